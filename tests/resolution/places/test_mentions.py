"""A mention tells its name with what the text sets beside it."""

from __future__ import annotations

import pytest

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.evidence import Evidence
from onrecord.resolution.places.mentions import mention_of
from onrecord.resolution.places.spans import Form, Span


def mention(text, **evidence):
    return mention_of(Span(0, len(text), text, Form.NAME, 0, 0), Evidence(kind=PlaceKind.TOWN, **evidence))


@pytest.mark.parametrize(
    ("text", "evidence", "told"),
    [
        ("Homs", {}, "Homs"),
        ("Homs", {"noun": "province"}, "Homs province"),
        ("Homs", {"noun": "town", "noun_first": True}, "town of Homs"),
        ("Laurel County", {"noun": "county"}, "Laurel County"),
        ("Apopa", {"larger": "San Salvador"}, "Apopa, San Salvador"),
        ("Apopa", {"larger": "San Salvador", "noun": "district"}, "Apopa district, San Salvador"),
    ],
)
def test_a_name_is_told_in_full(text, evidence, told):
    assert mention(text, **evidence).told == told


def test_other_evidence_weighs_a_mention_anew():
    before = mention("Homs")
    after = before.with_evidence(Evidence(kind=PlaceKind.COUNTRY))
    assert (after.text, after.confidence > before.confidence) == ("Homs", True)
