from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.exchange.tabular.guarding import GUARD, guarded, is_risky, unguarded

FORMULAS = (
    "=1",
    "+1",
    "-1",
    "@A",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    " =1",
    "\u200b=1",
    "\ufeff=1",
    "\u2067-1",
)


@pytest.mark.parametrize("words", FORMULAS)
def test_what_begins_a_formula_is_guarded(words):
    assert is_risky(words)
    assert guarded(words) == GUARD + words


@pytest.mark.parametrize("words", ["Adam", "a=b", "3 people", "(=1)", "حليمة", '["=1"]'])
def test_plain_words_stay_as_they_are(words):
    assert guarded(words) == words


@given(st.text())
def test_the_words_come_back_whatever_they_are(words):
    assert unguarded(guarded(words)) == words
    assert guarded(words)[:1] not in ("=", "+", "-", "@", "\t", "\r", "")
