"""What records are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.values import AgeRange, Count, Name, Where
from onrecord.core.vocabulary import AgeGroup, Outcome, PartyKind, Sex
from onrecord.publish.casualties import Harmed, IncidentRecord, VictimRecord
from onrecord.publish.site.labels import call_victim, deed_of, names_of, place_of, word_harm
from onrecord.publish.site.words import load_words
from tests.published import ferry_file

EN, AR = load_words("en"), load_words("ar")


def _victim(**told):
    return VictimRecord("v", "i", told.pop("kind", PartyKind.PERSON), **told)


def test_a_name_in_its_own_script_comes_first():
    assert [text for text, _ in names_of(ferry_file().victims[0])] == ["حليمة موسى أرباب", "Halima Musa Arbab"]


def test_the_name_held_stays_among_its_forms():
    victim = _victim(name="Oksana K.", names=(Name("Оксана К.", "Cyrl", "uk"),))
    assert [text for text, _ in names_of(victim)] == ["Оксана К.", "Oksana K."]


@pytest.mark.parametrize(
    ("told", "english", "arabic"),
    [
        ({"sex": Sex.FEMALE, "age_group": AgeGroup.ADULT, "age": 30}, "a woman, aged 30", "امرأة، العمر 30"),
        ({"sex": Sex.MALE, "age_group": AgeGroup.CHILD}, "a boy", "صبي"),
        ({"age_group": AgeGroup.CHILD, "age": AgeRange(6, 8)}, "a child, age 6 to 8", "طفل أو طفلة، العمر من 6 إلى 8"),
        ({"sex": Sex.UNKNOWN}, "a person not named", "شخص لم يُسمَّ"),
        ({"occupation": "baker"}, "baker", "baker"),
    ],
)
def test_a_person_without_a_name_is_called_what_is_known_of_them(told, english, arabic):
    called = call_victim(_victim(**told), EN)
    assert (called.text, called.is_named) == (english, False)
    assert call_victim(_victim(**told), AR).text == arabic


def test_a_group_is_called_with_how_many_it_is():
    group = _victim(kind=PartyKind.GROUP, description="fishermen", count=Count(3, 3, 5))
    assert call_victim(group, EN).text == "fishermen: 3 to 5"
    assert call_victim(_victim(kind=PartyKind.GROUP), EN).text == "people not named: number not stated"


def test_what_happened_agrees_with_whom_it_happened_to():
    harm = (Harmed(Outcome.KILLED),)
    assert word_harm(_victim(sex=Sex.FEMALE, harm=harm), AR) == "قُتلت"
    assert word_harm(_victim(sex=Sex.MALE, harm=harm), AR) == "قُتل"
    assert word_harm(_victim(kind=PartyKind.GROUP, harm=harm), AR) == "قُتلوا"
    assert word_harm(_victim(), EN) == "outcome unknown"


def test_an_incident_is_called_by_what_was_done_and_where():
    incident = ferry_file().incident
    assert deed_of(incident, EN) == "Killing, shelling"
    assert place_of(incident, AR) == "\u2068Kutum\u2069، السودان"
    bare = IncidentRecord("i")
    assert (deed_of(bare, EN), place_of(bare, EN)) == ("Incident", "place not told")
    assert place_of(replace(bare, where=Where(country="SD")), EN) == "Sudan"
