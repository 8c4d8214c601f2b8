from __future__ import annotations

from onrecord.linkage.ways import Ways
from tests.linkage.decided import all_decided, decided


def test_the_shortest_way_is_given_from_end_to_end():
    rows = all_decided("a=b", "b=c", "c=d", "b=d")
    assert Ways(rows).shortest("d", "a") == (rows[3], rows[0])


def test_of_equal_ways_that_of_the_first_records_is_given():
    rows = all_decided("a=c", "c=d", "b=d", "a=b")
    assert Ways(rows).shortest("a", "d") == (rows[3], rows[2])


def test_of_several_judgements_on_one_pair_the_newest_is_given():
    older, newer = decided(1, "a=b"), decided(2, "b=a", by="Petro Bondar")
    assert Ways([newer, older]).shortest("a", "b") == (newer,)


def test_a_way_crosses_exactly_once_where_it_may_cross():
    same, different = all_decided("a=b", "c=d"), [decided(5, "b!c"), decided(6, "d!e")]
    assert Ways(same, different).shortest("a", "d") == (same[0], different[0], same[1])
    assert Ways(same, different).shortest("a", "e") == ()


def test_without_a_way_there_is_none():
    assert Ways(all_decided("a=b")).shortest("a", "z") == ()
