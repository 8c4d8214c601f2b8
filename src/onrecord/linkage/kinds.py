"""What is linked: the columns its rows have, the keys that bring two of them together, and what is then compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.linkage.comparisons import Comparison, Measure

__all__ = ["Column", "Key", "Kind"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of rows: an attribute of the row, and its type: `text`, `whole`, `real`, `texts`
    or `reals`.

    A column of texts that is `spread` becomes so many columns of one text each, `name_0` and on: engines join by those.
    """

    name: str
    type: str
    spread: int = 0


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
