"""The features of a telling: its words, who is in it, where it stands and what else is told."""

from __future__ import annotations

import pytest

from onrecord.coding.english.tellingfeatures import TellingScene, telling_features

TEXT = "Clerk shot dead in Kolda\n\nGunmen killed a clerk, Awa Ndour, in Kolda on Monday. Police arrested a gunman."


def features_of(read, text, number=0):
    reading = read(text)
    scene = TellingScene.of(reading.page.parse, reading.page.entities, reading.tellings)
    return telling_features(scene, reading.tellings[number])


@pytest.mark.parametrize(
    "feature", ["act=killing", "title=True", "killing|title=True", "killing|in title=killing", "killing|with=detention"]
)
def test_the_headline_knows_its_act_and_the_report(read, feature):
    assert feature in features_of(read, TEXT)


@pytest.mark.parametrize("feature", ["word=killed", "v=2", "d=1", "v:called=clerk", "dated", "placed", "title=False"])
def test_a_lead_knows_its_words_its_parties_and_its_situation(read, feature):
    assert feature in features_of(read, TEXT, 1)


def test_who_was_harmed_twice_is_told_with_both_acts(read):
    text = "Soldiers beat a teacher. The teacher was later killed by soldiers."
    assert "killing|victim also=assault" in features_of(read, text, 1)


def test_a_victim_who_did_harm_is_told_so(read):
    text = "A gunman killed two clerks. The gunman was killed."
    assert "killing|victim does" in features_of(read, text, 1)


def test_tellings_of_one_sentence_stand_beside_each_other(read):
    assert "killing|beside=injury" in features_of(read, "A bomb killed two clerks and wounded three nurses.")
