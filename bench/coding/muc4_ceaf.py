"""CEAF-REE: role fillers scored as entities (Du, Rush and Cardie 2021), the score GRIT reports.

A predicted entity is right when all its mentions are mentions of one gold entity, and each gold entity answers for one
predicted entity at most: the alignment with the most right pairs counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.coding.assignment import best_pairs
from bench.coding.scores import Matches

__all__ = ["ceaf", "ceaf_by_role"]

Mentions = Mapping[str, Sequence[frozenset[str]]]


def ceaf(gold: Sequence[frozenset[str]], ours: Sequence[frozenset[str]]) -> Matches:
    """Count one role of one document."""
    right = len(best_pairs([[float(told <= wanted) for told in ours] for wanted in gold]))
    return Matches(right, len(ours), right, len(gold))


def ceaf_by_role(gold: Mentions, ours: Mentions) -> dict[str, Matches]:
    """Count every role of one document."""
    return {role: ceaf(wanted, ours.get(role, ())) for role, wanted in gold.items()}
