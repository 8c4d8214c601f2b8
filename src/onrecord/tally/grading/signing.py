"""What becomes of a grade that a person signed when the evidence changes.

It never rises by itself, nor falls: where the rule finds less than before it is flagged, where it finds more a person
may raise it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.core.errors import BadOption
from onrecord.tally.grading.ladders import Facet, rank_of
from onrecord.tally.grading.proposals import Proposal

__all__ = ["Hold", "Signed", "Standing", "sign", "standing"]


class Hold(StrEnum):
    """How a signed grade stands beside what the rule proposes now."""

    STANDS = "stands"
    FLAGGED = "flagged"
    COULD_BE_RAISED = "could be raised, needs a person"


@dataclass(frozen=True, slots=True)
class Signed:
    """A grade of one facet as a person signed it, when, and the state of the proposal that they saw. `claims` are those
    that it rested on, `proposed` is the grade that the rule proposed then.

    Raises:
        BadOption: the scheme has no such grade, or the time has no zone.
    """

    facet: Facet
    grade: str
    scheme: str
    by: str
    at: datetime
    state: str
    claims: tuple[str, ...] = ()
    proposed: str | None = None

    def __post_init__(self) -> None:
        rank_of(self.grade, self.scheme, self.facet)
        if self.at.tzinfo is None:
            raise BadOption("time of signing", found=self.at.isoformat(), expected="a time with its zone", do="Add it.")


@dataclass(frozen=True, slots=True)
class Standing:
    """The grade that was signed, how it stands, and why, in words. `lost` are claims that it rested on and that are not
    among those of the proposal any more.
    """

    grade: str
    hold: Hold
    why: str
    lost: tuple[str, ...] = ()


def sign(proposal: Proposal, by: str, at: datetime, grade: str | None = None) -> Signed:
    """Give a proposal as a person signs it: with its grade, or with another that they give instead."""
    return Signed(
        proposal.facet,
        grade or proposal.grade,
        proposal.scheme,
        by,
        at,
        proposal.state,
        proposal.claims,
        proposal.grade,
    )


def standing(signed: Signed, proposal: Proposal) -> Standing:
    """Give how a signed grade stands beside what is proposed now; the grade is always that which was signed.

    Raises:
        BadOption: the two are not of one scheme and facet.
    """
    if (signed.scheme.partition("@")[0], signed.facet) != (proposal.scheme, proposal.facet):
        raise BadOption(
            "proposal",
            found=f"{proposal.facet} by {proposal.scheme}",
            expected=f"{signed.facet} by {signed.scheme}, as it was signed",
            do="Propose for the scheme and facet that were signed.",
        )
    lost = tuple(sorted(set(signed.claims) - set(proposal.claims)))
    if signed.state == proposal.state:
        return Standing(signed.grade, Hold.STANDS, "nothing has changed since it was signed")
    if proposal.is_for_people:
        return _of_people(signed, proposal, lost)
    now, then = (rank_of(each, signed.scheme, signed.facet) for each in (proposal.grade, signed.grade))
    if now > then:
        why = f"signed as {signed.grade}; the rule finds {proposal.grade} now: {proposal.why}"
        return Standing(signed.grade, Hold.COULD_BE_RAISED, why, lost)
    if now == then:
        return Standing(signed.grade, Hold.STANDS, f"the rule finds {proposal.grade} still{_of_lost(lost)}", lost)
    why = f"signed as {signed.grade}; the rule finds {proposal.grade} now: {proposal.why}{_of_lost(lost)}"
    return Standing(signed.grade, Hold.FLAGGED if lost or _fell(signed, now) else Hold.STANDS, why, lost)


def _fell(signed: Signed, now: int) -> bool:
    """Tell whether the rule finds less than when it was signed: a person may have signed above what it found."""
    return now < rank_of(signed.proposed or signed.grade, signed.scheme, signed.facet)


def _of_people(signed: Signed, proposal: Proposal, lost: tuple[str, ...]) -> Standing:
    """Give how a grade stands that no rule proposes: flagged once anything is gone that it rested on."""
    if lost:
        why = f"signed as {signed.grade}; now {proposal.why}{_of_lost(lost)}"
        return Standing(signed.grade, Hold.FLAGGED, why, lost)
    return Standing(signed.grade, Hold.STANDS, f"all that it rested on stands; now {proposal.why}")


def _of_lost(lost: tuple[str, ...]) -> str:
    return f"; gone of the claims that it rested on: {len(lost)}" if lost else ""
