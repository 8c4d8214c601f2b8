from __future__ import annotations

import pytest

from onrecord.evidence.reprints.words import words_in


def same(one, other):
    return words_in(one).numbers.tolist() == words_in(other).numbers.tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two BAKERS were shot", "two bakers were shot"),
        ("Müller's café", "MULLER’S CAFE"),
        ("قُتِلَ خبّازان في الزاويةِ", "قتل خبازان في الزاويه"),
        ("أطلقا إلى آخر على", "اطلقا الى اخر علي"),
        ("الـــقـــتـــل", "القتل"),
        ("Львів, 3 травня", "львів 3 травня"),
    ],
)
def test_spelling_that_writers_vary_is_the_same_word(one, other):
    assert same(one, other)


def test_other_words_are_other_numbers():
    assert not same("two bakers", "ten bakers")


def test_scripts_without_spaces_are_parted_by_letters():
    assert words_in("两名面包师").forms == ("两", "名", "面", "包", "师")


def test_words_know_where_they_stand_in_code_points():
    words = words_in("\N{FIRE} قُتل خبازان")
    assert words.starts[0] == 2
    assert words.forms[0] == "قُتل"
    assert len(words_in("...")) == 0
