"""Pair what was expected with what was coded, so that the pairs agree as much as they can.

An expectation marked `optional: true` may be met or not: it is paired last, from what is left, and is owed nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Pairing", "pair"]

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Each owed expectation with what was coded for it or None, the optional ones met, and what nobody expected."""

    owed: tuple[tuple[Record, Record | None], ...]
    optional: tuple[tuple[Record, Record], ...]
    unexpected: tuple[Record, ...]


def pair(stated: Sequence[Record], got: Sequence[Record], agreement: Callable[[Record, Record], int]) -> Pairing:
    """Give the pairs, best agreement first; a pair with no agreement is none.

    Args:
        agreement: how far a coded record is the expected one; 0 if it cannot be.
    """
    owed = [one for one in stated if not one.get("optional")]
    met = _best(owed, got, agreement)
    left = [item for index, item in enumerate(got) if index not in met.values()]
    optional = [one for one in stated if one.get("optional")]
    spare = _best(optional, left, agreement)
    return Pairing(
        tuple((one, got[met[index]] if index in met else None) for index, one in enumerate(owed)),
        tuple((optional[index], left[place]) for index, place in spare.items()),
        tuple(item for index, item in enumerate(left) if index not in spare.values()),
    )


def _best(
    stated: Sequence[Record], got: Sequence[Record], agreement: Callable[[Record, Record], int]
) -> dict[int, int]:
    ranked = sorted(
        ((agreement(one, item), -i, -j) for i, one in enumerate(stated) for j, item in enumerate(got)), reverse=True
    )
    pairs: dict[int, int] = {}
    for score, i, j in ranked:
        if score > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs
