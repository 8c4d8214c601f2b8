"""HRDsAttack's annotations, normalised."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bench.coding.hrdsattack_gold import attack_of, load

ANNOTATION = {
    "perpetrator_mention": True,
    "perpetrator_type": "state actor",
    "violation_types": ["killing", "other"],
    "year": "2020.0",
    "month": "02",
    "date": "7.0",
    "city": "None",
    "region": "Rivers State",
    "country": "Nigeria",
    "victims": [
        {
            "victim_name": "Ngozi Bello",
            "victim_type": ["journalist", "journalist"],
            "victim_sex_type": "woman",
            "victim_age_group": "adult",
            "victim_population_type": "individual",
        }
    ],
}


def slots(**changes):
    return attack_of({**ANNOTATION, **changes}).slots


def test_every_slot_is_normalised():
    assert slots() == {
        "perpetrator_type": {"state actor"},
        "country": {"NG"},
        "region": {"rivers"},
        "city": frozenset(),
        "year": {"2020"},
        "month": {"2"},
        "day": {"7"},
    }


@pytest.mark.parametrize("unsaid", [None, "None", "unknown", "Unknown", "N/a", "N//A", ""])
def test_what_is_not_stated_has_no_value(unsaid):
    assert slots(country=unsaid)["country"] == frozenset()


@pytest.mark.parametrize(
    ("written", "month"), [("February", {"2"}), ("Febuary", {"2"}), ("11.0", {"11"}), ("2015", set())]
)
def test_a_month_is_read_as_number_or_word(written, month):
    assert slots(month=written)["month"] == month


@pytest.mark.parametrize(("written", "day"), [("07", {"7"}), ("2021.0", set()), ("early", set())])
def test_a_day_outside_the_month_is_not_a_day(written, day):
    assert slots(date=written)["day"] == day


def test_a_victims_types_are_a_set():
    (victim,) = attack_of(ANNOTATION).victims
    assert (victim.name, victim.types) == ("Ngozi Bello", {"journalist"})


def test_an_article_becomes_a_report_with_title_and_publication_date(tmp_path):
    row = {
        "docid": "1",
        "title": "Head",
        "publish_date": "2021-03-08 23:00:34",
        "text": "Body",
        "annotation": ANNOTATION,
    }
    (tmp_path / "coding").mkdir()
    (tmp_path / "coding" / "hrdsattack_dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (document,) = load(tmp_path, "dev")
    assert (document.report.text, document.report.published) == ("Head\n\nBody", date(2021, 3, 8))
    assert load(tmp_path, "test") == []
