"""Records of others as lists that a case file imports: a row a person, or a row an incident with its numbers.

An incident whose people are all listed one by one is rows of people; any other is one row with its numbers, and the
names in it are kept as words. So nobody is in two rows. Cells say what the records say, ranges and open ends as words
that an import reads back as ranges.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.core.values import AgeRange, Count, When, Where
from onrecord.core.vocabulary import Outcome, PartyKind, PlacePrecision
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.shaped.told import Told, joined, range_in_words

__all__ = ["RecordsList", "lists_of"]

RULES = Path(__file__).parents[2] / "resources" / "imports" / "records.yaml"
PEOPLE, INCIDENTS = "people", "incidents"
NUMBERS = (Outcome.KILLED, Outcome.INJURED, Outcome.DETAINED, Outcome.ABDUCTED, Outcome.DISAPPEARED)
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class RecordsList:
    """A list as CSV, and the mapping that it is imported by."""

    name: str
    data: bytes
    rows: int
    mapping: Mapping[str, Any]


def lists_of(edition: Edition) -> tuple[RecordsList, ...]:
    """Give the lists that an edition is, none without rows."""
    rules = _rules()
    out = {name: io.StringIO() for name in rules}
    rows = dict.fromkeys(rules, 0)
    writers = {
        name: csv.DictWriter(out[name], list(rules[name]["columns"]), lineterminator="\n", quoting=csv.QUOTE_ALL)
        for name in rules
    }
    for writer in writers.values():
        writer.writeheader()
    for file in edition.incidents():
        for name, row in _rows(file):
            rows[name] += 1
            writers[name].writerow(row)
    return tuple(
        RecordsList(name, out[name].getvalue().encode(), rows[name], _mapping(name, edition.about.publisher))
        for name in rules
        if rows[name]
    )


def _mapping(name: str, publisher: str) -> dict[str, Any]:
    return {"mapping": f"casualty-records-{name}", "act": "killing", "source": publisher, **_rules()[name]}


@cache
def _rules() -> Mapping[str, Any]:
    import yaml

    told: Mapping[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return told


def _rows(file: IncidentFile) -> Iterator[tuple[str, Row]]:
    shared = _shared(file)
    if _are_all_listed(file):
        for victim in file.victims:
            yield PEOPLE, {**_person(victim), **shared, "incident": file.incident.id}
    else:
        yield INCIDENTS, {**_numbers(file), **shared, "record": file.incident.id}


def _are_all_listed(file: IncidentFile) -> bool:
    """True where every number is that of the people who are listed, and each of them is one person."""
    victims = file.victims
    if not victims or any(each.kind is not PartyKind.PERSON or not each.harm for each in victims):
        return False
    return all(
        count.low == count.high == sum(any(str(harm.outcome) == outcome for harm in each.harm) for each in victims)
        for outcome, count in file.incident.counts.items()
    )


def _shared(file: IncidentFile) -> Row:
    told, where = Told(file), file.incident.where
    return {
        "confirmation": "confirmed" if told.is_confirmed else "unconfirmed",
        "date": _date(file.incident.when),
        "country": where.country,
        _unit(where): where.name,
        "latitude": None if where.latitude is None else str(where.latitude),
        "longitude": None if where.longitude is None else str(where.longitude),
        "method": joined(each.replace("_", " ") for each in told.acts("method")),
        "actor": joined(told.actors),
        "source": joined(told.sources),
    }


def _unit(where: Where) -> str:
    """Give the column of a place: a name is not made finer than it was told."""
    unit = where.precision
    return str(unit) if unit in (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT) else "place"


def _date(when: When) -> str | None:
    """Give the days as an import reads them; an interval with an open end is none."""
    if when.earliest is None or when.latest is None:
        return None
    ends = dict.fromkeys((when.earliest.isoformat(), when.latest.isoformat()))
    return " to ".join(ends)


def _person(victim: VictimRecord) -> Row:
    outcomes = list(dict.fromkeys(str(each.outcome) for each in victim.harm))
    return {
        "record": victim.id,
        "name": victim.name,
        "other name": next((each.text for each in victim.names if each.text != victim.name), None),
        "age": _age(victim.age),
        "age group": None if victim.age is not None or victim.age_group is None else str(victim.age_group),
        "sex": None if victim.sex is None else str(victim.sex),
        "status": None if victim.status is None else str(victim.status),
        "outcome": outcomes[0],
        "other harm": joined(outcomes[1:]),
        "occupation": victim.occupation,
        "nationality": victim.nationality,
        "affiliation": victim.affiliation,
    }


def _age(age: int | AgeRange | None) -> str | None:
    if not isinstance(age, AgeRange):
        return None if age is None else str(age)
    if age.low is None:
        return None if age.high is None else f"under {age.high + 1}"
    return f"{age.low}+" if age.high is None else f"{age.low}-{age.high}"


def _numbers(file: IncidentFile) -> Row:
    told = Told(file)
    known = {str(each) for each in NUMBERS}
    others = (f"{name}: {range_in_words(count)}" for name, count in file.incident.counts.items() if name not in known)
    return {
        **{str(outcome): _count(told.whole(outcome)) for outcome in NUMBERS},
        "civilians": _count(told.civilians(Outcome.KILLED)),
        "other numbers": joined(others),
        "names": joined(each.name for each in file.victims if each.name is not None),
    }


def _count(count: Count) -> str | None:
    return None if count == Count() else range_in_words(count)
