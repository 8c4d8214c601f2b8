from __future__ import annotations

import pytest

from onrecord.coding.english.drafting import Ids
from onrecord.core.vocabulary import PartyKind, Status
from tests.coding.told import (
    PUBLISHED,
    acts,
    called,
    cases,
    claims_on,
    counts,
    harmed,
    incident,
    not_yet,
    perpetrators,
    words_of,
)


def test_ids_run_on_by_letter_and_a_person_keeps_one():
    ids = Ids()
    assert [ids.new("k"), ids.new("k"), ids.new("i")] == ["k1", "k2", "i1"]
    assert ids.party(7, PartyKind.PERSON) == "p1"
    assert ids.party(9, PartyKind.ACTOR) == "a1"
    assert ids.party(7, PartyKind.PERSON) == "p1"


def test_a_person_in_two_incidents_keeps_one_id(code):
    first, second = code(
        "On 9 June 2021, gunmen killed a farmer in Bouar. Two days later, they abducted his son."
    ).incidents
    assert first.perpetrators[0].id == second.perpetrators[0].id


def test_the_attack_that_killed_is_the_killing(code):
    found = incident(code("Gunmen attacked a farmer in Bouar and killed him."))
    assert acts(found) == {"killing": None}


def test_an_attack_on_things_alone_is_one_on_objects(code):
    found = incident(code("Gunmen attacked a clinic in Bouar."))
    assert list(acts(found)) == ["attack_on_object"]
    assert found.objects[0].acts[0].damage == "attacked"


def test_the_means_of_an_attack_are_those_of_its_dead_and_wounded(code):
    found = incident(code("A rocket hit a market in Taiz, killing two girls and wounding nine people."))
    assert {act.type: act.method for act in found.acts} == {
        "attack_on_object": "rocket",
        "killing": "rocket",
        "injury": "rocket",
    }
    assert {act.weapon for act in found.acts} == {"rocket"}


@not_yet("the burning of houses becomes the method of the killing told before it")
def test_what_was_done_to_things_is_no_method_of_a_killing(code):
    found = incident(code("Gunmen killed nine people in Bokkos. Houses were burned."))
    assert acts(found)["killing"] is None


def test_a_stated_method_stands_over_the_clash_it_came_in(code):
    found = incident(code("Two men were beheaded in clashes near Bria."))
    assert acts(found) == {"killing": "beheading"}


def test_one_thing_hit_twice_is_one_object(code):
    found = incident(code("A shell hit the clinic in Taiz. Two nurses were killed when the clinic was hit."))
    assert [thing.name for thing in found.objects] == ["clinic"]


def test_a_victim_is_no_perpetrator_of_its_own_killing(code):
    found = incident(code("Omar Saleh killed himself and his wife."))
    assert "Omar Saleh" not in {called(each) for each in found.perpetrators} or "Omar Saleh" not in harmed(found)


def test_a_doer_who_is_only_a_pronoun_is_nobody(code):
    assert incident(code("They killed a farmer.")).perpetrators == ()


def test_an_alleged_author_is_a_suspect(code):
    (doer,) = incident(code("Soldiers allegedly killed a farmer.")).perpetrators
    assert str(doer.acts[0].involvement) == "suspected"


STATUSES = [
    ("farmer", Status.CIVILIAN),
    ("soldier", Status.ARMED_FORCES),
    ("militant", Status.PARTICIPATING),
    ("nurse", Status.OTHER_PROTECTED),
    ("paramedic", Status.OTHER_PROTECTED),
    ("aid worker", Status.OTHER_PROTECTED),
    ("Taliban commander", Status.PARTICIPATING),
    ("rebel commander", Status.PARTICIPATING),
    ("policeman", Status.CIVILIAN),
]
UNMET_STATUSES = {"Taliban commander": "a commander of an armed group is taken for a member of armed forces"}


ROLES = [
    (
        "The militia ordered the killing of a clerk, Omar Saleh. A soldier shot him dead on Monday.",
        {"Omar Saleh": "killed"},
        {"militia": "ordered", "soldier": "carried out"},
    ),
    (
        "The militia ordered the killing of a clerk, Omar Saleh. A fighter, Karim Aziz, shot him dead on Monday.",
        {"Omar Saleh": "killed"},
        {"militia": "ordered", "Karim Aziz": "carried out"},
    ),
    (
        "Soldiers killed a clerk on the orders of Colonel Karim Aziz.",
        {"clerk": "killed"},
        {"Soldiers": "carried out", "Karim Aziz": "ordered"},
    ),
    (
        "Rebels killed nine farmers. Residents accused the army of helping the rebels in the killing.",
        {"9 farmers": "killed"},
        {"Rebels": "carried out", "army": "assisted"},
    ),
]
UNMET_ROLES = {
    ROLES[1][0]: "the `him` of a sentence is joined to the name of its own subject",
    ROLES[2][0]: "on whose orders is not read, and the colonel becomes the clerk",
}


@pytest.mark.parametrize(("text", "victims", "doers"), cases(ROLES, UNMET_ROLES))
def test_several_perpetrators_have_each_their_part(code, text, victims, doers):
    found = incident(code(text))
    assert (harmed(found), perpetrators(found)) == (victims, doers)


@pytest.mark.parametrize(("words", "status"), cases(STATUSES, UNMET_STATUSES))
def test_a_status_is_told_by_the_words_or_the_codebook(code, words, status):
    assert incident(code(f"A drone killed a {words} near Gao.")).victims[0].status is status


def test_the_perpetrator_s_word_alone_sets_no_status(code):
    found = incident(code("The army said it had killed 30 farmers in Gao."))
    assert found.victims[0].status is Status.CIVILIAN


def test_counts_quote_the_words_they_were_summed_from(code):
    coding = code("Gunmen killed two farmers and a teacher in Gao.")
    assert counts(incident(coding)) == {"killed": "3"}
    (claim,) = claims_on(coding, "i1", "counts.killed.best")
    assert [quote.text for quote in claim.quotes] == ["two farmers", "a teacher"]
    assert claim.inferred_by is not None


def test_an_act_quotes_every_word_that_tells_it(code):
    coding = code("Teacher killed in Gao\n\nGunmen killed a teacher in Gao. The killing was filmed.")
    assert words_of(coding, "k1", "type") == ["killed", "killed", "killing"]


def test_a_date_s_ends_rest_on_its_words(code):
    coding = code("Gunmen killed a farmer on Wednesday.", PUBLISHED)
    for path in ("when.earliest", "when.latest", "when.text", "when.precision"):
        assert words_of(coding, "i1", path) == ["Wednesday"]


@not_yet("a trial is written as a detention of nobody")
def test_an_act_in_which_nobody_is_harmed_is_not_written(code):
    found = incident(code("A man was hanged in Shiraz on Sunday after a trial."))
    harmed_by = {harm.act for each in found.victims for harm in each.acts}
    assert {act.id for act in found.acts} == harmed_by


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dozens of people were killed when a shell hit the market in Sirte.", "Dozens of people"),
        ("At least 12 traders were killed when a shell hit the market in Sirte.", "At least 12 traders"),
    ],
)
def test_the_number_of_those_killed_is_quoted_with_them(code, text, words):
    coding = code(text)
    (claim,) = (each for each in coding.claims if each.property == "counts.killed.low")
    assert [quote.text for quote in claim.quotes] == [words]
