"""The table of words round the names of places is whole."""

from __future__ import annotations

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.words import place_words


def test_every_role_of_the_table_is_read():
    words = place_words()
    assert words.nouns["governorate"] is PlaceKind.PROVINCE
    assert words.prepositions["in"] == "strong"
    assert (words.bearings["west"], words.bearings["central"]) == (270.0, None)
    assert words.units["miles"] == 1.609
    assert "general" in words.titles
    assert "said" in words.person_verbs
    assert {"al", "de"} <= words.joiners
    assert "al" in words.articles
    assert "de" not in words.articles
    assert "university" in words.organisations


def test_a_noun_that_names_a_place_is_a_noun():
    words = place_words()
    assert words.naming <= words.nouns.keys()
