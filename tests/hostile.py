"""A coding with the same hostile words in every place that words can stand: reports are written by anybody."""

from __future__ import annotations

from onrecord.core.coding import (
    Act,
    Claim,
    Coder,
    Coding,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Relation,
    Toll,
    Victim,
)
from onrecord.core.contract import view_values
from onrecord.core.report import Dropped, Report
from onrecord.core.values import Count, Name, When, Where
from onrecord.core.vocabulary import CoderKind, Involvement, Outcome, PartyKind

__all__ = ["PAYLOADS", "hostile_coding"]

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<!-- --><a href=javascript:alert(1)>x</a>",
    "line\u2028separator\u2029</script>",
    "\u202eexe.tpircs\u2066",
    "{{script}} {0} {name} %s",
    "&lt;b&gt; &amp;amp;",
    '=HYPERLINK("http://example.org")',
    "\x1b]0;owned\x07\x1b[31mred\x9b2J",
    "nul\x00 half\ud83d pair",
    "a\r\nb\tc",
)


def hostile_coding(words: str) -> Coding:
    """Give a coding that says `words` wherever it says anything, a claim with a quote beneath every value."""
    text = f"{words}\n\nbefore {words} after\n\n{words}"
    report = Report(
        "sha256:" + "0" * 64, text, words, words, words, None, None, words, (Dropped(words, words),), (words,)
    )
    bare = Coding(report, Coder(CoderKind.MODEL, words, words, words), (_incident(words),), (_toll(words),))
    start = len(words) + 2 + len("before ")
    quote = report.quote(start, start + len(words))
    claims = tuple(
        Claim(f"c{n}", subject, path, value if isinstance(value, int | float) else words, according_to=(words, words),
              quotes=(quote,), inferred_by=words, confidence=0.5)
        for n, (subject, path, value) in enumerate(view_values(bare))
    )  # fmt: skip
    loose = Claim("loose", "nobody", words, words, quotes=(quote,))
    return Coding(report, bare.coder, bare.incidents, bare.tolls, (*claims, loose))


def _incident(words: str) -> Incident:
    victim = Victim(
        "p1", PartyKind.PERSON, words, (Name(words), Name(words + words)), words, Count(1, 2, 3, words),
        occupation=words, affiliation=words, nationality=words, relations=(Relation(words, words),), part_of="p1",
        acts=(Harm("k1", Outcome.KILLED),),
    )  # fmt: skip
    perpetrator = Perpetrator(
        "p2",
        PartyKind.GROUP,
        description=words,
        actor=words + words,
        acts=(Participation("k1", Involvement.ORDERED),),
    )
    thing = ObjectHarmed("o1", words, words, Count(2, 2, 2, words), (ObjectAct("k1", words),))
    act = Act("k1", words, words, words, (words,), (words,))
    when, where = When(text=words, rule=words), Where(words, words + words, words, words, 1.5, 2.5)
    return Incident(
        "i1",
        (act,),
        when,
        where,
        (victim,),
        (perpetrator,),
        (thing,),
        {words: Count(1, 1, 1, words)},
        ((words, words),),
    )


def _toll(words: str) -> Toll:
    return Toll(
        "t1", words, Count(1, text=words), words, words, Where(words), When(text=words), (words,), When(text=words)
    )
