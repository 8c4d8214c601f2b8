from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.linkage.clusters import Cluster, Linkage, find_clusters
from onrecord.linkage.constraints import Bounds, Constraint, veto_pairs
from onrecord.linkage.inference import infer
from onrecord.linkage.pairs import ScoredPair, ordered, probability_of
from onrecord.linkage.reviews import LeftOut
from tests.linkage.decided import all_decided, decided, withdrawn


def scored(**weights):
    return [ScoredPair(name[0], name[1], weight) for name, weight in weights.items()]


def members(clustering):
    return ["".join(cluster.members) for cluster in clustering.clusters]


def left_out(clustering):
    return {review.one + review.other: review.left_out for review in clustering.reviews}


def judged(*words):
    return Bounds(infer(all_decided(*words)))


def test_a_pair_likelier_one_than_not_is_a_cluster():
    assert find_clusters(scored(ab=1.0, cd=-1.0)).clusters == (
        Cluster(("a", "b"), probability_of(1.0)),
        Cluster(("c",), 1.0),
        Cluster(("d",), 1.0),
    )


def test_records_that_no_pair_names_are_clusters_of_one():
    assert members(find_clusters(scored(ab=1.0), records="az")) == ["ab", "z"]
    assert find_clusters([]).clusters == ()


def test_clusters_are_not_connected_components():
    chain = find_clusters(scored(ab=6.0, bc=5.0, cd=6.0))
    assert members(chain) == ["ab", "cd"]
    assert left_out(chain) == {"bc": LeftOut.OUTWEIGHED}


def test_a_pair_that_was_not_scored_counts_as_stated():
    assert members(find_clusters(scored(ab=6.0, bc=5.0))) == ["ab", "c"]
    assert members(find_clusters(scored(ab=6.0, bc=5.0), linkage=Linkage(missing_weight=-1.0))) == ["abc"]
    assert members(find_clusters(scored(ab=6.0, bc=5.0), linkage=Linkage(cut=0.4))) == ["abc"]


def test_low_scores_count_in_the_mean():
    assert members(find_clusters(scored(ab=6.0, bc=5.0, ac=0.0))) == ["abc"]
    assert members(find_clusters(scored(ab=6.0, bc=2.0, ac=-5.0))) == ["ab", "c"]


def test_a_pair_given_twice_has_its_higher_weight():
    pairs = [ScoredPair("a", "b", 1.0), ScoredPair("a", "b", -4.0)]
    assert find_clusters(pairs) == find_clusters(pairs[::-1]) == find_clusters(pairs[:1])


def test_a_generator_of_pairs_will_do():
    assert members(find_clusters(pair for pair in scored(ab=1.0))) == ["ab"]


@pytest.mark.parametrize(("cut", "missing"), [(0.5, 0.0), (1.0, -10.0), (0.0, -10.0)])
def test_a_cut_that_joins_all_or_nothing_is_refused(cut, missing):
    with pytest.raises(BadOption, match="cut of linkage"):
        Linkage(cut, missing)


def test_the_probability_of_a_cluster_is_the_mean_of_its_pairs():
    (whole,) = find_clusters(scored(ab=6.0, bc=5.0, ac=0.0)).clusters
    assert whole.probability == pytest.approx((probability_of(6.0) + probability_of(5.0) + 0.5) / 3)
    (sparse,) = find_clusters(scored(ab=11.0, bc=11.0)).clusters
    assert sparse.probability == pytest.approx((2 * probability_of(11.0) + probability_of(-10.0)) / 3)


def test_pairs_judged_the_same_count_as_certain():
    (cluster,) = find_clusters(scored(ab=-9.0, bc=3.0, ac=2.0), judged("a=b")).clusters
    assert cluster.members == ("a", "b", "c")
    assert cluster.probability == pytest.approx((1 + probability_of(3.0) + probability_of(2.0)) / 3)


