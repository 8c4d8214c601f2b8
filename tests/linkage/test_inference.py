from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.inference import Judged, contradictions_around, infer
from onrecord.linkage.judgements import Decision
from tests.linkage.decided import all_decided, decided, withdrawn

SAME, DIFFERENT, UNSURE = Decision.SAME, Decision.DIFFERENT, Decision.UNSURE


def groups(judged):
    return ["".join(sorted(group)) for group in judged.groups]


def test_same_goes_on_from_pair_to_pair():
    judged = infer(all_decided("a=b", "c=b", "d=e"))
    assert groups(judged) == ["abc", "de"]
    assert judged.decision("a", "c") is SAME
    assert judged.decision("a", "d") is None


def test_different_holds_between_all_that_is_the_same():
    rows = all_decided("a=b", "c=d", "b!c")
    judged = infer(rows)
    assert judged.decision("a", "d") is judged.decision("d", "a") is DIFFERENT
    assert judged.because("a", "d") == (rows[0], rows[2], rows[1])


def test_different_does_not_go_on_from_pair_to_pair():
    assert infer(all_decided("a!b", "b!c")).decision("a", "c") is None


def test_unsure_joins_and_parts_nothing():
    rows = all_decided("a?b", "b=c")
    judged = infer(rows)
    assert judged.decision("b", "a") is UNSURE
    assert judged.because("b", "a") == (rows[0],)
    assert judged.decision("a", "c") is None
    assert judged.because("a", "c") == ()


def test_who_is_unsure_now_no_longer_says_the_same():
    assert infer([decided(1, "a=b"), decided(2, "a?b")]).groups == ()


def test_a_decision_follows_from_the_fewest_judgements():
    rows = all_decided("a=b", "b=c", "c=d", "a=d")
    assert infer(rows).because("a", "d") == (rows[3],)
    assert infer(rows).because("a", "c") == (rows[0], rows[1])


def test_two_people_who_differ_are_shown_and_the_pair_is_kept_apart():
    same, different = decided(1, "a!b"), decided(2, "a=b", by="Petro Bondar")
    for rows in ([same, different], [decided(1, "a=b"), decided(2, "a!b", by="Petro Bondar")]):
        judged = infer(rows)
        assert judged.decision("a", "b") is DIFFERENT
        (contradiction,) = judged.contradictions
        assert set(contradiction.judgements) == set(rows)
        assert len(judged.not_followed) == 1


def test_one_person_who_changes_their_mind_is_no_contradiction():
    judged = infer([decided(1, "a=b"), decided(2, "a!b")])
    assert judged.contradictions == ()
    assert judged.decision("a", "b") is DIFFERENT


def test_a_different_within_what_is_the_same_is_shown_with_the_shortest_way():
    rows = all_decided("a=b", "b=c", "b=d", "d=e", "e=c", "a!c")
    judged = infer(rows)
    (contradiction,) = judged.contradictions
    assert (contradiction.different, contradiction.same) == (rows[5], (rows[0], rows[1]))


def test_the_older_judgements_give_way_to_a_different():
    rows = all_decided("a=b", "b=c", "a!c")
    judged = infer(rows)
    assert judged.not_followed == (rows[0],)
    assert groups(judged) == ["bc"]
    assert judged.decision("a", "b") is DIFFERENT
    assert judged.because("a", "b") == (rows[2], rows[1])


def test_a_contradiction_ends_when_one_of_it_is_taken_back():
    rows = all_decided("a=b", "b=c", "a!c")
    for row in rows:
        judged = infer([*rows, withdrawn(4, row)])
        assert judged.contradictions == judged.not_followed == ()


def test_judgements_taken_back_leave_no_trace_in_what_follows():
    rows = all_decided("a=b", "b!c")
    assert infer([*rows, decided(3, "c=d"), withdrawn(4, decided(3, "c=d"))]) == infer(rows)


def test_without_judgements_nothing_is_decided():
    assert infer([]) == Judged()
    assert Judged().decision("a", "b") is None


RECORDS = "abcdef"
WORDS = st.lists(
    st.tuples(st.permutations(RECORDS).map(lambda some: some[:2]), st.sampled_from("==!?"), st.sampled_from("XYZ")),
    max_size=14,
)


def rows_of(words):
    return [decided(number, f"{one}{sign}{other}", by=by) for number, ((one, other), sign, by) in enumerate(words, 1)]


@given(WORDS, st.randoms())
def test_what_follows_does_not_depend_on_the_order_of_rows(words, chance):
    rows = rows_of(words)
    judged = infer(rows)
    chance.shuffle(rows)
    assert infer(rows) == judged


@given(WORDS)
def test_different_always_parts_and_a_way_explains_each_decision(words):
    judged = infer(rows_of(words))
    for row in judged.different:
        assert judged.decision(row.one, row.other) is DIFFERENT
    for row in judged.same:
        assert judged.decision(row.one, row.other) is SAME
    assert bool(judged.not_followed) == bool(judged.contradictions)
    for one in RECORDS:
        for other in RECORDS:
            decision, way = judged.decision(one, other), judged.because(one, other)
            if one != other and decision in (SAME, DIFFERENT):
                assert way
                assert [row.decision for row in way].count(DIFFERENT) == (decision is DIFFERENT)
                ends = {one}
                for row in way:
                    ends ^= set(row.pair)
                assert ends == {other}


@given(WORDS)
def test_each_contradiction_leads_from_end_to_end(words):
    for contradiction in infer(rows_of(words)).contradictions:
        ends = {contradiction.different.one}
        for row in contradiction.same:
            assert row.decision is SAME
            ends ^= set(row.pair)
        assert ends == {contradiction.different.other}


def test_only_the_contradictions_around_two_are_given():
    rows = all_decided("a=b", "b=c", "a!c", "x=y", "y=z", "x!z", "c!x")
    (around,) = contradictions_around(rows, ("b", "a"))
    assert around.judgements == (rows[2], rows[0], rows[1])
    assert contradictions_around(rows, ("d", "e")) == ()


@given(WORDS)
def test_those_around_every_pair_are_all_there_are(words):
    rows = rows_of(words)
    every = infer(rows).contradictions
    around = {each for row in rows for each in contradictions_around(rows, row.pair)}
    assert around == set(every)
