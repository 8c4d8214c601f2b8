from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import MissingPart
from onrecord.resolution.dates import find_dates, resolve
from onrecord.resolution.dates.meanings import CalendarDate
from onrecord.resolution.dates.spans import taken_words
from tests.resolution.dates.test_resolver import WORDS

FORMATS = (
    "{d:%Y-%m-%d}",
    "{d:%Y-%m-%d}T10:30:00Z",
    "{d:%Y}/{d.month}/{d.day}",
    "{d.day} {d:%B} {d:%Y}",
    "{d.day} {d:%B}, {d:%Y}",
    "{d:%d} {d:%b} {d:%Y}",
    "{d:%d}-{d:%b}-{d:%Y}",
    "{d.day}{th} of {d:%B} {d:%Y}",
    "the {d.day}{th} of {d:%B}, {d:%Y}",
    "{d:%B} {d.day}, {d:%Y}",
    "{d:%B} {d.day}{th}, {d:%Y}",
    "{d:%b}. {d.day}, {d:%Y}",
    "{d:%b} {d.day} {d:%Y}",
    "{d:%A}, {d.day} {d:%B} {d:%Y}",
    "{d:%A} {d:%B} {d.day}, {d:%Y}",
    "{d:%a} {d.day} {d:%b} {d:%Y}",
    "{d:%A} ({d.day} {d:%B} {d:%Y})",
)
SPANISH = ("{d.day} de {m} de {d:%Y}", "{d.day} de {m} del {d:%Y}", "el {d.day} {m} {d:%Y}")
SPANISH_MONTHS = """
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
"""
LEVANTINE = """
كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني, كانون الأول
""".strip().split(", ")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def texts(text, language="en"):
    return [one.text for one in find_dates(text, language)]


def written(day, form, **rest):
    ending = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(d=day, th=ending, **rest)


def resolved(text, language="en", **known):
    (expression,) = find_dates(text, language)
    when = resolve(expression, **known)
    return when.earliest, when.latest


@given(DAYS, st.sampled_from(FORMATS), st.sampled_from([str, str.upper]))
def test_a_date_written_in_any_way_is_the_date(day, form, case):
    assert resolved(case("They fled on " + written(day, form) + ".")) == (day, day)


@given(DAYS, st.sampled_from(SPANISH))
def test_a_date_written_in_spanish_is_the_date(day, form):
    assert resolved(written(day, form, m=SPANISH_MONTHS.split()[day.month - 1]), "es") == (day, day)


@given(DAYS)
def test_a_date_written_in_arabic_is_the_date(day):
    assert resolved(f"في {day.day} {LEVANTINE[day.month - 1]} {day.year}", "ar") == (day, day)


@pytest.mark.parametrize("year", ["", " 2017"])
@pytest.mark.parametrize("text", ["بين 3 و9 نيسان", "بين 3 و 9 نيسان", "من 3 إلى 9 نيسان", "3-9 نيسان", "3 - 9 نيسان"])
def test_days_of_one_month_are_one_range_in_arabic(text, year):
    assert texts(text + year, "ar") == [text + year]
    assert resolved(text + year, "ar", published=date(2017, 5, 1)) == (date(2017, 4, 3), date(2017, 4, 9))


def test_days_of_two_months_are_one_range_in_arabic():
    text = "بين 28 نيسان و9 أيار 2017"
    assert (texts(text, "ar"), resolved(text, "ar")) == ([text], (date(2017, 4, 28), date(2017, 5, 9)))


@pytest.mark.parametrize("text", ["مساء الأربعاء 15 أيار", "فجر يوم الأربعاء الموافق 15 أيار/مايو", "الأربعاء 15 أيار"])
def test_a_part_of_a_weekday_and_its_date_are_one_in_arabic(text):
    assert texts(text, "ar") == [text]
    assert resolved(text, "ar", published=date(2019, 6, 1)) == (date(2019, 5, 15), date(2019, 5, 15))


@given(
    st.dates(date(1930, 1, 1), date(2029, 12, 31)),
    st.sampled_from(["{d:%d} {d:%b} {d:%y} --", "{d.day}-{d:%b}-{d:%y}."]),
)
def test_two_figures_of_a_year_are_the_year_of_the_telling(day, form):
    published = date(min(day.year, 2028) + 1, 1, 1)
    assert resolved(written(day, form), published=published) == (day, day)


@given(DAYS)
def test_figures_are_read_in_the_order_stated(day):
    text = f"{day.day:02}/{day.month:02}/{day.year}"
    (expression,) = find_dates(text, order="day first")
    when = resolve(expression)
    assert (when.earliest, when.latest) == (day, day)
    (expression,) = find_dates(f"{day.month:02}/{day.day:02}/{day.year}", order="month first")
    assert resolve(expression).earliest == day


