"""A record as a row of the table that pairs are drawn from and compared in: plain columns, None for what is not known.

Dates are days since 1970, so that every engine subtracts them alike. Of a date of birth the day is kept where it is
told, and the years it can lie in where they follow from an age.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.vocabulary import Sex
from onrecord.linkage.names import NameSigns, best_signs
from onrecord.linkage.records import Days, PersonRecord
from onrecord.resolution.folding import fold
from onrecord.resolution.name_units import take_apart
from onrecord.resolution.names import script_of

__all__ = ["Row", "row_of"]

EPOCH = date(1970, 1, 1).toordinal()
SCRIPTS = ("Arab", "Latn")


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of one person.

    `lineage` has the signs of all parts behind the given name, one that comes again marked by its number; `second` and
    `third` are its first two and `family` its last, where they are there. `arabic` and `latin` are the given name as
    written in those scripts, folded.
    """

    id: str
    source: str
    given: str | None
    lineage: tuple[str, ...]
    second: str | None
    third: str | None
    family: str | None
    arabic: str | None
    latin: str | None
    sex: str | None
    born: int | None
    year_from: int | None
    year_to: int | None
    age_from: int | None
    age_to: int | None
    died_from: int | None
    died_to: int | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    incident: str | None


def row_of(record: PersonRecord) -> Row:
    """Give the row of a record."""
    signs = best_signs(record.names)
    written = dict(_written(record.names))
    years = _years(record)
    died = record.died
    spot = record.spot
    return Row(
        id=record.id,
        source=record.source,
        given=signs.given,
        lineage=tuple(_marked(signs.lineage)),
        second=_at(signs, 0),
        third=_at(signs, 1),
        family=signs.family,
        arabic=written.get("Arab"),
        latin=written.get("Latn"),
        sex=str(record.sex) if record.sex in (Sex.FEMALE, Sex.MALE) else None,
        born=_day(record.born[0]) if record.born is not None and record.born[0] == record.born[1] else None,
        year_from=None if years is None else years[0],
        year_to=None if years is None else years[1],
        age_from=None if record.age is None else record.age[0],
        age_to=None if record.age is None else record.age[1],
        died_from=None if died is None else _day(died[0]),
        died_to=None if died is None else _day(died[1]),
        latitude=None if spot is None else spot.latitude,
        longitude=None if spot is None else spot.longitude,
        radius_km=None if spot is None else spot.radius_km,
        incident=record.incident,
    )


def _marked(signs: Sequence[str]) -> Iterator[str]:
    """Yield the signs; one that came before with its number: who is Ahmad son of Ahmad has both."""
    seen: Counter[str] = Counter()
    for sign in signs:
        seen[sign] += 1
        yield sign if seen[sign] == 1 else f"{sign}{seen[sign]}"


def _at(signs: NameSigns, place: int) -> str | None:
    """Give a sign of the lineage that is not the family's."""
    return signs.lineage[place] if place + 1 < len(signs.lineage) else None


def _written(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the given name of each form with its script."""
    for name in names:
        units, script = take_apart(name).names, script_of(name)
        if units and script in SCRIPTS:
            yield script, fold("".join(units[0].replace("-", "").split()))


def _years(record: PersonRecord) -> tuple[int, int] | None:
    """Give the years that a birth lies in: as told, or by the age at a known death."""
    if record.born is not None:
        return record.born[0].year, record.born[1].year
    return None if record.age is None or record.died is None else _years_by_age(record.age, record.died)


def _years_by_age(age: tuple[int, int], died: Days) -> tuple[int, int]:
    # Whoever is 40 in 2016 was born in 1975 or 1976.
    return died[0].year - age[1] - 1, died[1].year - age[0]


def _day(day: date) -> int:
    return day.toordinal() - EPOCH
