"""People drawn onto lists, for tests that need the truth."""

from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.overlaps import Overlaps


def listed(people, chances, seed=1, copies=()):
    """Give the overlaps where each of so many people is on a list with its chance; `copies` are (from, to, chance):
    whoever is on a list gets onto another besides.
    """
    dice = np.random.default_rng(seed)
    held = dice.random((people, len(chances))) < np.array(chances)
    for one, other, chance in copies:
        held[:, other] |= held[:, one] & (dice.random(people) < chance)
    counts = np.bincount(held @ (1 << np.arange(len(chances))), minlength=2 ** len(chances))
    counts[0] = 0
    return Overlaps(tuple("ABCDEFGH"[: len(chances)]), tuple(counts.tolist()))


def expected(people, chances):
    """Give the overlaps as they are on average where lists are independent, to the nearest person."""
    chances = np.array(chances)
    held = np.arange(2 ** len(chances))[:, None] >> np.arange(len(chances)) & 1
    counts = np.rint(people * np.prod(np.where(held == 1, chances, 1 - chances), axis=1)).astype(int)
    counts[0] = 0
    return Overlaps(tuple("ABCDEFGH"[: len(chances)]), tuple(counts.tolist()))
