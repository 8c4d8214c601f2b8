"""Lists of victims as records to be linked: every row of every sheet that names people, with where it stands.

What cannot be read is counted and named, and stops nothing. A record is known by its list and row, so that whoever
reads a result finds the row it is of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.coding.imports.celldays import Days as ColumnDays
from onrecord.coding.imports.celldays import days_of
from onrecord.coding.imports.cells import written
from onrecord.coding.imports.claims import Refusal
from onrecord.coding.imports.headings import Skipped
from onrecord.core.errors import BadOption
from onrecord.evidence.grids import address
from onrecord.evidence.sheets import Row
from onrecord.jobs.lists.cells import PLACES, FilledCell, RowReading, age_at
from onrecord.jobs.lists.columns import Column, GivenColumns, columns_of
from onrecord.jobs.tables import MappedTable, Wish, check_headings, read_list
from onrecord.linkage.names import best_signs
from onrecord.linkage.records import PersonRecord

__all__ = ["ListOfVictims", "Listed", "ReadTable", "read_lists"]

NAMED = ("victim.name", "victim.given", "victim.family")
DATED = ("incident.date", "victim.born")


@dataclass(frozen=True, slots=True)
class Listed:
    """One record of a list: where it stands, what the list calls it, and what is compared of it."""

    record: PersonRecord
    row: str
    number: str = ""
    country: str | None = None

    @property
    def is_named(self) -> bool:
        """Tell whether it has a name that can be compared: who has none is never taken for anybody."""
        return bool(best_signs(self.record.names))


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One sheet of a list with what its columns mean."""

    sheet: str
    columns: tuple[Column, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class ListOfVictims:
    """One list: its name, its file and the file's digest; its tables and records; and what was not read of it.

    `unread` are cells, `passed` rows that are no records and sheets that name nobody, `remarks` what is doubtful.
    """

    name: str
    path: Path
    sha256: str
    tables: tuple[ReadTable, ...]
    people: tuple[Listed, ...]
    unread: tuple[Refusal, ...] = ()
    passed: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def unnamed(self) -> int:
        """Give how many records have no name that could be compared."""
        return sum(not each.is_named for each in self.people)

    @property
    def has_unique_ids(self) -> bool:
        """Tell whether every record has an id of its own: then the list may name nobody twice."""
        numbers = [each.number for each in self.people]
        return len(numbers) > 1 and all(numbers) and len(set(numbers)) == len(numbers)


def read_lists(paths: Sequence[Path], sheets: tuple[str, ...], given: GivenColumns) -> list[ListOfVictims]:
    """Give the lists of these files, in their order.

    Raises:
        EvidenceError: a file cannot be read, or holds no table.
        BadOption: a file comes twice, names no column of names, or a column that was named is nowhere.
    """
    names = _names(paths)
    lists = [_read(path, name, sheets, given) for path, name in zip(paths, names, strict=True)]
    digests = Counter(each.sha256 for each in lists)
    again = dict.fromkeys(str(each.path) for each in lists if digests[each.sha256] > 1)
    if again:
        raise BadOption(
            " and ".join(again),
            found="the same bytes",
            expected="lists that differ",
            do="Give the list once: who stands in it twice is found all the same.",
        )
    there = (column.meaning.heading for each in lists for table in each.tables for column in table.columns)
    check_headings(given.by_heading, there, "a list", "link LIST...")
    if not any(each.people for each in lists):
        raise BadOption(
            ", ".join(names),
            found="no record",
            expected="rows that tell of people",
            do="Check that it was saved whole.",
        )
    return lists


def _names(paths: Sequence[Path]) -> list[str]:
    """Give each list the name of its file; of files of one name the folder too."""
    held = Counter(path.name for path in paths)
    return [path.name if held[path.name] == 1 else f"{path.absolute().parent.name}/{path.name}" for path in paths]


def _read(path: Path, name: str, sheets: tuple[str, ...], given: GivenColumns) -> ListOfVictims:
    there = read_list(path, Wish(sheets))
    tables: list[ReadTable] = []
    people: list[Listed] = []
    unread: list[Refusal] = []
    passed = list(there.passed)
    nameless: list[str] = []
    for table in there.tables:
        columns = columns_of(table, given)
        if not any(column.meaning.to in NAMED for column in columns):
            passed.append(Skipped(table.sheet or "the table", "no column of names"))
            nameless += table.table.headings.values()
            continue
        sheet = _Sheet(name, table, columns, is_one=len(there.tables) == 1)
        read = list(sheet.people(unread))
        people += read
        tables.append(ReadTable(table.sheet, tuple(columns), len(read)))
        passed += [Skipped(f"{sheet.mark}{each.address}", each.reason) for each in table.table.skipped]
    if not tables:
        raise _no_names(path, nameless)
    return ListOfVictims(
        name, path, there.sha256, tuple(tables), tuple(people), tuple(unread), tuple(passed), there.remarks
    )


class _Sheet:
    """A sheet whose rows are read by what its columns mean."""

    def __init__(self, list_: str, table: MappedTable, columns: Iterable[Column], *, is_one: bool) -> None:
        self.mark = f"{table.sheet}!" if table.sheet and not is_one else ""
        self._list, self._table = list_, table
        self._meaning = {column.meaning.heading: column.meaning for column in columns if column.is_read}
        told = {meaning.to for meaning in self._meaning.values()}
        self._place = next((kind for kind in PLACES if kind in told), None)
        self._days = self._column_days()

    def people(self, unread: list[Refusal]) -> Iterator[Listed]:
        """Yield the records of the sheet, and add what cannot be read."""
        for row in self._table.table.rows:
            reading = RowReading(self._cells(row), self._days)
            yield self._listed(row, reading)
            unread += reading.unread

    def _listed(self, row: Row, reading: RowReading) -> Listed:
        place = f"{self.mark}{row.number}"
        born, died, age = reading.time("victim.born"), reading.time("incident.date"), reading.age()
        record = PersonRecord(
            id=f"{self._list}:{place}",
            source=self._list,
            names=reading.names(),
            sex=reading.sex(),
            age=age if age is not None or born is None or died is None else age_at(born, died),
            born=born,
            died=died,
            place=reading.words(self._place or ""),
            spot=reading.spot(),
            incident=reading.words("incident.id"),
        )
        return Listed(record, place, reading.words("id") or "", reading.words("incident.country"))

    def _cells(self, row: Row) -> Mapping[str, Sequence[FilledCell]]:
        told: dict[str, list[FilledCell]] = {}
        for cell in row.cells:
            meaning = self._meaning.get(self._table.table.headings.get(cell.column, ""))
            said = written(cell.text) if meaning is not None else None
            if meaning is not None and said is not None and not said.empty:
                where = f"{self._list} {self.mark}{address(cell.column, row.number)}"
                told.setdefault(meaning.to, []).append(FilledCell(where, meaning.heading, said))
        return told

    def _column_days(self) -> dict[str, ColumnDays]:
        days: dict[str, ColumnDays] = {}
        for column, heading in self._table.table.headings.items():
            meaning = self._meaning.get(heading)
            if meaning is not None and meaning.to in DATED:
                texts = [cell.text for row in self._table.table.rows for cell in row.cells if cell.column == column]
                days[heading] = days_of(texts, meaning.order, self._table.first_day)
        return days


def _no_names(path: Path, headings: Sequence[str]) -> BadOption:
    there = ", ".join(repr(heading) for heading in headings[:20])
    return BadOption(
        str(path),
        found=f"no column of names among {there}" if there else "no row that names columns",
        expected="a list with a column of names",
        do='Say which column has the names: --map "COLUMN=name"; or --sheet NAME.',
    )
