"""Import records of another organisation: as lists, by a mapping that comes with onrecord (docs/decisions/0017)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.coding.imports.mapping import mapping_from_plain
from onrecord.core.errors import MalformedRecords
from onrecord.evidence.formexports import Enclosure
from onrecord.jobs.importing import Imported, import_list
from onrecord.jobs.tables import Wish, read_list_of
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.checking.checking import Check
from onrecord.publish.exchange.lists import lists_of
from onrecord.store.casefile import CaseFile

__all__ = ["check_foreign", "import_foreign"]


def check_foreign(path: Path) -> None:
    """Return if a file of casualty records has no error.

    Raises:
        MalformedRecords: it has one; names the first.
    """
    check = Check(path)
    first = next((str(each) for each in check.problems() if each.finding.is_error), None)
    if first is not None:
        raise MalformedRecords(
            path.name,
            found=f"an error: {first}",
            expected="casualty records without one",
            do=f"`onrecord validate {path.name}` lists all; ask its publisher.",
        )


def import_foreign(case: CaseFile, edition: Edition, files: list[Path]) -> Iterator[Imported]:
    """Yield what became of each list that the records are, once that is for good; `files` are what they were read of.

    The files are kept as originals beside the lists, whose rows are reports and whose cells are quotes.
    """
    held = tuple(Enclosure(each.name, each.read_bytes()) for each in files)
    for each in lists_of(edition):
        mapping = mapping_from_plain(each.mapping, each.name)
        origin = files[0].parent / f"{files[0].name}#{each.name}.csv"
        listed = read_list_of(each.data, f"{each.name}.csv", Wish(mappings=((each.name, mapping),)), case, origin)
        yield from import_list(case, replace(listed, enclosures=held))
        held = ()
