"""The hand-made codings themselves: each fits its report, uses the vocabulary, and can be met."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from onrecord.coding.codebook import default_codebook
from onrecord.core.vocabulary import Involvement, Outcome, Stance
from tests.examples.comparison import compare_coding
from tests.examples.expectation import EXPECTED, REPORTS, examples, load_expectation, read_expectation
from tests.examples.ideal import ideal_coding
from tests.examples.likeness import fold
from tests.factory import a_coding

NAMES = examples()
DAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (\d{1,2}) ([A-Z][a-z]+) (\d{4})")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"]


def _text(name):
    (path,) = REPORTS.glob(f"{name}.*")
    return path.read_text(encoding="utf-8")


def _under(entry: object, keys: set[str], key: str = "") -> Iterator[tuple[str, object]]:
    """Yield every plain value that stands somewhere below one of the keys, with the nearest of them."""
    if isinstance(entry, Mapping):
        for inner, value in entry.items():
            operator = inner in ("any_of", "contains", "includes")
            yield from _under(value, keys, key if operator else inner)
    elif isinstance(entry, list):
        for item in entry:
            yield from _under(item, keys, key)
    elif key in keys and entry is not None:
        yield key, entry


def test_every_report_has_its_expected_coding_and_no_other_is_there():
    assert {path.stem for path in EXPECTED.glob("*.yaml")} - {"floors"} == set(NAMES)
    assert len(NAMES) >= 14


def test_a_key_nobody_compares_is_refused(tmp_path):
    path = tmp_path / "01.yaml"
    path.write_text("incidents:\n  - victims:\n      - {name: A, agegroup: child}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"01.yaml incidents 1 victims 1: unknown key 'agegroup'"):
        read_expectation(path)


@pytest.mark.parametrize("name", NAMES)
def test_a_coding_with_every_stated_field_has_no_difference(name):
    expected = load_expectation(name)
    for given in (False, True):
        assert compare_coding(ideal_coding(expected, given=given), expected, given=given).differences == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_fields_depends_on_the_expectation_alone(name):
    expected = load_expectation(name)
    total = compare_coding(ideal_coding(expected), expected).total
    assert compare_coding(a_coding(), expected).total == total


@pytest.mark.parametrize("name", NAMES)
def test_expected_names_and_words_stand_in_the_report(name):
    expected, text = load_expectation(name), fold(_text(name))
    told = {"name", "names", "phrase", "text", "description", "occupation", "population", "grounds", "according_to"}
    told |= {"once", "dropped", "not_in_text"}
    values = [value for _, value in _under({k: v for k, v in expected.items() if k != "report"}, told)]
    values += [value for _, value in _under(expected["report"], {"title", "byline", "source", *told})]
    values += [entry for entry in expected.get("not_coded", ()) if isinstance(entry, str)]
    for value in values:
        assert _in_words(fold(str(value)), text), f"{value!r} is not in the report"


def _in_words(value: str, text: str) -> bool:
    """Tell whether the value stands in the text, a name also with words between its parts."""
    return value in text or all(re.search(rf"(?<!\w){re.escape(part)}", text) for part in value.split())


@pytest.mark.parametrize("name", NAMES)
def test_expected_terms_are_those_of_the_codebook_and_the_contract(name):
    expected, book = load_expectation(name), default_codebook()
    allowed = {
        "type": {*book.acts, *_relations(expected)},
        "method": set(book.methods),
        "circumstances": set(book.circumstances),
        "stance": set(Stance),
        "outcome": set(Outcome),
        "involvement": set(Involvement),
    }
    found = list(_under([expected["incidents"], expected["tolls"]], set(allowed)))
    assert [(key, value) for key, value in found if value not in allowed[key]] == []


def _relations(expected):
    parties = [p for i in expected["incidents"] for role in ("victims", "perpetrators") for p in i.get(role, ())]
    return {relation["type"] for party in parties for relation in party.get("relations", ())}


@pytest.mark.parametrize("name", NAMES)
def test_days_of_the_week_in_a_report_are_those_of_the_calendar(name):
    for weekday, day, month, year in DAY.findall(_text(name)):
        told = date(int(year), list(calendar.month_name).index(month), int(day))
        assert calendar.day_name[told.weekday()] == f"{weekday}day", told


def test_the_long_communique_adds_up_as_its_summary_says():
    """Its annex, its sections and its first paragraph must give one count, or it would be no test of counting."""
    owed = [one for one in load_expectation("12-long-communique")["incidents"] if one["note"][0] in "345678"]
    killed = [one.get("counts", {}).get("killed", 0) for one in owed]
    injured = [one.get("counts", {}).get("injured", 0) for one in owed]
    assert len(owed) == 19
    assert sum(count if isinstance(count, int) else count[0] for count in killed) == 30
    # The six hurt in Dilling are stated with their group: a policeman may have been a seventh.
    assert sum(injured) == 41 - 6
    rows = re.findall(r"/ (\d+)(?:–\d+)? / (\d+)$", _text("12-long-communique"), re.MULTILINE)
    assert (len(rows), sum(int(k) for k, _ in rows), sum(int(i) for _, i in rows)) == (19, 30, 41)


def test_the_long_communique_is_ten_pages_long():
    assert len(_text("12-long-communique").split()) >= 4500
