"""Tables of overlaps as people publish them: a column a list and a count, or a row a person; other columns are strata.

Nothing is dropped in silence. A row that cannot be read stops the reading, with its number; what is read otherwise than
one might think (counts added up, patterns that are not there) is noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.cells import IMPOSSIBLE, Bounds, bounds_of, is_mark
from onrecord.tally.estimation.columns import COUNT, Columns, Line, columns_of
from onrecord.tally.estimation.completions import Counts

__all__ = ["ALL", "Read", "read_table"]

ALL = "all"
"""The name of the one stratum where a table is not parted."""
UNKNOWN = "unknown"
PERSON: Bounds = (1, 1)
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Read:
    """The counts of each stratum by its name, and what to know of how the file was read."""

    strata: dict[str, Counts]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Stratum:
    """What was read of a stratum: the bounds of each pattern, patterns that cannot be, and the rows of each."""

    bounds: dict[int, Bounds] = field(default_factory=dict)
    impossible: set[int] = field(default_factory=set)
    rows: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, pattern: int, bounds: Bounds | None, row: int) -> None:
        """Add the count of a row; None is of a pattern that cannot be."""
        self.rows[pattern].append(row)
        if bounds is None:
            self.impossible.add(pattern)
        else:
            low, high = self.bounds.get(pattern, (0, 0))
            self.bounds[pattern] = low + bounds[0], high + bounds[1]

    def counts(self, lists: tuple[str, ...]) -> Counts:
        """Give its counts, 0 of patterns that have no row."""
        ends = [self.bounds.get(pattern, (0, 0)) for pattern in range(2 ** len(lists))]
        return Counts(lists, tuple(low for low, _ in ends), tuple(high for _, high in ends), frozenset(self.impossible))


def read_table(thing: str, headings: Sequence[str], lines: Sequence[Line], by: Sequence[str] = ()) -> Read:
    """Give the counts of a table, parted by some of its columns.

    Args:
        thing: the name of the file.
        headings: the names of its columns.
        lines: its rows.
        by: the columns whose values part the strata.

    Raises:
        BadOption: a column or a cell is not what it must be; the message names the row.
    """
    columns = columns_of(thing, headings, lines, by)
    strata: dict[str, _Stratum] = defaultdict(_Stratum)
    for line in lines:
        name = " · ".join(line.cells.get(each, UNKNOWN) for each in by) or ALL
        strata[name].add(_pattern(thing, line, columns), _bounds(thing, line, columns), line.number)
    in_order = dict(sorted(strata.items()))
    if columns.count is None:
        _check_people(thing, columns, lines, strata)
    counts = {name: stratum.counts(columns.lists) for name, stratum in in_order.items()}
    return Read(counts, tuple(_notes(columns, in_order)))


def _pattern(thing: str, line: Line, columns: Columns) -> int:
    """Give the lists that the people of a row are on."""
    pattern = 0
    for place, name in enumerate(columns.lists):
        text = line.cells.get(name, "nothing")
        if not is_mark(text):
            raise BadOption(
                f"{thing}, row {line.number}, column {name}",
                found=text,
                expected="1 where the people of the row are on the list, 0 where not",
                do="Correct the cell; if the column is no list but parts people into strata, name it with --by.",
            )
        pattern |= int(text) << place
    if not pattern:
        raise BadOption(
            f"{thing}, row {line.number}",
            found="0 on every list",
            expected="1 on one list at least: how many are on none is what is to be estimated",
            do="Delete the row.",
        )
    return pattern


def _bounds(thing: str, line: Line, columns: Columns) -> Bounds | None:
    """Give the bounds of the count of a row, None where its pattern cannot be; a row without counts is a person."""
    if columns.count is None:
        return PERSON
    text = line.cells.get(columns.count, "nothing")
    if text.casefold() == IMPOSSIBLE:
        return None
    bounds = bounds_of(text)
    if bounds is None:
        raise BadOption(
            f"{thing}, row {line.number}, column {columns.count}",
            found=text,
            expected=f"a whole number such as 12, <5 or 1-4 where it was suppressed, or {IMPOSSIBLE}",
            do="Correct the cell: figures only, without marks between thousands.",
        )
    return bounds


def _check_people(thing: str, columns: Columns, lines: Sequence[Line], strata: Mapping[str, _Stratum]) -> None:
    """Check that rows are people: where each pattern has one row and a column has numbers, these are the counts."""
    if any(len(rows) > 1 for stratum in strata.values() for rows in stratum.rows.values()):
        return
    for name in columns.others:
        if all(bounds_of(line.cells.get(name, "")) is not None for line in lines):
            raise BadOption(
                thing,
                found=f"no column {COUNT}, and numbers in the column {name}",
                expected=f"the counts of people in a column {COUNT}",
                do=f"Call the column {COUNT}, or take it out if each row is one person.",
            )


def _notes(columns: Columns, strata: Mapping[str, _Stratum]) -> Iterator[str]:
    people = sum(high for each in strata.values() for _, high in each.bounds.values())
    yield f"Lists: {', '.join(columns.lists)}."
    if columns.count is None:
        yield f"No column `count`: each of {people:,} rows is one person."
    if columns.others:
        yield f"Not used: {', '.join(columns.others)}. Name a column with --by to estimate each of its values apart."
    if columns.count is not None:
        yield from _of_patterns(columns, strata)


def _of_patterns(columns: Columns, strata: Mapping[str, _Stratum]) -> Iterator[str]:
    """Yield which counts were added up, and how many patterns have no row."""
    parted = bool(columns.others)
    for name, stratum in strata.items():
        where = "" if name == ALL else f" of {name}"
        twice = [rows for rows in stratum.rows.values() if len(rows) > 1]
        if twice and not parted:
            told = "; ".join(" and ".join(map(str, rows)) for rows in twice[:MOST_NAMED])
            more = f", and {len(twice) - MOST_NAMED} more" if len(twice) > MOST_NAMED else ""
            yield f"Rows of the same lists{where}, their counts added up: {told}{more}."
        missing = 2 ** len(columns.lists) - 1 - len(stratum.rows)
        if missing:
            yield f"{missing} patterns{where} have no row: 0 people."
