from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linkage.agglomeration import Agglomeration, Scale
from onrecord.linkage.constraints import Bars, Bounds, Constraint

RECORDS = "abcdefghij"
SCALE = Scale.of(0.5, -10.0)
WEIGHTS = st.dictionaries(
    st.sampled_from(list(combinations(RECORDS, 2))),
    st.one_of(st.sampled_from([-12.0, -3.0, 0.0, 1.0, 4.0, 60.0]), st.floats(-12, 12)),
    max_size=30,
)
GROUPS = st.lists(st.frozensets(st.sampled_from(RECORDS), min_size=2, max_size=3), max_size=2)


def naive(weights, bars):
    """Join the same way by the definition alone: weigh every two clusters anew at every step, in whole fractions."""
    clusters, aside = {frozenset(record) for record in RECORDS}, set()
    while True:
        worth = {}
        for pair in combinations(clusters, 2):
            told = mean(weights, *pair)
            if told[0] >= SCALE.needed and frozenset(pair) not in aside and bars.parting(*map(sorted, pair)) is None:
                worth[frozenset(pair)] = told
        if not worth:
            return sorted(tuple(sorted(cluster)) for cluster in clusters)
        best = {pair for pair, told in worth.items() if told == max(worth.values())}
        for part in touching(best):
            ends = frozenset().union(*part)
            rest = {end: frozenset().union(*(ends - {end})) for end in ends}
            whole = all(mean(weights, end, others)[0] >= SCALE.needed for end, others in rest.items())
            if whole and bars.parting(*map(sorted, ends)) is None:
                clusters = clusters - ends | {frozenset().union(*ends)}
            else:
                aside |= part


def mean(weights, one, other):
    links = [SCALE.link(weights[pair]) for pair in weights if {*pair} & one and {*pair} & other]
    return tuple(Fraction(sum(each[place] for each in links), len(one) * len(other)) for place in (0, 1))


def touching(pairs):
    parts = []
    for pair in pairs:
        near = [part for part in parts if any(pair & each for each in part)]
        parts = [part for part in parts if part not in near] + [{pair}.union(*near)]
    return parts


@settings(max_examples=300)
@given(WEIGHTS, GROUPS)
def test_the_heap_joins_what_the_definition_joins(weights, groups):
    bars = Bars(Bounds(constraints=tuple(Constraint("one report", group) for group in groups)))
    assert Agglomeration([(record,) for record in RECORDS], weights, SCALE, bars).run() == naive(weights, bars)


def test_a_cut_is_needed_above_what_pairs_count_as_that_were_not_scored():
    scale = Scale.of(0.5, -1.0)
    assert scale.link(-1.0) == (0, 0)
    assert scale.link(0.0)[0] == scale.needed
    assert scale.link(1e9) == scale.link(2000.0)
