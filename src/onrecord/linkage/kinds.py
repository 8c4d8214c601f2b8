"""What is linked: the columns its rows have, the keys that bring two of them together, and what is then compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.linkage.comparisons import Comparison, Measure

__all__ = ["Column", "Key", "Kind"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of rows: an attribute of the row, of the same name where `of` names no other, and its type:
    `text`, `whole`, `real`, `texts`, `reals`, `mark` or `marks`.

    A mark is a text of which is only asked whether it is the same as another: engines hold a number in its place, which
    they compare four times as fast, and where nothing is told one that nothing else has, so that it is like none. A
    column of texts or marks that is `spread` becomes so many columns of one each, `name_0` and on: engines join by
    those.
    """

    name: str
    type: str
    spread: int = 0
    of: str = ""

    @property
    def attribute(self) -> str:
        """Give the attribute of the row that it is of."""
        return self.of or self.name

    @property
    def is_mark(self) -> bool:
        """Tell whether numbers stand for its texts."""
        return self.type in ("mark", "marks")

    @property
    def arriving(self) -> tuple[str, ...]:
        """Give the names of the columns that it arrives as."""
        return self._spread(self.attribute)

    @property
    def stored(self) -> tuple[str, ...]:
        """Give the names of the columns that it is stored as."""
        return self._spread(self.name)

    def _spread(self, name: str) -> tuple[str, ...]:
        return tuple(f"{name}_{number}" for number in range(self.spread)) if self.spread else (name,)


@dataclass(frozen=True, slots=True)
class Key:
    """What two records share that are compared: its parts as SQL, and what must be known, as SQL too.

    The first part is a letter: keys that begin alike can meet each other, others cannot.
    """

    parts: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: `row_of` gives the row of one.

    Of a kind that `repeats` one list may tell of one thing any number of times, as news does of an incident; of others
    once, or now and then twice.
    """

    name: str
    row_of: Callable[[Any], object]
    columns: tuple[Column, ...]
    keys: tuple[Key, ...]
    comparisons: tuple[Comparison, ...]
    measures: tuple[Measure, ...] = ()
    repeats: bool = False
