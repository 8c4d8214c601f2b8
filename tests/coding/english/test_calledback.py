"""What "the minibus" of a later sentence goes on with."""

from __future__ import annotations

import pytest

from onrecord.coding.english.calledback import things_called_back, things_told

TOLD = [
    ("A bomb killed five people on a minibus.", "killed", {"bomb", "people", "minibus"}),
    ("Gunmen shot a driver of the bus.", "shot", {"gunmen", "driver"}),
    ("Gunmen killed a man and wounded a boy with a rifle.", "wounded", {"boy", "rifle"}),
    ("The killing of a clerk shocked a town.", "killing", {"clerk", "town"}),
]


@pytest.mark.parametrize(("text", "word", "things"), TOLD)
def test_a_clause_tells_of_things_that_none_knows_yet(parse, text, word, things):
    parsed = parse(text)
    assert things_told(parsed, parsed.words.index(word)) == things


def test_a_sentence_takes_up_what_is_known(parse):
    parsed = parse("That round landed near the school and wounded a girl.")
    assert things_called_back(parsed, parsed.words.index("wounded")) == {"round", "school"}
