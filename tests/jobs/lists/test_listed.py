"""Records of lists go into JSON and come back."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import Sex
from onrecord.jobs.lists.listed import listed_from_json, listed_to_json
from onrecord.jobs.lists.reading import Listed
from onrecord.linkage.records import PersonRecord, Spot

DAY = date(2013, 5, 9)
FULL = PersonRecord(
    "a.csv:2", "a.csv", ("Rim al-Aliwi", "ريم العليوي"), Sex.FEMALE, (9, 10), (DAY, DAY), (DAY, date(2013, 5, 10)),
    "Zawiya", Spot(35.9, 36.6, 2.0), "i7",
)  # fmt: skip


@pytest.mark.parametrize("listed", [Listed(FULL, "2", "LM-7"), Listed(PersonRecord("a.csv:3", "a.csv"), "sheet 2, 3")])
def test_what_is_told_of_a_record_comes_back(listed):
    assert listed_from_json(listed_to_json(listed)) == listed
