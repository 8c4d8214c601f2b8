"""What sources agreed to, and what it lets be done with their reports."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption, UseRefused
from onrecord.store.consent import (
    Consent,
    check_use,
    consent_of,
    consents,
    ended_consent,
    may_use,
    refused_reports,
    set_consent,
)
from onrecord.store.models import Entry
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.cases import bring

TEXT = "Two bakers were shot dead in Zawiya on 3 May 2016."


def told_by(case, source):
    with case.writing() as pen:
        kept = add_source(pen, source)
    (report,) = bring(bringing_from(case, str(kept.number)), TEXT)
    return kept, report.id


def consented(case, source, **said):
    with case.writing() as pen:
        return set_consent(pen, source, Consent(**said))


def test_a_report_of_nobody_known_and_of_an_outlet_may_be_published(case):
    (report,) = bring(case, "A nurse was wounded in Homs.")
    assert may_use(case, report.id, "publish").allowed
    _, told = told_by(case, Source(name="Savanna Wire"))
    assert check_use(case, told, "publish").reason == ""


def test_of_a_person_nothing_leaves_without_consent(case):
    source, report = told_by(case, Source(name="A baker's brother", kind="person"))
    assert may_use(case, report, "internal").allowed
    with pytest.raises(UseRefused, match="no consent of A baker's brother on record"):
        check_use(case, report, "share")
    consented(case, source, use="share", conditions="no place smaller than the town")
    shared = may_use(case, report, "share")
    assert shared.conditions == ("A baker's brother: no place smaller than the town",)
    assert may_use(case, report, "publish").reason == "consent of A baker's brother to share only"


def test_consent_ends_and_is_withdrawn(case):
    source, report = told_by(case, Source(name="A baker's brother", kind="person"))
    said = {"use": "publish", "how": "in writing", "given": date(2026, 1, 5), "expires": date(2026, 12, 31)}
    assert consented(case, source, **said)
    assert not consented(case, source, **said)
    assert may_use(case, report, "publish", date(2026, 12, 31)).allowed
    assert "ended on 2026-12-31" in may_use(case, report, "publish", date(2027, 1, 1)).reason
    consented(case, source, **said, withdrawn=True)
    assert may_use(case, report, "publish", date(2026, 2, 1)).reason == "consent that A baker's brother withdrew"
    assert may_use(case, report, "internal").allowed
    assert consent_of(case, 1).given == date(2026, 1, 5)


def test_what_was_never_agreed_to_has_not_ended(case):
    source, report = told_by(case, Source(name="A baker's brother", kind="person"))
    assert ended_consent(case, report) is None
    consented(case, source, use="internal", expires=date(2026, 12, 31))
    assert ended_consent(case, report, date(2026, 12, 31)) is None
    assert "ended on 2026-12-31" in ended_consent(case, report, date(2027, 1, 1))
    consented(case, source, use="internal", withdrawn=True)
    assert ended_consent(case, report) == "consent that A baker's brother withdrew"


def test_an_outlet_may_say_that_it_is_not_to_be_published(case):
    source, report = told_by(case, Source(name="Savanna Wire"))
    consented(case, source, use="internal")
    assert not may_use(case, report, "share").allowed


def test_every_source_of_a_report_has_a_say(case):
    _, report = told_by(case, Source(name="Savanna Wire"))
    _, again = told_by(case, Source(name="A baker's brother", kind="person"))
    assert report == again
    assert not may_use(case, report, "publish").allowed


def test_a_use_that_is_none_is_refused(case):
    source, report = told_by(case, Source(name="Savanna Wire"))
    with pytest.raises(BadOption, match="internal, share, publish"):
        may_use(case, report, "sell")
    with pytest.raises(BadOption, match="use"):
        consented(case, source, use="sell")


def test_a_report_that_names_its_source_is_tied_to_it(case):
    with case.writing() as pen:
        source = add_source(pen, Source(name="Savanna Wire"))
    page = "<html><head><meta property='og:site_name' content='Savanna Wire'></head><body><article><p>Two bakers were "
    page += "shot dead in the market of Zawiya on 3 May 2016, police said. Nobody has claimed it.</p></article></body>"
    (report,) = bring(case, page + "</html>")
    assert report.source == "Savanna Wire"
    consented(case, source, use="internal")
    assert not may_use(case, report.id, "publish").allowed


def test_free_words_of_a_protected_source_are_sealed(case, with_key):
    held = with_key(case)
    with held.writing() as pen:
        source = protect(pen, Source(kind="person"), {"name": "Salma Bint-Idris"})
    said = {"use": "publish", "conditions": "not the name of her shop", "how": "told to Rania at the clinic"}
    consented(held, source, **said)
    assert not any(words in row.body for row in Entry.objects.using(case.alias) for words in ("shop", "clinic"))
    assert consent_of(held, 1).conditions == "in the vault"
    assert consent_of(held, 1, with_words=True) == Consent(**said)
    (report,) = bring(bringing_from(held, "1"), TEXT)
    assert may_use(held, report.id, "publish").conditions == ("Source 1: in the vault",)


@pytest.fixture
def with_key(tmp_path):
    """Give a function that makes a vault, and gives the case file with its key at hand."""
    from dataclasses import replace

    def make(case):
        create_vault(case, key_file=tmp_path / "stick.txt")
        return replace(case, writer=replace(case.writer, key_file=tmp_path / "stick.txt"))

    return make


def test_the_consent_of_every_source_is_given_at_once(case):
    with case.writing() as pen:
        one, _ = add_source(pen, Source(name="Rim")), add_source(pen, Source(name="Omar"))
        set_consent(pen, one, Consent("share", conditions="no names"))
    assert consents(case) == {1: Consent("share", conditions="no names")}


def test_the_reports_that_may_not_be_put_to_a_use_are_those_of_which_each_is_said(case):
    kinds = {
        "Rim": None,
        "Omar": Consent("share"),
        "Nour": Consent("publish", withdrawn=True),
        "Sami": Consent("publish"),
    }
    reports = {}
    for name, consent in kinds.items():
        with case.writing() as pen:
            source = add_source(pen, Source(name=name, kind="person"))
            if consent is not None:
                set_consent(pen, source, consent)
        (report,) = bring(bringing_from(case, str(source.number)), f"{TEXT} {name} saw it.", origin=f"/{name}")
        reports[name] = report.id
    (open_report,) = bring(case, f"{TEXT} Nobody known told it.", origin="/open")
    for use, refused in (("publish", {"Rim", "Omar", "Nour"}), ("share", {"Rim", "Nour"}), ("internal", set())):
        assert refused_reports(case, use) == {reports[name] for name in refused}
        each = {id_ for id_ in (*reports.values(), open_report.id) if not may_use(case, id_, use).allowed}
        assert refused_reports(case, use) == each


def test_a_report_that_names_a_source_by_itself_is_refused_as_that_source_is(case):
    with case.writing() as pen:
        source = add_source(pen, Source(name="Savanna Wire", aliases=("Wire of the Savanna",)))
    page = (
        "<html><head><meta property='og:site_name' content='Wire of the savanna'></head><body><article><p>Two bakers "
    )
    page += (
        "were shot dead in the market of Zawiya on 3 May 2016, police said. Nobody has claimed it.</p></article></body>"
    )
    (report,) = bring(case, page + "</html>")
    assert report.source == "Wire of the savanna"
    assert refused_reports(case, "publish") == frozenset()
    consented(case, source, use="internal")
    assert refused_reports(case, "publish") == {report.id}


def test_what_was_brought_from_another_source_is_not_refused_for_the_name_it_bears(case):
    with case.writing() as pen:
        named = add_source(pen, Source(name="Savanna Wire"))
        other = add_source(pen, Source(name="Desk of the north"))
    consented(case, named, use="internal")
    page = "<html><head><meta property='og:site_name' content='Savanna Wire'></head><body><article><p>Two bakers were "
    page += "shot dead in the market of Zawiya on 3 May 2016, police said. Nobody has claimed it.</p></article></body>"
    bring(bringing_from(case, str(other.number)), page + "</html>")
    assert refused_reports(case, "publish") == frozenset()
