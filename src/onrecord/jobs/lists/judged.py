"""Judgements made in a spreadsheet, read back: which records they are of, and what was lost on the way.

A record is found by its list and row and by its name, for rows move when a list is edited: the one that has the name in
another row is taken where there is just one, and nobody else ever is. What is not found is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.core.errors import BadOption
from onrecord.core.shown import shown
from onrecord.evidence.sheets import Row
from onrecord.jobs.lists.reading import Listed, ListOfVictims
from onrecord.jobs.tables import read_grid_rows
from onrecord.linkage.judgements import Decision, Judgement
from onrecord.resolution.folding import fold

__all__ = ["ReadJudgements", "name_of", "read_judgements"]

# A judgement in a file has no time of its own: those of a later row, and of a later file, are newer.
WHEN = datetime(1970, 1, 1, tzinfo=UTC)
NEEDED = ("list 1", "row 1", "name 1", "list 2", "row 2", "name 2", "judgement")
SAID = {each.value: each for each in (Decision.SAME, Decision.DIFFERENT, Decision.UNSURE)}
NO_REASON = "no reason given"


@dataclass(frozen=True, slots=True)
class ReadJudgements:
    """The judgements of files, in order, and in words what was not taken of them."""

    judgements: tuple[Judgement, ...] = ()
    lost: tuple[str, ...] = ()


def name_of(listed: Listed) -> str:
    """Give the name of a record as files of judgements have it: all its forms."""
    return " / ".join(listed.record.names)


def read_judgements(paths: Iterable[Path], lists: Sequence[ListOfVictims], user: str) -> ReadJudgements:
    """Give the judgements of files as `review.csv` has them; `user` made those that name nobody.

    Raises:
        EvidenceError: a file cannot be read.
        BadOption: a file has not the columns of `review.csv`.
    """
    finder = _Finder(lists)
    judgements: list[Judgement] = []
    lost: list[str] = []
    for path in paths:
        for where, told in _rows(path):
            try:
                found = _judgement(told, finder, len(judgements) + 1, told.get("by") or user)
            except _LostError as error:
                lost.append(f"{where}: {error}")
                continue
            judgements += [found] if found is not None else []
    return ReadJudgements(tuple(judgements), tuple(lost))


class _LostError(Exception):
    """Why a judgement cannot be taken."""


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a file by the names of its columns, each with where it stands."""
    rows = read_grid_rows(path)
    heads = {cell.column: cell.text.strip().casefold() for cell in rows[0].cells} if rows else {}
    missing = [name for name in NEEDED if name not in heads.values()]
    if missing:
        raise BadOption(
            f"--judgements {path}",
            found=f"no column {missing[0]!r}",
            expected=f"the columns of review.csv: {', '.join(NEEDED)}",
            do="Judge in review.csv as `onrecord link` writes it, and keep its first row.",
        )
    for row in rows[1:]:
        yield f"{path.name} row {row.number}", _told(row, heads)


def _told(row: Row, heads: Mapping[int, str]) -> dict[str, str]:
    # The mark that keeps a program from taking a cell for a formula is none of its words.
    return {
        heads[cell.column]: cell.text.strip().removeprefix("'").strip() for cell in row.cells if cell.column in heads
    }


def _judgement(told: Mapping[str, str], finder: _Finder, number: int, by: str) -> Judgement | None:
    """Give the judgement of a row, None where it has none."""
    said = told.get("judgement", "").casefold()
    if not said:
        return None
    if said not in SAID:
        raise _LostError(f"found {shown(said)!r}; expected same, different or unsure")
    one, other = (finder.find(told, side) for side in ("1", "2"))
    if one == other:
        raise _LostError("both are the same record")
    return Judgement(number, one, other, SAID[said], by, WHEN, told.get("why") or NO_REASON)


class _Finder:
    """Finds records by what a row of a file of judgements says of them."""

    def __init__(self, lists: Sequence[ListOfVictims]) -> None:
        self._lists = [each.name for each in lists]
        self._rows = {(some.name, each.row): each for some in lists for each in some.people}
        self._named: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
        for some in lists:
            for each in some.people:
                self._named[some.name, _key(name_of(each))].append(each)

    def find(self, told: Mapping[str, str], side: str) -> str:
        """Give the id of the record.

        Raises:
            _LostError: it is not there, or several could be it.
        """
        list_, row, name = (told.get(f"{part} {side}", "") for part in ("list", "row", "name"))
        if list_ not in self._lists:
            raise _LostError(f"no list {shown(list_)!r} among {', '.join(self._lists)}")
        there = self._rows.get((list_, row))
        if there is not None and _key(name_of(there)) == _key(name):
            return there.record.id
        named = self._named[list_, _key(name)]
        if len(named) == 1:
            return named[0].record.id
        held = f"row {row} is {shown(name_of(there))!r} now" if there is not None else f"there is no row {shown(row)!r}"
        several = f"{len(named)} rows have that name" if named else "no row has that name"
        raise _LostError(f"{shown(name)!r} of {list_}: {held}, and {several}")


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.split())
