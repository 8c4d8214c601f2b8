"""Sketch a text: a few numbers of it that any text with the same passages has too.

Each run of five words is a number; a sketch keeps one in sixteen, those that are smallest of all there could be. Two
texts share about a sixteenth of the runs they share, whatever else each has: so a wire story of a hundred words is met
in a report of a thousand, which a sketch of a fixed size (MinHash) does not promise. (A. Broder, "On the resemblance
and containment of documents", 1997, with "mod m" sampling; L. Irber et al., FracMinHash, 2022.)
"""

from __future__ import annotations

import numpy as np

from onrecord.evidence.reprints.words import Numbers, Words

__all__ = ["RUN", "runs_of", "sketch_of"]

RUN = 5
"""Words in a run. Four meet by chance ("was charged with murder"); of six, each edit spoils more."""

ONE_IN = 16
# A post of twenty words has one run in sixteen by luck only: it keeps its smallest, however large.
LEAST = 6

_TURN = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def runs_of(words: Words) -> Numbers:
    """Give the number of every run of words, by the place where it begins; a shorter text is one run."""
    numbers = words.numbers
    if not len(numbers):
        return numbers
    count = max(1, len(numbers) - RUN + 1)
    runs = np.zeros(count, np.uint64)
    for step in range(min(RUN, len(numbers))):
        runs = runs * _TURN + numbers[step : step + count]
    # The last steps of SplitMix64 (Steele, Lea, Flood, 2014): every bit of the number depends on every word.
    runs = (runs ^ (runs >> np.uint64(30))) * _MIX[0]
    runs = (runs ^ (runs >> np.uint64(27))) * _MIX[1]
    return np.asarray(runs ^ (runs >> np.uint64(31)))


def sketch_of(runs: Numbers) -> tuple[int, ...]:
    """Give the sketch of a text, by its runs: numbers that fit a signed column of eight bytes, smallest first."""
    held = np.unique(runs)
    bound = np.searchsorted(held, np.uint64((1 << 64) // ONE_IN))
    return tuple(int(number) >> 1 for number in held[: max(int(bound), LEAST)])
