"""Reports that people and machines code beside each other, some of them blind, for what compares codings."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.coding import Coder
from onrecord.core.vocabulary import CoderKind
from onrecord.store.codings import Coded, coding_row
from onrecord.store.models import Draft, Reading
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings
from tests.cases import bring
from tests.told import people_coding, text_of

__all__ = ["NAMES", "PEOPLE", "code_as", "reading_of", "tell_pairs"]

NAMES = (
    *("Khaled Hamshou", "Rim al-Aliwi", "Yahya Barakat", "Maryam Sattouf", "Bassam al-Rajab", "Anas al-Kurdi"),
    *("Ahmad al-Deeb", "Fatima Qaddour", "Salma Haddad", "Omar Shaheen", "Lina Khoury", "Tariq Nasser"),
)
PEOPLE = tuple((name, 20 + 3 * n, "m" if n % 2 else "f") for n, name in enumerate(NAMES))


def reading_of(case, people, head):
    """Bring a report that names these people, and give the id of its reading."""
    (report,) = bring(case, text_of(people, head), origin=f"/in/{head}")
    return Reading.objects.using(case.alias).get(report=report.id).id


def code_as(case, reading, name, people, **how):
    """Keep somebody's coding that finds these people, and give its id: `kind` of coder, `blind` or begun from `base`;
    `ages` are ages read otherwise, by number of victim.
    """
    report = report_of(Reading.objects.using(case.alias).get(pk=reading))
    version = how.get("version", "blind 1" if how.get("blind") else "1")
    coder = Coder(how.get("kind", CoderKind.PERSON), name, version, "casualty@1")
    coded = Coded(reading, replace(_aged(people_coding(report, people), how.get("ages", {})), coder=coder))
    with case.writing() as pen:
        row = coding_row(coded, name, pen.now)
        if how.get("blind"):
            pen.note("coded", f"reading:{reading}", [row])
        else:
            record_codings(pen, [coded])
        if how.get("blind") or how.get("base"):
            Draft.objects.using(case.alias).create(
                reading=reading, report=report.id, coder=name, base=how.get("base"), coding=row.id,
                is_blind=bool(how.get("blind")), opened_at=pen.now, seen_at=pen.now,
            )  # fmt: skip
    return row.id


def _aged(coding, ages):
    """Give a coding in which these victims have other ages, by the same words."""
    incidents = tuple(
        replace(each, victims=tuple(replace(one, age=ages.get(one.id, one.age)) for one in each.victims))
        for each in coding.incidents
    )
    claims = tuple(
        replace(each, value=ages.get(each.subject, each.value)) if each.property == "age" else each
        for each in coding.claims
    )
    return replace(coding, incidents=incidents, claims=claims)


def tell_pairs(case, count=12):
    """Keep so many reports of two people each, coded by the machine and blind by rima, who reads some ages otherwise
    and misses the second person of every fourth report; give the readings.
    """
    readings = []
    for n in range(count):
        told = (PEOPLE[n % 12], PEOPLE[(n + 5) % 12])
        reading = reading_of(case, told, f"Shells fell, as {n} tells")
        code_as(case, reading, "english", told, kind=CoderKind.RULES)
        ages = {"p1": told[0][1] + 1} if n % 3 == 0 else {}
        code_as(case, reading, "rima", told if n % 4 else told[:1], blind=True, ages=ages)
        readings.append(reading)
    return readings
