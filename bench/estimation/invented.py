"""Invented populations that come to lists by a stated law, so that how many there were is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["PEOPLE", "SCENARIOS", "Group", "Scenario", "drawn", "tables"]

PEOPLE = 2_000
LISTS = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True)
class Group:
    """A share of the people, each of whom is on each list with its chance."""

    share: float
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A law: groups of people; `copied` is the chance that whoever the first list has comes to the second by it.

    Where `is_parted`, the groups are strata that a column tells apart, and each is estimated by itself.
    """

    name: str
    groups: tuple[Group, ...]
    copied: float = 0.0
    is_parted: bool = False


FAIR = (0.35, 0.30, 0.25, 0.20)
SEEN = (0.55, 0.45, 0.40, 0.35)

SCENARIOS = (
    Scenario("independent", (Group(1.0, FAIR),)),
    Scenario("three lists", (Group(1.0, FAIR[:3]),)),
    Scenario("dependent pair", (Group(1.0, FAIR),), copied=0.4),
    Scenario("hard to see, 30 %", (Group(0.7, SEEN), Group(0.3, (0.10, 0.08, 0.07, 0.05)))),
    Scenario("hard to see, 65 %", (Group(0.35, SEEN), Group(0.65, (0.10, 0.08, 0.07, 0.05)))),
    Scenario("nearly invisible, 30 %", (Group(0.7, SEEN), Group(0.3, (0.01, 0.01, 0.01, 0.01)))),
    Scenario("sparse", (Group(1.0, (0.07, 0.06, 0.05, 0.04)),)),
    Scenario("one dominant list", (Group(1.0, (0.70, 0.12, 0.10, 0.08)),)),
    Scenario(
        "stratified",
        (
            Group(0.40, (0.50, 0.40, 0.30, 0.20)),
            Group(0.30, (0.20, 0.30, 0.40, 0.30)),
            Group(0.20, (0.30, 0.15, 0.20, 0.45)),
            Group(0.10, (0.40, 0.35, 0.15, 0.15)),
        ),
        is_parted=True,
    ),
)


def drawn(scenario: Scenario, dice: np.random.Generator, people: int = PEOPLE) -> dict[str, Overlaps]:
    """Give the overlaps of so many people drawn by a law, by stratum; one of them where nothing parts them."""
    held = [_held(group, scenario.copied, dice, round(group.share * people)) for group in scenario.groups]
    if scenario.is_parted:
        return {f"stratum {number}": _overlaps(each) for number, each in enumerate(held, start=1)}
    return {"all": _overlaps(np.concatenate(held))}


def _held(group: Group, copied: float, dice: np.random.Generator, people: int) -> NDArray[np.bool_]:
    held = dice.random((people, len(group.chances))) < np.array(group.chances)
    held[:, 1] |= held[:, 0] & (dice.random(people) < copied)
    return held


def _overlaps(held: NDArray[np.bool_]) -> Overlaps:
    lists = held.shape[1]
    counts = np.bincount(held @ (1 << np.arange(lists)), minlength=2**lists)
    return Overlaps(LISTS[:lists], (0, *counts[1:].tolist()))


def tables(scenario: Scenario, replicates: int, seed: int) -> Iterator[dict[str, Overlaps]]:
    """Yield so many draws of a law."""
    dice = np.random.default_rng(seed)
    for _ in range(replicates):
        yield drawn(scenario, dice)
