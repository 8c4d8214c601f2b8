"""Places are found in texts, words and people are not; invented reports throughout."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolution.places import PlaceKind, find_places
from onrecord.resolution.places.spans import Form
from tests.resolution.places.atlas import shipped

STRIKE = (
    "At least nine civilians were killed on Tuesday when an air strike hit the town of Khan Shaykhun in Syria's Idlib "
    "province. Ahmad Nasser Darwish, 45, was on the road between Maarat al-Numan and Saraqib. Nice weather brought "
    "planes, police said. In March the Union of Teachers had warned of it."
)


def found(text, **options):
    return [mention.text for mention in find_places(text, shipped(), **options)]


def test_places_of_a_report_are_found_and_nothing_else():
    assert found(STRIKE) == ["Khan Shaykhun", "Syria", "Idlib", "Maarat al-Numan", "Saraqib"]


def test_mentions_stand_where_they_say():
    assert all(STRIKE[mention.start : mention.end] == mention.text for mention in find_places(STRIKE, shipped()))


@pytest.mark.parametrize(
    "text",
    [
        "Maria Martinez, 34, and Jose Santiago died.",
        "Gen. Abdullah Hassan said so.",
        "J. Paris told reporters.",
        "Police in uniform fired. May was quiet. Of these, nine died.",
        "Hamas fired rockets.",
        "",
    ],
)
def test_people_words_and_bodies_are_no_places(text):
    assert found(text) == []


def test_a_person_named_in_full_is_one_everywhere_in_the_report():
    assert found("Omar Hilla was shot. Hilla died on Monday; Hilla was nine.") == []


def test_a_place_named_outright_is_one_everywhere_in_the_report():
    assert found("He was shot in Hilla. Hilla was quiet.") == ["Hilla", "Hilla"]


def test_a_preposition_holds_for_both_of_a_pair():
    text = "Officials in Deir al-Balah and Khan Younis said so."
    assert found(text) == ["Deir al-Balah", "Khan Younis"]


def test_a_town_is_likelier_in_a_report_on_its_province_and_less_likely_elsewhere():
    def confidence(text):
        return next(one.confidence for one in find_places(text, shipped(), least=0) if one.text == "Saraqib")

    alone, at_home = (
        confidence("Saraqib was shelled."),
        confidence("Saraqib was shelled. Shells fell in Idlib province."),
    )
    abroad = confidence("Saraqib was shelled. Shells fell in El Salvador.")
    assert abroad < alone < at_home


def test_a_name_told_twice_is_at_home_twice():
    text = "Saraqib was shelled. Shells fell on Saraqib, Idlib province. Saraqib is in Idlib province."
    homes = [one.evidence.home for one in find_places(text, shipped(), least=0) if one.text == "Saraqib"]
    assert homes.count(PlaceKind.PROVINCE) >= 2


def test_adjectives_are_mentions_of_their_own_form():
    mentions = find_places("The Salvadoran police left Santa Ana.", shipped())
    assert [(mention.text, mention.form) for mention in mentions] == [
        ("Salvadoran", Form.ADJECTIVE),
        ("Santa Ana", Form.NAME),
    ]


def test_arabic_reports_are_read():
    text = "قتل خمسة مدنيين في قصف على مدينة خان شيخون في ريف إدلب وقال ناشطون إن القصف طال بلدة كفرنبل شمال حماة"
    assert found(text) == ["خان شيخون", "إدلب", "كفرنبل", "حماة"]


def test_in_capitals_places_are_found_by_what_leads_to_them():
    text = "GUNMEN SHOT TWO PEOPLE IN SAN SALVADOR. THE POLICE ARRESTED ONE NEAR APOPA."
    assert found(text, upper_case=True) == ["SAN SALVADOR", "APOPA"]


def test_everything_a_place_is_called_can_be_asked_for():
    everything = {mention.text for mention in find_places(STRIKE, shipped(), least=0)}
    assert {"Nice", "March", "Union", "Syria"} <= everything


def test_kinds_come_with_the_evidence():
    kinds = {mention.text: mention.evidence.kind for mention in find_places(STRIKE, shipped())}
    assert kinds["Syria"] is PlaceKind.COUNTRY


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*STRIKE.split(), "Homs,", "(Syria)", "حلب", "😀", "\n", "\u00a0", "X."]), max_size=25))
def test_any_order_of_words_gives_mentions_in_order_that_do_not_overlap(words):
    text = " ".join(words)
    for upper_case in (False, True):
        mentions = find_places(text, shipped(), upper_case=upper_case, least=0)
        assert all(text[one.start : one.end] == one.text for one in mentions)
        assert all(one.end <= other.start for one, other in pairwise(mentions))
