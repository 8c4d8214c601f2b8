"""What is tied has one lead, whatever the order of the ties."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.leads import lead_of, leads_of, tie


def test_what_is_tied_by_others_has_the_first_of_all_for_its_lead():
    for pairs in permutations([("c", "d"), ("b", "c"), ("a", "d"), ("x", "y")]):
        lead: dict[str, str] = {}
        for pair in pairs:
            tie(lead, *pair)
        assert {record: lead_of(lead, record) for record in "abcdxy"} == {
            **dict.fromkeys("abcd", "a"),
            "x": "x",
            "y": "x",
        }


def test_what_nothing_is_tied_to_leads_itself():
    assert lead_of({}, 7) == 7


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_all_pairs_at_once_give_the_same_leads(pairs):
    lead: dict[int, int] = {}
    for pair in pairs:
        tie(lead, *pair)
    told = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    assert leads_of(told[:, 0], told[:, 1], 20).tolist() == [lead_of(lead, record) for record in range(20)]


def test_a_long_chain_has_one_lead():
    ends = np.random.default_rng(7).permutation(999)
    assert set(leads_of(ends, ends + 1, 1_000).tolist()) == {0}
