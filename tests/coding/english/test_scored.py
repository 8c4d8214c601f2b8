from __future__ import annotations

import pytest

from onrecord.coding.english.roles import ROLES, RoleScores, score_roles
from onrecord.coding.english.scored import ADD_AT, DROP_BELOW, apply_scores

NOTHING = dict.fromkeys(ROLES, 0.2)


def named(reading, words):
    parse = reading.page.parse
    (one,) = [each for each in reading.scene.entities.mentions if parse.span(each.start, each.end) == words]
    return one.id


def scored(reading, **by_role):
    """Apply made-up scores to a reading: the role, and the words of who is given which probability."""
    scores = {}
    for role, (words, probability) in by_role.items():
        entity = reading.scene.entities.of(named(reading, words))
        scores[entity] = {**scores.get(entity, NOTHING), role: probability}
    return apply_scores(reading.scene, reading.tellings, RoleScores(scores))


def test_thresholds_are_set_for_every_role():
    assert set(ADD_AT) == set(DROP_BELOW) == set(ROLES)
    assert all(DROP_BELOW[role] < ADD_AT[role] for role in ROLES)


def test_a_likely_victim_is_added_to_the_nearest_telling(read):
    reading = read("Gunmen killed a farmer beside a nurse.")
    (telling,), (change,) = scored(reading, victim=("a nurse", 0.9))
    assert telling.event.victims == (named(reading, "a farmer"), named(reading, "a nurse"))
    assert (change.role, change.added, change.probability) == ("victim", True, 0.9)


def test_an_absurd_victim_is_dropped(read):
    reading = read("Gunmen killed a farmer.")
    (telling,), (change,) = scored(reading, victim=("a farmer", 0.001))
    assert telling.event.victims == ()
    assert (change.role, change.added) == ("victim", False)


def test_what_is_neither_likely_nor_absurd_stays(read):
    reading = read("Gunmen killed a farmer.")
    (telling,), changes = scored(reading, victim=("a farmer", 0.2), perpetrator=("Gunmen", 0.2))
    assert (telling, changes) == (reading.tellings[0], [])


def test_who_was_not_scored_stays(read):
    reading = read("Gunmen killed a farmer.")
    tellings, changes = apply_scores(reading.scene, reading.tellings, RoleScores({}))
    assert (tellings, changes) == (reading.tellings, [])


@pytest.mark.parametrize(
    ("text", "role", "words", "part"),
    [
        ("A farmer died near soldiers.", "perpetrator", "soldiers", "doers"),
        ("A farmer was killed near the Taliban.", "organisation", "the Taliban", "doers"),
        ("Gunmen killed a farmer near a bakery.", "target", "a bakery", "objects"),
        ("A farmer was killed near a rifle.", "weapon", "a rifle", "means"),
    ],
)
def test_each_role_is_added_where_it_belongs(read, text, role, words, part):
    reading = read(text)
    (telling,), (change,) = scored(reading, **{role: (words, 0.9)})
    assert change.role == role
    parts = [getattr(each, "mention", each) for each in getattr(telling.event, part)]
    assert named(reading, words) in parts


def test_nobody_is_added_to_what_did_not_happen(read):
    reading = read("Gunmen did not kill a farmer beside a nurse.")
    assert scored(reading, victim=("a nurse", 0.9)) == (reading.tellings, [])


def test_a_thing_is_no_victim_and_a_person_no_weapon(read):
    reading = read("Gunmen killed a farmer near a bakery beside a nurse.")
    assert scored(reading, victim=("a bakery", 0.9), weapon=("a nurse", 0.9))[1] == []


def test_nobody_is_added_from_another_sentence(read):
    reading = read("Gunmen killed a farmer. A nurse spoke.")
    assert scored(reading, victim=("A nurse", 0.9))[1] == []


def test_an_author_stays_if_either_of_his_roles_is_not_absurd(read):
    reading = read("The Taliban killed a farmer.")
    (telling,), _ = scored(reading, perpetrator=("The Taliban", 0.001), organisation=("The Taliban", 0.3))
    assert [doer.mention for doer in telling.event.doers] == [named(reading, "The Taliban")]


KEPT = ["Villagers stoned a man to death.", "A soldier shot dead a nurse in Gao.", "A woman was killed by a policeman."]


@pytest.mark.parametrize("sentence", KEPT)
def test_the_scorer_keeps_subject_and_object_of_a_killing(read, sentence):
    reading = read(sentence)
    _, changes = apply_scores(reading.scene, reading.tellings, score_roles(reading.scene, reading.scene.entities.all()))
    assert [change for change in changes if not change.added] == []


def test_the_subject_of_a_passive_harm_is_kept_whatever_its_score(read):
    reading = read("A farmer was arrested.")
    (telling,), changes = scored(reading, victim=("A farmer", 0.001))
    assert telling.event.victims == (named(reading, "A farmer"),)
    assert changes == []
