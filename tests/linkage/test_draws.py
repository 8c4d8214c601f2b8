from __future__ import annotations

import random
from collections import Counter
from itertools import combinations, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.linkage.constraints import Bounds, Constraint, veto_pairs
from onrecord.linkage.draws import Drawing, draw_clusterings
from onrecord.linkage.inference import infer
from onrecord.linkage.pairs import ScoredPair, probability_of
from tests.linkage.decided import all_decided

BY_CHAIN = Drawing(seed=7, listed=0)


def scored(**weights):
    return [ScoredPair(name[0], name[1], weight) for name, weight in weights.items()]


def together(pairs, count, bounds=None, drawing=None):
    """Give the share of draws in which two records are together, by pair."""
    met = Counter(
        one + other
        for draw in islice(draw_clusterings(pairs, bounds, drawing or Drawing(seed=7)), count)
        for cluster in draw
        for one, other in combinations(cluster, 2)
    )
    return {pair: number / count for pair, number in met.items()}


@pytest.mark.parametrize("drawing", [Drawing(seed=7), BY_CHAIN])
@pytest.mark.parametrize("weight", [-3.0, 0.0, 1.0, 4.0])
def test_a_pair_alone_is_together_as_often_as_it_is_likely(weight, drawing):
    assert together(scored(ab=weight), 2000, drawing=drawing).get("ab", 0.0) == pytest.approx(
        probability_of(weight), abs=0.04
    )


def test_pairs_that_share_no_record_are_drawn_apart_from_each_other():
    draws = islice(draw_clusterings(scored(ab=0.0, cd=0.0), drawing=Drawing(seed=7)), 2000)
    met = Counter((len(draw[0]), len(draw[-1])) for draw in draws)
    assert min(met.values()) > 440
    assert len(met) == 4


def test_pairs_that_agree_hold_each_other_and_stay_near_their_probabilities():
    found = together(scored(ab=3.0, bc=3.0, ac=3.0), 2000)
    # Of 1 apart, three pairs of 8 and one whole of 512.
    assert all(found[pair] == pytest.approx((8 + 512) / (1 + 24 + 512), abs=0.03) for pair in ("ab", "bc", "ac"))


def test_a_pair_that_was_not_scored_holds_back_those_beside_it():
    found = together(scored(ab=3.0, bc=3.0), 2000)
    assert found["ab"] == pytest.approx(8 / 17, abs=0.04)
    assert found["bc"] == pytest.approx(8 / 17, abs=0.04)
    assert found.get("ac", 0.0) < 0.01


def test_records_that_exclude_one_another_share_the_chance():
    report = Bounds(constraints=(Constraint("named in one report", frozenset("bc")),))
    found = together(scored(ab=4.0, ac=4.0), 2000, report)
    assert found["ab"] == pytest.approx(16 / 33, abs=0.04)
    assert "bc" not in found


def test_draws_are_the_same_by_seed_and_other_by_another():
    pairs = scored(ab=0.0, bc=0.5, cd=-0.5, ef=0.0)
    draws = {seed: list(islice(draw_clusterings(pairs, drawing=Drawing(seed=seed)), 30)) for seed in (1, 2)}
    assert list(islice(draw_clusterings(pairs, drawing=Drawing(seed=1)), 30)) == draws[1]
    assert draws[1] != draws[2]


def test_what_else_there_is_does_not_change_the_draws_of_a_component():
    alone = islice(draw_clusterings(scored(cd=0.0)), 50)
    beside = islice(draw_clusterings(scored(ab=0.0, cd=0.0)), 50)
    assert [draw[-1] == ("c", "d") for draw in alone] == [draw[-1] == ("c", "d") for draw in beside]


def test_every_record_is_in_every_draw():
    for draw in islice(draw_clusterings((pair for pair in scored(ab=0.0)), records="z"), 20):
        assert sorted(record for cluster in draw for record in cluster) == ["a", "b", "z"]


