"""A named person of no known age who may be a child that is held back is found, and nobody is called one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import Name, When, Where
from onrecord.core.vocabulary import AgeGroup
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.children import named_like_children
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.risks import MAY_BE_CHILD, risks_of, with_children
from onrecord.publish.edition import Edition
from tests.published import about_edition, edition_of, incident_number


def _file(number, name, script="Latn", age=None, group=None, **where):
    file = incident_number(number)
    incident = replace(
        file.incident, id=f"i-{number}", when=When(date(2016, 3, 4), date(2016, 3, 4)),
        where=replace(Where(None, "Raqqa", "SY", None, 35.95, 39.01, radius_km=5.0), **where), statements=(),
    )  # fmt: skip
    victim = replace(
        file.victims[0], id=f"v-{number}", incident=incident.id, name=name, names=(Name(name, script),), age=age,
        age_group=group, statements=(),
    )  # fmt: skip
    return replace(file, incident=incident, victims=(victim,))


def _edition(*files):
    return Edition(about_edition(len(files), len(files)), lambda: iter(files))


def _found(*files):
    whole = _edition(*files)
    return named_like_children(whole, disclose(whole, audience_named("public")))


CHILD = _file(0, "أحمد", "Arab", 9, AgeGroup.CHILD)


def test_who_is_named_without_an_age_like_a_child_of_that_day_and_place_is_found_in_any_script():
    assert _found(CHILD, _file(1, "Ahmed Khaled")) == ("v-1",)


@pytest.mark.parametrize(
    "other",
    [
        _file(1, "Ahmed Khaled", age=40),
        _file(1, "Ahmed Khaled", group=AgeGroup.ADULT),
        _file(1, "Salma Khaled"),
        _file(1, "Ahmed Khaled", country="UA", latitude=49.7),
    ],
)
def test_an_adult_another_name_or_another_place_is_no_child(other):
    assert _found(CHILD, other) == ()


def test_a_child_that_is_named_is_not_held_back():
    whole = _edition(CHILD, _file(1, "Ahmed Khaled"))
    assert named_like_children(whole, whole) == ()


def test_a_risk_of_its_own_is_told_and_waits_to_be_accepted():
    report = with_children(risks_of(edition_of(0)), ("v-1",))
    assert [(each.kind, each.records) for each in report.open()] == [(MAY_BE_CHILD, ("v-1",))]
    assert "may be a child" in "\n".join(report.lines())
    assert with_children(report, ()) == report


def test_how_many_are_of_no_known_age_and_unsigned_is_told():
    report = risks_of(_edition(_file(1, "Ahmed Khaled"), _file(2, "Salma", age=30)))
    assert (report.named, report.ageless, report.unsigned) == (2, 1, 2)
    assert "Named people of no known age: 1 of 2." in report.lines()
    assert risks_of(edition_of(0)).unsigned == 0
