"""A signature that was taken back does not stand; what was signed stays, and may be signed anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.grades import signed_by_subject, signed_grades
from onrecord.store.gradings import grading_of, sign_grade, take_grade_back
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.lost_grounds import unsupported_grades
from onrecord.store.models import Entry
from onrecord.store.recording import record_judgement
from onrecord.store.signatures import GRADE, TAKEN_BACK, signed_keys, taken_back
from onrecord.store.waiting import signed_records, waiting_of
from onrecord.tally.grading.ladders import Facet
from tests.saying import incident_of, keep
from tests.tally.tables.incidents import Says
from tests.web.records.told import incident_in

MARCH = Says(killed=8, actors=("Ansaru",), source="The Daily Ledger", title="Eight dead in Biu")


@pytest.fixture
def incident(case):
    """Give the id of the only incident."""
    (report,) = keep(case, MARCH)
    return incident_in(case, report)


def sign(case, incident, facet=Facet.INCIDENT, grade="weak"):
    sign_grade(case, grading_of(case, incident, "airwars"), facet, grade, "seen on two videos")


def unsign(case, incident, facet=Facet.INCIDENT, reason="another square"):
    take_grade_back(case, grading_of(case, incident, "airwars"), facet, reason)


def standing(case, incident):
    """Give the grades of an incident that stand, by facet."""
    return {
        str(proposal.facet): graded.signed.grade
        for proposal, graded in grading_of(case, incident, "airwars").proposals
        if graded is not None
    }


def test_what_was_taken_back_is_signed_by_nobody_and_stays_in_the_case_file(case, incident):
    sign(case, incident)
    sign(case, incident, Facet.PLACE, "single source")
    unsign(case, incident)
    assert standing(case, incident) == {"place": "single source"}
    assert len(signed_grades(case)) == 1
    assert signed_by_subject(case, "airwars") == {}
    assert signed_records(case) == frozenset()
    assert waiting_of(case).signed == 0
    assert unsupported_grades(case) == []
    assert Entry.objects.using(case.alias).filter(kind=GRADE).count() == 2
    assert len(taken_back(case)) == 1


def test_it_may_be_signed_anew_in_the_same_words_and_taken_back_again(case, incident):
    for _ in range(2):
        sign(case, incident)
        assert standing(case, incident) == {"incident": "weak"}
        unsign(case, incident)
        assert standing(case, incident) == {}
    assert Entry.objects.using(case.alias).filter(kind=TAKEN_BACK).count() == 2


def test_taken_back_twice_is_taken_back_once(case, incident):
    sign(case, incident)
    grading = grading_of(case, incident, "airwars")
    for _ in range(2):
        take_grade_back(case, grading, Facet.INCIDENT, "another square")
    assert Entry.objects.using(case.alias).filter(kind=TAKEN_BACK).count() == 1


def test_what_was_signed_of_each_of_those_that_are_one_now_is_taken_back(case):
    one, other = keep(case, MARCH, replace(MARCH, source="Radio Biu", title="Deaths in Biu"))
    for report in (one, other):
        sign(case, incident_in(case, report))
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(case, one), incident_of(case, other)], "one square")
    incident = incident_in(case, one)
    assert len(signed_keys(case)) == 2
    unsign(case, incident)
    assert standing(case, incident) == {}
    assert signed_keys(case) == []


@pytest.mark.parametrize(("is_signed", "reason", "thing"), [(True, " ", "the reason"), (False, "why", "signature")])
def test_nothing_is_taken_back_without_a_reason_or_a_signature(case, incident, is_signed, reason, thing):
    if is_signed:
        sign(case, incident)
    with pytest.raises(BadOption, match=thing):
        unsign(case, incident, reason=reason)
    assert taken_back(case) == frozenset()
