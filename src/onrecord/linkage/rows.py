"""A record as a row of the table that pairs are drawn from and compared in: plain columns, None for what is not known.

Dates of death are days since 1970, so that every engine subtracts them alike. Of a date of birth the day is kept where
it is told, and the years it can lie in where they follow from an age.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from onrecord.core.vocabulary import Sex
from onrecord.linkage.names import MOST_PARTS, bare, best_signs, marked, shortened, spellings_of
from onrecord.linkage.records import Days, PersonRecord
from onrecord.resolution.skeleton import skeleton_as_one

__all__ = ["MOST_LINEAGE", "MOST_SIGNS", "Row", "row_of"]

EPOCH = date(1970, 1, 1).toordinal()
# A name of four parts told in two scripts has four to eight.
MOST_SIGNS = 8
MOST_LINEAGE = MOST_PARTS - 1


class Row(NamedTuple):
    """The columns of one person: a tuple, since one is made for each of a million records.

    `lineage` has the signs of all parts behind the given name, without "Abu" and "Abd", one that comes again marked by
    its number; `father` is its first where there is another, `family` its last. `signs` are those of all forms of the
    name, in order of letters: what a record is found by. `arabic` and `latin` are the given name as written in those
    scripts, folded, `arabic_lineage` and `latin_lineage` what is behind it; `place` is a sign too. Who shares a `close`
    token belongs together: who died in one incident or, where none is told, relatives near enough to share two names
    beside the family's; who shares a `loose` one, that and another name.
    """

    id: str
    source: str
    given: str | None
    lineage: tuple[str, ...]
    father: str | None
    family: str | None
    signs: tuple[str, ...]
    arabic: str | None
    latin: str | None
    arabic_lineage: tuple[str, ...]
    latin_lineage: tuple[str, ...]
    sex: str | None
    born: str | None
    year_from: int | None
    year_to: int | None
    age_from: int | None
    age_to: int | None
    died_from: int | None
    died_to: int | None
    place: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    incident: str | None
    happened: str | None
    close: tuple[str, ...]
    loose: tuple[str, ...]


def row_of(record: PersonRecord) -> Row:
    """Give the row of a record."""
    signs = best_signs(record.names)
    lineage = marked(bare(sign) for sign in signs.lineage)
    spellings = spellings_of(record.names)
    arabic, latin = spellings.get("Arab", ()), spellings.get("Latn", ())
    family = bare(signs.lineage[-1]) if signs.lineage else None
    names = tuple(sorted({signs.given or "", *lineage[:-1]} - {family, ""}))
    years, died, spot = _years(record), record.died, record.spot
    return Row(
        id=record.id,
        source=record.source,
        given=signs.given,
        lineage=lineage,
        father=lineage[0] if len(lineage) > 1 else None,
        family=family,
        signs=_found_by(record.names),
        arabic=arabic[0] if arabic else None,
        latin=latin[0] if latin else None,
        arabic_lineage=arabic[1:],
        latin_lineage=latin[1:],
        sex=str(record.sex) if record.sex in (Sex.FEMALE, Sex.MALE) else None,
        born=record.born[0].isoformat() if record.born is not None and record.born[0] == record.born[1] else None,
        year_from=None if years is None else years[0],
        year_to=None if years is None else years[1],
        age_from=None if record.age is None else record.age[0],
        age_to=None if record.age is None else record.age[1],
        died_from=None if died is None else _day(died[0]),
        died_to=None if died is None else _day(died[1]),
        place=None if record.place is None else skeleton_as_one(record.place) or None,
        latitude=None if spot is None else spot.latitude,
        longitude=None if spot is None else spot.longitude,
        radius_km=None if spot is None else spot.radius_km,
        incident=record.incident,
        happened=record.happened,
        close=_together(record, family, names, 2),
        loose=_together(record, family, names, 1),
    )


def _found_by(names: Iterable[str]) -> tuple[str, ...]:
    told = dict.fromkeys(sign for name in names for sign in shortened(name))
    return tuple(sorted([*told][:MOST_SIGNS]))


def _together(record: PersonRecord, family: str | None, names: Sequence[str], shared: int) -> tuple[str, ...]:
    """Give the tokens of who belongs together: the incident, or the family with so many other names."""
    if record.incident is not None:
        return (f"{record.source} {record.incident}",)
    return () if family is None else tuple("|".join((family, *some)) for some in combinations(names, shared))


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
