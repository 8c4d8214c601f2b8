"""What is compared of two records, in levels that a person can read: the best first, everything else last.

Conditions are DuckDB's SQL over the columns of two rows, `…_l` and `…_r`, and over the names of measures; `levels`
makes queries of them. What one side does not know says nothing (`unknown`): it is never a disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Comparison", "Level", "Measure"]


@dataclass(frozen=True, slots=True)
class Level:
    """A way to agree or to differ: in words for who judges, its condition, and the column that is alike in it.

    Where a column is named, agreeing in a rare value of it weighs more than agreeing in a common one.
    """

    words: str
    condition: str
    alike: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What several conditions are about, worked out once for each pair: its name in them, and its SQL.

    It may name columns of the two rows, and measures that stand before it. `either` is, where it takes long and is only
    asked whether it reaches something, what it is in either case, as far as that question goes.
    """

    name: str
    sql: str
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: its name, when it says nothing, its levels. The last one holds for whatever is left.

    Whatever comes to less than `least` is never joined by a score, however high: 0 where anything may be. Relatives
    who died together come to the levels below `shared` in their own way, and to those from it up by chance as strangers
    do: 0 where they have nothing of it in common. One that is `late` is told last, of pairs that may still be one.
    """

    name: str
    unknown: str
    levels: tuple[Level, ...]
    otherwise: str
    least: int = 0
    shared: int = 0
    late: bool = False

    @property
    def words(self) -> Sequence[str]:
        """Give the levels in words, the best first."""
        return (*(level.words for level in self.levels), self.otherwise)

    def level_in_words(self, value: int) -> str | None:
        """Give what a comparison came to, from its value: levels are numbered from the last, 0; unknown is None."""
        return None if value < 0 else self.words[len(self.levels) - value]

    def bars(self, value: int) -> bool:
        """Tell whether two records that come to this level are never joined by a score."""
        return 0 <= value < self.least