def test_equal_best_candidates_that_exclude_each_other_are_left_to_people():
    list_rows = Bounds(constraints=(Constraint("one list, unique ids", frozenset("bc")),))
    found = find_clusters(scored(ab=4.0, ac=4.0), list_rows)
    assert members(found) == ["a", "b", "c"]
    assert left_out(found) == {"ab": LeftOut.TIE, "ac": LeftOut.TIE}
    assert [review.one + review.other for review in found.clusters[0].reviews] == ["ab", "ac"]
    assert [review.one + review.other for review in found.clusters[1].reviews] == ["ab"]


def test_the_better_of_two_that_exclude_each_other_is_joined():
    list_rows = Bounds(constraints=(Constraint("one list, unique ids", frozenset("bc")),))
    found = find_clusters(scored(ab=4.5, ac=4.0), list_rows)
    assert members(found) == ["ab", "c"]
    (review,) = found.reviews
    assert (review.one, review.other, review.left_out, review.reason) == (
        "a",
        "c",
        LeftOut.BARRED,
        "one list, unique ids",
    )


def test_certain_pairs_are_told_apart_by_their_weights():
    list_rows = Bounds(constraints=(Constraint("one list, unique ids", frozenset("bc")),))
    assert members(find_clusters(scored(ab=70.0, ac=60.0), list_rows)) == ["ab", "c"]
    assert members(find_clusters(scored(ab=7000.0, ac=6000.0), list_rows)) == ["a", "b", "c"]


def test_equal_candidates_that_agree_are_joined_as_one():
    assert members(find_clusters(scored(ab=4.0, ac=4.0, bc=4.0))) == ["abc"]
    assert members(find_clusters(scored(ab=4.0, ac=4.0, bc=1.0))) == ["abc"]
    assert members(find_clusters(scored(ab=4.0, cd=4.0))) == ["ab", "cd"]


def test_equal_candidates_whose_rest_is_barred_are_left_to_people():
    report = Bounds(constraints=(Constraint("named in one report", frozenset("bc")),))
    found = find_clusters(scored(ab=4.0, ac=4.0, bc=4.0), report)
    assert left_out(found) == {"ab": LeftOut.TIE, "ac": LeftOut.TIE, "bc": LeftOut.BARRED}
    rows = veto_pairs("given names differ", [("b", "d")])
    found = find_clusters(scored(ab=4.0, bc=4.0, cd=4.0, ac=4.0, ad=4.0), Bounds(vetoes=(rows,)))
    assert members(found) == ["a", "b", "c", "d"]


def test_a_tie_is_settled_by_what_is_joined_later():
    list_rows = Bounds(constraints=(Constraint("one list, unique ids", frozenset("bc")),))
    found = find_clusters(scored(ab=4.0, ac=4.0, ad=3.0, bd=2.0), list_rows)
    assert members(found) == ["abd", "c"]
    assert left_out(found) == {"ac": LeftOut.BARRED}


def test_a_tie_that_is_weighed_anew_comes_in_its_place():
    # b and c tie for a; once d has joined a, b is ahead, though d's own tie to b is weaker than that of e to b.
    list_rows = Bounds(constraints=(Constraint("one list, unique ids", frozenset("bc")),))
    found = find_clusters(scored(ab=4.0, ac=4.0, ad=3.5, bd=1.0, be=1.2), list_rows)
    assert members(found) == ["abd", "c", "e"]


def test_judged_the_same_joins_against_any_score():
    assert members(find_clusters(scored(ab=-30.0), judged("a=b"))) == ["ab"]
    assert members(find_clusters([], judged("a=b", "c=b"))) == ["abc"]


def test_judged_different_parts_against_any_score():
    found = find_clusters(scored(ab=30.0), judged("a!b"))
    assert members(found) == ["a", "b"]
    assert found.reviews == ()


