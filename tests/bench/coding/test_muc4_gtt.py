"""GTT's template score by hand, and its alignment against trying all."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coding.muc4_gtt import TYPE, gtt, gtt_by_role
from bench.coding.scores import Matches


def event(kind, **roles):
    return frozenset(kind.split()), {role: [frozenset(one.split()) for one in told] for role, told in roles.items()}


EVENTS = st.lists(
    st.builds(
        lambda kind, people, things: event(kind, Victim=people, Target=things),
        st.sampled_from(["ATTACK", "BOMBING"]),
        st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True),
        st.lists(st.sampled_from(["x", "y"]), max_size=2, unique=True),
    ),
    max_size=3,
)


def _inside(wanted, told):
    right = found = 1
    for role, mine in told[1].items():
        theirs = wanted[1][role]
        right += sum(any(one <= other for other in theirs) for one in mine)
        found += sum(any(one <= other for one in mine) for other in theirs)
    return right, found


def _by_trying_all(gold, ours):
    size = [1 + sum(map(len, roles.values())) for _, roles in (*gold, *ours)]
    wanted, given_ = sum(size[: len(gold)]), sum(size[len(gold) :])
    best = Matches(0, given_, 0, wanted)
    places = [*range(len(gold)), *[None] * len(ours)]
    for order in set(permutations(places, len(ours))):
        pairs = [
            _inside(gold[place], told)
            for place, told in zip(order, ours, strict=True)
            if place is not None and told[0] & gold[place][0]
        ]
        score = Matches(sum(r for r, _ in pairs), given_, sum(f for _, f in pairs), wanted)
        best = max(best, score, key=lambda matches: matches.f1)
    return best


@given(EVENTS, EVENTS)
def test_no_other_alignment_of_templates_scores_higher(gold, ours):
    assert gtt(gold, ours).f1 == pytest.approx(_by_trying_all(gold, ours).f1)


def test_gold_against_gold_is_100():
    gold = [event("ATTACK", Victim=["a", "b c"]), event("BOMBING", Target=["x"])]
    assert gtt(gold, gold).f1 == 100


def test_templates_of_another_type_never_pair():
    parts = gtt_by_role([event("BOMBING", Victim=["a"])], [event("ATTACK", Victim=["a"])])
    assert parts == {TYPE: Matches(0, 1, 0, 1), "Victim": Matches(0, 1, 0, 1)}


def test_a_type_with_an_alternative_pairs_with_either():
    assert gtt([event("ATTACK BOMBING")], [event("BOMBING")]) == Matches(1, 1, 1, 1)


def test_the_incident_type_counts_beside_the_fillers():
    parts = gtt_by_role([event("ATTACK", Victim=["a", "b"])], [event("ATTACK", Victim=["a", "z"])])
    assert parts == {TYPE: Matches(1, 1, 1, 1), "Victim": Matches(1, 2, 1, 2)}


def test_two_fillers_may_be_right_by_one_entity():
    assert gtt_by_role([event("ATTACK", Victim=["a b"])], [event("ATTACK", Victim=["a", "b"])])["Victim"] == Matches(
        2, 2, 1, 1
    )


def test_a_template_made_up_and_one_missed_cost_all_their_fillers():
    assert gtt([], [event("ATTACK", Victim=["a"])]) == Matches(0, 2, 0, 0)
    assert gtt([event("ATTACK", Victim=["a"])], []) == Matches(0, 0, 0, 2)
