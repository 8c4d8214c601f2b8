"""Words that the parser misreads are stood in for by words it reads."""

from __future__ import annotations

import pytest

from onrecord.coding.english.standins import with_stand_ins

READ = [
    ("gunmen on a motorcycle shot dead a village elder", "threw down"),
    ("Police shot dead three men", "threw down"),
    ("Soldiers shot dead Musa Adam", "threw down"),
    ("a teacher was shot dead yesterday", "gunned down"),
    ("two men were later shot dead by police", "gunned down"),
    ("Teacher shot dead in Kabul", "gunned down"),
    ("Two men shot dead , three wounded", "gunned down"),
    ("A man was found shot dead", "gunned down"),
    ("one man shot dead", "gunned down"),
]


@pytest.mark.parametrize(("text", "read"), READ)
def test_shot_dead_is_read_as_a_verb(text, read):
    assert with_stand_ins(text.split()) == text.replace("shot dead", read).split()


@pytest.mark.parametrize("text", ["a shot was heard", "the shots left two dead", "dead", "", "shot"])
def test_other_words_are_read_as_they_are(text):
    assert with_stand_ins(text.split()) == text.split()
