"""How well each thing that is said of an incident is corroborated: who, where, when, how, by whom.

A facet is corroborated where two independent sources say the same. What the same is depends on the facet: places with
one entry of the gazetteer, days that may be one, one method of one act, one body, a name for one victim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.tally.grading.evidence import Evidence, Telling
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.grading.occasions import Same, Told, dates_told, places_told
from onrecord.tally.grading.responsibility import responsibility_of
from onrecord.tally.independence import NOBODY_TELLS, Independence

__all__ = ["Corroborated", "corroborated", "facets_of"]


@dataclass(frozen=True, slots=True)
class Corroborated:
    """What is told of one facet that most independent sources tell, how many they are, and what others tell against it.

    `told` is in words, empty where nothing is told.
    """

    facet: Facet
    told: str = ""
    sources: Independence = NOBODY_TELLS
    conflicting: tuple[str, ...] = ()

    @property
    def grade(self) -> str:
        """Give how well it is corroborated: partly, where two sources agree and others tell otherwise."""
        if self.sources.number < 2:
            return "single source" if self.sources.number else "not"
        return "partly" if self.conflicting else "corroborated"

    @property
    def claims(self) -> tuple[str, ...]:
        """Give the claims that tell it and stand."""
        return self.sources.claims

    def __str__(self) -> str:
        """Give it in a sentence's words: `place: Zawiya, two independent sources`."""
        if not self.sources.number:
            return f"{self.facet}: missing"
        otherwise = f"; told otherwise: {', '.join(self.conflicting)}" if self.conflicting else ""
        return f"{self.facet}: {self.told}, {self.sources}{otherwise}"


def facets_of(evidence: Evidence) -> tuple[Corroborated, ...]:
    """Give how well each facet of an incident is corroborated, in the order of the facets."""
    return tuple(corroborated(evidence, facet) for facet in _FACETS)


def corroborated(evidence: Evidence, facet: Facet) -> Corroborated:
    """Give how well one facet of an incident is corroborated."""
    return _FACETS[facet](evidence)


def _identity(evidence: Evidence) -> Corroborated:
    """Give how many independent sources name the victim whom fewest name, of those whom anybody names."""
    found: list[tuple[str, Independence]] = []
    otherwise: set[str] = set()
    for victim in evidence.happening.victims:
        names = [each for each in evidence.told([victim], lambda path: path == "name") if isinstance(each.value, str)]
        if names:
            found.append((min(str(each.value) for each in names), evidence.sources(names)))
            sexes = _by_value(evidence.told([victim], lambda path: path == "sex"))
            otherwise |= {f"{found[-1][0]} is told to be {each}" for each in sexes if len(sexes) > 1}
    if not found:
        return Corroborated(Facet.IDENTITY)
    name, sources = min(found, key=lambda each: (each[1].number, each[0]))
    told = name if len(found) == 1 else f"{len(found)} are named, {name} by the fewest"
    return Corroborated(Facet.IDENTITY, told, sources, tuple(sorted(otherwise)))


def _place(evidence: Evidence) -> Corroborated:
    return _best(evidence, Facet.PLACE, places_told(evidence))


def _date(evidence: Evidence) -> Corroborated:
    return _best(evidence, Facet.DATE, dates_told(evidence))


def _cause(evidence: Evidence) -> Corroborated:
    """Give the method that most independent sources tell of one act; several acts may have several methods."""
    told: dict[str, Same] = {}
    against: set[str] = set()
    for act in evidence.happening.acts:
        methods = _by_value(evidence.told([act], lambda path: path == "method"))
        against |= set(methods) if len(methods) > 1 else set()
        for method, tellings in methods.items():
            told.setdefault(method, Same([])).tellings.extend(tellings)
    return _best(evidence, Facet.CAUSE, {each: Same(told[each].tellings, against - {each}) for each in told})


def _responsibility(evidence: Evidence) -> Corroborated:
    found = responsibility_of(evidence)
    names = {each.key: each.actor for each in sorted(found.namings, key=lambda each: each.actor, reverse=True)}
    told = {name: Same([], set(found.competing) - {name}) for name in sorted(names.values())}
    for each in found.namings:
        # Who is named and what part it had are two claims: without either of them, nobody is named.
        gone = next((claim for claim in each.claims if claim in evidence.withdrawn), each.telling.claim)
        told[names[each.key]].tellings.append(replace(each.telling, claim=gone))
    return _best(evidence, Facet.RESPONSIBILITY, told)


def _best(evidence: Evidence, facet: Facet, told: Told) -> Corroborated:
    """Give what most independent sources tell; of several what most claims do, then the first in order."""
    among = [telling for same in told.values() for telling in same.tellings]
    found = {value: evidence.sources(same.tellings, among) for value, same in told.items()}
    if not found:
        return Corroborated(facet)
    value = min(found, key=lambda each: (-found[each].number, -len(told[each].tellings), each))
    return Corroborated(facet, value, found[value], tuple(sorted(told[value].against)))


def _by_value(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Give what is told by what it says, but for "unknown"."""
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for each in tellings:
        if isinstance(each.value, str) and each.value != "unknown":
            found[each.value].append(each)
    return dict(found)


_FACETS: Mapping[Facet, Callable[[Evidence], Corroborated]] = {
    Facet.IDENTITY: _identity,
    Facet.PLACE: _place,
    Facet.DATE: _date,
    Facet.CAUSE: _cause,
    Facet.RESPONSIBILITY: _responsibility,
}
