from __future__ import annotations

import pytest

from onrecord.coding.english.grammar import verb_table, word_list, word_table
from onrecord.core.vocabulary import Involvement, Stance


def test_a_flat_list_is_its_words():
    assert {"group", "militia"} <= word_list("actor_nouns")


def test_a_grouped_list_can_be_read_flat():
    assert {"say", "claim", "deny"} <= word_list("reporting")


def test_a_word_keeps_the_first_group_that_holds_it():
    assert word_table("hedges")["presumed"] == "alleged"
    assert word_table("irrealis")["prevent"] == "hypothetical"


@pytest.mark.parametrize(("form", "stance"), [("says", "reported"), ("said", "reported"), ("denied", "denied")])
def test_a_verb_is_found_in_every_form(form, stance):
    assert verb_table("reporting")[form] == stance


def test_every_group_of_saying_and_hedging_is_a_stance():
    groups = {*word_table("reporting").values(), *word_table("hedges").values()}
    assert groups <= set(Stance)


def test_every_group_of_light_verbs_is_an_involvement():
    assert set(word_table("light_verbs").values()) <= set(Involvement)


def test_a_list_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        word_list("no such list")
