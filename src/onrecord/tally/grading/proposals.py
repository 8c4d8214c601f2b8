"""What a scheme's rule proposes: a grade, why, and what is missing for the next one. A person signs it, or another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from onrecord.tally.accounts import ClaimFact
from onrecord.tally.grading.airwars import airwars
from onrecord.tally.grading.by_sources import every_casualty, iraq_body_count, ohchr
from onrecord.tally.grading.events import acled, ucdp
from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.grading.facets import Corroborated, facets_of
from onrecord.tally.grading.ladders import Facet, ladder_of
from onrecord.tally.grading.verdicts import Verdict
from onrecord.tally.happenings import Happening

__all__ = ["Proposal", "propose", "propose_facets"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grade that a rule proposes for an incident, or a facet of it, why, what is missing for the next grade, and the
    claims that support it. `is_for_people` tells that the scheme leaves its grades to people: the one proposed says
    nothing against another that they signed.
    """

    grade: str
    why: str
    missing: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    scheme: str = ""
    facet: Facet = Facet.INCIDENT
    is_for_people: bool = False

    @property
    def state(self) -> str:
        """Give the digest of what was proposed on which claims: it changes when either does."""
        told = "\n".join((self.scheme, self.facet, self.grade, *sorted(self.claims)))
        return hashlib.sha256(told.encode()).hexdigest()


RULES: Mapping[str, Callable[[Evidence], Verdict]] = {
    "acled": acled,
    "airwars": airwars,
    "every-casualty": every_casualty,
    "iraq-body-count": iraq_body_count,
    "ohchr": ohchr,
    "ucdp": ucdp,
}
"""The rules of grades by the name of the scheme."""

FOR_PEOPLE = frozenset({"every-casualty"})


def propose(
    scheme_name: str, happening: Happening, facts: Mapping[str, ClaimFact], withdrawn: Collection[str] = ()
) -> Proposal:
    """Give the grade that a scheme's rule proposes for an incident.

    Args:
        scheme_name: the scheme, with its version or without.
        happening: the incident with those within it.
        facts: where its claims come from, by their ids.
        withdrawn: those of them that were withdrawn: they support nothing, and what they showed against the incident
            stays until a person looks, so that a grade never rises by withdrawal.

    Raises:
        BadOption: there is no such scheme.
    """
    ladder_of(scheme_name)
    name = scheme_name.partition("@")[0]
    found = RULES[name](Evidence(happening, facts, frozenset(withdrawn)))
    return Proposal(found.grade, found.why, found.missing, found.claims, name, is_for_people=name in FOR_PEOPLE)


def propose_facets(
    scheme_name: str, happening: Happening, facts: Mapping[str, ClaimFact], withdrawn: Collection[str] = ()
) -> tuple[Proposal, ...]:
    """Give what is proposed for each facet of an incident, as `propose` does for the whole: identity, place, date,
    cause and responsibility. The grades of facets are the same under every scheme.
    """
    ladder_of(scheme_name)
    name = scheme_name.partition("@")[0]
    return tuple(
        Proposal(each.grade, str(each), _missing(each), each.claims, name, each.facet)
        for each in facets_of(Evidence(happening, facts, frozenset(withdrawn)))
    )


def _missing(found: Corroborated) -> tuple[str, ...]:
    """Give what is missing for a facet to be better corroborated."""
    if not found.sources.number:
        return (f"a source that tells the {found.facet}",)
    if found.sources.number == 1:
        return ("a second source that is shown to be independent and says the same",)
    if found.conflicting:
        return (f"a person to weigh what is told otherwise: {', '.join(found.conflicting)}",)
    return ()
