"""A mapping: what one row of a list is, and what each of its columns means. Data that a recorder can read and edit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord.coding.imports.celldays import DayOrder
from onrecord.coding.imports.matching import targets
from onrecord.coding.imports.wordlists import fold_words
from onrecord.core.errors import BadOption

__all__ = [
    "ORDERS",
    "ColumnMeaning",
    "ListMapping",
    "Unit",
    "mapping_from_plain",
    "mapping_to_plain",
    "remapped",
    "shape_of",
]

Unit = Literal["victim", "incident"]
"""What one row is: one victim, or one incident with its numbers."""

ORDERS: tuple[DayOrder, ...] = ("day first", "month first")


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column is mapped to; `order` is that of day and month in its figures, where a person knows it."""

    heading: str
    to: str
    order: DayOrder | None = None


@dataclass(frozen=True, slots=True)
class ListMapping:
    """What a row is, the act that a row without one tells of, whose list it is, and what its columns mean."""

    name: str
    unit: Unit
    act: str
    columns: tuple[ColumnMeaning, ...]
    source: str | None = None

    def meaning(self, heading: str) -> ColumnMeaning:
        """Give what a column is mapped to; a column that the mapping does not know is words."""
        return next((each for each in self.columns if each.heading == heading), ColumnMeaning(heading, "text"))


def shape_of(headings: Iterable[str]) -> str:
    """Give the key of all tables with these headings, in whatever order."""
    folded = sorted(fold_words(heading) for heading in headings if not heading.startswith("column "))
    return hashlib.sha256("\n".join(folded).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def mapping_to_plain(mapping: ListMapping) -> dict[str, Any]:
    """Give the mapping as it is written in YAML and kept in a case file."""
    columns: dict[str, Any] = {
        each.heading: each.to if each.order is None else {"to": each.to, "order": each.order}
        for each in mapping.columns
    }
    plain: dict[str, Any] = {"mapping": mapping.name, "row": mapping.unit, "act": mapping.act}
    if mapping.source is not None:
        plain["source"] = mapping.source
    return {**plain, "columns": columns}


def mapping_from_plain(plain: Mapping[str, Any], thing: str) -> ListMapping:
    """Give the mapping that was written so.

    Raises:
        BadOption: a part is missing, or a column is mapped to what is not there.
    """
    columns = plain.get("columns")
    if plain.get("row") not in ("victim", "incident") or not isinstance(columns, dict):
        raise _wrong(thing, "a mapping without `row: victim` or `row: incident`, or without `columns`", "both")
    _check_act(thing, str(plain.get("act", "killing")))
    source = plain.get("source")
    return ListMapping(
        str(plain.get("mapping", "list")),
        plain["row"],
        str(plain.get("act", "killing")),
        tuple(_column(thing, str(heading), told) for heading, told in columns.items()),
        str(source) if source is not None else None,
    )


def remapped(mapping: ListMapping, wishes: Mapping[str, str]) -> ListMapping:
    """Give the mapping with columns mapped as wished, by their headings.

    Raises:
        BadOption: a column is mapped to what is not there.
    """
    by_fold = {fold_words(heading): (heading, told) for heading, told in wishes.items()}
    changed = tuple(
        _column("--map", each.heading, by_fold[fold_words(each.heading)][1])
        if fold_words(each.heading) in by_fold
        else each
        for each in mapping.columns
    )
    return replace(mapping, columns=changed)


def _column(thing: str, heading: str, told: object) -> ColumnMeaning:
    plain = told if isinstance(told, dict) else {"to": told}
    told, order = plain.get("to"), plain.get("order")
    if isinstance(told, str) and told.endswith(ORDERS):
        chosen = next(each for each in ORDERS if told.endswith(each))
        told, order = told.removesuffix(chosen).strip(" ,"), chosen
    if told not in targets():
        raise _wrong(f"{thing}, column {heading!r}", repr(told), f"one of: {', '.join(targets())}")
    if order is not None and order not in ORDERS:
        raise _wrong(f"{thing}, column {heading!r}", f"order {order!r}", " or ".join(ORDERS))
    return ColumnMeaning(heading, str(told), order)


def _check_act(thing: str, act: str) -> None:
    from onrecord.coding.codebook import default_codebook

    if act not in default_codebook().acts:
        raise _wrong(f"{thing}, act", repr(act), f"one of: {', '.join(default_codebook().acts)}")


def _wrong(thing: str, found: str, expected: str) -> BadOption:
    return BadOption(
        thing, found=found, expected=expected, do="`onrecord import FILE --suggest` writes a mapping to begin with."
    )
