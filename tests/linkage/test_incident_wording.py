"""Two incidents said side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.linkage.explaining import explain_by
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.incident_wording import INCIDENT_WORDING, fields_of_incidents, label_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.weighing import Weighed

DAY, NEXT = date(2013, 5, 9), date(2013, 5, 10)
SHELL = IncidentRecord(
    "c1/i1", "reports", (DAY, DAY), NEXT, ("Raqqa", "near the post office in Raqqa"), killed=(2, 2),
    victims=("Rim Yousef al-Aliwi",), actors=("Islamic State",), methods=("shelling",),
)  # fmt: skip
AGAIN = IncidentRecord(
    "c2/i1", "reports", (DAY, NEXT), NEXT, ("الرقة",), killed=(3, 4), injured=(1, 1),
    victims=("ريم يوسف العليوي", "Omar"), actors=("islamic state",), methods=("air strike",),
)  # fmt: skip


def differing(one, other):
    return {field.name for field in fields_of_incidents(one, other) if field.differs}


def test_fields_stand_side_by_side_and_those_that_share_nothing_differ():
    told = {field.name: (field.one, field.other) for field in fields_of_incidents(SHELL, AGAIN)}
    assert told == {
        "when": ("2013-05-09", "2013-05-09 to 2013-05-10"),
        "published": ("2013-05-10", "2013-05-10"),
        "place": ("Raqqa", "الرقة"),
        "killed": ("2", "3 to 4"),
        "injured": ("", "1"),
        "victims": ("Rim Yousef al-Aliwi", "ريم يوسف العليوي, Omar"),
        "actors": ("Islamic State", "islamic state"),
        "methods": ("shelling", "air strike"),
    }
    assert differing(SHELL, AGAIN) == {"killed", "methods"}


def test_days_and_places_that_do_not_meet_differ():
    other = replace(AGAIN, when=(NEXT, NEXT), places=("Tabqa",), victims=("Omar Salem",))
    assert differing(SHELL, other) == {"when", "place", "killed", "victims", "methods"}


def test_of_many_victims_some_are_told_and_the_rest_counted():
    many = replace(SHELL, victims=tuple(f"Victim {number}" for number in range(8)))
    (told,) = (field.one for field in fields_of_incidents(many, AGAIN) if field.name == "victims")
    assert told.endswith("Victim 5 and 2 more")


@pytest.mark.parametrize(("changes", "label"), [
    ({}, "Raqqa, 2013-05-09"),
    ({"when": None}, "Raqqa, published 2013-05-10"),
    ({"when": None, "published": None, "places": ()}, "c1/i1"),
])  # fmt: skip
def test_an_incident_is_known_by_where_and_when_it_was(changes, label):
    assert label_of(replace(SHELL, **changes)) == label


def test_a_pair_is_explained_by_what_both_tell():
    names = [comparison.name for comparison in INCIDENTS.comparisons]
    levels, bits = dict.fromkeys(names, -1), dict.fromkeys(names, 0.0)
    levels |= {"when": 6, "place": 5, "killed": 2}
    bits |= {"when": 3.0, "place": 2.0, "killed": -1.0}
    weighed = Weighed(tuple(levels.values()), tuple(bits.values()), -1.0, 0.5, -1, 0.0, -6.0, -2.0, 2, 1.0)
    told = explain_by(INCIDENT_WORDING, SHELL, AGAIN, weighed, replace(SHELL, id="c3/i1"))
    assert told.weight == pytest.approx(-4.5)
    words = {reason.about: reason.words for reason in told.reasons}
    assert words["when"] == "in the same few days (2013-05-09, 2013-05-09 to 2013-05-10)"
    assert words["killed"] == "numbers of killed are near (2, 3 to 4)"
    assert words["relatives"] == "another incident nearby in those days would agree in this too"
    assert words["rivals"] == "another record fits better (Raqqa, 2013-05-09)"
    assert "rarer than most" in words["rarity"]
    assert told.differing == {"killed", "methods"}
