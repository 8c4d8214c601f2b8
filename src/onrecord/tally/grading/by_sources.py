"""Grades that go by how many independent sources tell of an incident: Iraq Body Count, OHCHR, Every Casualty."""

from __future__ import annotations

from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.grading.facets import corroborated
from onrecord.tally.grading.ladders import NOT_GRADED, Facet
from onrecord.tally.grading.verdicts import Verdict
from onrecord.tally.independence import Independence

__all__ = ["every_casualty", "iraq_body_count", "lacking", "ohchr"]

NOBODY = "no claim that stands tells of anybody harmed"
A_SOURCE = "a source that tells of somebody harmed"
ANOTHER = "a second source that is shown to be independent of the first"

REQUIRED = (Facet.DATE, Facet.PLACE, Facet.CAUSE)
"""What confirmed entries of OHCHR carry in any case, date and place and circumstances; the rest where possible."""


def iraq_body_count(evidence: Evidence) -> Verdict:
    """Propose by the rule of Iraq Body Count: two independent sources, else provisional (its Methods, section 5)."""
    sources = evidence.sources(evidence.harm())
    if not sources.number:
        return Verdict(NOT_GRADED, NOBODY, (A_SOURCE,))
    if sources.number == 1:
        return Verdict("provisional", _by(sources), lacking(sources), sources.claims)
    return Verdict("two independent sources", _by(sources), (), sources.claims)


def ohchr(evidence: Evidence) -> Verdict:
    """Propose how far an incident is corroborated, after the practice of OHCHR that is told in its Guidance on Casualty
    Recording (HR/PUB/19/1, 2019): what, where, when and how. That there are "reasonable grounds to believe" it is for a
    person to find, and is never proposed.
    """
    sources = evidence.sources(evidence.harm())
    if not sources.number:
        return Verdict("not", NOBODY, (A_SOURCE,))
    found = [corroborated(evidence, facet) for facet in REQUIRED]
    claims = tuple(sorted({*sources.claims, *(claim for each in found for claim in each.claims)}))
    if sources.number == 1:
        return Verdict("single source", _by(sources), lacking(sources), claims)
    short = tuple(f"{each.facet} corroborated; now {each}" for each in found if each.grade != "corroborated")
    if short:
        return Verdict("partly", f"{_by(sources)}, but not of all that is asked", short, claims)
    person = "a person to find that there are reasonable grounds to believe it"
    return Verdict("corroborated", f"{_by(sources)}, of date, place and cause too", (person,), claims)


def every_casualty(evidence: Evidence) -> Verdict:
    """Propose "undecided" with what supports it: people confirm or reject (Standards for Casualty Recording, p. 25)."""
    sources = evidence.sources(evidence.harm())
    person = "a person to decide, by the recorder's own published method"
    if not sources.number:
        return Verdict("undecided", NOBODY, (A_SOURCE, person))
    return Verdict("undecided", _by(sources), (*lacking(sources), person), sources.claims)


def lacking(sources: Independence) -> tuple[str, ...]:
    """Give what one source lacks to be two: another, or the names of those who may be."""
    if sources.number > 1:
        return ()
    hidden = tuple(f"who {each.report} has it from: {each.why}" for each in sources.not_shown)
    return (ANOTHER, *hidden)


def _by(sources: Independence) -> str:
    more = len(sources.not_shown) if sources.groups else 0
    beside = f"; {more} more not shown to be independent" if more else ""
    return f"told by {sources}{beside}"
