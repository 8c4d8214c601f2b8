from __future__ import annotations

import pytest

from onrecord.resolution.findable import findable, findable_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قُتِلَ", "قتل"),
        ("المُخْبَز", "مخبز"),
        ("والمخبز", "بالمخبز"),
        ("للمستشفى", "المستشفي"),
        ("وقتل", "قتل"),
        ("إدلب", "ادلب"),
        ("Müller’s", "MULLER"),
        ("U.N.", "UN"),
    ],
)
def test_ways_of_writing_one_word_are_found_by_each_other(one, other):
    assert list(findable(one)) == list(findable(other))


@pytest.mark.parametrize("word", ["ولد", "الي", "وال", "آلة"])
def test_a_word_that_only_begins_like_an_article_stays_whole(word):
    assert len(next(findable(word))) >= 2


def test_words_come_in_order_without_marks():
    assert list(findable("Two bakers, aged 19 and 25, were")) == [
        "two",
        "bakers",
        "aged",
        "19",
        "and",
        "25",
        "were",
    ]


def test_a_word_of_another_script_is_as_it_was():
    assert findable_word("пекарня") == "пекарня"
