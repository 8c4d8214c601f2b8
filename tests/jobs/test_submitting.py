"""What came by the submission page becomes evidence of a protected source of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.jobs.submitting import bring_submission
from onrecord.store.consent import may_use
from onrecord.store.models import Acquisition, Listing, Original
from onrecord.store.sources import source_numbered
from onrecord.store.submissions import Page, Sent, receive, set_page, submissions
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import reveal
from tests.cases import case, case_maker, database_server

__all__ = ["case", "case_maker", "database_server"]

PASSPHRASE = "four patient storks"
TEXT = "On 4 May a car was shot at near the mill of Zawiya. Two men were killed, and I knew both."


@pytest.fixture
def held(case):
    """Give a case file to which one submission came, as somebody has it who knows the passphrase."""
    create_vault(case, PASSPHRASE)
    with case.writing() as pen:
        set_page(pen, Page(True))
    receive(case, Sent(TEXT, knows_by="saw it", reach="ask for Umm Samir", use="share"))
    return replace(case, writer=replace(case.writer, ask=lambda _: PASSPHRASE))


def test_its_words_are_a_report_of_a_protected_source(held):
    number = submissions(held)[0].pk
    source, (added,) = bring_submission(held, number)
    assert (added.new, added.problems) == (1, ())
    assert source_numbered(held, source).is_protected
    assert reveal(held, source, "to thank them")["reach"] == "ask for Umm Samir"
    original = Original.objects.using(held.alias).get()
    assert original.key == f"source:{source}"
    assert TEXT.encode() in held.originals.get(original.sha256)
    (row,) = submissions(held)
    assert (row.state, row.source) == ("taken in", str(source))


def test_what_it_may_be_used_for_is_what_they_agreed_to(held):
    bring_submission(held, submissions(held)[0].pk)
    report = Listing.objects.using(held.alias).get().report
    assert may_use(held, report, "share").allowed
    assert not may_use(held, report, "publish").allowed


def test_how_to_reach_them_stands_nowhere_unsealed(held):
    bring_submission(held, submissions(held)[0].pk)
    for row in Acquisition.objects.using(held.alias).values_list():
        assert "Samir" not in str(row)
    if held.writer.database_url is None:
        for path in held.folder.rglob("*"):
            assert not path.is_file() or b"Umm Samir" not in path.read_bytes(), path
