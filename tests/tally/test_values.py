from __future__ import annotations

import pytest

from onrecord.core.record import Other
from onrecord.core.vocabulary import Stance
from onrecord.tally import values
from onrecord.tally.values import Told, hold


def told(*pairs, path="age", stance=Stance.ASSERTED):
    return [Told(f"c/{number}", path, value, stance, source) for number, (value, source) in enumerate(pairs, 1)]


def test_one_value_told_is_held_on_all_its_claims():
    (held,) = hold("age", told((51, "a"), (51, "b")))
    assert (held.value, held.claims, held.rule, held.others) == (51, ("c/1", "c/2"), values.ONLY, ())


def test_the_value_of_most_independent_sources_stands_and_the_other_is_kept():
    (held,) = hold("age", told((51, "a"), (15, "b"), (51, "c")))
    assert (held.value, held.rule) == (51, values.MOST)
    assert held.others == (Other(15, ("c/2",)),)


def test_a_source_that_says_it_thrice_is_one_source():
    (held,) = hold("age", told((51, "a"), (51, "a"), (51, "a"), (15, "b")))
    assert (held.value, held.rule) == (None, values.DISAGREE)
    assert [other.value for other in held.others] == [51, 15]


@pytest.mark.parametrize(("end", "expected"), [("low", 4), ("high", 9)])
def test_ends_of_a_range_make_it_widest(end, expected):
    (held,) = hold(f"counts.killed.{end}", told((7, "a"), (4, "b"), (9, "c")))
    assert (held.value, held.rule) == (expected, values.WIDEST)


def test_what_is_denied_does_not_stand():
    (held,) = hold("age", told((51, "a"), stance=Stance.DENIED))
    assert (held.value, held.rule, held.others) == (None, values.UNASSERTED, (Other(51, ("c/1",)),))


def test_a_denial_stays_beside_what_stands():
    denied = Told("c/9", "type", "killing", Stance.DENIED, "b")
    (held,) = hold("type", [*told(("injury", "a"), path="type"), denied])
    assert (held.value, held.others) == ("injury", (Other("killing", ("c/9",)),))


def test_a_judgement_decides():
    (held,) = hold("age", told((51, "a"), (15, "b"), (51, "c")), stands="c/2")
    assert (held.value, held.rule) == (15, "stands by judgement on c/2")


def test_of_grounds_and_circumstances_all_are_held():
    held = hold("grounds", told(("apostasy", "a"), ("spying", "b")))
    assert [(each.value, each.claims) for each in held] == [("apostasy", ("c/1",)), ("spying", ("c/2",))]


def test_true_and_one_are_two_values():
    (held,) = hold("x", told((True, "a"), (1, "b")))
    assert held.rule == values.DISAGREE


def test_a_denial_of_the_value_that_stands_is_kept_beside_it():
    (asserted,), (denied,) = told((12, "a")), told((12, "b"), stance=Stance.DENIED)
    denied.claim = "c/2"
    (held,) = hold("counts.killed.low", [asserted, denied])
    assert (held.value, held.claims, held.others) == (12, ("c/1",), (Other(12, ("c/2",)),))


def test_capitals_and_spaces_are_no_disagreement():
    (held,) = hold("weapon", told(("Warplanes", "a"), ("warplanes", "b"), ("war  planes", "c")))
    assert (held.value, held.claims, held.rule) == ("Warplanes", ("c/1", "c/2"), values.MOST)
    assert [other.value for other in held.others] == ["war  planes"]


def test_one_entry_of_the_gazetteer_is_one_place_whatever_the_script():
    rows = told(("Tal Rifaat", "a"), ("تل رفعت", "b"), ("Tel Abyad", "c"), path="where.name")
    for row in rows[:2]:
        row.means = "geonames:1"
    (held,) = hold("where.name", rows)
    assert (held.value, held.claims, held.rule) == ("Tal Rifaat", ("c/1", "c/2"), values.MOST)
    (chosen,) = hold("where.name", rows, stands="c/2")
    assert (chosen.value, chosen.claims) == ("تل رفعت", ("c/1", "c/2"))


@pytest.mark.parametrize("means", [("geonames:1", None), (None, "geonames:1")])
def test_who_names_no_entry_means_the_one_that_the_same_words_mean(means):
    rows = told(("Zawiya", "a"), ("zawiya", "b"), path="where.name")
    for row, each in zip(rows, means, strict=True):
        row.means = each
    (held,) = hold("where.name", rows)
    assert (held.claims, held.rule) == (("c/1", "c/2"), values.ONLY)


def test_words_that_mean_two_entries_stay_two():
    rows = told(("Zawiya", "a"), ("Zawiya", "b"), ("Zawiya", "c"), path="where.name")
    rows[0].means, rows[1].means = "geonames:1", "geonames:2"
    (held,) = hold("where.name", rows)
    assert (held.value, held.rule, len(held.others)) == (None, values.DISAGREE, 3)


@pytest.mark.parametrize("order", [1, -1])
def test_a_name_in_two_scripts_is_one_name(order):
    pairs = [("Walid Nasser", "a"), ("وليد ناصر", "b")][::order]
    (held,) = hold("name", told(*pairs, path="name"))
    assert (held.value, held.claims, held.rule) == (pairs[0][0], ("c/1", "c/2"), values.ONLY)


def test_spellings_within_a_script_and_words_that_are_no_name_stay_apart():
    for path, pair in (("name", ("Hassan Omar", "Hussein Omar")), ("occupation", ("baker", "بكر"))):
        (held,) = hold(path, told(*zip(pair, "ab", strict=True), path=path))
        assert (held.value, held.rule) == (None, values.DISAGREE)
    (names,) = hold("name", told(("حسن عمر", "a"), ("Hassan Omar", "b"), ("Hussein Omar", "c"), path="name"))
    assert (names.value, names.claims, names.rule) == ("حسن عمر", ("c/1", "c/2"), values.MOST)
