"""Grades of events as event data have them: how clear an event is told apart, by UCDP. ACLED has none."""

from __future__ import annotations

from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.grading.ladders import NOT_GRADED
from onrecord.tally.grading.occasions import dates_told, places_told
from onrecord.tally.grading.verdicts import Verdict

__all__ = ["acled", "ucdp"]


def ucdp(evidence: Evidence) -> Verdict:
    """Propose the event clarity of UCDP GED: clear (1), or an aggregate of several (2).

    The codebook names the two codes; that a day, or a few that may be one, and a place below the province make an event
    clear is our reading, and a person codes it.
    """
    occasions = {"day": dates_told(evidence), "place": places_told(evidence)}
    standing = {
        name: [each for same in told.values() for each in same.tellings if evidence.stands(each)]
        for name, told in occasions.items()
    }
    claims = tuple(sorted({each.claim for told in standing.values() for each in told}))
    if not any(evidence.stands(each) for each in evidence.harm()):
        return Verdict(NOT_GRADED, "no claim that stands tells of anybody harmed", ("a source that does",))
    missing = tuple(
        f"a report that tells the {name} of this event alone" for name, told in standing.items() if not told
    )
    if missing:
        return Verdict("aggregate", "told too widely to tell it from other events", missing, claims)
    return Verdict("clear", "a day and a place are told", (), claims)


def acled(evidence: Evidence) -> Verdict:
    """Propose nothing: ACLED grades no event."""
    return Verdict(NOT_GRADED, f"ACLED grades no event; {evidence.sources(evidence.harm())} here")
