"""Clusters against the truth, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bench.linkage.agreement import Share, compare_clusters, connected

# Two people: r1 r2 r3 and r4 r5. Ours: r1 r2, then r3 r4 r5.
PERSONS = {"r1": "p", "r2": "p", "r3": "p", "r4": "q", "r5": "q"}
OURS = [{"r1", "r2"}, {"r3", "r4", "r5"}]


def test_pairs_are_counted_on_both_sides():
    # Ours: 1 + 3 pairs, of them right r1–r2 and r4–r5. Theirs: 3 + 1.
    assert compare_clusters(OURS, PERSONS).pairs == Share(0.5, 0.5)


def test_b_cubed_is_the_mean_over_records():
    found = compare_clusters(OURS, PERSONS).b_cubed
    assert found.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_a_cluster_is_exact_when_it_is_the_whole_of_one_person():
    found = compare_clusters([{"r4", "r5"}, {"r1", "r2"}], PERSONS)
    assert found.exact == Share(1 / 3, 1 / 2)
    assert found.count_error == 0.5


def test_records_in_no_cluster_stand_alone():
    found = compare_clusters([], PERSONS)
    assert (found.pairs, found.largest, found.count_error) == (Share(0.0, 0.0), 1, 1.5)


def test_records_of_unknown_person_are_left_out_of_the_clusters():
    assert compare_clusters([{"r4", "r5", "unknown"}, {"r1", "r2", "r3"}], PERSONS).exact == Share(1.0, 1.0)


def test_a_record_in_two_clusters_is_refused():
    with pytest.raises(ValueError, match="two clusters"):
        compare_clusters([{"r1"}, {"r1"}], PERSONS)


def test_nothing_to_compare_is_no_division_by_zero():
    assert compare_clusters([], {}).b_cubed.f1 == 0.0


def test_components_join_what_pairs_chain():
    assert sorted(map(sorted, connected([("a", "b"), ("c", "d"), ("b", "e")]))) == [["a", "b", "e"], ["c", "d"]]


@given(some.dictionaries(some.sampled_from("abcdefgh"), some.sampled_from("pqr"), min_size=1))
def test_the_truth_agrees_with_itself(persons):
    groups = [{record for record in persons if persons[record] == person} for person in set(persons.values())]
    found = compare_clusters(groups, persons)
    assert (found.b_cubed, found.exact, found.count_error) == (Share(1.0, 1.0), Share(1.0, 1.0), 0.0)


@given(some.lists(some.tuples(some.sampled_from("abcdefgh"), some.sampled_from("abcdefgh"))))
def test_components_share_no_record(pairs):
    groups = connected(pairs)
    assert sum(map(len, groups)) == len(set().union(*groups)) == len({record for pair in pairs for record in pair})
