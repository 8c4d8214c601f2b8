"""A value of a record with what it rests on: the words of the reports, who said so, what is told otherwise, and what is
held back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.vocabulary import Stance
from onrecord.publish.casualties import Citation, Disagreement, Statement, Withheld
from onrecord.publish.reading.markup import Markup
from onrecord.publish.reading.wording import word_links, word_value
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined, safe
from onrecord.publish.site.reasons import word_reason
from onrecord.publish.site.words import Words

__all__ = ["Evidence", "Row", "cite_sources", "evidence_of", "render_rows", "word_property", "word_rule"]

GROUPS = {
    "sex": "sex",
    "age_group": "age_group",
    "status": "status",
    "type": "act",
    "method": "method",
    "weapon": "weapon",
    "circumstances": "circumstance",
    "grounds": "ground",
    "harm": "outcome",
    "damage": "damage",
    "object": "object",
    "involvement": "involvement",
    "precision": "precision",
    "country": "country",
}
"""The list of terms that the values of a property are of, by the last part of its path that names a property."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a record: its name, the value as HTML, and which properties it shows, by the first part of their
    paths.
    """

    key: str
    value: Markup
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the values of one record rest on, by the first part of their paths, and the numbers of its sources."""

    told: Mapping[str, Sequence[Statement]]
    notes: Mapping[str, Sequence[Disagreement | Withheld]]
    numbers: dict[str, int]
    citations: Sequence[Citation]
    words: Words


def evidence_of(
    record: tuple[Sequence[Statement], Sequence[Disagreement], Sequence[Withheld]],
    citations: Iterable[Citation],
    reports: Iterable[str],
    words: Words,
) -> Evidence:
    """Give the evidence of a record; of the citations, those of `reports` and of its statements, numbered in order."""
    statements, disagreements, withheld = record
    wanted = {*reports, *(each.report for each in statements)}
    cited = [citation for citation in citations if citation.id in wanted and not citation.is_protected]
    numbers = {citation.id: number for number, citation in enumerate(cited, 1)}
    told: dict[str, list[Statement]] = {}
    for said in statements:
        told.setdefault(said.property.partition(".")[0], []).append(said)
    notes: dict[str, list[Disagreement | Withheld]] = {}
    differ = (each for each in disagreements if not _says_nothing(each.property))
    together: tuple[Disagreement | Withheld, ...] = (*differ, *withheld)
    for note in together:
        notes.setdefault(note.property.partition(".")[0], []).append(note)
    return Evidence(told, notes, numbers, cited, words)


def render_rows(rows: Iterable[Row], evidence: Evidence) -> Markup:
    """Give the lines of a record, each with what it rests on; what no line shows comes last."""
    shown = list(rows)
    parts = [_render_row(evidence.words.say(row.key), row, evidence) for row in shown]
    parts += _others(shown, evidence)
    return fill("<dl>{}</dl>", joined(parts))


def cite_sources(evidence: Evidence, *, anchored: bool = True) -> Markup:
    """Give the sources of a page, numbered; those that print the same text are said to."""
    words = evidence.words
    if not evidence.citations:
        return fill("<p>{}</p>", words.say("no_sources"))
    families: dict[str, int] = {}
    items = []
    for citation in evidence.citations:
        number = evidence.numbers[citation.id]
        same = families.setdefault(citation.family, number) if citation.family else number
        anchor = fill(" id=s{}", str(number)) if anchored else NOTHING
        items.append(fill("<li{}>{}", anchor, _source(citation, number, same, words)))
    return fill("<ol class=s>{}</ol>", joined(items))


def word_property(path: str, words: Words) -> str:
    """Give the name of a property in words, with or without the kind of record before it (`VictimRecord.name`); one
    without words by what it is called.
    """
    told = next((part for part in path.split(".") if part[:1].islower()), path)
    key = f"property_{told}"
    return words.say(key) if key in words.phrases.text else told.replace("_", " ")


def word_rule(rule: str, words: Words) -> str:
    """Give the name of a rule in the language, or as it is called."""
    return words.phrases.terms.get("rule", {}).get(rule) or word_reason(rule, words.language)


def _render_row(name: str, row: Row, evidence: Evidence) -> Markup:
    told = [each for head in row.heads for each in evidence.told.get(head, ())]
    said = (_statement(each, evidence) for each in told if each.quotes or each.withheld or each.report is not None)
    # The first and the last day, and the precision of both, rest on one quote.
    parts = list(dict.fromkeys(said))
    notes = list(
        dict.fromkeys(_note(each, evidence.words) for head in row.heads for each in evidence.notes.get(head, ()))
    )
    listed = fill("<ul>{}</ul>", joined(parts)) if parts else NOTHING
    return fill("<dt>{}<dd>{}{}{}", name, row.value, joined(notes) if notes else NOTHING, listed)


def _others(shown: Sequence[Row], evidence: Evidence) -> list[Markup]:
    seen = {head for row in shown for head in row.heads}
    loose = [head for head in dict.fromkeys((*evidence.told, *evidence.notes)) if head not in seen]
    return [
        _render_row(word_property(head, evidence.words), Row("other", _loose(head, evidence), (head,)), evidence)
        for head in loose
    ]


