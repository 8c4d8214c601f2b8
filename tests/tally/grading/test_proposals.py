from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Stance
from onrecord.tally.grading.ladders import LADDERS, OF_FACETS, Facet, ladder_of, rank_of
from onrecord.tally.grading.proposals import RULES, propose, propose_facets
from onrecord.tally.rules.schemes import schemes
from tests.tally.grading.reported import Said, happening_of
from tests.tally.tellings import printed_again, tells

SOURCES = ["Radio Zawiya", "The Gazette", "وكالة الساحل", "Coast Brigade"]
ORIGINS = st.sampled_from(["Zawiya Monitor", "Coast Brigade", "residents", "شهود عيان", "The Gazette"])


@st.composite
def something_said(draw, place):
    fact = tells(
        f"r{place}",
        SOURCES[place % len(SOURCES)],
        *draw(st.lists(ORIGINS, max_size=2)),
        grade=draw(st.sampled_from([None, 1, 2, 3])),
        stance=draw(st.sampled_from([Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED, Stance.DENIED])),
    )
    return Said(
        fact,
        killed=draw(st.sampled_from([12, 9, None])),
        day=draw(st.sampled_from(["2016-03-13", "2016-03-14", None])),
        place=draw(st.sampled_from(["Zawiya", "Sabratha", None])),
        method=draw(st.sampled_from(["shelling", "shooting", None])),
        actor=draw(st.sampled_from(["Coast Brigade", "Zawiya Shield", None])),
        involvement=draw(st.sampled_from(["carried out", "claimed", "suspected", "denied"])),
        status=draw(st.sampled_from(["civilian", "member of armed forces", None])),
        name=draw(st.sampled_from(["Samir Qasem", None])),
    )


@st.composite
def some_reports(draw):
    number = draw(st.integers(1, 5))
    return [draw(something_said(place % 4)) for place in range(number)]


def grades(*args):
    """Give every grade that is proposed, by scheme and facet, with its rank."""
    proposals = [propose(scheme, *args) for scheme in LADDERS]
    proposals += propose_facets("airwars", *args)
    return {(each.scheme, each.facet): rank_of(each.grade, each.scheme, each.facet) for each in proposals}


@settings(max_examples=60)
@given(some_reports(), st.data())
def test_adding_a_reprint_changes_no_grade(told, data):
    copied = data.draw(st.sampled_from(told))
    again = replace(copied, fact=printed_again(copied.fact, "again"))
    assert grades(*happening_of(*told, again)) == grades(*happening_of(*told))


@settings(max_examples=60)
@given(some_reports(), st.data())
def test_withdrawing_claims_never_raises_a_grade(told, data):
    happening, facts = happening_of(*told)
    few = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    more = few | (data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set())
    before, after = grades(happening, facts, few), grades(happening, facts, more)
    assert {key: (before[key], after[key]) for key in before if after[key] > before[key]} == {}


@settings(max_examples=40)
@given(some_reports(), st.randoms())
def test_the_order_in_which_reports_come_changes_no_grade(told, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert grades(*happening_of(*shuffled)) == grades(*happening_of(*told))


@settings(max_examples=40)
@given(some_reports())
def test_every_proposal_says_why_and_rests_on_claims_that_are_there(told):
    happening, facts = happening_of(*told)
    for scheme in LADDERS:
        proposal = propose(scheme, happening, facts)
        assert proposal.why
        assert set(proposal.claims) <= set(facts)
        assert proposal.missing or proposal.grade in (ladder_of(scheme)[-1], "not graded")


def test_every_scheme_of_counting_has_grades_and_every_rule_a_ladder():
    assert set(schemes()) <= set(LADDERS) == set(RULES)
    assert all(set(scheme.counts) <= set(LADDERS[name]) for name, scheme in schemes().items())


def test_facets_have_the_same_grades_under_every_scheme():
    assert ladder_of("airwars", Facet.PLACE) == ladder_of("iraq-body-count", Facet.DATE) == OF_FACETS


def test_what_a_facet_lacks_is_said():
    said = [Said(tells("r1", "Radio Zawiya")), Said(tells("r2", "The Gazette"), day="2016-03-14")]
    more = Said(tells("r3", "police"))
    missing = {each.facet: each.missing for each in propose_facets("ohchr", *happening_of(*said, more))}
    assert missing == {
        Facet.IDENTITY: ("a source that tells the identity",),
        Facet.PLACE: (),
        Facet.DATE: ("a person to weigh what is told otherwise: 2016-03-14",),
        Facet.CAUSE: (),
        Facet.RESPONSIBILITY: ("a source that tells the responsibility",),
    }


def test_a_scheme_or_grade_that_does_not_exist_is_refused():
    happening, facts = happening_of(Said(tells("r1", "Radio Zawiya")))
    with pytest.raises(BadOption, match="airwars"):
        propose("pentagon", happening, facts)
    with pytest.raises(BadOption, match="provisional"):
        rank_of("confirmed", "iraq-body-count")
