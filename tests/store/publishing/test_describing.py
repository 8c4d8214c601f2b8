"""A methodology is made of what a case file is set to and what was measured in it; edits are kept in versions."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.scope import Scope
from onrecord.evidence import read
from onrecord.publish.methodology.edits import text_to_edit
from onrecord.publish.methodology.words import load_words
from onrecord.store.agreements import count_agreement
from onrecord.store.publishing.assembling import whole_edition
from onrecord.store.publishing.describing import described, keep_edits, settings_of
from onrecord.store.publishing.publications import Publication, set_publication
from onrecord.store.retention import Retention, set_retention
from onrecord.store.scopes import set_scope
from onrecord.store.second_readings import set_share
from onrecord.store.sources import Source, add_source
from onrecord.tally.rules.schemes import scheme_named
from tests.cases import bare_coding
from tests.kept import keep_coding
from tests.published import about_edition
from tests.web.records.told import joined

SCHEME = scheme_named("airwars")


@pytest.fixture
def described_case(case):
    """Give a case file with something of everything."""
    keep_coding(case, bare_coding(read(b"Shelling in Kutum killed three people, residents said on Monday.")))
    with case.writing() as pen:
        set_scope(pen, Scope("River road", ("killing",), protected=("kinship",)))
        add_source(pen, Source("Darfur Daily", reliability="likely reliable"))
        add_source(pen, Source("River Net"))
        set_share(pen, 0.2)
        set_retention(pen, Retention(90))
        set_publication(pen, Publication("Deaths", "The River Record", "c@river-record.example", limits=("One town.",)))
    return case


def test_settings_are_those_of_the_case_file(described_case):
    told = settings_of(described_case, SCHEME)
    assert told.scope is not None
    assert told.scope.title == "River road"
    assert told.codebook is not None
    assert told.codebook.startswith("casualty@")
    assert ("killing", "killing") in [(act, label.lower()) for act, label in told.definitions]
    assert told.sources == (("outlet", 2),)
    assert told.reliability == (("likely reliable", 1),)
    assert not told.has_protected_sources
    assert told.shares == (("", 0.2),)
    assert told.draft_days == 90
    assert told.protected_fields == ("kinship",)
    assert told.limits == ("One town.",)
    assert told.contact == "c@river-record.example"
    assert (told.grading, told.grades[-1]) == ("airwars", "confirmed")
    assert (told.scheme, told.low, told.high) == ("airwars@2026.1", "fewest", "most")
    assert told.reports == 1
    assert told.coders == (("rules", 1),)


def test_a_scheme_without_grades_grades_nothing(case):
    assert settings_of(case, scheme_named("ucdp")).grading is not None
    assert settings_of(case, scheme_named("every-casualty")).best == "told by most"
    assert settings_of(case, scheme_named("iraq-body-count")).best is None


def test_agreement_is_told_once_it_was_counted(case):
    assert settings_of(case, SCHEME).agreement_on is None
    count_agreement(case)
    told = settings_of(case, SCHEME)
    assert told.agreement_on == date(2026, 3, 1)
    assert told.agreement == ()


def test_what_somebody_wrote_is_kept_and_shown_beside_what_settings_say_later(described_case):
    case, words = described_case, load_words("en")
    settings = settings_of(case, SCHEME)
    told, _ = described(case, settings, "en")
    text = text_to_edit(told, (), words).replace("Errors and additions: c@river-record.example.", "Write to us.")
    with case.writing() as pen:
        assert keep_edits(pen, text, settings, "en") == ["contact"]
    with case.writing() as pen:
        assert keep_edits(pen, text, settings, "en") == []
        set_publication(pen, Publication("Deaths", "The River Record", "new@river-record.example"))
    told, moved = described(case, settings_of(case, SCHEME), "en")
    assert next(part for part in told.parts if part.key == "contact").paragraphs[0] == "Write to us."
    assert told.edited_on == date(2026, 3, 1)
    assert [each.key for each in moved] == ["contact"]
    assert described(case, settings_of(case, SCHEME), "ar")[0].edited_on is None


def test_a_part_that_is_given_back_follows_the_settings_again(described_case):
    case, words = described_case, load_words("en")
    settings = settings_of(case, SCHEME)
    generated, _ = described(case, settings, "en")
    text = text_to_edit(generated, (), words)
    with case.writing() as pen:
        keep_edits(pen, text.replace("c@river-record.example", "us"), settings, "en")
    with case.writing() as pen:
        assert keep_edits(pen, text, settings, "en") == ["contact"]
    assert described(case, settings, "en")[0] == generated


def test_it_names_the_scheme_that_incidents_of_the_edition_are_graded_by(case):
    with case.writing() as pen:
        set_scope(pen, Scope("River road", ("killing",), confirmation="verified-by-monitors"))
    # "every-casualty" counts, and grades nothing by itself: what grades is what the scope confirms by.
    assert settings_of(case, scheme_named("every-casualty")).grading == "ohchr"
    incident, _ = joined(case)
    with whole_edition(case, about_edition(0, 0), scheme_named("every-casualty")) as edition:
        (told,) = edition.incidents()
    assert (told.incident.id, told.incident.grade.scheme) == (incident, "ohchr")
