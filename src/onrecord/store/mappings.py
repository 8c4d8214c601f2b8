"""Mappings of lists, kept in versions by the headings of their tables: the next such file is read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.coding.imports.mapping import ListMapping, mapping_from_plain, mapping_to_plain
from onrecord.store.entries import body_of, newest_entry, set_entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["MAPPING", "mapping_for", "set_mapping"]

MAPPING = "mapping"
"""The kind of its entries; the key is the shape of the table."""


def mapping_for(case: CaseFile, shape: str) -> tuple[ListMapping, int] | None:
    """Give the mapping that holds for tables of this shape, with its version; None where none was kept."""
    entry = newest_entry(case, MAPPING, shape)
    if entry is None:
        return None
    return mapping_from_plain(body_of(entry), f"mapping {shape[:8]}"), entry.version


def set_mapping(pen: Pen, shape: str, mapping: ListMapping) -> int:
    """Keep the mapping of tables of this shape, and give its version; one that says the same is the same version."""
    made = set_entry(pen, MAPPING, shape, mapping_to_plain(mapping))
    entry = made if made is not None else newest_entry(pen.case, MAPPING, shape)
    assert entry is not None, "an entry that says the same is there"
    return entry.version
