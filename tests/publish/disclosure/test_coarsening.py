from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import AgeRange, Name, When, Where
from onrecord.core.vocabulary import AgeGroup, DatePrecision, PlacePrecision
from onrecord.publish.disclosure.ages import number_forms
from onrecord.publish.disclosure.coarsening import age_group_of, coarse_date, coarse_place, coarser_place, initials
from onrecord.publish.disclosure.variants import date_forms, is_number, person, phrases_of, tells_nobody_apart
from tests.published import incident_number

LEVELS = ("week", "month", "year")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.sampled_from(LEVELS))
def test_a_coarser_date_holds_the_date_and_tells_no_more_the_second_time(day, days, level):
    told = When(day, date.fromordinal(day.toordinal() + days), DatePrecision.DAY, "on Monday")
    coarse = coarse_date(told, level)
    assert coarse.earliest <= told.earliest
    assert coarse.latest >= told.latest
    assert coarse.text is None
    assert coarse_date(coarse, level) == coarse


def test_a_date_of_a_month_stays_where_months_are_given():
    month = When(date(2023, 11, 1), date(2023, 11, 30), DatePrecision.MONTH, "in November")
    assert coarse_date(month, "month") is month
    assert coarse_date(month, "week").precision is DatePrecision.WEEKS
    assert coarse_date(When(date(2023, 11, 4), None, DatePrecision.DAY), "month") == When(
        date(2023, 11, 1), None, DatePrecision.MONTHS
    )
    assert coarse_date(When(text="on Saturday", precision=DatePrecision.DAY), "month") == When()


KUTUM = Where("in Kutum", "Kutum", "SD", "geonames:371745", 14.2, 24.67, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0)


@pytest.mark.parametrize("level", ["district", "province", "country"])
def test_a_coarser_place_is_what_it_lies_in(level):
    coarse = coarse_place(KUTUM, level)
    assert coarse.name != "Kutum"
    assert (coarse.text, coarse.country) == (None, "SD")
    assert coarse.precision in (PlacePrecision(level), PlacePrecision.PROVINCE, PlacePrecision.COUNTRY)
    assert coarse_place(coarse, level) == coarse


def test_a_site_that_is_placed_at_its_town_loses_its_words_alone():
    site = replace(KUTUM, text="at the well", precision=PlacePrecision.SITE)
    assert coarse_place(site, "town") == replace(KUTUM, text=None)
    assert coarse_place(KUTUM, "town") is KUTUM


def test_a_place_that_no_gazetteer_knows_leaves_its_country():
    unknown = replace(KUTUM, gazetteer=None)
    assert coarse_place(unknown, "province") == Where(country="SD", precision=PlacePrecision.COUNTRY)
    assert coarse_place(replace(unknown, country=None), "province") == Where()
    assert coarse_place(replace(KUTUM, gazetteer="geonames:0"), "province").name is None
    assert coarse_place(Where("in Darfur", "Darfur"), "province") == Where()
    assert not coarser_place(Where(), "town")


def test_initials_leave_particles_and_titles_out():
    assert initials("Dr. Halima Musa al-Arbab") == "H. M. A."
    assert initials("حليمة موسى الأرباب") == "ح. م. أ."
    assert initials("") == ""


def test_an_age_group_is_read_from_an_age():
    victim = incident_number(0).victims[0]
    assert age_group_of(replace(victim, age=40, age_group=None)) is AgeGroup.ADULT
    assert age_group_of(replace(victim, age=AgeRange(16, 19), age_group=None)) is AgeGroup.CHILD
    assert age_group_of(replace(victim, age=None, age_group=None)) is None


def test_an_age_is_looked_for_in_words():
    assert {"7", "seven", "سبع", "sept", "siete", "сім"} <= set(number_forms(7))
    assert {"34", "thirty four", "أربع وثلاثين", "treinta y cuatro"} <= set(number_forms(34))
    assert "forty" in number_forms(40)
    assert number_forms(104) == ("104",)


def test_a_date_is_looked_for_in_its_forms():
    forms = date_forms(date(2023, 11, 4))
    assert {"2023 11 04", "4 11 2023", "4 november", "november 4", "4 نوفمبر", "4 تشرين الثاني"} <= set(forms)


def test_a_name_is_looked_for_whole_in_pairs_and_by_its_parts():
    told = person(
        Name("Dr. Zubayda al-Qurmuzi", "Latn", None, (("title", "Dr."), ("given", "Zubayda"), ("family", "al-Qurmuzi")))
    )
    assert told.parts == ("Zubayda", "al-Qurmuzi")
    assert "al-Qurmuzi Zubayda" in told.wholes
    assert told.own == {"zubayda"}
    assert person(Name("H.")).parts == ()


def test_phrases_leave_out_little_words_and_what_may_stay():
    assert list(phrases_of("at the ferry landing in Kutum", ("Kutum",))) == ["ferry landing"]
    assert list(phrases_of("in the", ())) == []


def test_words_that_say_how_many_and_of_what_sex_tell_nobody_apart():
    for words in ("about thirty people", "two men", "Four", "1,200 civilians", "عدد من المدنيين", "ثلاثة أطفال"):
        assert tells_nobody_apart(words), words
    for words in ("two dock workers", "the baker", "her grandson", "سائق"):
        assert not tells_nobody_apart(words), words


def test_a_number_is_told_from_who_is_counted():
    assert [is_number(words) for words in ("twenty-three", "11", "تسعة", "nine men", "")] == [True] * 3 + [False] * 2
