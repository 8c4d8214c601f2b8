"""Who may see what: reports of protected sources, protected fields, who sources are; the same for one and for lists."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.scope import Scope
from onrecord.evidence.originals import sha256_of
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.models import LedgerRow, Listing
from onrecord.store.people import seeing
from onrecord.store.people.rights import rights_of
from onrecord.store.scopes import set_scope
from onrecord.store.sources import Bringing, Source, add_source
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.cases import bring

READER, KEEPER = rights_of(["reader"]), rights_of(["source keeper"])
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


def test_a_report_that_only_a_protected_source_brought_is_for_those_who_may(case, reports):
    open_one, closed, both = reports
    assert [seeing.may_see_report(case, READER, each) for each in reports] == [True, False, True]
    assert all(seeing.may_see_report(case, KEEPER, each) for each in reports)
    assert not any(seeing.may_see_report(case, frozenset(), each) for each in reports)
    assert seeing.protected_reports(case, reports) == {closed}
    assert seeing.visible_reports(case, READER, reports) == {open_one, both}
    assert seeing.visible_reports(case, KEEPER, reports) == set(reports)
    assert seeing.visible_reports(case, frozenset({"protected"}), reports) == frozenset()


def test_lists_hold_what_may_be_seen_and_nothing_else(case, reports):
    open_one, closed, both = reports
    rows = Listing.objects.using(case.alias).order_by("report")

    def held(rights):
        return set(seeing.without_protected(case, rights, rows).values_list("report", flat=True))

    assert held(READER) == {open_one, both}
    assert held(KEEPER) == {open_one, closed, both}
    assert held(frozenset()) == set()


def test_lists_are_asked_for_in_four_queries_at_most(case, reports, django_assert_max):
    with django_assert_max(case, 7):
        seeing.visible_reports(case, READER, [*reports, *(f"sha256:{n:064}" for n in range(300))])


@pytest.fixture
def django_assert_max():
    from contextlib import contextmanager

    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def held(case, most):
        with CaptureQueriesContext(connections[case.alias]) as made:
            yield
        assert len(made) <= most

    return held


def test_who_a_protected_source_is_only_source_keepers_see(case, sources):
    paper, witness = sources
    assert seeing.may_see_source(case, READER, paper.number)
    assert not seeing.may_see_source(case, READER, witness.number)
    assert seeing.may_see_source(case, KEEPER, witness.number)
    assert not seeing.may_see_source(case, KEEPER, 99)
    assert not seeing.may_see_source(case, frozenset({"sources"}), witness.number)
    for role in ("coder", "reviewer", "publisher", "administrator"):
        assert not seeing.may_see_source(case, rights_of([role]), witness.number)


def test_fields_that_the_scope_protects_are_hidden_from_those_who_may_not(case):
    assert seeing.hidden_fields(case, READER) == frozenset()
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", protected=("name", "kinship", "address")))
    hidden = seeing.hidden_fields(case, READER)
    assert hidden == {"name", "kinship", "address"}
    assert seeing.hidden_fields(case, KEEPER) == frozenset()
    for path in ("name", "victims.p1.names", "relations", "relations.p2", "home.address"):
        assert seeing.hides_field(hidden, path), path
    for path in ("age", "acts.k1.outcome", "sex"):
        assert not seeing.hides_field(hidden, path), path


def test_a_reading_stands_in_the_ledger_with_its_reason(case):
    seeing.note_reading(replace(case, writer=replace(case.writer, name="sami")), "source:3", "a second interview")
    row = LedgerRow.objects.using(case.alias).order_by("-seq").first()
    assert (row.who, row.action, row.subject) == ("sami", "read protected", "source:3")
    assert json.loads(row.detail) == {"why": "a second interview"}
