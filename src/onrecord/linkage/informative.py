"""Which pairs people are asked about first: those whose answer tells most, of every kind, drawn by known chances.

What an answer tells is the doubt that it ends (the entropy of the pair, nearest the threshold the most), and if it is
"same" that of the others of its two records, since a record has one other at most in each list (B. Settles, "Active
learning literature survey", 2009). Of pairs that agree in the same levels a second answer tells less than the first:
each kind's share grows more slowly than what it would tell (H. Lin and J. Bilmes, "A class of submodular functions for
document summarization", ACL 2011). And a part goes to likely pairs whatever their doubt, for there a wrong model would
not know that it is wrong (N. Marchant and B. Rubinstein, "In search of an entity resolution OASIS", VLDB 2017).

The most telling are not simply taken from the top: of such pairs nothing could be concluded for the others. They are
drawn, and every answer stands for so many pairs as its chance says (`Questions.stands_for`), however many were given
before somebody stopped (N. Duffield, C. Lund and M. Thorup, "Priority sampling", Journal of the ACM 54, 2007). Within a
kind they are spread evenly (K. Brewer, L. Early and M. Hanif, "Poisson, modified Poisson and collocated sampling",
Journal of Statistical Planning and Inference 10, 1984).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.core.errors import BadOption
from onrecord.linkage.sides import Candidates, Real, Whole

__all__ = ["Questions", "questions"]

# Below one in a thousand nobody is asked: there are too many of them for their answers to be more than "different".
LEAST = -10.0
# The share of questions that goes to likely pairs, doubtful or not.
SURE = 0.1
# A kind that would tell ten times as much is asked about eight times as often. With more spread (0.25, 0.5) what was
# learned of thresholds swung more: half the questions went to kinds of a few pairs, each answer standing for many.
SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class Questions:
    """Pairs by place, in the order in which to ask; `sizes` is what each tells, `priorities` what ordered them."""

    places: Whole
    sizes: Real
    priorities: Real

    def __len__(self) -> int:
        return len(self.places)

    def stands_for(self, number: int) -> Real:
        """Give for how many pairs each of the first so many answers stands, itself included.

        Raises:
            BadOption: there are not so many questions.
        """
        if not 0 <= number <= len(self):
            raise BadOption(
                "number of answers",
                found=f"{number}",
                expected=f"0 to {len(self)}, as many as there are questions",
                do="Give the answers in the order of the questions.",
            )
        # All of them were asked: each stands for itself.
        next_one = self.priorities[number] if number < len(self) else 0.0
        return np.maximum(1.0, next_one / self.sizes[:number])


def questions(pairs: Candidates, weights: Real, source: Whole, *, threshold: float = 0.0, seed: int = 0) -> Questions:
    """Give the questions on these pairs, those that are too unlikely left out.

    `source` numbers each record's list, `threshold` is the weight that links are given from. The same pairs, weights
    and seed give the same questions.
    """
    places = np.flatnonzero(weights >= LEAST)
    if not len(places):
        return Questions(places, np.zeros(0), np.zeros(0))
    asked = Candidates(pairs.one[places], pairs.other[places], pairs.levels[places])
    _, kind = np.unique(asked.levels, axis=0, return_inverse=True)
    kind = kind.ravel()
    sizes = _spread(_told(asked, weights[places], source, threshold), kind)
    priorities = sizes / _chances(kind, seed)
    order = np.argsort(-priorities, kind="stable")
    return Questions(places[order], sizes[order], priorities[order])


def _told(pairs: Candidates, weights: Real, source: Whole, threshold: float) -> Real:
    """Give the share of what all answers would tell that each pair's does."""
    likely, doubt = _likely(weights), _entropy(_likely(weights - threshold))
    told = doubt.copy()
    number = int(source.max()) + 1
    for one, other in ((pairs.one, pairs.other), (pairs.other, pairs.one)):
        _, side = np.unique(one * number + source[other], return_inverse=True)
        told += likely * (np.bincount(side, doubt)[side] - doubt)
    shares: Real = (1 - SURE) * told / max(told.sum(), 1e-300) + SURE * likely / likely.sum()
    return shares


def _spread(told: Real, kind: Whole) -> Real:
    shares: Real = told / np.bincount(kind, told)[kind] ** SPREAD
    return shares


def _chances(kind: Whole, seed: int) -> Real:
    """Give each pair a number above 0 and up to 1 by chance, those of a kind evenly apart."""
    dice = np.random.default_rng(seed)
    order = np.lexsort((dice.random(len(kind)), kind))
    held = np.bincount(kind)
    first = np.cumsum(held) - held
    # The place within the kind, in an order by chance, less one part by chance that the kind shares.
    place = np.arange(len(kind)) - first[kind[order]] + 1 - dice.random(len(held))[kind[order]]
    chances = np.empty(len(kind))
    chances[order] = place / held[kind[order]]
    return chances


def _likely(weights: Real) -> Real:
    likely: Real = 1 / (1 + np.exp2(-np.clip(weights, -60, 60)))
    return likely


def _entropy(likely: Real) -> Real:
    other = 1 - likely
    logs = likely * np.log2(np.maximum(likely, 1e-300)) + other * np.log2(np.maximum(other, 1e-300))
    entropy: Real = -logs
    return entropy
