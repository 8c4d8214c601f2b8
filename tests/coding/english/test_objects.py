from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.codebook import default_codebook
from onrecord.coding.english.objects import object_type, weapon_words


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the old bakery", "commerce"),
        ("two hospitals", "health"),
        ("a primary school", "education"),
        ("the great mosque", "worship"),
        ("their homes", "home"),
        ("the ceasefire", None),
        ("", None),
    ],
)
def test_a_thing_is_known_by_the_words_it_ends_in(words, kind):
    assert object_type(words) == kind


def test_a_weapon_is_known_in_singular_and_plural():
    words = weapon_words(default_codebook())
    assert {"knife", "knives", "car bomb", "car bombs", "stick of dynamite"} <= words
    assert "bakery" not in words


@given(st.text(max_size=60))
def test_any_words_have_a_type_or_none(words):
    assert object_type(words) is None or object_type(words)
