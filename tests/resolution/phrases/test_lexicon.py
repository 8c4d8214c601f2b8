from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.phrases import lexicon as lexicon_module
from onrecord.resolution.phrases.lexicon import Lexicon, Vocabulary
from onrecord.resolution.phrases.shapes import Style
from onrecord.resolution.phrases.words import cut

VOCABULARY = Vocabulary(
    classes={
        "month": {"march": 3, "may": 5},
        "month_name": {"march": 3},
        "feast": {"new year's eve": "eve"},
        "vague": {"hundreds": "hundreds"},
        "scale": {"hundred": 100},
    },
    capitalised=frozenset({"month_name"}),
    literals=frozenset({"of"}),
    plurals=("s",),
    singulars=("ss", "this"),
    loose=("hundreds",),
    style=Style(endings={"th": "ordinal"}),
)


def test_a_word_has_every_class_that_names_it():
    words = Lexicon(VOCABULARY)
    assert words.item("March") == {"month": 3, "month_name": 3, "word": "March", "cap": "March"}
    assert words.item("of") == {"=of": "of", "word": "of"}


def test_a_class_may_need_a_capital_letter():
    assert Lexicon(VOCABULARY).item("march") == {"month": 3, "word": "march"}


def test_an_ending_tells_several_things_unless_it_is_an_exception():
    words = Lexicon(VOCABULARY)
    assert "plural" in words.item("farmers")
    assert not {"plural"} & (words.item("this").keys() | words.item("witness").keys())


@pytest.mark.parametrize("slip", ["hundeds", "hunddreds", "hundrdes"])
def test_a_slip_of_the_pen_is_read_as_the_word(slip):
    assert Lexicon(VOCABULARY).item(slip)["vague"] == "hundreds"


def test_a_slip_that_is_another_word_stays_that_word():
    assert "vague" not in Lexicon(VOCABULARY).item("hundred")


def test_an_entry_of_several_words_is_a_phrase():
    assert Lexicon(VOCABULARY).phrases == {("new", "year", "'s", "eve"): {"feast": "eve"}}


def test_words_of_the_same_classes_share_a_character():
    words = Lexicon(VOCABULARY)
    assert words["ambulance"] == words["bridge"] != words["Bridge"]
    assert words["MAY"] in words.codes_of("month")
    assert words.codes_of("nothing of the kind") == ""


def test_the_memory_of_words_is_bounded(monkeypatch):
    monkeypatch.setattr(lexicon_module, "_KEPT", 3)
    words = Lexicon(VOCABULARY)
    for word in ("one", "two", "three", "four"):
        assert words[word] == words["other"]
    assert len(words) <= 3


@given(st.text(min_size=1))
def test_every_word_of_any_text_has_a_character(text):
    words = Lexicon(VOCABULARY)
    assert all(len(words[word]) == 1 for word in cut(text))


@given(st.from_regex(r"\d{1,6}([.,:/-]\d{1,4}){0,2}[a-z]{0,2}", fullmatch=True))
def test_every_look_of_a_number_was_foreseen(text):
    words = Lexicon(VOCABULARY)
    for word in cut(text):
        assert words[word] in words.codes_of(next(iter(words.item(word))))