def test_judged_the_same_is_together_in_every_draw():
    bounds = Bounds(infer(all_decided("a=b", "b!c")))
    found = together(scored(ab=-20.0, bc=20.0, ad=0.0, bd=0.0), 400, bounds)
    assert found["ab"] == 1.0
    assert "bc" not in found
    assert found["ad"] == found["bd"] == pytest.approx(0.5, abs=0.07)


def test_a_negligible_probability_lies_between_none_and_all():
    with pytest.raises(BadOption, match="negligible probability"):
        Drawing(negligible=0.0)


def blocks(weight):
    """Give the pairs of two sure groups of three, that all pairs between them tie with a weight."""
    sure = [ScoredPair(one, other, 8.0) for some in ("abc", "def") for one, other in combinations(some, 2)]
    return sure + [ScoredPair(one, other, weight) for one in "abc" for other in "def"]


@pytest.mark.parametrize("weight", [-0.15, 0.0, 0.15])
def test_a_chain_joins_and_splits_whole_groups_as_often_as_a_list_says(weight):
    expected = together(blocks(weight), 700)["ad"]
    assert together(blocks(weight), 700, drawing=BY_CHAIN)["ad"] == pytest.approx(expected, abs=0.07)


RECORDS = "abcdef"
PAIRS = st.dictionaries(st.sampled_from(list(combinations(RECORDS, 2))), st.floats(-4, 4), min_size=2, max_size=10).map(
    lambda table: [ScoredPair(*pair, weight) for pair, weight in table.items()]
)
GROUPS = st.lists(st.frozensets(st.sampled_from(RECORDS), min_size=2, max_size=3), max_size=2)
VETOED = st.frozensets(st.sampled_from(list(combinations(RECORDS, 2))), max_size=2)


@settings(max_examples=8, deadline=None)
@given(PAIRS, GROUPS, st.sampled_from(["", "a=b", "b!c"]))
def test_a_chain_draws_what_a_list_draws(pairs, groups, word):
    constraints = tuple(Constraint("named in one report", group) for group in groups)
    bounds = Bounds(infer(all_decided(*[word] if word else [])), constraints)
    listed, chained = (together(pairs, 600, bounds, drawing) for drawing in (Drawing(seed=7), BY_CHAIN))
    for pair in listed.keys() | chained.keys():
        assert chained.get(pair, 0.0) == pytest.approx(listed.get(pair, 0.0), abs=0.1)


@settings(deadline=None)
@given(PAIRS, GROUPS, VETOED, st.sampled_from([6, 0]), st.randoms())
def test_draws_do_not_depend_on_the_order_of_rows_and_break_no_bounds(pairs, groups, vetoed, listed, chance):
    constraints = tuple(Constraint("named in one report", group) for group in groups)
    judged = infer(all_decided("a=b", "c!d"))
    bounds = Bounds(judged, constraints, (veto_pairs("given names differ", vetoed),))
    drawing = Drawing(seed="3", listed=listed)
    drawn = list(islice(draw_clusterings(pairs, bounds, drawing), 3))
    chance.shuffle(pairs)
    assert list(islice(draw_clusterings(pairs, bounds, drawing), 3)) == drawn
    for draw in drawn:
        for pair in (pair for cluster in draw for pair in combinations(cluster, 2)):
            barred = pair in vetoed or any({*pair} <= group for group in groups)
            assert pair != ("c", "d")
            assert not barred or pair == ("a", "b")
        assert any({"a", "b"} <= {*cluster} for cluster in draw)


def test_a_long_component_is_drawn_within_its_bounds():
    ids = [f"r{number:02d}" for number in range(40)]
    chance = random.Random(1)
    pairs = [
        ScoredPair(one, other, chance.gauss(-1, 4)) for one, other in combinations(ids, 2) if chance.random() < 0.2
    ]
    bounds = Bounds(constraints=(Constraint("one list, unique ids", frozenset(ids[::4])),))
    for draw in islice(draw_clusterings(pairs, bounds, records=ids), 3):
        assert sorted(record for cluster in draw for record in cluster) == ids
        assert all(len({*cluster} & {*ids[::4]}) < 2 for cluster in draw)
