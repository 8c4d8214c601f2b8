"""What is so of the people and things of one incident, as rules ask it: who is a child, who lives, who is whose kin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import AgeGroup, Outcome, PartyKind
from onrecord.publish.casualties import ActDone, Citation, IncidentFile, VictimRecord
from onrecord.publish.disclosure.tokens import word_tables
from onrecord.resolution.folding import fold

__all__ = [
    "ADULT_YEARS",
    "Facts",
    "facts_of",
    "is_age_known",
    "is_child",
    "protected_of",
    "sexual_violence",
    "violent_terms",
]

ADULT_YEARS = 18
"""The age from which SDG 16.1.2 and the Convention on the Rights of the Child count an adult."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The victims of each condition, by id; `kin` holds whoever is told to be a relative of whom, both ways."""

    children: frozenset[str]
    violated: frozenset[str]
    living: frozenset[str]
    kin: Mapping[str, frozenset[str]]
    with_violence: bool
    protected: frozenset[str]


def facts_of(file: IncidentFile, terms: frozenset[str] = frozenset()) -> Facts:
    """Give what is so in one incident; `terms` of the codebook are sexual violence, besides those that say so."""
    violent = {act.id for act in file.incident.acts if sexual_violence(act) or terms & {act.type, act.method}}
    return Facts(
        frozenset(victim.id for victim in file.victims if is_child(victim)),
        frozenset(victim.id for victim in file.victims if _is_violated(victim, violent, file)),
        frozenset(victim.id for victim in file.victims if not _is_dead(victim)),
        _kin(file.victims),
        bool(violent),
        frozenset(each.id for each in file.citations if each.is_protected),
    )


def is_child(victim: VictimRecord) -> bool:
    """Tell whether somebody is said to be a child, or may be one by the age told."""
    if victim.age_group is AgeGroup.CHILD:
        return True
    least = victim.age.low if isinstance(victim.age, AgeRange) else victim.age
    return least is not None and least < ADULT_YEARS


def is_age_known(victim: VictimRecord) -> bool:
    """Tell whether an age, or an age group, is told of somebody."""
    return victim.age is not None or victim.age_group not in (None, AgeGroup.UNKNOWN)


@lru_cache(maxsize=1 << 12)
def sexual_violence(act: ActDone) -> bool:
    """Tell whether an act is sexual violence by its type, its method or what is said of it."""
    told = (act.type, act.method, act.weapon, *act.circumstances, *act.grounds)
    return _says_violence(" ".join(filter(None, told)))


def violent_terms(codebook: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """Give the terms of a codebook whose labels say that they are sexual violence."""
    return frozenset(
        term for told in codebook.values() for term, label in told.items() if _says_violence(f"{term} {label}")
    )


def _says_violence(words: str) -> bool:
    plain = fold(words).replace("_", " ")
    return any(fold(each) in plain for each in word_tables()["sexual_violence"])


def protected_of(citations: tuple[Citation, ...]) -> frozenset[str]:
    """Give the ids of the reports that protected sources gave."""
    return frozenset(each.id for each in citations if each.is_protected)


def _is_violated(victim: VictimRecord, violent: set[str], file: IncidentFile) -> bool:
    """Tell whether sexual violence was done to a victim; where no act is told, to everybody of an incident of it."""
    if not violent:
        return False
    acts = {harm.act for harm in victim.harm}
    return bool(acts & violent) or not acts or (None in acts and len(file.incident.acts) > 0)


def _is_dead(victim: VictimRecord) -> bool:
    return victim.kind is not PartyKind.ACTOR and any(harm.outcome is Outcome.KILLED for harm in victim.harm)


def _kin(victims: tuple[VictimRecord, ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for victim in victims:
        for relation in victim.relations:
            found.setdefault(victim.id, set()).add(relation.to)
            found.setdefault(relation.to, set()).add(victim.id)
    return {one: frozenset(others) for one, others in found.items()}
