"""What the words around a number make of it; the finding of counts in texts is tested with numbers."""

from __future__ import annotations

import pytest

from onrecord.core.values import Count
from onrecord.resolution.counts import BOUNDS, CountTold, Quantity, count_of

RULES = {"dozens": Count(24), "tens": Count(20, 30, 90), "tens of millions": Count(7)}


def ends(count):
    return count.low, count.best, count.high


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (None, (12, 12, 12)),
        ("at least", (12, None, None)),
        ("more than", (13, None, None)),
        ("over", (13, None, None)),
        ("at most", (None, None, 12)),
        ("fewer than", (None, None, 11)),
        ("about", (None, 12, None)),
        ("close to", (None, 12, None)),
        ("nearly", (None, 12, 12)),
    ],
)
def test_a_bound_opens_the_ends_it_does_not_hold(bound, expected):
    assert ends(count_of(CountTold(12, bound=bound), {}, "words")) == expected


@pytest.mark.parametrize(
    ("bound", "expected"),
    [(None, (3, None, 5)), ("at least", (3, None, None)), ("more than", (4, None, None)), ("about", (3, None, 5))],
)
def test_a_bound_on_a_range_holds_its_ends(bound, expected):
    assert ends(count_of(CountTold(3, 5, bound=bound), {}, "words")) == expected


@pytest.mark.parametrize("bound", sorted(BOUNDS, key=str))
def test_a_bound_on_a_quantity_without_a_rule_stays_open(bound):
    told = CountTold(quantity=Quantity("scores", "scores"), bound=bound)
    assert ends(count_of(told, {}, "scores")) == (None, None, None)


def test_a_quantity_is_what_the_codebook_says():
    assert ends(count_of(CountTold(quantity=Quantity("dozens", "dozens")), RULES, "dozens")) == (24, None, None)


def test_a_compound_without_a_rule_of_its_own_multiplies_its_head():
    thousands = CountTold(quantity=Quantity("tens of thousands", "tens", 1000))
    assert ends(count_of(thousands, RULES, "tens of thousands")) == (20_000, 30_000, 90_000)
    millions = CountTold(quantity=Quantity("tens of millions", "tens", 10**6))
    assert ends(count_of(millions, RULES, "tens of millions")) == (7, None, None)


def test_the_words_are_kept_with_the_count():
    assert count_of(CountTold(3), {}, "three").text == "three"
