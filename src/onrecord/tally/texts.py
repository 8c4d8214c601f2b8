"""Texts and on whose word each of them tells something: what independence is reckoned from.

Reports that print one text are one text. Whom it has it from is followed as far as any report of the record tells:
where a paper cites an agency, and a report of that agency cites the police, the paper has it from the police.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from onrecord.tally.accounts import ClaimFact
from onrecord.tally.origins import is_named, origin_key

__all__ = ["Text", "handed_on", "texts_of", "way_of"]

Handed = Mapping[str, Collection[str]]
"""For the key of a source, those whom it is said to have something from."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text, by the id of its original, with the reports that print it and the claims in them that stand.

    `ends` are the named ends of its chains, `way` all who are named on the way, `behind` whom the ends are said to have
    it from in turn: each by its key. `unnamed` are the words for ends that are not named. `is_own` tells that it is
    the word of who published it, `is_heard` that a claim that stands ends with a name.
    """

    id: str
    source: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    published: date | None
    ends: frozenset[str]
    way: frozenset[str]
    behind: frozenset[str]
    unnamed: tuple[str, ...]
    is_own: bool
    is_heard: bool

    def shared_with(self, other: Text) -> frozenset[str]:
        """Give the keys of who makes two texts one source: the end of one that is on the way of the other."""
        mine, yours = self.ends | self.behind, other.ends | other.behind
        return (mine & (yours | other.way)) | (yours & self.way)


def way_of(fact: ClaimFact) -> list[str]:
    """Give who hands a claim on, from who published it to the end of the chain."""
    return [fact.source, *fact.chain]


def handed_on(facts: Iterable[ClaimFact]) -> Handed:
    """Give who is said to have anything from whom, those who are not named left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        named = [origin_key(name) for name in way_of(fact) if is_named(name)]
        for one, other in pairwise(named):
            if one != other:
                found[one].add(other)
    return found


def texts_of(facts: Mapping[str, ClaimFact], handed: Handed, withdrawn: Collection[str] = ()) -> list[Text]:
    """Give the texts of claims, those first that are somebody's own word, then the earliest.

    What a withdrawn claim showed of who has it from whom is known still; it makes no text a source.
    """
    found: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    for claim, fact in sorted(facts.items()):
        found[fact.family].add(claim, fact, claim not in withdrawn)
    texts = (gathered.text(id_, handed) for id_, gathered in found.items())
    return sorted(texts, key=lambda text: (not text.is_own, text.published or date.max, text.id))


@dataclass(slots=True)
class _Gathered:
    facts: list[ClaimFact] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    is_heard: bool = False

    def add(self, claim: str, fact: ClaimFact, stands: bool) -> None:
        self.facts.append(fact)
        if stands:
            self.claims.append(claim)
            self.is_heard = self.is_heard or is_named(fact.origin)

    def text(self, id_: str, handed: Handed) -> Text:
        ends = frozenset(origin_key(fact.origin) for fact in self.facts if is_named(fact.origin))
        unnamed = {fact.origin for fact in self.facts if not is_named(fact.origin)}
        return Text(
            id_,
            min(fact.source for fact in self.facts),
            tuple(sorted({fact.report for fact in self.facts})),
            tuple(self.claims),
            min((fact.published for fact in self.facts if fact.published is not None), default=None),
            ends,
            frozenset(origin_key(name) for fact in self.facts for name in way_of(fact) if is_named(name)),
            _behind(ends, handed),
            tuple(sorted(unnamed)),
            any(not fact.chain and is_named(fact.source) for fact in self.facts),
            self.is_heard,
        )


def _behind(ends: Iterable[str], handed: Handed) -> frozenset[str]:
    """Give everybody whom some have it from, at first hand or by way of others."""
    found: set[str] = set()
    waiting = list(ends)
    while waiting:
        for other in handed.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
