"""Which pair a person should judge next: the one whose answer is open, and changes most.

A pair near even odds says nothing by itself; one that would join or part large clusters changes many pairs at once. So
pairs come in the order of their entropy (C. Shannon, "A mathematical theory of communication", 1948) times the pairs of
records that the answer joins or parts: uncertainty sampling weighed by what hangs on it. One of several equal
candidates that exclude each other is as open as can be, however high its score. What is settled by other answers, or
told apart by a constraint, is not asked; each answer changes the order within its component only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.linkage.clusters import Cluster, find_clusters
from onrecord.linkage.components import components
from onrecord.linkage.constraints import Bars, Bounds, Constraint
from onrecord.linkage.inference import infer
from onrecord.linkage.judgements import Judgement
from onrecord.linkage.pairs import ScoredPair, probability_of
from onrecord.linkage.reviews import LeftOut, Review

__all__ = ["Question", "Questions", "entropy"]


@dataclass(frozen=True, slots=True)
class Question:
    """A pair to be judged: how likely it is one, why clusters left it apart (None where they did not), and the number
    of pairs of records that the answer joins or parts.
    """

    one: str
    other: str
    weight: float
    left_out: Review | None
    changes: int

    @property
    def probability(self) -> float:
        """Give how likely the two are one."""
        return probability_of(self.weight)

    @property
    def worth(self) -> float:
        """Give what the answer is worth: how open it is, times what it changes."""
        tied = self.left_out is not None and self.left_out.left_out is LeftOut.TIE
        return entropy(0.5 if tied else self.probability) * self.changes


@dataclass(slots=True)
class _Part:
    """One component: its pairs, the judgements and constraints within it, and what is to be asked, the first last."""

    pairs: list[ScoredPair]
    records: frozenset[str]
    constraints: tuple[Constraint, ...] = ()
    judgements: list[Judgement] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)


class Questions:
    """The pairs to be judged of all that was scored, the next one first; answers change what is left.

    Args:
        pairs: all scored pairs.
        judgements: every judgement ever made on their records.
        bounds: the constraints and vetoes; its judgements are not looked at.
        least: the probability below which a pair is not asked.
    """

    def __init__(
        self, pairs: Sequence[ScoredPair], judgements: Iterable[Judgement], bounds: Bounds, least: float = 0.05
    ) -> None:
        self._least, self._vetoes = math.log2(least / (1 - least)), bounds.vetoes
        rows = list(judgements)
        groups = infer(rows).groups
        self._parts = [
            _Part([ScoredPair(*ends, weight) for ends, weight in sorted(found.weights.items())], _records(found.atoms))
            for found in components(pairs, self._least, groups, ())
            if found.weights
        ]
        self._part_of = {record: part for part in self._parts for record in part.records}
        for row in rows:
            self._note(row)
        for constraint in bounds.constraints:
            self._constrain(constraint)
        for part in self._parts:
            self._rank(part)

    def __len__(self) -> int:
        return sum(len(part.asked) for part in self._parts)

    def next(self) -> Question | None:
        """Give the pair whose answer is worth most; None where nothing is left to be asked."""
        first = [part.asked[-1] for part in self._parts if part.asked]
        return max(first, key=_order, default=None)

    def in_order(self) -> list[Question]:
        """Give all pairs to be judged, the next one first, as far as no answer changes it."""
        return sorted((each for part in self._parts for each in part.asked), key=_order, reverse=True)

    def add(self, row: Judgement) -> None:
        """Take in an answer, or one taken back."""
        part = self._note(row)
        if part is not None:
            self._rank(part)

    def _note(self, row: Judgement) -> _Part | None:
        part = self._part_of.get(row.one)
        if part is None or part is not self._part_of.get(row.other):
            return None
        part.judgements.append(row)
        return part

    def _constrain(self, constraint: Constraint) -> None:
        members: dict[int, set[str]] = {}
        parts: dict[int, _Part] = {}
        for record in constraint.members & self._part_of.keys():
            part = self._part_of[record]
            parts[id(part)] = part
            members.setdefault(id(part), set()).add(record)
        for key, part in parts.items():
            if len(members[key]) > 1:
                part.constraints += (Constraint(constraint.reason, frozenset(members[key])),)

    def _rank(self, part: _Part) -> None:
        judged = infer(part.judgements)
        clustering = find_clusters(part.pairs, Bounds(judged, part.constraints, self._vetoes), records=part.records)
        cluster = {record: each for each in clustering.clusters for record in each.members}
        left_out = {(review.one, review.other): review for review in clustering.reviews}
        apart = Bars(Bounds(constraints=part.constraints))
        part.asked = sorted(
            (
                _question(pair, cluster, left_out.get((pair.one, pair.other)))
                for pair in part.pairs
                if pair.weight >= self._least
                and judged.decision(pair.one, pair.other) is None
                and apart.parting((pair.one,), (pair.other,)) is None
            ),
            key=_order,
        )


def _question(pair: ScoredPair, cluster: dict[str, Cluster], left_out: Review | None) -> Question:
    one, other = cluster[pair.one], cluster[pair.other]
    changes = len(one.members) - 1 if one is other else len(one.members) * len(other.members)
    return Question(pair.one, pair.other, pair.weight, left_out, changes)


def _order(question: Question) -> tuple[float, float, str, str]:
    """Give what orders questions, the next one highest: its worth, then how near it is to even odds."""
    return question.worth, -abs(question.weight), question.one, question.other


def _records(atoms: Iterable[Sequence[str]]) -> frozenset[str]:
    return frozenset(record for atom in atoms for record in atom)


def entropy(probability: float) -> float:
    """Give the entropy of a chance, in bits.

    >>> entropy(0.5), entropy(1.0)
    (1.0, 0.0)
    """
    chances = [chance for chance in (probability, 1.0 - probability) if chance > 0.0]
    return -sum(chance * math.log2(chance) for chance in chances) + 0.0
