from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.evidence.reprints.sketches import runs_of, sketch_of
from onrecord.evidence.reprints.words import words_in
from tests.reprinted import LOCAL, OTHER, WIRE


def sketch(text):
    return sketch_of(runs_of(words_in(text)))


def test_a_text_within_a_longer_one_shares_its_numbers_with_it():
    shared = set(sketch(WIRE)) & set(sketch(f"{LOCAL}\n\n{WIRE}\n\n{OTHER}"))
    assert len(shared) >= len(sketch(WIRE)) - 3
    assert not set(sketch(WIRE)) & set(sketch(OTHER))


def test_a_short_text_has_a_sketch_and_an_empty_one_has_none():
    assert len(sketch("Two bakers were shot")) == 1
    assert len(sketch("Two bakers were shot in the market of Zawiya on Tuesday")) == 6
    assert sketch("") == ()


def test_numbers_are_the_same_on_every_machine_and_fit_a_column():
    assert sketch("Two bakers were shot") == (3837538420083816388,)
    assert all(0 <= number < 1 << 63 for number in sketch(WIRE))


@given(st.lists(st.sampled_from("abcdefgh"), max_size=40))
@settings(max_examples=50)
def test_there_is_a_run_at_every_word_that_five_follow_from(words):
    assert len(runs_of(words_in(" ".join(words)))) == (max(1, len(words) - 4) if words else 0)
