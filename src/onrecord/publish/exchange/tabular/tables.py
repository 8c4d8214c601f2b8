"""The related tables that an edition is, and its rows: one table a kind of record, joined by ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.core.coding import Relation
from onrecord.core.values import Count, Name
from onrecord.publish.casualties import (
    ActDone,
    ActorNamed,
    Citation,
    Damaged,
    Disagreement,
    Harmed,
    IncidentFile,
    IncidentRecord,
    ObjectRecord,
    Statement,
    TollRecord,
    VictimRecord,
    Withdrawal,
    Withheld,
)
from onrecord.publish.edition import About, Edition, HeldBack, Part, Total
from onrecord.publish.exchange.tabular.flat import Cell, Column, cells_of, columns_of
from onrecord.publish.wire import FORMAT, VERSION

__all__ = ["TABLES", "Row", "Table", "rows_of"]

Row = tuple[str, list[Cell]]
"""The name of a table and the cells of one of its rows."""

INCIDENT, RECORD, VICTIM, OBJECT = "incident", "record", "victim", "object"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the columns that say whose its rows are (`keys`), then those of its kind of record.

    `primary` is the column by which other tables name its rows, None where they do not.
    """

    name: str
    record: type
    keys: tuple[str, ...]
    label: str
    primary: str | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give its columns, in order."""
        return (*(_key(each) for each in self.keys), *columns_of(self.record))

    @property
    def references(self) -> Mapping[str, str]:
        """Give the columns that name a row of another table, with the table."""
        names = {column.name for column in self.columns}
        return {each: f"{each}s" for each in (INCIDENT, VICTIM, OBJECT) if each in names and self.primary != each}


_KEYS: Mapping[str, Column] = {
    each.name: each
    for each in (
        Column(INCIDENT, "text", "key.incident"),
        Column(RECORD, "text", "key.record"),
        Column(VICTIM, "text", "key.victim"),
        Column(OBJECT, "text", "key.object"),
        Column("of", "text", "key.of"),
        Column("outcome", "text", "key.outcome"),
        Column("list", "text", "key.list"),
        Column("term", "text", "key.term"),
        Column("label", "text", "key.label"),
        Column("format", "text", "key.format"),
        Column("format_version", "text", "key.format_version"),
    )
}


def _key(name: str) -> Column:
    return _KEYS[name]


@dataclass(frozen=True, slots=True)
class _Nothing:
    """A record without fields: the keys are all that its rows hold."""


_OF_RECORD = (INCIDENT, RECORD)
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table("dataset", About, ("format", "format_version"), "What is said of the whole"),
        Table("totals", Total, (), "How many people, by outcome and of whom"),
        Table("held_back", HeldBack, (), "What rules held back, and how often"),
        Table("methodology", Part, (), "How the records were made, in parts"),
        Table("codebook", _Nothing, ("list", "term", "label"), "What the terms that occur are called"),
        Table("incidents", IncidentRecord, (), "Incidents", "id"),
        Table("counts", Count, (INCIDENT, "of", "outcome"), "How many people suffered what in an incident"),
        Table("acts", ActDone, (INCIDENT,), "What was done in an incident"),
        Table("actors", ActorNamed, (INCIDENT,), "Who is said to have done it"),
        Table("victims", VictimRecord, (), "People and counted groups harmed", "id"),
        Table("names", Name, (INCIDENT, VICTIM), "The forms of a victim's name"),
        Table("relations", Relation, (INCIDENT, VICTIM), "How victims are related"),
        Table("harm", Harmed, (INCIDENT, VICTIM), "What an act did to a victim"),
        Table("objects", ObjectRecord, (), "Things harmed or aimed at", "id"),
        Table("damage", Damaged, (INCIDENT, OBJECT), "What an act did to an object"),
        Table("statements", Statement, _OF_RECORD, "What reports say, in whose words"),
        Table("disagreements", Disagreement, _OF_RECORD, "What sources say differently"),
        Table("withheld", Withheld, _OF_RECORD, "What is held back or made coarser, and by which rule"),
        Table("citations", Citation, (INCIDENT,), "The reports that are cited"),
        Table("tolls", TollRecord, (), "Aggregates that somebody told; never added to incidents", "id"),
        Table("withdrawals", Withdrawal, (), "Records that were published and no longer are", "id"),
    )
}
"""The tables by name, in the order in which they are written."""


def rows_of(edition: Edition) -> Iterator[Row]:
    """Yield the rows of an edition; those of one table come in order."""
    yield from _of_the_whole(edition.about)
    for file in edition.incidents():
        yield from _of_incident(file)
    for toll in edition.tolls():
        yield "tolls", cells_of(toll)
        yield from _beneath(None, toll)
    for citation in edition.citations:
        yield "citations", [None, *cells_of(citation)]
    for withdrawal in edition.withdrawals:
        yield "withdrawals", cells_of(withdrawal)


def _of_the_whole(about: About) -> Iterator[Row]:
    yield "dataset", [FORMAT, VERSION, *cells_of(about)]
    yield from _each("totals", (), about.totals)
    yield from _each("held_back", (), about.held_back)
    yield from _each("methodology", (), about.methodology.parts)
    for list_, terms in about.codebook.items():
        for term, label in terms.items():
            yield "codebook", [list_, term, label]


def _of_incident(file: IncidentFile) -> Iterator[Row]:
    incident = file.incident
    yield "incidents", cells_of(incident)
    for of, counts in (("everybody", incident.counts), ("civilians", incident.civilians)):
        for outcome, count in counts.items():
            yield "counts", [incident.id, of, outcome, *cells_of(count)]
    yield from _each("acts", (incident.id,), incident.acts)
    yield from _each("actors", (incident.id,), incident.actors)
    yield from _beneath(incident.id, incident)
    for victim in file.victims:
        yield "victims", cells_of(victim)
        keys = (incident.id, victim.id)
        yield from _each("names", keys, victim.names)
        yield from _each("relations", keys, victim.relations)
        yield from _each("harm", keys, victim.harm)
        yield from _beneath(incident.id, victim)
    for thing in file.objects:
        yield "objects", cells_of(thing)
        yield from _each("damage", (incident.id, thing.id), thing.harm)
        yield from _beneath(incident.id, thing)
    yield from _each("citations", (incident.id,), file.citations)


def _beneath(incident: str | None, record: IncidentRecord | VictimRecord | ObjectRecord | TollRecord) -> Iterator[Row]:
    keys = (incident, record.id)
    yield from _each("statements", keys, record.statements)
    if not isinstance(record, TollRecord):
        yield from _each("disagreements", keys, record.disagreements)
    yield from _each("withheld", keys, record.withheld)


def _each(table: str, keys: tuple[str | None, ...], records: Iterable[Any]) -> Iterator[Row]:
    for each in records:
        yield table, [*keys, *cells_of(each)]
