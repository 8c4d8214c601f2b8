"""The three families of models on one table: what each says of it, by one seed and with one effort.

None of them is the right one. They believe different things of how lists depend on each other, none of which the lists
can show (S. Aleshin-Guendel, M. Sadinle, J. Wakefield, "The central role of the identifying assumption in population
size estimation", Biometrics 80, 2024), so that what they say apart from each other is part of the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.families import FamilyEstimate, Range, Refusal, range_of
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["FAMILIES", "Effort", "Real", "Told", "run_families", "seed_from", "told_of"]

Real = NDArray[np.float64]

QUICK_DRAWS = 300
QUICK_CHAINS, QUICK_FIRST, QUICK_LONGEST, QUICK_DRAWN = 8, 150, 600, 100


@dataclass(frozen=True, slots=True)
class Effort:
    """By which seed, and whether quickly: with fewer tables drawn again and fewer, shorter chains.

    Of a table of four lists the quick way takes about a third of the time. Its intervals are as wide, their ends less
    sure by some percent.
    """

    seed: int = 1
    quick: bool = False

    def of(self, *names: object) -> Effort:
        """Give the same effort by a seed of its own, which the names make: draws of parts are then independent."""
        return Effort(seed_from(self.seed, *names), self.quick)


@dataclass(frozen=True, slots=True)
class Told:
    """What one family says: an estimate, or why there is none, and draws of how many are on no list, none if refused.

    Where documented people differ from draw to draw, as where it is in doubt who is one, `unlisted` is not the total
    less those documented.
    """

    family: str
    outcome: FamilyEstimate | Refusal
    unlisted: Real

    @property
    def total(self) -> Range | None:
        """Give the interval of how many there were, None if refused."""
        return None if isinstance(self.outcome, Refusal) else self.outcome.range

    @property
    def missing(self) -> Range | None:
        """Give the interval of how many are on no list, None if refused."""
        return None if isinstance(self.outcome, Refusal) else range_of(self.unlisted)


def run_families(overlaps: Overlaps, effort: Effort) -> tuple[Told, ...]:
    """Give what each family says of a table."""
    return tuple(told_of(name, run(overlaps, effort)) for name, run in FAMILIES.items())


def told_of(family: str, outcome: FamilyEstimate | Refusal) -> Told:
    """Give what a family says of one table."""
    if isinstance(outcome, Refusal):
        return Told(family, outcome, np.zeros(0))
    return Told(family, outcome, outcome.draws - outcome.documented)


def seed_from(seed: int, *names: object) -> int:
    """Give a seed that a seed and names always make, as good as drawn."""
    text = "/".join(map(str, (seed, *names)))
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big")


def _loglinear(overlaps: Overlaps, effort: Effort) -> FamilyEstimate | Refusal:
    from onrecord.tally.estimation.loglinear.family import DRAWS, estimate_loglinear

    return estimate_loglinear(overlaps, seed=effort.seed, draws=QUICK_DRAWS if effort.quick else DRAWS)


def _decomposable(overlaps: Overlaps, effort: Effort) -> FamilyEstimate | Refusal:
    from onrecord.tally.estimation.decomposable.estimate import estimate_decomposable

    return estimate_decomposable(overlaps, seed=effort.seed)


def _latent(overlaps: Overlaps, effort: Effort) -> FamilyEstimate | Refusal:
    from onrecord.tally.estimation.latent.estimate import estimate_latent
    from onrecord.tally.estimation.latent.runs import LatentSettings

    settings = LatentSettings()
    if effort.quick:
        settings = LatentSettings(
            chains=QUICK_CHAINS, first=QUICK_FIRST, longest=QUICK_LONGEST, independent=QUICK_DRAWN
        )
    return estimate_latent(overlaps, seed=effort.seed, settings=settings)


FAMILIES: dict[str, Callable[[Overlaps, Effort], FamilyEstimate | Refusal]] = {
    "log-linear": _loglinear,
    "decomposable graphs": _decomposable,
    "latent classes": _latent,
}
"""The families by their names, in the order in which they are shown."""
