"""Texts keep what is told of those who are given, and of nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import Name, Where
from onrecord.core.vocabulary import AgeGroup, PlacePrecision
from onrecord.publish.casualties import Correction, Statement
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.coarsening import place_known_as
from onrecord.publish.disclosure.disclosing import disclose
from tests.disclosed import PUBLIC, given, victims
from tests.published import edition_of, ferry_file


def _quoted(quote, child="Adam Musa Arbab", mother="Halima Musa Arbab", of="status", **told):
    """Give what is left of a quote under a given mother, in whose incident a child is withheld."""
    file = ferry_file()
    said = Statement(of, "civilian", file.citations[0].id, (quote,))
    adult = replace(file.victims[0], name=mother, names=(Name(mother, "Latn", "en"),), statements=(said,))
    little = replace(file.victims[1], name=child, names=(Name(child, "Latn", "en"),), statements=(), **told)
    left = victims(given(replace(file, victims=(adult, little)))[0])["v-mother"]
    return left.statements[0].quotes


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        ("Halima Arbab fell, and Arbab too", "Halima Arbab fell, and [name withheld] too"),
        ("the Arbab family", "the [name withheld] family"),
        ("Halima fell beside Adam", "Halima fell beside [name withheld]"),
        ("Halima Musa Arbab and Adam Arbab", "Halima Musa Arbab and [name withheld]"),
        ("حليمة أرباب وابنها آدم", "حليمة أرباب وابنها [حُجب الاسم]"),
    ],
)
def test_who_is_given_stands_in_texts_by_their_own_names(quote, left):
    assert _quoted(quote) == (left,)


def test_a_first_name_that_is_a_withheld_childs_too_is_marked():
    assert _quoted("Halima fell", child="Halima Adam Arbab") == ("[name withheld] fell",)
    assert _quoted("Musa fell", mother="Musa Idris Arbab") == ("Musa fell",)


def test_a_quote_that_is_a_part_of_their_own_given_name_stays():
    assert _quoted("Arbab", of="names") == ("Arbab",)
    assert _quoted("Adam", of="names") == ("[name withheld]",)


def test_a_whole_text_that_may_not_leave_goes_from_the_words_of_an_age_too():
    file = ferry_file()
    said = Statement("age_group", "child", file.citations[0].id, ("aged 9", "a child"))
    child = replace(file.victims[1], age=9, age_group=AgeGroup.CHILD, statements=(said,))
    audience = replace(PUBLIC, texts="withhold")
    left = victims(given(replace(file, victims=(child,)), audience=audience)[0])["v-child"].statements
    assert [(each.quotes, each.withheld) for each in left] == [(("a child",), "words that tell more")]


def test_a_bare_number_is_an_age_where_an_age_group_rests_on_it():
    file = ferry_file()
    report = file.citations[0].id
    child = replace(file.victims[1], age=9, age_group=AgeGroup.CHILD, statements=(
        Statement("age_group", "child", report, ("9",)),
        Statement("harm.k-shelling", "killed", report, ("9 May", "9")),
    ))  # fmt: skip
    left = victims(given(replace(file, victims=(child,)))[0])["v-child"].statements
    assert [each.quotes for each in left if each.property == "age_group"] == [("[withheld]",)]
    assert [each.quotes for each in left if each.property.startswith("harm")] == [("9 May", "9")]


def test_the_place_whose_point_is_given_is_named_where_sources_name_it_otherwise():
    file = ferry_file()
    town, report = PlacePrecision.TOWN, file.citations[0].id
    where = Where("at the landing", None, "SD", "geonames:371745", 13.18, 24.63, PlacePrecision.EXACT, town, 6.0)
    said = tuple(Statement("where.name", name, report, (name,)) for name in ("Kutum", "Landing Quarter"))
    title = replace(file.citations[0], title="Shells hit Kutum, and Landing Quarter")
    incident = replace(file.incident, where=where, statements=said)
    (left,) = given(replace(file, incident=incident, citations=(title, *file.citations[1:])))
    assert (left.incident.where.name, place_known_as(left.incident.where.gazetteer)) == (None, "Kutum")
    assert left.citations[0].title == "Shells hit Kutum, and [place withheld]"


def test_the_note_on_a_record_is_searched_for_what_its_incident_holds_back():
    file = ferry_file()
    child = replace(file.victims[1], name="Adam Musa Arbab", age=9)
    notes = (
        Correction("v-child", "age", date(2024, 1, 2), "The age was 8 and not 9, as the aunt of Adam says."),
        Correction("v-child", "harm", date(2024, 1, 2), "She was aged nine; it was on 9 May."),
        Correction("i-other", "when", date(2024, 1, 2), "It was on 9 May."),
    )
    whole = replace(edition_of(2), incidents=lambda: iter((replace(file, victims=(child,)),)), corrections=notes)
    told = [each.note for each in disclose(whole, audience_named("public")).corrections]
    assert told == [
        "The age was 8 and not [withheld], as the aunt of [name withheld] says.",
        "She was aged [withheld]; it was on 9 May.",
        "It was on 9 May.",
    ]
