"""A signature loses ground where what it rested on was split off, and has it again where that is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store.gradings import grading_of, sign_grade
from onrecord.store.judgements import IDENTITY
from onrecord.store.line_pages import Sought, line_page
from onrecord.store.lines import record_of
from onrecord.store.lost_grounds import unsupported_grades, unsupported_lines, unsupported_records
from onrecord.store.models import RecordLine
from onrecord.store.recording import record_judgement
from onrecord.store.signatures import signed_keys
from onrecord.tally.grading.ladders import Facet
from tests.saying import incident_of, keep
from tests.web.records.told import EIGHT, TWELVE


@pytest.fixture
def two(case):
    """Give the subjects of two reports that are judged one incident, which is signed."""
    subjects = [incident_of(case, report) for report in keep(case, EIGHT, TWELVE)]
    judge(case, "same", subjects)
    sign_grade(case, grading_of(case, record_of(case, subjects[0]), "airwars"), Facet.INCIDENT, "weak", "two videos")
    return subjects


def judge(case, decision, subjects):
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, decision, subjects, "the square is another")


def shaken(case):
    lines = RecordLine.objects.using(case.alias).filter(kind="incident")
    return unsupported_lines(case, lines)


def test_a_signature_stands_on_both_reports_until_one_is_split_off(case, two):
    assert unsupported_grades(case) == []
    assert shaken(case) == frozenset()
    judge(case, "different", two)
    (key,) = signed_keys(case)
    record = record_of(case, key.split("/", 2)[2])
    assert unsupported_records(case) == [record]
    assert shaken(case) == {record}
    assert [row.record for row in line_page(case, Sought(is_shaken=True)).rows] == [record]


def test_a_report_that_is_joined_takes_no_ground_away(case, two):
    (third,) = keep(case, replace(EIGHT, killed=9))
    judge(case, "same", [two[0], incident_of(case, third)])
    assert unsupported_grades(case) == []


def test_the_same_judged_again_gives_the_ground_back(case, two):
    judge(case, "different", two)
    assert unsupported_grades(case) != []
    judge(case, "same", two)
    assert unsupported_grades(case) == []
