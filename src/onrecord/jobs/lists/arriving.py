"""A list that arrives, compared with linked lists that were kept: who of it may stand there already, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.core.sharing import Share, alone
from onrecord.jobs.lists.listed import listed_from_json
from onrecord.jobs.lists.reading import Listed, ListOfVictims
from onrecord.linkage.arrivals import link_arrivals
from onrecord.linkage.explaining import Explanation, explain
from onrecord.linkage.linking import Linked
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.standing import Standing
from onrecord.linkage.weighing import Weighing

__all__ = ["Arrived", "Met", "arrive"]

# Pairs less likely than one in ten are not listed, as they are not of lists that are linked.
LEAST = float(np.log2(0.1 / 0.9))
EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Met:
    """Two records that may be one: one that arrives, another that stands or arrives too, and why."""

    arrived: Listed
    other: Listed
    stands: bool
    explanation: Explanation

    @property
    def probability(self) -> float:
        """Give how likely the two are one, by their score."""
        return self.explanation.probability


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a list that arrives came to: how many stand, how many of it arrive and have a name, and who may be one, the
    likeliest first.
    """

    standing: int
    arriving: int
    met: tuple[Met, ...]

    @property
    def likely(self) -> int:
        """Give how many of those who arrive stand already more likely than not."""
        return len({each.arrived.record.id for each in self.met if each.stands and each.probability >= EVEN})


def arrive(lists: Sequence[ListOfVictims], kept: Path, folder: Path | None = None, share: Share = alone) -> Arrived:
    """Compare who arrives in lists with those that were kept, and with each other.

    Raises:
        OtherFormat: the file is none that was kept by this version.
    """
    people = [each for some in lists for each in some.people if each.is_named]
    standing = Standing(PERSONS, kept, folder)
    linked = link_arrivals(standing, (each.record for each in people), within=True, share=share)
    met = () if linked is None else tuple(_met(standing, linked, people))
    return Arrived(standing.number, len(people), met)


def _met(standing: Standing, linked: Linked, people: Sequence[Listed]) -> Iterator[Met]:
    """Yield the pairs that are likely enough, the likeliest first."""
    weighing = Weighing(linked, standing.names_of_sources())
    places = [place for place in np.argsort(-linked.weights, kind="stable").tolist() if linked.weights[place] >= LEAST]
    weighed = {place: weighing.of(place) for place in places}
    ends = {int(end[place]) for place in places for end in (linked.pairs.one, linked.pairs.other)}
    ends |= {each.rival for each in weighed.values() if each.rival is not None}
    told = standing.told([number for number in ends if number < standing.number])
    known = {number: listed_from_json(text) for number, text in told.items()}
    known |= {number: people[number - standing.number] for number in ends if number >= standing.number}
    for place in places:
        lower, higher = sorted((int(linked.pairs.one[place]), int(linked.pairs.other[place])))
        arrived, other, rival = known[higher], known[lower], weighed[place].rival
        beside = None if rival is None else known[rival].record
        why = explain(arrived.record, other.record, weighed[place], rival=beside)
        yield Met(arrived, other, lower < standing.number, why)
