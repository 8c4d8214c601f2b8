"""Sentences of our own are known by what they are."""

from __future__ import annotations

import pytest

from onrecord.publish.disclosure.ours import is_ours


@pytest.mark.parametrize(
    "text",
    [
        "number of the people told of",
        "a person to decide, by the recorder's own published method",
        "adult from 18, SDG 16.1.2",
        "A child is a person under 18. Sex, age group and status follow SDG indicator 16.1.2.",
    ],
)
def test_what_rules_and_methods_say_is_ours(text):
    assert is_ours(text)


@pytest.mark.parametrize(
    "text", ["a neighbour saw it", "children", "A child aged 9", "adult from 18, SDG 16.1.2 of Adam"]
)
def test_what_anybody_may_have_written_is_not(text):
    assert not is_ours(text)