def test_unsure_leaves_a_pair_to_its_score():
    assert members(find_clusters(scored(ab=3.0, cd=-3.0), judged("a?b", "c?d"))) == ["ab", "c", "d"]


def test_judged_different_holds_for_all_that_joins_either():
    found = find_clusters(scored(ab=9.0, bc=8.0, ac=8.0), judged("a!c"))
    assert members(found) == ["ab", "c"]
    assert left_out(found) == {"bc": LeftOut.BARRED}
    assert "judged different by Hala Kassem" in found.reviews[0].reason


def test_a_person_overrules_a_constraint_and_the_break_is_shown():
    rows = all_decided("a=b")
    report = Constraint("named in one report", frozenset("abc"))
    found = find_clusters(scored(ab=-2.0, bc=9.0, ac=9.0), Bounds(infer(rows), (report,)))
    assert members(found) == ["ab", "c"]
    assert [(each.reason, each.members, each.judgements) for each in found.breaks] == [
        ("named in one report", ("a", "b"), tuple(rows))
    ]


def test_a_veto_holds_between_whole_clusters():
    given_names = veto_pairs("given names differ", [("a", "c")])
    found = find_clusters(scored(ab=9.0, bc=8.0), Bounds(vetoes=(given_names,)))
    assert members(found) == ["ab", "c"]
    assert left_out(found) == {"bc": LeftOut.BARRED}


def test_a_cluster_barred_once_stays_barred_as_it_grows():
    given_names = veto_pairs("given names differ", [("a", "c")])
    found = find_clusters(scored(ac=9.0, ab=8.0, bc=7.0, cd=6.0, bd=5.5, ad=5.5), Bounds(vetoes=(given_names,)))
    assert members(found) == ["ab", "cd"]


def test_merge_then_split_gives_the_same_clusters():
    pairs, rows = scored(ab=3.0, bc=-1.0, ac=-2.0, cd=2.0), all_decided("b!d")
    merged = [*rows, decided(2, "a=c")]
    before = find_clusters(pairs, Bounds(infer(rows)))
    assert find_clusters(pairs, Bounds(infer(merged))) != before
    assert find_clusters(pairs, Bounds(infer([*merged, withdrawn(3, merged[1])]))) == before


RECORDS = "abcdefgh"
PAIRS = st.dictionaries(
    st.sampled_from(list(combinations(RECORDS, 2))), st.sampled_from([-12.0, -3.0, -0.5, 0.0, 1.0, 2.0, 4.0, 4.5, 60.0])
).map(lambda table: [ScoredPair(*pair, weight) for pair, weight in table.items()])
WORDS = st.lists(
    st.builds(
        lambda pair, sign: f"{pair[0]}{sign}{pair[1]}",
        st.sampled_from(list(combinations(RECORDS, 2))),
        st.sampled_from("=!?"),
    ),
    max_size=4,
)
CONSTRAINTS = st.lists(st.frozensets(st.sampled_from(RECORDS), min_size=2, max_size=4), max_size=3).map(
    lambda groups: tuple(Constraint(f"report {number}", group) for number, group in enumerate(groups))
)
VETOES = st.frozensets(st.sampled_from(list(combinations(RECORDS, 2))), max_size=3).map(
    lambda pairs: (veto_pairs("given names differ", pairs),)
)
BOUNDS = st.builds(
    Bounds, st.builds(lambda words: infer(all_decided(*words)), WORDS), CONSTRAINTS, st.one_of(st.just(()), VETOES)
)


@given(PAIRS, BOUNDS, st.randoms())
def test_clusters_do_not_depend_on_the_order_of_rows(pairs, bounds, chance):
    found = find_clusters(pairs, bounds)
    chance.shuffle(pairs)
    constraints = list(bounds.constraints)
    chance.shuffle(constraints)
    assert find_clusters(pairs, Bounds(bounds.judged, tuple(constraints), bounds.vetoes)) == found


