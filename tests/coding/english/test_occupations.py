from __future__ import annotations

import pytest

from onrecord.coding.english.occupations import find_work
from tests.coding.told import cases

WORK = [
    ("She worked as a driver.", "driver"),
    ("He served as a local council clerk.", "local council clerk"),
    ("He was employed as an engineer.", "engineer"),
    ("She was shot at the pharmacy where she worked.", "worked at the pharmacy"),
]


@pytest.mark.parametrize(("sentence", "work"), cases(WORK))
def test_work_is_told_by_a_clause(parse, sentence, work):
    parsed = parse(sentence)
    found = [find_work(parsed, token) for token, word in enumerate(parsed.lower) if word in ("she", "he")]
    (told,) = [each for each in found if each is not None]
    assert told[0] == work


@pytest.mark.parametrize("sentence", ["She worked.", "She worked hard in Gao.", "She slept."])
def test_a_clause_may_tell_no_work(parse, sentence):
    assert find_work(parse(sentence), 0) is None


def test_the_work_quotes_the_words_that_tell_it(code):
    coding = code("A woman was shot in front of the pharmacy where she worked.")
    (claim,) = [claim for claim in coding.claims if claim.property == "occupation"]
    assert claim.value == "worked at the pharmacy"
    assert claim.quotes[0].text == "the pharmacy where she worked"
