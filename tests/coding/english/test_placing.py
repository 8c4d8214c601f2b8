"""Dates and places made values, and the best of an incident's tellings chosen."""

from __future__ import annotations

import pytest

from onrecord.core.vocabulary import PlacePrecision
from tests.coding.told import PUBLISHED, cases, claims_on, incident, not_yet

TO_PUBLICATION = "relative to publication"
WHENS = [
    ("on Wednesday", ("2023-06-14", "2023-06-14", "day", TO_PUBLICATION)),
    ("yesterday", ("2023-06-15", "2023-06-15", "day", TO_PUBLICATION)),
    ("two days ago", ("2023-06-14", "2023-06-14", "day", TO_PUBLICATION)),
    ("overnight", ("2023-06-15", "2023-06-16", "days", TO_PUBLICATION)),
    ("last month", ("2023-05-01", "2023-05-31", "month", TO_PUBLICATION)),
    ("in March", ("2023-03-01", "2023-03-31", "month", TO_PUBLICATION)),
    ("in 2020", ("2020-01-01", "2020-12-31", "year", "stated")),
    ("on 3 March 2022", ("2022-03-03", "2022-03-03", "day", "stated")),
]


@pytest.mark.parametrize(("words", "told"), WHENS)
def test_a_date_is_an_interval_with_its_basis(code, words, told):
    when = incident(code(f"Gunmen killed a farmer in Bouar {words}.", PUBLISHED)).when
    assert (str(when.earliest), str(when.latest), str(when.precision), str(when.basis)) == told


def test_the_next_day_counts_from_the_report_s_own_frame(code):
    first, second = code(
        "On 9 June 2021, gunmen killed a farmer in Bouar. Two days later, they abducted his son."
    ).incidents
    assert (str(first.when.earliest), str(second.when.earliest)) == ("2021-06-09", "2021-06-11")
    assert str(second.when.basis) == "relative to report"


SITES = [("courthouse",), ("police station",), ("market",), ("refugee camp",), ("bridge",), ("checkpoint",), ("hotel",),
         ("roundabout",), ("stadium",), ("café",), ("border crossing",), ("gold mine",), ("town hall",)]  # fmt: skip
UNMET_SITES = {
    **dict.fromkeys(("police station", "market", "refugee camp"), "site and town hang apart on the verb"),
    **dict.fromkeys(("roundabout", "stadium", "café", "border crossing", "gold mine", "town hall"), "no known site"),
}


@pytest.mark.parametrize("site", cases(SITES, UNMET_SITES))
def test_a_site_is_placed_at_its_town_and_says_so(code, site):
    where = incident(code(f"Gunmen killed a clerk outside the {site} in Maiduguri.")).where
    assert (where.text, where.name, where.country) == (f"outside the {site} in Maiduguri", "Maiduguri", "NG")
    assert (where.precision, where.coordinates_precision) == (PlacePrecision.SITE, PlacePrecision.TOWN)
    assert where.latitude is not None
    assert where.radius_km is not None


@not_yet("a place that no gazetteer has is lost with its words")
def test_a_place_in_no_gazetteer_keeps_its_name(code):
    where = incident(code("Gunmen killed a farmer in Qarqozbeyli.")).where
    assert (where.text, where.name, where.latitude) == ("in Qarqozbeyli", "Qarqozbeyli", None)


def test_a_site_without_a_town_is_a_site_of_no_coordinates(code):
    where = incident(code("Gunmen killed nine worshippers in the mosque.")).where
    assert (where.text, where.name, where.precision) == ("in the mosque", None, PlacePrecision.SITE)
    assert where.latitude is None


def test_a_province_is_a_province(code):
    where = incident(code("Gunmen killed a farmer in Helmand province.")).where
    assert where.precision is PlacePrecision.PROVINCE


def test_the_country_told_chooses_among_towns_of_one_name(code):
    where = incident(code("Soldiers killed a farmer in Tripoli, Lebanon.")).where
    assert (where.name, where.country) == ("Tripoli", "LB")


def test_of_a_headline_s_and_a_lead_s_place_the_one_with_the_site_stands(code):
    text = (
        "Clerk shot dead in Recife\n\nGunmen shot dead a clerk, Ana Ruiz, outside the courthouse in Recife on Monday."
    )
    assert incident(code(text, PUBLISHED)).where.text == "outside the courthouse in Recife"


def test_coordinates_rest_on_the_name_and_the_rule_that_found_them(code):
    coding = code("Gunmen killed a farmer in Bouar.")
    (claim,) = claims_on(coding, "i1", "where.latitude")
    assert claim.inferred_by == "gazetteer, by country, neighbours and population"
    assert [quote.text for quote in claim.quotes] == ["Bouar"]


def test_a_town_told_besides_is_finer_than_a_country_in_the_headline(code):
    text = (
        "Gunmen shoot dead headmaster on market road in northern Nigeria\n\n"
        "A headmaster, Musa Bello, was shot dead as he rode home with his daughter from the weekly market at Biu."
    )
    found = incident(code(text))
    assert (found.where.name, found.where.country) == ("Biu", "NG")


def test_who_has_been_held_since_a_day_was_seized_on_it(code):
    when = incident(code("Ana Ruiz has been detained since 3 May.", PUBLISHED)).when
    assert (when.text, str(when.earliest), str(when.latest)) == ("since 3 May", "2023-05-03", "2023-05-03")


def test_what_many_suffered_since_a_day_has_no_one_day(code):
    when = incident(code("Soldiers have detained farmers since 3 May.", PUBLISHED)).when
    assert (str(when.earliest), str(when.latest)) == ("2023-05-03", "2023-06-16")


def test_an_arrest_is_dated_by_itself_and_not_by_the_sentence(code):
    text = "Ana Ruiz was sentenced on 12 June 2023 to two years. Police arrested Ana Ruiz on 3 May 2023."
    assert str(incident(code(text, PUBLISHED)).when.latest) == "2023-05-03"


def test_a_flight_told_of_one_who_was_killed_does_not_date_the_killing(code):
    text = (
        "Names of those killed in the shelling of the market in Kafr Nabl\n\nOn Thursday 9 May 2013, at about 10:20, "
        "seven shells fell on the vegetable market in Kafr Nabl. Eleven people were killed: six men, three women and "
        "two children.\n\n1. Omar Saleh, 34, farmer.\n2. Maryam Sattouf, 63, woman, from Idlib, displaced to Kafr "
        "Nabl in 2012. Father: Ibrahim.\n3. Ali Hassan, 12."
    )
    assert code(text).incidents[0].when.text.startswith("Thursday 9 May 2013")


def test_a_flight_told_by_itself_has_its_date(code):
    assert incident(code("Fighting displaced 300 families from Drodro in March 2019.")).when.text == "March 2019"
