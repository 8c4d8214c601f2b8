"""The parts that the weight of a pair is the sum of: what each comparison came to, relatives, rarity, company, rivals.

Each part is in bits: a part of 3 makes it eight times as likely that two records are one, a part of -3 eight times less
likely (I. Good, "Weight of evidence: a brief survey", Bayesian Statistics 2, 1985).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.linkage.linking import Linked
from onrecord.linkage.sides import Whole, two_lists
from onrecord.linkage.surety import WORTH, summed

__all__ = ["Weighed", "Weighing"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one pair came to, in bits: plain numbers, so that they can be kept and explained later.

    `levels` and `bits` have a place a comparison, -1 and 0 where it says nothing: bits against strangers. `relatives`
    is taken off since relatives who died together agree in some of it too, `rarity` added for rare values; `company` is
    the level of who is found beside the two, -1 where nobody could be, and `company_bits` what it weighs. `prior` holds
    before anything is compared; `taught` is what people's judgements of other pairs add; `rivals` is taken off since
    others fit too: `rival` is the number of the row of the likeliest, `rival_ahead` how much more than this pair that
    one weighs. `doubt` takes back by how much the sum of these, without `taught`, is surer than it comes true,
    whichever way it speaks (`surety`).
    """

    levels: tuple[int, ...]
    bits: tuple[float, ...]
    relatives: float
    rarity: float
    company: int
    company_bits: float
    prior: float
    rivals: float
    rival: int | None = None
    rival_ahead: float = 0.0
    taught: float = 0.0
    doubt: float = 0.0

    @property
    def weight(self) -> float:
        """Give the sum: log2 odds that the two are one."""
        beside = self.relatives + self.rarity + self.company_bits
        return sum(self.bits) + beside + self.prior + self.taught + self.rivals + self.doubt


class Weighing:
    """The parts of the weights of all pairs that were linked; `sources` has the list of each row."""

    def __init__(self, linked: Linked, sources: Sequence[str]) -> None:
        self._linked = linked
        names = {name: number for number, name in enumerate(sorted(set(sources)))}
        self._source: Whole = np.array([names[name] for name in sources], dtype=np.int64)
        lists = two_lists(self._source)
        self._prior = [two.prior(number) for two, number in zip(lists, linked.model.matched, strict=True)]
        model = linked.model
        self._bits = [
            model.bits(place, np.append(np.arange(len(told)), -1)).tolist() for place, told in enumerate(model.same)
        ]
        self._taught = np.zeros(len(linked.weights)) if linked.taught is None else linked.taught
        self._company = linked.company.evidence(1 / (1 + np.exp2(-summed(linked.weights - self._taught))))
        pairs = linked.pairs
        ends = np.concatenate([pairs.one, pairs.other])
        self._order = np.argsort(ends, kind="stable")
        self._ends = ends[self._order]

    def of(self, place: int) -> Weighed:
        """Give the parts of the pair at a place."""
        linked = self._linked
        levels = tuple(linked.pairs.levels[place].tolist())
        # The last is that of level -1, of which one side is not known.
        bits = tuple(told[level] for told, level in zip(self._bits, levels, strict=True))
        evidence, rarity, company = (float(of[place]) for of in (linked.evidence, linked.rarity, self._company))
        prior, rival, taught = self._prior[self._lists(place)], self._rival(place), float(self._taught[place])
        weight = float(linked.weights[place])
        added = (weight - taught) / WORTH
        return Weighed(
            levels=levels,
            bits=bits,
            relatives=min(evidence - sum(bits), 0.0),
            rarity=rarity,
            company=int(linked.company.levels[place]),
            company_bits=company,
            prior=prior,
            rivals=added - evidence - rarity - company - prior,
            rival=None if rival is None else rival[1],
            rival_ahead=0.0 if rival is None else rival[0] - weight,
            taught=taught,
            doubt=weight - taught - added,
        )

    def _lists(self, place: int) -> int:
        """Give the place of the two lists of a pair in `two_lists`."""
        pairs, number = self._linked.pairs, int(self._source.max()) + 1
        low, high = sorted(int(self._source[end[place]]) for end in (pairs.one, pairs.other))
        # Before list `low` there are the rows of a triangle.
        return low * number - low * (low - 1) // 2 + high - low

    def _rival(self, place: int) -> tuple[float, int] | None:
        """Give the weight and the number of who is likeliest to be one of the two instead of the other, of its list."""
        pairs, weights = self._linked.pairs, self._linked.weights
        one, other = int(pairs.one[place]), int(pairs.other[place])
        found: list[tuple[float, int]] = []
        for mine, theirs in ((one, other), (other, one)):
            for near in self.pairs_of(mine):
                rival = int(pairs.one[near]) + int(pairs.other[near]) - mine
                if rival != theirs and self._source[rival] == self._source[theirs]:
                    found.append((float(weights[near]), -rival))
        weight, rival = max(found, default=(0.0, 1))
        return (weight, -rival) if found else None

    def pairs_of(self, record: int) -> list[int]:
        """Give the places of the pairs that a record is in."""
        first, last = np.searchsorted(self._ends, [record, record + 1])
        return [int(place) % len(self._linked.pairs) for place in self._order[first:last]]
