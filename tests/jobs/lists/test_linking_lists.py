"""Two invented lists are linked: the right people, families kept apart, constraints and judgements above all scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.lists.figures import figures_of, to_review
from onrecord.jobs.lists.linking import LinkWish, link_lists
from onrecord.linkage.judgements import Decision
from tests.jobs.lists.some_lists import examples, read
from tests.linkage.decided import decided


@pytest.fixture(scope="module")
def lists():
    return examples()


@pytest.fixture(scope="module")
def found(lists):
    return link_lists(lists, LinkWish())


def names(found, pair):
    return tuple(found.people[end].record.names[0] for end in (pair.one, pair.other))


def ids(found, *starts):
    """Give the ids of the records whose names begin so."""
    return [
        next(each.record.id for each in found.people if (each.record.names or ("",))[0].startswith(start))
        for start in starts
    ]


def joined(found):
    return {names(found, pair) for pair in found.pairs if pair.is_joined}


def judged(number, one, other, decision):
    return replace(decided(number, "a=b"), one=one, other=other, decision=decision)


def test_father_and_son_of_mirrored_names_are_linked_each_to_himself(found):
    told = joined(found)
    assert ("مصطفى أحمد مصطفى الحطماني", "Mustafa Ahmed Hatmani") in told
    assert ("أحمد مصطفى أحمد الحطماني", "Ahmed Mustafa al-Hatmani") in told
    assert ("عمران أحمد مصطفى الحطماني", "Imran Ahmed Hatmani") in told


def test_people_of_one_incident_of_a_list_are_never_joined(found):
    committee = {each.record.id: each.record.incident for each in found.people if each.record.incident}
    for cluster in found.clusters:
        incidents = [committee[member] for member in cluster.members if member in committee]
        assert len(incidents) == len(set(incidents))


def test_clusters_come_in_the_order_of_the_records_and_have_each_once(found):
    members = [member for cluster in found.clusters for member in cluster.members]
    assert sorted(members) == sorted(each.record.id for each in found.people)
    assert found.clusters[0].members[0] == "committee.csv:2"


def test_twins_whose_names_have_one_sign_are_ties_that_come_first(found):
    first = [names(found, pair) for pair in to_review(found)[:4]]
    assert {each for pair in first for each in pair} == {
        "حسن صالح عثمان كوري", "حسين صالح عثمان كوري", "Hassan Salih Kouri", "Hussein Salih Kouri"
    }  # fmt: skip


def test_who_is_joined_within_a_list_is_looked_at(found):
    within = [pair for pair in found.pairs if pair.in_one_list and pair.is_joined]
    assert within
    assert set(within) <= set(to_review(found))


def test_a_list_said_to_name_nobody_twice_has_none_joined(lists):
    apart = link_lists(lists, LinkWish(unique=("committee.csv", "monitors.csv")))
    assert not any(pair.in_one_list for pair in apart.pairs)
    assert all(len(cluster.members) <= 2 for cluster in apart.clusters)
    one = link_lists(lists, LinkWish(unique=("monitors.csv",)))
    assert {one.people[pair.one].record.source for pair in one.pairs if pair.in_one_list} <= {"committee.csv"}


def test_a_list_that_is_not_there_cannot_be_said_to_name_nobody_twice(lists):
    with pytest.raises(BadOption, match=r"expected one of: committee\.csv, monitors\.csv"):
        link_lists(lists, LinkWish(unique=("other.csv",)))


def test_judgements_stand_above_scores(lists, found):
    hassan, hussein, one, other = ids(found, "حسن", "حسين", "Hassan", "Hussein")
    rows = [
        judged(1, hassan, one, Decision.SAME),
        judged(2, one, other, Decision.DIFFERENT),
        judged(3, *ids(found, "سالم", "Salem Muftah"), Decision.DIFFERENT),
        judged(4, *ids(found, "طارق", "Tareq"), Decision.UNSURE),
    ]
    again = link_lists(lists, LinkWish(), rows)
    clusters = {member: cluster for cluster in again.clusters for member in cluster.members}
    assert clusters[hassan] == clusters[one] != clusters[other] == clusters[hussein]
    assert not any(pair.is_joined for pair in again.pairs if names(again, pair)[1] == "Salem Muftah al-Ferjani")
    decisions = [pair.decision for pair in again.pairs if pair.decision is not None]
    assert set(decisions) == {Decision.SAME, Decision.DIFFERENT, Decision.UNSURE}
    assert all(pair.decision is None for pair in to_review(again))


def test_a_higher_threshold_joins_less_and_asks_about_what_it_decides(lists, found):
    strict = link_lists(lists, LinkWish(threshold=0.88))
    assert joined(strict) < joined(found)
    assert figures_of(strict).wrong < figures_of(found).wrong
    near = {names(strict, pair) for pair in to_review(strict)[:10]}
    assert ("محمد سالم مفتاح الفرجاني", "Mohamed Salem Ferjani") in near


def test_figures_say_how_many_people_and_what_is_open(found):
    figures = figures_of(found)
    assert figures.fewest <= figures.people <= figures.most
    assert figures.fewest < figures.most
    assert figures.joined == sum(pair.is_joined for pair in found.pairs)
    assert 0 < figures.wrong < 2
    assert 0 <= figures.to_read < figures.joined


def test_judged_pairs_are_expected_to_be_right(lists, found):
    unsure = next(pair for pair in found.pairs if names(found, pair)[1] == "Mohamed A. al-Hammali" and pair.is_joined)
    one, other = (found.people[end].record.id for end in (unsure.one, unsure.other))
    again = link_lists(lists, LinkWish(), [judged(1, one, other, Decision.SAME)])
    assert figures_of(again).wrong < figures_of(found).wrong


def test_lists_in_which_nobody_can_be_one_are_linked_to_nothing(tmp_path):
    for text in ("No,Name\n1,Huda Ferjani\n", "No,Name\n1,Huda Ferjani\n2,Omar Saleh\n"):
        nothing = link_lists(read(tmp_path, some=text), LinkWish())
        figures = figures_of(nothing)
        assert nothing.pairs == ()
        assert figures.people == figures.fewest == figures.most == len(nothing.people)
        assert (figures.joined, figures.to_read, to_review(nothing)) == (0, 0, [])


def test_the_order_of_lists_changes_nothing(lists, found):
    turned = link_lists(lists[::-1], LinkWish())
    assert {frozenset(cluster.members) for cluster in turned.clusters} == {
        frozenset(cluster.members) for cluster in found.clusters
    }
