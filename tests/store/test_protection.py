"""Which reports are protected: one rule, the same for one, for lists that the database pages, and for the search."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from onrecord.evidence.originals import sha256_of
from onrecord.store.finding_pages import Seen, text_page
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.models import LedgerRow, Listing
from onrecord.store.protection import note_reading, open_listings, protected_reports
from onrecord.store.queues import Queue, queue_page
from onrecord.store.searching import Query
from onrecord.store.sources import Bringing, Source, add_source
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.cases import bring

STORY = "Shells fell on the market\n\nTwo men were killed in the market of Zawiya on 3 May 2016, {} said."


@pytest.fixture
def sources(case, tmp_path):
    """Give a case file with a vault, an open source and a protected one."""
    create_vault(case, key_file=tmp_path / "key.txt")
    with case.writing() as pen:
        paper = add_source(pen, Source("The Ledger"))
        witness = protect(pen, Source(kind="person"), {"name": "Rim"})
    return paper, witness


def brought(case, source, *texts):
    return bring(replace(case, bringing=Bringing(str(source.number), source.recipient)), *texts)


def enclosed(case, report):
    """Keep other bytes in which the same report stands, as an archive would."""
    data = b"an archive that holds " + report.id.encode()
    case.originals.put(data)
    with case.writing() as pen:
        keep_brought(pen, [Brought(sha256_of(data), len(data), "/in/a.zip", "a test", reports=(report,))])


@pytest.fixture
def reports(case, sources):
    """Give a report of each: the paper, the witness, both."""
    paper, witness = sources
    open_one, both = brought(case, paper, STORY.format("police"), STORY.format("two men"))
    (closed,) = brought(case, witness, STORY.format("somebody"))
    enclosed(replace(case, bringing=Bringing(str(witness.number), witness.recipient)), both)
    return open_one.id, closed.id, both.id


@pytest.fixture
def named(case, sources):
    """Give a report that came openly, and names a protected source as its own, as the row of a list may."""
    (report,) = bring(case, STORY.format("a neighbour"))
    Listing.objects.using(case.alias).filter(report=report.id).update(source=sources[1].shown)
    return report.id


@contextmanager
def at_most(case, most):
    with CaptureQueriesContext(connections[case.alias]) as made:
        yield
    assert len(made) <= most


def test_a_report_that_only_a_protected_source_brought_is_protected(case, reports):
    open_one, closed, both = reports
    assert protected_reports(case, [open_one, closed, both]) == {closed}


def test_one_that_names_a_protected_source_is_too(case, reports, named):
    assert protected_reports(case, [*reports, named]) == {reports[1], named}


def test_lists_the_queue_and_the_search_hold_what_may_be_seen_and_nothing_else(case, reports, named):
    open_one, closed, both = reports
    rows = Listing.objects.using(case.alias).order_by("report")
    assert set(open_listings(case, rows).values_list("report", flat=True)) == {open_one, both}
    for sees, expected in ((False, {open_one, both}), (True, {open_one, closed, both, named})):
        for words in ("market", ""):
            found = text_page(case, Query(words), Seen(sees)).rows
            assert {row.report for row in found} == expected
        queued = queue_page(case, Queue("all", sees_protected=sees))
        listed = rows.filter(reading__in=[each.reading for each in queued])
        assert set(listed.values_list("report", flat=True)) == expected


def test_many_are_asked_for_in_few_queries(case, reports):
    with at_most(case, 7):
        protected_reports(case, [*reports, *(f"sha256:{n:064}" for n in range(300))])


def test_a_reading_stands_in_the_ledger_with_what_was_read(case):
    with replace(case, writer=replace(case.writer, name="sami")).writing() as pen:
        note_reading(pen, "record:3", ["b", "a"])
        note_reading(pen, "submission:1")
    some = LedgerRow.objects.using(case.alias).order_by("-seq")[:2]
    assert [(row.who, row.action, row.subject) for row in some] == [
        ("sami", "read", "submission:1"), ("sami", "read", "record:3"),
    ]  # fmt: skip
    assert [json.loads(row.detail) for row in some] == [{}, {"reports": ["a", "b"]}]
