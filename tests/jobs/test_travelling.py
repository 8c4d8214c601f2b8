from __future__ import annotations

import json

import pytest

from onrecord.core.errors import CaseFileExists
from onrecord.core.scope import Scope
from onrecord.jobs.travelling import travel_copy
from onrecord.jobs.verifying import verify_case
from onrecord.store.casefile import Writer, open_case
from onrecord.store.codings import Coded
from onrecord.store.consent import Consent, set_consent
from onrecord.store.judgements import IDENTITY
from onrecord.store.ledger import head_of
from onrecord.store.models import Acquisition, Coding, Judgement, LedgerRow, Reading
from onrecord.store.rebuilding import members, records
from onrecord.store.recording import record_codings, record_judgement
from onrecord.store.scopes import scope_of, set_scope
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.tolerant import Break
from tests.cases import bring, case, case_maker, database_server  # noqa: F401 - fixtures
from tests.codings import make_coding
from tests.factory import TEXT, a_killing

CALLS = "\n\nHis family can be reached at +964 770 123 4567 or at family@example.org. Qasem had taught there."


@pytest.fixture
def home(case):  # noqa: F811
    """A case file that protects names and telephone numbers: one report coded, one not."""
    report, _ = bring(case, TEXT + CALLS, "A nurse was wounded in Homs.", origin="/in/secret")
    grounds = {"k1 type": "shot dead", "p1 acts.k1.outcome": "shot dead", "k1 stance": "shot", "p1 name": "Samir Qasem",
               "p1 count.": "Samir Qasem"}  # fmt: skip
    coding = make_coding(report, ([a_killing()], ()), grounds)
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", protected=("name", "telephone", "address")))
        record_codings(pen, [Coded(reading.id, coding)])
    (row,) = Coding.objects.using(case.alias).all()
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, "unsure", [f"{row.pk}/p1", f"{row.pk}/p2"], "told by Samir's brother")
    return case


@pytest.fixture
def away(home, tmp_path):
    """The travel copy of it, open, and what was told of it."""
    told = travel_copy(home, tmp_path / "away")
    made = open_case(tmp_path / "away", Writer("amal"), "away")
    yield made, told
    made.close()


def test_it_is_a_case_file_of_its_own_that_names_the_head_it_was_made_of(home, away):
    made, told = away
    assert made.id != home.id
    row = LedgerRow.objects.using("away").get(seq=2)
    assert (row.action, row.subject) == ("made of", f"case:{home.id}")
    assert json.loads(row.detail) == {"seq": told.head.seq, "hash": told.head.hash}
    assert told.head == head_of(home.alias)
    assert [each for each in verify_case(made) if isinstance(each, Break)] == []
    assert scope_of(made).protected == ("name", "telephone", "address")


def test_nothing_in_its_folder_says_what_is_protected(away, tmp_path):
    made, _ = away
    (member,) = members(made)
    assert "█████ █████" in member.coding.report.text
    assert "shot dead" in member.coding.report.text
    assert [claim.property for claim in member.coding.claims if claim.property.startswith("name")] == []
    assert member.coding.incidents[0].victims[0].name is None
    text = json.dumps([str(member), *map(str, records(made))], ensure_ascii=False)
    kept = b"".join(place.read_bytes() for place in (tmp_path / "away").rglob("*") if place.is_file()).decode("latin-1")
    for secret in ("Samir", "Qasem", "770 123", "family@example", "secret", "brother"):
        assert secret not in text
        assert secret not in kept


def test_quotes_that_are_left_still_say_what_stands_there(away):
    made, _ = away
    (member,) = members(made)
    text = member.coding.report.text
    quotes = [quote for claim in member.coding.claims for quote in claim.quotes]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)


def test_what_is_not_coded_stays_at_home_and_what_cannot_be_found_is_told(away):
    _, told = away
    assert (told.reports, told.left, told.unmaskable) == (1, 1, ("address",))
    (came,) = Acquisition.objects.using("away").all()
    assert (came.origin, came.brought_by) == ("travel copy", "amal")


def test_judgements_come_along_without_their_reasons(away):
    made, _ = away
    (row,) = Judgement.objects.using(made.alias).all()
    (coding,) = Coding.objects.using(made.alias).all()
    assert json.loads(row.subjects) == [f"{coding.pk}/p1", f"{coding.pk}/p2"]
    assert "brother" not in row.reason


def test_it_is_not_made_over_anything(home, tmp_path):
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "mine.txt").write_text("mine")
    with pytest.raises(CaseFileExists):
        travel_copy(home, tmp_path / "away")


def test_nothing_is_left_of_one_that_fails(home, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.jobs.travelling.masked", fail)
    with pytest.raises(OSError, match="No space"):
        travel_copy(home, tmp_path / "away")
    assert not (tmp_path / "away").exists()


def test_what_a_source_took_back_stays_at_home(home, tmp_path):
    with home.writing() as pen:
        source = add_source(pen, Source(name="A baker's brother", kind="person"))
    (report,) = bring(bringing_from(home, str(source.number)), TEXT + "\n\nHis school was closed.")
    grounds = {
        "k1 type": "shot dead",
        "p1 acts.k1.outcome": "shot dead",
        "k1 stance": "shot",
        "p1 count.": "Samir Qasem",
    }
    coding = make_coding(report, ([a_killing()], ()), grounds)
    reading = Reading.objects.using(home.alias).get(report=report.id)
    with home.writing() as pen:
        record_codings(pen, [Coded(reading.id, coding)])
        set_consent(pen, source, Consent(use="share"))
    assert travel_copy(home, tmp_path / "before").withheld == 0
    with home.writing() as pen:
        set_consent(pen, source, Consent(use="share", withdrawn=True))
    told = travel_copy(home, tmp_path / "after")
    assert (told.reports, told.withheld) == (1, 1)
