"""Words that tell an act: the codebook's terms in all their forms, found in a parse.

A verb with a particle or result may have its object inside ("gunned him down", "stabbed her to death").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.codebook import Codebook
from onrecord.coding.english.inflection import noun_forms, verb_forms
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.woundings import limb_hit

__all__ = ["Lexicon", "Trigger", "build_lexicon", "find_triggers"]

TOKEN = re.compile(r"[^\s-]+|-")
OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your"})
# An object of this many tokens may stand inside "gun ... down".
WIDEST_GAP = 7
BARRIERS = frozenset(",;:.()—–")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One term: the forms each of its words may take, its act, part of speech, implied method and act on people."""

    forms: tuple[frozenset[str], ...]
    act: str
    part: str
    method: str | None
    of_people: str | None = None
    by_people: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """One telling of an act: its head token, all its tokens, and what the codebook says they mean.

    `of_people` is the act it is where people suffer it and no things; `by_people` says that it is one only where the
    words tell who does it to people.
    """

    head: int
    tokens: tuple[int, ...]
    act: str
    part: str
    method: str | None
    of_people: str | None = None
    by_people: bool = False

    @property
    def last(self) -> int:
        """Give the last of its tokens."""
        return self.tokens[-1]


Lexicon = Mapping[str, tuple[_Pattern, ...]]


def build_lexicon(codebook: Codebook) -> Lexicon:
    """Give the English terms of a codebook, by the first word of each form, longest first."""
    table: dict[str, list[_Pattern]] = {}
    for act in codebook.acts.values():
        for part, words in act.words.get("en", {}).items():
            for word, method in words.items():
                of_people = act.of_people.get(word) if part == "verbs" else None
                by_people = part == "verbs" and word in act.by_people
                pattern = _Pattern(_forms(word, part), act.id, part, method, of_people, by_people)
                for form in pattern.forms[0]:
                    table.setdefault(form, []).append(pattern)
    return {form: tuple(sorted(patterns, key=lambda pattern: -len(pattern.forms))) for form, patterns in table.items()}


def find_triggers(parse: Parse, lexicon: Lexicon, taken: Iterable[tuple[int, int]] = ()) -> tuple[Trigger, ...]:
    """Find the terms in a parse, the longest at each place, outside the token stretches already `taken` by names."""
    covered = [False] * len(parse)
    for start, end in taken:
        covered[start:end] = [True] * (end - start)
    triggers: list[Trigger] = []
    for token, word in enumerate(parse.lower):
        patterns = lexicon.get(word)
        if patterns is None or covered[token]:
            continue
        trigger = _best(parse, token, patterns)
        if trigger is not None and not any(covered[place] for place in trigger.tokens):
            triggers.append(trigger)
            for place in trigger.tokens:
                covered[place] = True
    return tuple(triggers)


def _best(parse: Parse, token: int, patterns: Iterable[_Pattern]) -> Trigger | None:
    for pattern in patterns:
        if not _fits(parse, token, pattern.part):
            continue
        tokens = _match(parse, token, pattern)
        if tokens is not None:
            head = tokens[-1] if pattern.part in ("nouns", "people") else _full_verb(parse, tokens)
            found = Trigger(
                head, tokens, pattern.act, pattern.part, pattern.method, pattern.of_people, pattern.by_people
            )
            return replace(found, act="injury") if _wounds(parse, found) else found
    return None


def _wounds(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether an attack's words say which limb it hit: "shot in the knee"."""
    if trigger.part != "verbs" or not (trigger.act == "attack" or trigger.method == "stabbing"):
        return False
    return trigger.act != "killing" and limb_hit(parse, trigger.last) is not None


def _full_verb(parse: Parse, tokens: Sequence[int]) -> int:
    """Give the verb of a term that opens with its auxiliary: "found" of "was found dead"."""
    first = tokens[0]
    governor = parse.head[first]
    return governor if parse.dep[first] in ("aux", "auxpass") and governor in tokens else first


def _fits(parse: Parse, token: int, part: str) -> bool:
    """Tell whether the token's tag allows the part of speech: "attack" the verb is not "attack" the noun."""
    tag = parse.tag[token]
    if part in ("verbs", "suffered"):
        return tag.startswith("VB") or (
            tag == "JJ" and parse.dep[token] in ("acl", "ROOT", "amod") and parse.lower[token].endswith("ed")
        )
    if part == "nouns":
        return (
            tag.startswith("NN")
            or (tag == "VBG" and parse.dep[token] in ("pobj", "nsubj", "nsubjpass", "dobj", "compound", "conj"))
            or tag == "JJ"
        )
    if part == "states":
        return not tag.startswith("NNP")
    return tag.startswith(("NN", "JJ", "VBN", "VBD"))


def _match(parse: Parse, token: int, pattern: _Pattern) -> tuple[int, ...] | None:
    """Give the tokens the pattern matches from here, or None."""
    tokens = [token]
    size = len(parse)
    sentence = parse.sentence[token]
    gap = {"verbs": WIDEST_GAP, "suffered": 1}.get(pattern.part, 0)
    for forms in pattern.forms[1:]:
        place = tokens[-1] + 1
        last = place + gap
        while place <= last:
            if place >= size or parse.sentence[place] != sentence:
                return None
            if _is_form(parse.lower[place], forms):
                break
            if pattern.part == "suffered" and parse.tag[place] != "RB":
                return None
            verbal = parse.is_verb(place) and parse.dep[place] != "amod"
            if parse.lower[place] in BARRIERS or (verbal and place > tokens[-1]):
                return None
            place += 1
        else:
            return None
        tokens.append(place)
    return tuple(tokens)


def _is_form(word: str, forms: frozenset[str]) -> bool:
    return word in forms or ("one's" in forms and word in OWNERS)


def _forms(word: str, part: str) -> tuple[frozenset[str], ...]:
    pieces = TOKEN.findall(word.lower().replace("-", " - "))
    forms = [frozenset({piece}) for piece in pieces]
    if part in ("verbs", "suffered"):
        forms[0] = verb_forms(pieces[0])
        if len(pieces) > 2 and pieces[1] == "and":
            forms[2] = verb_forms(pieces[2])
    elif part in ("nouns", "people"):
        forms[-1] = noun_forms(pieces[-1])
        if len(pieces) == 1:
            forms[0] = noun_forms(word.lower())
    return tuple(forms)