@given(PAIRS, CONSTRAINTS, st.permutations(RECORDS))
def test_clusters_do_not_depend_on_the_names_of_records(pairs, constraints, names):
    other = dict(zip(RECORDS, names, strict=True))
    renamed = [ScoredPair(*ordered(other[pair.one], other[pair.other]), pair.weight) for pair in pairs]
    bounds = tuple(Constraint(each.reason, frozenset(other[one] for one in each.members)) for each in constraints)
    found = find_clusters(pairs, Bounds(constraints=constraints))
    expected = {frozenset(other[one] for one in cluster.members) for cluster in found.clusters}
    again = find_clusters(renamed, Bounds(constraints=bounds))
    assert {frozenset(cluster.members) for cluster in again.clusters} == expected
    assert len(again.reviews) == len(found.reviews)


@given(PAIRS, BOUNDS)
def test_judgements_win_and_no_score_breaks_a_constraint(pairs, bounds):
    found = find_clusters(pairs, bounds, records=RECORDS)
    place = {record: cluster.members for cluster in found.clusters for record in cluster.members}
    assert sorted(place) == sorted(RECORDS)
    for row in bounds.judged.same:
        assert place[row.one] == place[row.other]
    for row in bounds.judged.different:
        assert place[row.one] != place[row.other]
    for cluster in found.clusters:
        assert 0.0 <= cluster.probability <= 1.0
        for one, other in combinations(cluster.members, 2):
            named = any({one, other} <= constraint.members for constraint in bounds.constraints)
            vetoed = any(veto(one, other) for veto in bounds.vetoes)
            if named or vetoed:
                assert bounds.judged.decision(one, other) is not None


@given(PAIRS, WORDS, CONSTRAINTS, WORDS, st.randoms())
def test_whatever_is_judged_and_taken_back_leaves_the_clusters_as_they_were(pairs, words, constraints, more, chance):
    rows = all_decided(*words)
    added = [
        decided(10 + number, each, by=chance.choice(["Hala Kassem", "Omar Idris"])) for number, each in enumerate(more)
    ]
    before = find_clusters(pairs, Bounds(infer(rows), constraints), records=RECORDS)
    back = [withdrawn(20 + number, row, by=row.by) for number, row in enumerate(chance.sample(added, len(added)))]
    assert find_clusters(pairs, Bounds(infer([*rows, *added, *back]), constraints), records=RECORDS) == before
    # One taken back leaves what the others say.
    if added:
        first, *others = added
        left = find_clusters(pairs, Bounds(infer([*rows, *others]), constraints), records=RECORDS)
        told = [*rows, *added, withdrawn(30, first, by=first.by)]
        assert find_clusters(pairs, Bounds(infer(told), constraints), records=RECORDS) == left


@given(PAIRS, BOUNDS)
def test_each_likely_pair_is_joined_or_judged_or_for_review(pairs, bounds):
    found = find_clusters(pairs, bounds)
    place = {record: cluster.members for cluster in found.clusters for record in cluster.members}
    shown = {(review.one, review.other) for review in found.reviews}
    for pair in pairs:
        apart = place[pair.one] != place[pair.other]
        decided_apart = bounds.judged.decision(pair.one, pair.other) == "different"
        assert ((pair.one, pair.other) in shown) == (apart and pair.probability >= 0.5 and not decided_apart)
    assert {review for cluster in found.clusters for review in cluster.reviews} == set(found.reviews)


def test_many_equal_rows_with_a_chain_of_equals_go_to_people_at_its_foot():
    ids = [f"r{number:03d}" for number in range(120)]
    alike = [ScoredPair(one, other, 5.0) for one, other in combinations(ids[:60], 2)]
    assert [len(cluster.members) for cluster in find_clusters(alike).clusters] == [60]
    chain = [ScoredPair(one, other, 5.0) for one, other in pairwise(ids[59:])]
    assert {review.left_out for review in find_clusters(alike + chain).reviews} == {LeftOut.TIE}
