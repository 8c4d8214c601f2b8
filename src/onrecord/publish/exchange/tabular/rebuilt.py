"""An edition made anew of the related tables in a database."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.publish.casualties import IncidentFile, ObjectRecord, TollRecord, VictimRecord
from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.format import malformed
from onrecord.publish.exchange.tabular.database import fill_database, quoted
from onrecord.publish.exchange.tabular.flat import Cell, made_of
from onrecord.publish.exchange.tabular.plain import cell_of
from onrecord.publish.exchange.tabular.tables import TABLES, Row

__all__ = ["edition_from", "edition_of_rows"]


@dataclass(frozen=True, slots=True)
class _Held:
    """Records of one table with the keys of each row."""

    keys: tuple[Cell, ...]
    record: Any


class _Tables:
    """The tables of one open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def rows(self, name: str, where: str = "", given: Sequence[Cell] = ()) -> Iterator[_Held]:
        """Yield the rows of a table as they were written."""
        table = TABLES[name]
        columns = table.columns
        names = ", ".join(quoted(each.name) for each in columns)
        asked = f"SELECT {names} FROM {quoted(name)} {where} ORDER BY rowid"
        for told in self._database.execute(asked, given):
            cells = [cell_of(column, plain) for column, plain in zip(columns, told, strict=True)]
            keys = len(table.keys)
            yield _Held(tuple(cells[:keys]), made_of(table.record, cells[keys:]))

    def of(self, name: str, incident: str | None) -> list[_Held]:
        """Give the rows of a table that are of an incident, or of none."""
        return list(self.rows(name, 'WHERE "incident" IS ?', (incident,)))


def edition_from(path: Path, keeper: object = None) -> Edition:
    """Give the edition that a database holds; `keeper` is kept as long as the edition is.

    Raises:
        MalformedRecords: it is no database, or not of these tables.
    """

    def stream(of: Callable[[_Tables], Iterator[Any]]) -> Callable[[], Iterator[Any]]:
        return lambda kept=keeper: _streamed(path, of, kept)  # type: ignore[misc]

    with _opened(path) as tables:
        about = _about(tables)
        citations = tuple(each.record for each in tables.of("citations", None))
        withdrawals = tuple(each.record for each in tables.rows("withdrawals"))
    return Edition(about, stream(_incidents), stream(_tolls), citations, withdrawals)


def edition_of_rows(rows: Iterable[Row]) -> Edition:
    """Give the edition of rows in whatever order; they are held in a file of their own as long as it is used."""
    folder = tempfile.mkdtemp(prefix="onrecord-")
    keeper = _Keeper()
    weakref.finalize(keeper, shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / "records.db"
    fill_database(path, rows)
    return edition_from(path, keeper)


class _Keeper:
    """What a folder lives as long as."""


class _opened:  # noqa: N801 - used as a word of its own in `with`
    """Open the tables of a database; whatever SQLite says against it becomes an error of ours."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> _Tables:
        if not self._path.is_file():
            raise malformed(str(self._path), "no such file", "a database of an edition")
        self._database = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
        return _Tables(self._database)

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._database.close()
        if isinstance(error, sqlite3.Error):
            raise malformed(self._path.name, str(error), "a database of an edition") from error


def _streamed(path: Path, of: Callable[[_Tables], Iterator[Any]], _keeper: object) -> Iterator[Any]:
    with _opened(path) as tables:
        yield from of(tables)


def _about(tables: _Tables) -> About:
    told = [each.record for each in tables.rows("dataset")]
    if len(told) != 1:
        raise malformed("table dataset", f"{len(told)} rows", "one row, of what is said of the whole")
    about: About = told[0]
    codebook: dict[str, dict[str, str]] = {}
    for each in tables.rows("codebook"):
        list_, term, label = map(str, each.keys)
        codebook.setdefault(list_, {})[term] = label
    return replace(
        about,
        totals=tuple(each.record for each in tables.rows("totals")),
        held_back=tuple(each.record for each in tables.rows("held_back")),
        methodology=replace(about.methodology, parts=tuple(each.record for each in tables.rows("methodology"))),
        codebook=codebook,
    )


def _incidents(tables: _Tables) -> Iterator[IncidentFile]:
    for each in tables.rows("incidents"):
        yield _file(tables, each.record)


def _file(tables: _Tables, incident: Any) -> IncidentFile:
    counts: dict[str, dict[str, Any]] = {"everybody": {}, "civilians": {}}
    for each in tables.of("counts", incident.id):
        counts[str(each.keys[1])][str(each.keys[2])] = each.record
    whole = replace(
        incident,
        counts=counts["everybody"],
        civilians=counts["civilians"],
        acts=tuple(each.record for each in tables.of("acts", incident.id)),
        actors=tuple(each.record for each in tables.of("actors", incident.id)),
    )
    beneath = {name: tables.of(name, incident.id) for name in ("statements", "disagreements", "withheld")}
    victims = _victims(tables, incident.id, beneath)
    objects = _objects(tables, incident.id, beneath)
    citations = tuple(each.record for each in tables.of("citations", incident.id))
    return IncidentFile(replace(whole, **_of_record(beneath, whole.id)), victims, citations, objects)


def _victims(tables: _Tables, incident: str, beneath: dict[str, list[_Held]]) -> tuple[VictimRecord, ...]:
    own = {name: tables.of(name, incident) for name in ("names", "relations", "harm")}
    return tuple(
        replace(each.record, **_of_record(own, each.record.id), **_of_record(beneath, each.record.id))
        for each in tables.of("victims", incident)
    )


def _objects(tables: _Tables, incident: str, beneath: dict[str, list[_Held]]) -> tuple[ObjectRecord, ...]:
    own = {"harm": tables.of("damage", incident)}
    return tuple(
        replace(each.record, **_of_record(own, each.record.id), **_of_record(beneath, each.record.id))
        for each in tables.of("objects", incident)
    )


def _of_record(some: dict[str, list[_Held]], record: str) -> dict[str, Any]:
    return {name: tuple(each.record for each in held if each.keys[1] == record) for name, held in some.items()}


def _tolls(tables: _Tables) -> Iterator[TollRecord]:
    beneath: dict[str, dict[Cell, list[Any]]] = {"statements": {}, "withheld": {}}
    for name, found in beneath.items():
        for each in tables.of(name, None):
            found.setdefault(each.keys[1], []).append(each.record)
    for each in tables.rows("tolls"):
        toll: TollRecord = each.record
        statements, withheld = (tuple(found.get(toll.id, ())) for found in beneath.values())
        yield replace(toll, statements=statements, withheld=withheld)
