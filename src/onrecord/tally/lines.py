"""Records as lists show them: what, where, when, by whom, on one line each, so that no list opens every record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.record import Record
from onrecord.core.vocabulary import RecordKind
from onrecord.tally.accounts import told_values
from onrecord.tally.conflicts import open_conflicts
from onrecord.tally.counted import SEVERAL
from onrecord.tally.happenings import Happening, Period, happenings_of, held
from onrecord.tally.tolls import scope_of

__all__ = ["Line", "lines_of"]

PEOPLE = (RecordKind.VICTIM, RecordKind.PERPETRATOR)


@dataclass(frozen=True, slots=True)
class Line:
    """One record on one line. `period` and what follows it are those of the incident, for what is within one too;
    `names` are all forms that were told, `conflicts` the values that sources disagree on.
    """

    record: str
    kind: str
    members: tuple[str, ...]
    within: str | None = None
    period: Period = field(default_factory=Period)
    country: str = ""
    place: str = ""
    actor: str = ""
    act: str = ""
    method: str = ""
    outcomes: tuple[str, ...] = ()
    conflicts: int = 0
    name: str = ""
    names: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """Give the day that it is sorted by: the last that it may have been, the first of all where none is known."""
        return self.period.latest or self.period.earliest or date.min


def lines_of(records: Sequence[Record]) -> Iterator[Line]:
    """Yield the line of each record; of incidents, those within them must be among the records."""
    happenings = {happening.incident.id: happening for happening in happenings_of(records)}
    for record in records:
        home = happenings.get(record.within or "")
        if record.kind is RecordKind.INCIDENT:
            yield _of_incident(happenings[record.id])
        elif record.kind is RecordKind.TOLL:
            yield _of_toll(record)
        elif record.kind in PEOPLE:
            yield _of_person(record, home)
        else:
            yield Line(record.id, str(record.kind), record.members, record.within)


def _of_incident(happening: Happening) -> Line:
    incident, where = happening.incident, happening.where
    outcomes = {outcome for victim in happening.victims for outcome in _outcomes(victim)}
    outcomes |= {parts[1] for each in incident.values if (parts := each.property.split("."))[0] == "counts"}
    return Line(
        incident.id, str(incident.kind), incident.members, None, happening.when, where.country or "",
        _place(happening), SEVERAL.join(happening.actors), SEVERAL.join(happening.of_acts("type")),
        SEVERAL.join(happening.of_acts("method")), tuple(sorted(outcomes)),
        sum(len(open_conflicts(each)) for each in happening.records),
    )  # fmt: skip


def _of_person(record: Record, home: Happening | None) -> Line:
    names = tuple(dict.fromkeys(_names(record)))
    name = held(record, "name")
    actor = held(record, "actor")
    about = (Period(), "", "") if home is None else (home.when, home.where.country or "", _place(home))
    outcomes = tuple(sorted(set(_outcomes(record))))
    return Line(
        record.id, str(record.kind), record.members, record.within, *about, actor if isinstance(actor, str) else "",
        outcomes=outcomes, conflicts=len(open_conflicts(record)),
        name=name if isinstance(name, str) else next(iter(names), ""), names=names,
    )  # fmt: skip


def _of_toll(record: Record) -> Line:
    scope = scope_of(record)
    if scope is None:
        return Line(record.id, str(record.kind), record.members)
    return Line(
        record.id, str(record.kind), record.members, None, scope.period, scope.country or "", scope.place or "",
        scope.actor or "", outcomes=(str(scope.outcome),), name=scope.population or "",
    )  # fmt: skip


def _place(happening: Happening) -> str:
    told = held(happening.incident, "where.text")
    return happening.where.name or (told if isinstance(told, str) else "")


def _outcomes(record: Record) -> Iterator[str]:
    for each in record.values:
        if each.property.endswith(".outcome") and isinstance(each.value, str):
            yield each.value


def _names(record: Record) -> Iterable[str]:
    for path in ("name", "names"):
        for value, _ in told_values(record, path):
            if isinstance(value, str):
                yield value