@given(DAYS)
def test_figures_that_fit_two_dates_hold_the_true_one(day):
    first, last = resolved(f"{day.day:02}/{day.month:02}/{day.year}")
    assert first <= day <= last


@given(DAYS, st.sampled_from(["{d:%B} {d:%Y}", "{d:%b}. {d:%Y}", "{d:%B} of {d:%Y}", "{d:%B}, {d:%Y}"]))
def test_a_month_with_its_year_is_the_whole_month(day, form):
    first, last = resolved("in " + written(day, form))
    assert (first.day, first.month, first.year) == (1, day.month, day.year)
    assert (last.month, (last - first).days + 1 >= 28) == (day.month, True)


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday night",
        "yesterday afternoon",
        "late on Tuesday",
        "early Wednesday morning",
        "the night of 3 May",
        "Wednesday at 17:30",
        "5 p.m. on Wednesday",
        "two days earlier",
        "a week ago",
        "the same day",
        "last month",
        "the past three months",
        "the 18 months since",
        "since August 2013",
        "until 3 May",
        "between 3 and 7 May",
        "from Monday to Wednesday",
        "3-7 May",
        "May 3-7",
        "the weekend",
        "New Year's Eve",
        "the 1980s",
        "mid-March",
        "the first half of 2015",
        "last Ramadan",
    ],
)
def test_an_expression_is_found_whole_among_other_words(words):
    assert texts(f"They said {words} the road was shut.") == [words]
    assert texts(f"THEY SAID {words.upper()} THE ROAD WAS SHUT.") == [words.upper()]


@pytest.mark.parametrize(
    "text",
    [
        "they may leave",
        "May said he would stay",
        "Theresa May resigned",
        "troops march on the city",
        "at least 12 may have died",
        "AT LEAST 12 MAY HAVE DIED",
        "the Sunday Times reported",
        "the 14 March Alliance",
        "17 July Street",
        "Bloody Sunday",
        "every Friday",
        "each year",
        "on Fridays",
        "2013 people were killed",
        "in 2013 homes",
        "at 5 pm",
        "at 17:30 local time",
        "0300 GMT",
        "half an hour later",
        "Ramadan al-Dagour died",
        "two days",
        "the last day",
        "resolution 2254",
        "the sun sat",
    ],
)
def test_words_that_only_look_like_dates_are_none(text):
    assert texts(text) == []


def test_a_count_after_a_month_is_no_day_of_it():
    assert texts("In March 12 people were killed.") == ["March"]


def test_nothing_is_read_as_a_date_in_a_text_without_one():
    assert find_dates("") == ()
    assert find_dates("A house was hit.") == ()


def test_a_meaning_comes_with_its_words_and_place():
    (found,) = find_dates("🕯️ in March 2013")
    assert (found.start, found.end, found.text, found.meaning) == (6, 16, "March 2013", CalendarDate(2013, 3))


def test_words_taken_by_times_and_names_are_known_to_the_reader_of_counts():
    assert taken_words("at 5 pm on the 14 March Alliance") == ((1, 3), (5, 8))


def test_an_unknown_language_is_refused():
    with pytest.raises(MissingPart):
        find_dates("3 May", "xx")


@given(st.lists(WORDS, max_size=14), st.sampled_from(["en", "es", "ar"]))
def test_expressions_lie_in_the_text_in_order_and_never_overlap(words, language):
    text = " ".join(words)
    found = find_dates(text, language)
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.text(), st.sampled_from(["en", "es", "ar"]))
def test_no_text_is_refused(text, language):
    find_dates(text, language)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El lunes pasado y el 3 de mayo", ["lunes pasado", "3 de mayo"]),
        ("hace dos días, la semana pasada", ["hace dos días", "la semana pasada"]),
        ("desde agosto de 2013 hasta ayer", ["desde agosto de 2013 hasta ayer"]),
        ("desde agosto de 2013; hasta ayer", ["desde agosto de 2013", "hasta ayer"]),
        ("en los años ochenta, en los años 30", ["los años ochenta", "los años 30"]),
        ("entre el 3 y el 7 de mayo", ["entre el 3 y el 7 de mayo"]),
        ("a principios de marzo, los últimos tres meses", ["a principios de marzo", "los últimos tres meses"]),
        ("el próximo 15 de marzo, hoy, jueves", ["próximo 15 de marzo", "hoy, jueves"]),
    ],
)
def test_spanish_expressions_are_found_whole(text, words):
    assert texts(text, "es") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("يوم الأربعاء 29 كانون الأول/ديسمبر 2015", ["الأربعاء 29 كانون الأول/ديسمبر 2015"]),
        ("منذ آب 2013", ["منذ آب 2013"]),
        ("أمس وفجر السبت", ["أمس", "السبت"]),
        ("في ٣ أيّار ٢٠١٤", ["٣ أيّار ٢٠١٤"]),
    ],
)
def test_arabic_expressions_are_found_whole(text, words):
    assert texts(text, "ar") == words
