"""The reading of tables, and what every table of every language must hold."""

from __future__ import annotations

import re

import pytest
import yaml

from onrecord.core.errors import MissingPart
from onrecord.resolution import numbers
from onrecord.resolution.dates import joined_readings, readings
from onrecord.resolution.dates.occurrences import fixed_days, seasons
from onrecord.resolution.phrases import tables
from onrecord.resolution.phrases.patterns import PatternError
from onrecord.resolution.phrases.tables import LANGUAGES, languages_with, load_table

DATES = [(language, "dates") for language in languages_with("dates")]
ALL = [*DATES, *((language, "numbers") for language in languages_with("numbers"))]
READERS = {
    "dates": readings.READERS.keys() | joined_readings.READERS.keys(),
    "numbers": numbers.READERS.keys(),
}


def raw(language, name):
    return yaml.safe_load((LANGUAGES / language / f"{name}.yaml").read_text(encoding="utf-8"))


def classes_named(table):
    patterns = [pattern for level in table.levels for form in level.forms for pattern in form.patterns]
    return {name for pattern in patterns for name, _ in re.findall(r"<([^<>:=]+)(:\w+)?>", pattern)}


@pytest.fixture
def table_of(tmp_path, monkeypatch):
    """Give a function that reads a table from YAML as the dates of a language of its own."""
    monkeypatch.setattr(tables, "LANGUAGES", tmp_path)

    def read(text):
        (tmp_path / "xx").mkdir(exist_ok=True)
        (tmp_path / "xx" / "dates.yaml").write_text(text, encoding="utf-8")
        load_table.cache_clear()
        return load_table("xx", "dates")

    yield read
    load_table.cache_clear()


@pytest.mark.parametrize(("language", "name"), ALL)
def test_every_form_has_a_reading(language, name):
    means = {form.means for level in load_table(language, name).levels for form in level.forms}
    assert means <= READERS[name]


@pytest.mark.parametrize(("language", "name"), ALL)
def test_every_class_of_a_table_is_used_in_it(language, name):
    assert set(raw(language, name)["classes"]) <= classes_named(load_table(language, name))


@pytest.mark.parametrize(("language", "name"), ALL)
def test_every_part_of_a_table_is_used_in_it(language, name):
    text = (LANGUAGES / language / f"{name}.yaml").read_text(encoding="utf-8")
    assert [part for part in raw(language, name).get("parts", {}) if f"@{part}" not in text] == []


@pytest.mark.parametrize(("language", "name"), ALL)
def test_every_table_says_what_language_it_is_of(language, name):
    assert load_table(language, name).language == raw(language, name)["language"] == language


@pytest.mark.parametrize(("language", "name"), DATES)
def test_every_language_names_twelve_months_and_seven_days(language, name):
    classes = load_table(language, name).vocabulary.classes
    assert set(classes["month"].values()) == set(range(1, 13))
    assert set(classes["weekday"].values()) == set(range(7))


@pytest.mark.parametrize(("language", "name"), DATES)
def test_every_feast_and_season_named_has_its_days(language, name):
    classes = load_table(language, name).vocabulary.classes
    named = {key for name in ("fixed", "fixed_or_name") for key in classes.get(name, {}).values()}
    assert named <= fixed_days().keys()
    assert set(classes.get("season", {}).values()) <= seasons().keys()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_number_word_below_a_hundred_is_known(language):
    classes = load_table(language, "numbers").vocabulary.classes
    assert set(range(2, 16)) <= set(classes["small"].values())
    assert set(classes["tens_word"].values()) >= set(range(30, 100, 10))


def test_a_language_without_a_table_names_those_that_have_one():
    with pytest.raises(MissingPart, match="no table for it; expected one of " + ", ".join(languages_with("dates"))):
        load_table("xx", "dates")


def test_a_table_takes_what_it_uses_of_another(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "LANGUAGES", tmp_path)
    load_table.cache_clear()
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "numbers.yaml").write_text(
        """
        style: {thousands: "."}
        endings: {o: ordinal}
        classes: {small: {two: 2}, unwanted: [other]}
        parts: {n: <small>}
        levels: [{name: numerals, forms: [{means: numeral, tokens: "@n", gives: [number]}]}, {name: counts, forms: []}]
        """
    )
    (tmp_path / "xx" / "dates.yaml").write_text(
        """
        uses: {table: numbers, classes: [small], levels: [numerals]}
        endings: {h: clock}
        classes: {small: {dos: 2}, unit: [day]}
        levels: [{name: dates, gives: [date], forms: [{means: shift, tokens: "@n <unit>"}]}]
        """
    )
    table = load_table("xx", "dates")
    load_table.cache_clear()
    assert table.vocabulary.classes == {"small": {"two": 2, "dos": 2}, "unit": {"day": "day"}}
    assert [(level.name, [form.gives for form in level.forms]) for level in table.levels] == [
        ("numerals", [("number",)]),
        ("dates", [("date",)]),
    ]
    assert table.vocabulary.style.endings == {"o": "ordinal", "h": "clock"}
    assert table.vocabulary.style.thousands == "."


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("classes: {month: [no]}", "quotes round yes, no, on and numbers"),
        ("classes: {month: {on: 1}}", "True is not a word"),
        ("classes: [month]", "where a mapping should be"),
        ("{classes: {}, levels: [{name: a, forms: [{means: a, tokens: b, befor: c}]}]}", "'befor' is no key of a form"),
        ("{classes: {}, plurals: s}", "where a list of words should be"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(table_of, text, wrong):
    with pytest.raises(PatternError, match=wrong):
        table_of(text)


def test_a_form_may_name_several_things_that_must_not_stand_before(table_of):
    table = table_of("""
        classes: {}
        levels: [{name: a, forms: [{means: a, tokens: b, not_after: [c, d e]}, {means: a, tokens: b, not_after: c}]}]
        """)
    assert [form.not_after for form in table.levels[0].forms] == [("c", "d e"), ("c",)]
    assert table.levels[0].forms[0].patterns == ("b", "", "c", "d e", "", "")
