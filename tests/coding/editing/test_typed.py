"""What people type, as the values it stands for; what cannot be read is told with what could."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.codebook import default_codebook
from onrecord.coding.editing.fields import check_value, field_named
from onrecord.coding.editing.typed import Reading, values_typed
from onrecord.core.errors import BadOption
from onrecord.core.values import Absent, AgeRange, Where
from onrecord.core.vocabulary import PlacePrecision, RecordKind

BOOK = default_codebook()


def typed(kind, name, said, **reading):
    values = values_typed(field_named(kind, name, BOOK), said, Reading(**reading))
    for each in values:
        check_value(kind, each.property, each.value, BOOK)
    return {each.property: each.value for each in values}


def ends(said):
    told = typed(RecordKind.VICTIM, "count", said)
    return tuple(told.get(f"count.{end}") for end in ("low", "best", "high"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("12", (12, 12, 12)),
        ("١٢", (12, 12, 12)),
        ("2,000", (2000, 2000, 2000)),
        ("30-40", (30, None, 40)),
        ("30 to 40", (30, None, 40)),
        ("12+", (12, None, None)),
        ("at least 12", (12, None, None)),
        ("..9", (None, None, 9)),
        ("~50", (None, 50, None)),
    ],
)
def test_a_count_is_read_with_its_open_ends(said, expected):
    assert ends(said) == expected


@pytest.mark.parametrize("said", ["many", "40-30", "-3", "1.5"])
def test_what_is_no_number_is_told(said):
    with pytest.raises(BadOption):
        ends(said)


def test_words_that_were_selected_are_kept_with_a_count():
    told = typed(RecordKind.INCIDENT, "counts.killed", "2001+", words="more than 2,000")
    assert told == {"counts.killed.low": 2001, "counts.killed.text": "more than 2,000"}


@pytest.mark.parametrize(
    ("said", "age"), [("45", 45), ("6-9", AgeRange(6, 9)), ("60+", AgeRange(60)), ("=unknown", Absent("unknown"))]
)
def test_an_age_is_a_number_or_a_range(said, age):
    assert typed(RecordKind.VICTIM, "age", said) == {"age": age}


@pytest.mark.parametrize("said", ["~30", "old", "=lost", " "])
def test_what_is_no_age_is_told(said):
    with pytest.raises(BadOption):
        typed(RecordKind.VICTIM, "age", said)


@pytest.mark.parametrize(
    ("said", "earliest", "latest", "precision"),
    [
        ("2019-03-05", "2019-03-05", "2019-03-05", "day"),
        ("2019-02", "2019-02-01", "2019-02-28", "month"),
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("2019-03-05..2019-03-09", "2019-03-05", "2019-03-09", "days"),
        ("2019-03-05..", "2019-03-05", None, "days"),
        ("..2019-03-05", None, "2019-03-05", "days"),
        ("5 March 2019", "2019-03-05", "2019-03-05", "day"),
    ],
)
def test_a_time_is_an_interval(said, earliest, latest, precision):
    told = typed(RecordKind.INCIDENT, "when", said)
    assert (told.get("when.earliest"), told.get("when.latest"), told["when.precision"]) == (earliest, latest, precision)


def test_a_weekday_counts_from_the_day_of_publication():
    told = values_typed(
        field_named(RecordKind.INCIDENT, "when", BOOK), "Wednesday", Reading("ar", date(2019, 5, 17), "الأربعاء")
    )
    values = {each.property: each for each in told}
    assert values["when.earliest"].value == "2019-05-15"
    assert values["when.earliest"].inferred_by is not None
    assert values["when.text"].value == "الأربعاء"


@pytest.mark.parametrize("said", ["2019-02-30", "2019-03-09..2019-03-05", "some day"])
def test_what_is_no_time_is_told(said):
    with pytest.raises(BadOption):
        typed(RecordKind.INCIDENT, "when", said)


def test_a_place_is_put_on_the_map_by_what_puts_places():
    where = Where("x", "Hajin", "SY", "geonames:1", 34.7, 40.8, PlacePrecision.TOWN, PlacePrecision.TOWN, 2.0)
    told = values_typed(
        field_named(RecordKind.INCIDENT, "where", BOOK), "Hajin", Reading(words="the village", place=lambda _: where)
    )
    values = {each.property: each for each in told}
    assert values["where.text"].value == "x"
    assert values["where.latitude"].inferred_by == "the gazetteer, by the name"
    assert values["where.name"].inferred_by is None


def test_a_place_without_a_gazetteer_stays_a_name():
    assert typed(RecordKind.INCIDENT, "where", "Hajin") == {"where.text": "Hajin", "where.name": "Hajin"}


def test_a_name_may_be_withheld():
    assert typed(RecordKind.VICTIM, "name", "=withheld") == {"name": Absent("withheld")}
    assert typed(RecordKind.VICTIM, "name", " Samir  Aziz ") == {"name": "Samir Aziz"}
