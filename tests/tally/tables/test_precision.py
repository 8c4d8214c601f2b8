"""How precisely time and place are known, in the codes of the standards."""

from __future__ import annotations

import pytest

from onrecord.tally.tables.precision import level_of, when_code, where_code
from tests.tally.tables.incidents import Says, happening_of


def placed(**told):
    return happening_of(Says(killed=1, where=tuple(told.items())))[0]


def dated(earliest, latest):
    return happening_of(Says(killed=1, when=(earliest, latest, "day")))[0]


@pytest.mark.parametrize(
    ("told", "level", "ucdp", "acled", "airwars"),
    [
        ({"name": "Zawiya", "precision": "town"}, "town", 1, 1, "town"),
        ({"name": "Zawiya", "precision": "site", "coordinates_precision": "town"}, "town", 1, 1, "town"),
        ({"name": "Zawiya", "precision": "exact"}, "exact", 1, 1, "exact location (other)"),
        (
            {"name": "Junín", "precision": "site", "coordinates_precision": "province"},
            "province",
            4,
            3,
            "province/governorate",
        ),
        ({"name": "Butembo", "precision": "site", "text": "on an army post near Butembo"}, "near", 2, 2, None),
        ({"name": "Talodi", "precision": "town", "text": "12 km from Talodi"}, "near", 2, 2, None),
        (
            {"name": "Huanta", "precision": "site", "text": "ON THE ROAD BETWEEN HUANTA AND TAMBO"},
            "between",
            5,
            None,
            None,
        ),
        (
            {"name": "Raqqa", "precision": "site", "text": "outside the post office in Raqqa"},
            "site",
            1,
            1,
            "nearby landmark",
        ),
        ({"name": "Qaisar", "precision": "district", "text": "near Qaisar"}, "district", 3, 2, "district"),
        ({"country": "SY", "precision": "country"}, "country", 6, None, None),
        ({"name": "Tungule", "precision": "unknown"}, None, None, None, None),
        ({}, None, None, None, None),
    ],
)
def test_a_place_has_the_code_of_its_level_as_told_or_as_placed(told, level, ucdp, acled, airwars):
    happening = placed(**told)
    assert level_of(happening) == level
    assert [where_code(happening, each) for each in ("ucdp", "acled", "airwars")] == [ucdp, acled, airwars]


@pytest.mark.parametrize(
    ("earliest", "latest", "ucdp", "acled"),
    [
        ("2016-03-13", "2016-03-13", 1, 1),
        ("2016-03-12", "2016-03-13", 2, 2),
        ("2016-03-07", "2016-03-12", 2, 2),
        ("2016-03-07", "2016-03-13", 3, 2),
        ("2016-03-01", "2016-03-31", 4, 3),
        ("2016-03-01", "2016-04-30", 5, None),
        ("2016-01-01", "2016-12-31", 5, None),
        ("2015-01-01", "2016-12-31", None, None),
        (None, "2016-03-13", None, None),
    ],
)
def test_a_time_has_the_code_of_its_interval(earliest, latest, ucdp, acled):
    happening = dated(earliest, latest)
    assert (when_code(happening, "ucdp"), when_code(happening, "acled")) == (ucdp, acled)