def _loose(head: str, evidence: Evidence) -> Markup:
    told = evidence.told.get(head, ())
    values = dict.fromkeys(_value(each.property, each.value, evidence.words) for each in told if each.stands)
    return joined((bdi(value) for value in values), evidence.words.comma)


def _note(note: Disagreement | Withheld, words: Words) -> Markup:
    return _held_back(note, words) if isinstance(note, Withheld) else _disagreement(note, words)


def _statement(said: Statement, evidence: Evidence) -> Markup:
    words = evidence.words
    otherwise = (
        NOTHING
        if said.stands or _says_nothing(said.property)
        else fill("<i>{}</i> ", words.put("otherwise", value=bdi(_value(said.property, said.value, words))))
    )
    return fill("<li>{}{}{}", otherwise, _words_of(said, evidence), _told_by(said, evidence))


def _says_nothing(path: str) -> bool:
    """Tell whether the values of a property are none for readers: the words of a time or a place always differ, and who
    somebody is counted within is told by ids of reports.
    """
    return path.endswith(".text") or path == "part_of"


def _words_of(said: Statement, evidence: Evidence) -> Markup:
    words = evidence.words
    if said.quotes:
        number = evidence.numbers.get(said.report or "")
        language = evidence.citations[number - 1].language if number else None
        tag = fill(" lang={}", language) if language and language.isalpha() and language != words.language else NOTHING
        return joined((fill("<q dir=auto{}>{}</q>", tag, quote) for quote in said.quotes), " ")
    if said.withheld is not None:
        return words.put("quote_withheld", rule=bdi(word_rule(said.withheld, words)))
    if said.inferred_by is not None:
        return words.put("inferred", rule=bdi(word_rule(said.inferred_by, words)))
    return bdi(_value(said.property, said.value, words))


def _told_by(said: Statement, evidence: Evidence) -> Markup:
    words, number = evidence.words, evidence.numbers.get(said.report or "")
    if number is not None:
        source = fill(" <a href=#s{}>[{}]</a>", str(number), str(number))
    elif said.report is not None:
        source = fill(" [{}]", words.say("source_withheld"))
    else:
        source = NOTHING
    chain = _chain(said.according_to, words) if said.according_to else NOTHING
    stance = NOTHING if said.stance is Stance.ASSERTED else fill("{}{}", words.comma, words.term("stance", said.stance))
    return fill("{}{}{}", source, chain, stance)


def _chain(chain: Chain, words: Words) -> Markup:
    links = joined((bdi(link) for link in word_links(chain, words.phrases)), f" {words.phrases.arrow} ")
    return fill("{}{}", words.comma, words.put("according", chain=links))


def _disagreement(each: Disagreement, words: Words) -> Markup:
    others = joined((bdi(_value(each.property, other, words)) for other in each.others), words.comma)
    if each.stands is None:
        return fill("<p class=d>{}", words.put("disagree_open", others=others))
    stands = bdi(_value(each.property, each.stands, words))
    said = words.put("disagree", stands=stands, rule=bdi(word_rule(each.rule, words)), others=others)
    return fill("<p class=d>{}", said)


def _held_back(each: Withheld, words: Words) -> Markup:
    return fill("<p class=w>{}", words.put("withheld", rule=bdi(word_rule(each.rule, words))))


def _value(path: str, value: ClaimValue, words: Words) -> str:
    if isinstance(value, str):
        parts = path.split(".")
        group = next((GROUPS[part] for part in reversed(parts) if part in GROUPS), None)
        if group == "country":
            return words.country(value)
        if parts[0] == "when" and (day := _day(value)) is not None:
            return words.day(day)
        return words.term(group, value) if group else value
    return words.number(value) if type(value) is int else word_value(value, words.phrases)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _source(citation: Citation, number: int, same: int, words: Words) -> Markup:
    named = bdi(citation.source) if citation.source else safe(words.say("source_unnamed"))
    title = (
        fill(" <cite dir=auto{}>{}</cite>", _language(citation, words), citation.title) if citation.title else NOTHING
    )
    day = fill("{}{}", words.comma, words.day(citation.published)) if citation.published else NOTHING
    again = fill(" {}", words.say("same_text", number=str(same))) if same != number else NOTHING
    return fill("{}{}{}{}{}", named, title, day, _address(citation.address), again)


def _language(citation: Citation, words: Words) -> Markup:
    told = citation.language
    return fill(" lang={}", told) if told and told.isalpha() and told != words.language else NOTHING


def _address(address: str | None) -> Markup:
    """Give an address to follow, where it is one of the web; anything else as words, for it might run."""
    if address is None:
        return NOTHING
    try:
        is_web = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        is_web = False
    if not is_web:
        return fill(" <bdi>{}</bdi>", address)
    return fill(' <a href="{}" rel="noreferrer noopener nofollow" dir=ltr class=u>{}</a>', address, address)
