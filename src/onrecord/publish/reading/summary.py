"""The line above everything: how many incidents, how many people, what is kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.coding import Coding, Incident
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, Stance
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_count

__all__ = ["Figure", "Summary", "count_people", "is_unreal", "summarise"]

# What was said not to have happened, or not yet, is no incident to count people by.
UNREAL = frozenset({Stance.DENIED, Stance.PLANNED, Stance.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a coding and how far they may be trusted."""

    figures: tuple[Figure, ...]
    note: str


def summarise(coding: Coding, phrases: Phrases) -> Summary:
    """Give the summary; tolls are counted as tolls, and their people are in no other figure."""
    return Summary(tuple(_figures(coding, phrases)), phrases.say(_standing(coding)))


def _standing(coding: Coding) -> str:
    """Name the phrase that says how far to trust what was found, or that nothing was."""
    if coding.incidents or coding.tolls:
        return "unconfirmed"
    return "nothing_found_doubts" if coding.report.flags else "nothing_found"


def count_people(incidents: tuple[Incident, ...], outcome: str) -> Count | None:
    """Give the sum of the incidents' counts for an outcome, None where no incident has one.

    An open end of one leaves the sum open; what was denied, planned or supposed is not counted.
    """
    counts = [i.counts[outcome] for i in incidents if outcome in i.counts and not is_unreal(i)]
    if not counts:
        return None
    lows = [count.low for count in counts if count.low is not None]
    best = _sum_all([count.best for count in counts])
    return Count(sum(lows) if lows else None, best, _sum_all([count.high for count in counts]))


def is_unreal(incident: Incident) -> bool:
    """True where every act of the incident was denied, planned or supposed."""
    return bool(incident.acts) and all(act.stance in UNREAL for act in incident.acts)


def _figures(coding: Coding, phrases: Phrases) -> Iterator[Figure]:
    real = tuple(incident for incident in coding.incidents if not is_unreal(incident))
    yield Figure(phrases.say("figure_incidents"), str(len(real)))
    known = dict.fromkeys(outcome for incident in real for outcome in incident.counts)
    for outcome in sorted(known, key=_severity):
        total = count_people(real, outcome)
        if total is not None:
            yield Figure(phrases.term("people", outcome), word_count(total, phrases))
    if len(real) < len(coding.incidents):
        yield Figure(phrases.say("figure_unreal"), str(len(coding.incidents) - len(real)))
    if coding.tolls:
        yield Figure(phrases.say("figure_tolls"), str(len(coding.tolls)))


def _severity(outcome: str) -> int:
    order = [str(known) for known in Outcome]
    return order.index(outcome) if outcome in order else len(order)


def _sum_all(ends: list[int | None]) -> int | None:
    return None if any(end is None for end in ends) else sum(end for end in ends if end is not None)
