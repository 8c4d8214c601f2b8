"""Iraq Body Count-shaped: a row of an incident with its numbers, then one for each person named among its dead.

The rows of people have no numbers, so that columns can be added up. What two independent sources do not tell, or is
unconfirmed for another reason, is `provisional`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.core.values import AgeRange, Count, When, Where
from onrecord.core.vocabulary import DatePrecision, Outcome, PartyKind, Sex
from onrecord.publish.casualties import ActorNamed, Harmed, IncidentFile, IncidentRecord, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format, malformed
from onrecord.publish.exchange.shaped.sheet import (
    ABOUT,
    Cells,
    cited_in,
    edition_of_sheet,
    listed_in,
    range_in,
    write_about,
    write_sheet,
)
from onrecord.publish.exchange.shaped.told import Told, joined
from onrecord.tally.happenings import Period
from onrecord.tally.tables.columns import Cell, columns_of
from onrecord.tally.tables.iraq_body_count import BodyCountRow

__all__ = ["IRAQ_BODY_COUNT", "body_count_rows"]

FILE = "iraq-body-count.csv"
PROVISIONAL, LEAST_SOURCES = "provisional", 2
LOSSES = (
    "Incidents in which nobody is told to have died are left out, and all harm but deaths and injuries.",
    "Of a range the fewest and the most are held, not the most likely number; a date is a day, month or year.",
    "Coordinates and how precisely a place is known are left out.",
    "Victims who are not named are numbers, and so are the injured.",
    "Statements, quotes, disagreements and grades are left out; what is unconfirmed is provisional.",
    "Objects, tolls, withdrawals and what was held back are left out.",
)


def body_count_rows(file: IncidentFile) -> Iterator[dict[str, Cell]]:
    """Yield the row of an incident in which somebody died, and those of the people named among its dead."""
    told = Told(file)
    deaths, injuries = told.whole(Outcome.KILLED), told.whole(Outcome.INJURED)
    if not any((deaths.low, deaths.best, deaths.high)):
        return
    when, where = file.incident.when, file.incident.where
    day = Period(when.earliest, when.latest).key("day")
    place = ", ".join(each for each in (where.name, where.country) if each is not None)
    yield {
        "code": file.incident.id,
        "incident_date": None if day == "unknown" else day,
        "place": place or None,
        "minimum_deaths": deaths.low,
        "maximum_deaths": deaths.high,
        "minimum_injuries": injuries.low,
        "maximum_injuries": injuries.high,
        "weapons": joined(told.acts("method")),
        "killers": joined(told.actors),
        "media_sources": joined(told.sources),
        "primary_witnesses": joined(told.origins),
        "status": None if told.is_confirmed and file.incident.independent >= LEAST_SOURCES else PROVISIONAL,
    }
    for victim in file.victims:
        if victim.name is not None and any(each.outcome is Outcome.KILLED for each in victim.harm):
            yield _person(file.incident.id, victim)


def _person(code: str, victim: VictimRecord) -> dict[str, Cell]:
    age = victim.age
    if isinstance(age, AgeRange):
        age_told: Cell = "-".join("" if end is None else str(end) for end in (age.low, age.high))
    else:
        age_told = age if age is not None else (None if victim.age_group is None else str(victim.age_group))
    return {
        "code": code,
        "person_name": victim.name,
        "age": age_told,
        "gender": None if victim.sex is None else str(victim.sex),
        "occupation": victim.occupation,
    }


def _write(edition: Edition, folder: Path) -> None:
    rows = (row for file in edition.incidents() for row in body_count_rows(file))
    write_sheet(folder / FILE, columns_of(BodyCountRow), rows)
    write_about(edition.about, LOSSES, folder)


class _Incidents:
    """The incidents of rows: one is complete when the row of another comes."""

    def __init__(self) -> None:
        self._code: str | None = None
        self._number = 0

    def of(self, cells: Cells) -> IncidentFile | None:
        """Give what a row is: an incident, or one of the people of the incident before it as a file of that."""
        code = cells["code"]
        if code != self._code or "person_name" not in cells:
            self._code, self._number = code, 0
            return _incident(code, cells)
        self._number += 1
        return IncidentFile(IncidentRecord(code), (_victim(code, self._number, cells),))


def _incident(code: str, cells: Cells) -> IncidentFile:
    name, _, country = cells.get("place", "").rpartition(", ")
    ranges = {
        "killed": range_in(cells, "minimum_deaths", None, "maximum_deaths"),
        "injured": range_in(cells, "minimum_injuries", None, "maximum_injuries"),
    }
    citations = cited_in(cells, "media_sources", code)
    actors = listed_in(cells, "killers")
    incident = IncidentRecord(
        code,
        _when(cells.get("incident_date")),
        Where(None, name or None, country or None),
        (),
        tuple(ActorNamed(f"{code}-{number}", PartyKind.ACTOR, each) for number, each in enumerate(actors)),
        {outcome: count for outcome, count in ranges.items() if count != Count()},
        {},
        None,
        0,
        tuple(each.id for each in citations),
    )
    return IncidentFile(incident, (), citations)


def _victim(code: str, number: int, cells: Cells) -> VictimRecord:
    age, gender = cells.get("age"), cells.get("gender")
    return VictimRecord(
        f"{code}-{number}",
        code,
        PartyKind.PERSON,
        cells["person_name"],
        count=Count.exactly(1),
        age=int(age) if age is not None and age.isdecimal() else None,
        sex=Sex(gender) if gender in list(Sex) else None,
        occupation=cells.get("occupation"),
        harm=(Harmed(Outcome.KILLED),),
    )


def _when(told: str | None) -> When:
    """Give the interval of a day, a month or a year."""
    if told is None:
        return When()
    parts = told.split("-")
    try:
        if len(parts) == 3:
            day = date.fromisoformat(told)
            return When(day, day, DatePrecision.DAY)
        first = date.fromisoformat("-".join([*parts, "01", "01"][:3]))
        after = date(first.year + 1, 1, 1) if len(parts) == 1 else date(*_after(first.year, first.month), 1)
    except ValueError as error:
        if "–" in told:
            return When()
        raise malformed("column incident_date", repr(told), "a day, a month or a year") from error
    unit = DatePrecision.YEAR if len(parts) == 1 else DatePrecision.MONTH
    return When(first, date.fromordinal(after.toordinal() - 1), unit)


def _after(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)


def _read(folder: Path) -> Edition:
    """Give the edition of the rows: those of people are put with their incident."""

    def incidents() -> Iterator[IncidentFile]:
        rows = _Incidents()
        held: IncidentFile | None = None
        for part in edition_of_sheet(folder / FILE, rows.of).incidents():
            if held is not None and part.victims:
                held = IncidentFile(held.incident, (*held.victims, *part.victims), held.citations)
                continue
            if held is not None:
                yield held
            held = part
        if held is not None:
            yield held

    return Edition(edition_of_sheet(folder / FILE, _Incidents().of).about, incidents)


IRAQ_BODY_COUNT = Format(
    "iraq-body-count",
    "Iraq Body Count-shaped CSV",
    "tools made for Iraq Body Count: incidents and the people named among their dead",
    (FILE, ABOUT),
    _write,
    LOSSES,
    _read,
)
