"""Queues of reports: each waits where it belongs, and next comes what nobody is at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.coding.editing.edits import Accept
from onrecord.core.vocabulary import CoderKind
from onrecord.store.drafts import Sent, add_edits, finish_draft, open_draft
from onrecord.store.entries import set_entry
from onrecord.store.models import Original, Reading
from onrecord.store.protection import protected_reports
from onrecord.store.queues import QUEUES, Queue, next_in_queue, queue_page
from onrecord.store.second_readings import SECOND
from tests.cases import bare_coding
from tests.kept import as_person, keep_coding, keep_report
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding


@pytest.fixture
def readings(case):
    return [keep_coding(case, made()) for made in (bread_queue_coding, arabic_coding)] + [
        keep_report(case, ferry_coding().report)
    ]


def queued(case, name, **more):
    return [each.reading for each in queue_page(case, Queue(name, **more))]


def begin(case, reading):
    draft = open_draft(case, reading)
    add_edits(case, draft, [Sent(Accept(("c1",)), "t")], 0)
    return draft


def test_reports_wait_by_what_was_done_on_them(case, readings):
    bread, arabic, ferry = (each.pk for each in readings)
    assert queued(case, "suggested") == [arabic, bread]
    assert queued(case, "uncoded") == [ferry]
    assert queued(case, "open") == queued(case, "finished") == queued(case, "waiting") == []
    begin(case, readings[0])
    open_draft(case, readings[1])
    assert queued(case, "open") == [bread]
    finish_draft(case, open_draft(case, readings[0]), accept_rest=True)
    assert queued(case, "finished") == [bread]
    assert queued(case, "suggested") == [arabic]
    assert queued(case, "all") == [ferry, arabic, bread]
    assert set(QUEUES) >= {"suggested", "uncoded", "open", "finished", "waiting", "all"}


def test_a_report_in_a_language_no_coder_reads_has_no_suggestions(case):
    report = replace(bread_queue_coding().report, id="sha256:" + "3c" * 32, language="ckb")
    bare = bare_coding(report)
    keep_coding(case, replace(bare, coder=replace(bare.coder, name="lists")))
    assert queued(case, "uncoded", language="ckb") != []
    assert queued(case, "suggested", language="ckb") == []


def test_rows_of_a_list_wait_for_nobody(case):
    row = replace(bread_queue_coding().report, id="sha256:" + "3d" * 32, title=None)
    mapped = bare_coding(row)
    keep_coding(case, replace(mapped, coder=replace(mapped.coder, kind=CoderKind.IMPORT, name="families")))
    assert queued(case, "suggested") == queued(case, "uncoded") == []
    assert [each.kind for each in queue_page(case, Queue("all"))] == ["import"]


def test_queues_are_narrowed_and_paged(case, readings):
    bread, arabic, ferry = (each.pk for each in readings)
    assert queued(case, "all", language="ar") == [arabic]
    assert queued(case, "all", source="nile") == [ferry]
    first = queue_page(case, Queue("all"), size=2)
    assert [each.reading for each in first] == [ferry, arabic]
    assert [each.reading for each in queue_page(case, Queue("all"), first[-1].number, 2)] == [bread]


def test_a_row_says_who_coded_it_who_is_there_and_what_was_begun(case, readings):
    begin(case, readings[0])
    open_draft(as_person(case, "bilal"), readings[0])
    row = queue_page(case, Queue("suggested"))[-1]
    assert (row.kind, row.coder, row.here, row.is_begun) == ("rules", "english", ("bilal",), True)


def test_what_is_asked_of_somebody_waits_for_them(case, readings):
    with case.writing() as pen:
        set_entry(pen, SECOND, readings[0].pk, {"coder": "bilal", "asked_by": "amal", "at": "2026-03-01"})
    assert queued(as_person(case, "bilal"), "waiting") == [readings[0].pk]
    assert queued(case, "waiting") == []


def test_next_is_one_that_nobody_is_at(case, readings):
    bread, arabic, ferry = (each.pk for each in readings)
    assert next_in_queue(case, Queue("all"), ferry) == arabic
    open_draft(as_person(case, "bilal"), readings[1])
    assert next_in_queue(case, Queue("all"), ferry) == bread
    assert next_in_queue(case, Queue("all"), bread) == ferry
    assert next_in_queue(case, Queue("finished"), bread) is None


def test_reports_of_protected_sources_are_for_who_may_see_them(case, readings):
    case.originals.keeping("0" * 64)
    row = Original.objects.using(case.alias).get(pk=readings[0].original_id)
    sealed = Original(sha256="9" * 64, size_bytes=1, kept_sha256="8" * 64, key="source:3")
    reading = Reading(
        report="sha256:" + "4d" * 32, original_id=sealed.sha256, read_at=case.clock(), body=b"", id="7" * 64
    )
    with case.writing() as pen:
        pen.note("brought", "a test", [sealed, reading])
    assert row.key is None
    assert protected_reports(case, [reading.report, readings[0].report]) == {reading.report}
