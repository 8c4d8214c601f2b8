"""Every language says everything: the same keys, the same values in them, every closed set named."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from onrecord.core import vocabulary
from onrecord.core.errors import BadOption
from onrecord.publish.reading.phrases import check_language, languages, load_phrases
from tests.sources import ROOT, words_of

ENGLISH = load_phrases("en")
OTHERS = [load_phrases(language) for language in languages() if language != "en"]
CLOSED_SETS = {
    "stance": vocabulary.Stance,
    "outcome": vocabulary.Outcome,
    "people": vocabulary.Outcome,
    "involvement": vocabulary.Involvement,
    "sex": vocabulary.Sex,
    "age_group": vocabulary.AgeGroup,
    "status": vocabulary.Status,
    "precision": vocabulary.PlacePrecision,
    "date_basis": vocabulary.DateBasis,
    "published_basis": vocabulary.PublishedBasis,
    "coder_kind": vocabulary.CoderKind,
}


def slots(pattern):
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize("phrases", OTHERS, ids=lambda phrases: phrases.language)
def test_every_language_has_the_phrases_of_english_with_the_same_values(phrases):
    assert {key: slots(text) for key, text in phrases.text.items()} == {
        key: slots(text) for key, text in ENGLISH.text.items()
    }


@pytest.mark.parametrize("phrases", [ENGLISH, *OTHERS], ids=lambda phrases: phrases.language)
@pytest.mark.parametrize("group", CLOSED_SETS)
def test_every_term_of_the_data_contract_is_named(phrases, group):
    assert {str(term) for term in CLOSED_SETS[group]} <= phrases.terms[group].keys()


@pytest.mark.parametrize("phrases", OTHERS, ids=lambda phrases: phrases.language)
def test_every_language_names_the_terms_of_the_bundled_codebook(phrases):
    import yaml

    book = yaml.safe_load(words_of(ROOT / "src/onrecord/resources/codebooks/casualty.yaml"))
    for kind, group in (("acts", "act"), ("methods", "method"), ("circumstances", "circumstance")):
        assert set(book[kind]) - phrases.terms[group].keys() == set()


@pytest.mark.parametrize("phrases", [ENGLISH, *OTHERS], ids=lambda phrases: phrases.language)
def test_every_country_has_a_name_and_every_month(phrases):
    assert len(phrases.months) == 12
    assert len(phrases.countries) > 240
    assert all(phrases.countries.values())


def test_every_phrase_is_said_somewhere():
    """A phrase nobody says is one that translators translate for nothing."""
    sources = [*(ROOT / "src/onrecord/publish/reading").glob("*.py"), *(ROOT / "src/onrecord/cli").glob("*.py")]
    sources += (ROOT / "src/onrecord/resources/pages").glob("*.html")
    said = " ".join(path.read_text(encoding="utf-8") for path in sources)
    families = ("absent_", "name_", "actor_", "unnamed_")
    unsaid = [key for key in ENGLISH.text if not key.startswith(families) and not re.search(rf"\b{key}\b", said)]
    assert unsaid == []


def test_an_unlisted_term_is_shown_as_stored():
    assert ENGLISH.term("act", "cattle_raid") == "cattle raid"
    assert ENGLISH.country("QQ") == "QQ"


def test_an_arrow_points_against_the_reading_direction():
    assert {phrases.direction: phrases.arrow for phrases in (ENGLISH, *OTHERS)} == {"ltr": "←", "rtl": "→"}


def test_a_language_that_is_not_spoken_is_refused_with_those_that_are():
    with pytest.raises(BadOption, match="expected en or ar"):
        check_language("../en")
