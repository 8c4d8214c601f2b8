"""Who is told to be among the dead."""

from __future__ import annotations

import pytest

from onrecord.coding.english.toldamong import told_among

TOLD = [
    ("Two women and a boy were among the five dead.", "dead", ["women", "boy"]),
    ("Three soldiers and a nurse were among those killed in Herat.", "killed", ["soldiers", "nurse"]),
    ("The dead included two women and a boy.", "dead", ["women", "boy"]),
    ("Her brother was among 12 people killed in Kunduz.", "killed", ["brother"]),
    ("Two women were killed.", "killed", []),
    ("He walked among the dead.", "dead", []),
    ("The dead were buried.", "dead", []),
]


@pytest.mark.parametrize(("text", "word", "who"), TOLD)
def test_some_are_told_to_be_among_those_harmed(parse, text, word, who):
    parsed = parse(text)
    assert [parsed.words[each] for each in told_among(parsed, parsed.words.index(word))] == who


def test_who_is_among_the_dead_is_counted_within_them(code):
    (found,) = code("A bomb killed five people. Two women and a boy were among the five dead.").incidents
    (whole,) = [each for each in found.victims if each.part_of is None]
    assert (whole.count.best, [each.part_of for each in found.victims if each is not whole]) == (5, [whole.id] * 2)
