from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.folding import bare, cut, fold


def test_accents_case_and_apostrophes_do_not_tell_words_apart():
    assert {fold(word) for word in ("Da'esh", "DAESH", "Da’esh", "Daësh")} == {"daesh"}


def test_arabic_letters_typed_loosely_are_one_letter():
    assert fold("الإسلامية") == fold("الاسلاميه")


def test_decomposed_accents_belong_to_their_word():
    assert [word.key for word in cut("Jose\u0301 fled")] == ["jose", "fled"]


def test_letters_that_do_not_decompose_are_folded_too():
    assert fold("Łódź") == "lodz"


def test_a_possessive_ending_is_a_word_of_its_own():
    assert [word.key for word in cut("PERU'S police")] == ["peru", "'s", "police"]


def test_an_abbreviation_with_full_stops_is_one_word():
    assert [word.key for word in cut("U.S.-led, U.N. men")] == ["us", "led", "un", "men"]


def test_bare_words_keep_their_case():
    assert bare("B'Tselem") == "BTselem"


@given(st.text())
def test_words_stand_where_they_say_and_in_order(text):
    words = cut(text)
    assert all(fold(text[word.start : word.end]) == word.key for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
