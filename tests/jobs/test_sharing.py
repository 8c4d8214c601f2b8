"""Work shared among processes gives what one process gives, in the same order."""

from __future__ import annotations

import pytest

from onrecord.core.sharing import alone
from onrecord.jobs import sharing as shared
from onrecord.jobs.sharing import rebuild_case, sharing
from onrecord.jobs.verifying import verify_case
from onrecord.store.codings import Coded
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.models import Coding, Listing, Reading, Record, SketchNumber
from onrecord.store.rebuilding import rebuild
from onrecord.store.recording import record_codings, record_judgement
from onrecord.store.tolerant import Break
from tests.cases import bring
from tests.codings import make_coding
from tests.factory import TEXT, a_killing

GROUNDS = {"k1 type": "shot dead", "p1 acts.k1.outcome": "shot dead", "p1 count.": "Samir Qasem", "k1 stance": "shot"}
TEXTS = [f"{TEXT}\n\nSchool number {number} was closed on Tuesday." for number in range(12)]


def kept(case):
    listed = Listing.objects.using(case.alias).order_by("report").values_list("report", "reading", "coding", "title")
    records = Record.objects.using(case.alias).order_by("id").values_list("id", "kind", "body")
    numbers = SketchNumber.objects.using(case.alias).order_by("sketch", "number").values_list("number", flat=True)
    return list(listed), [(id_, kind, bytes(body)) for id_, kind, body in records], list(numbers)


@pytest.fixture
def full(case):
    """Give a case file of reports, coded, of which two tell of one person by somebody's judgement."""
    reports = bring(case, *TEXTS)
    readings = {row.report: row.id for row in Reading.objects.using(case.alias).all()}
    with case.writing() as pen:
        codings = [Coded(readings[each.id], make_coding(each, ([a_killing()], ()), GROUNDS)) for each in reports]
        record_codings(pen, codings)
    one, other = Coding.objects.using(case.alias).order_by("id").values_list("id", flat=True)[:2]
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [f"{one}/p1", f"{other}/p1"], "the same name and street")
    return case


def test_several_processes_make_what_one_makes(full, monkeypatch):
    before = kept(full)
    list(rebuild(full))
    assert kept(full) == before
    monkeypatch.setattr(shared, "LEAST_SHARED", 1)
    assert list(rebuild_case(full))[-1] == len(before[1])
    assert kept(full) == before


def test_several_processes_verify_what_one_verifies(full, monkeypatch):
    monkeypatch.setattr(shared, "LEAST_SHARED", 1)
    assert [each for each in verify_case(full) if isinstance(each, Break)] == []


def test_a_small_case_file_starts_no_process(full):
    with sharing(full) as share:
        assert share is alone


def test_parts_come_in_their_order_and_not_too_many_ahead(full, monkeypatch):
    monkeypatch.setattr(shared, "LEAST_SHARED", 1)
    taken = []

    def parts():
        for number in range(20):
            taken.append(number)
            yield -number

    with sharing(full) as share:
        found = share(abs, parts())
        assert next(found) == 0
        assert len(taken) <= shared.WORKERS * shared.AHEAD
        assert list(found) == list(range(1, 20))
