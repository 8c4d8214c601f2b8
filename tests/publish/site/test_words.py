"""The words of the site: complete in English and Arabic, begun in others."""

from __future__ import annotations

import re
from string import Formatter

import pytest
import yaml

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.publish.reading.markup import Markup
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.site.words import load_words, site_languages
from tests.sources import SOURCE

SITE = SOURCE / "publish" / "site"
CALLED = re.compile(r"""\b(?:say|put)\(\s*"([a-z_]+)\"""")


def _file(language):
    return yaml.safe_load((SOURCE / "resources" / "site" / f"{language}.yaml").read_text(encoding="utf-8"))


def _slots(said):
    return {name for _, name, _, _ in Formatter().parse(said) if name}


def test_arabic_says_everything_that_english_says():
    assert _file("ar")["text"].keys() == _file("en")["text"].keys()


@pytest.mark.parametrize("language", site_languages())
def test_each_phrase_has_the_slots_of_the_english_one(language):
    english = {**load_phrases("en").text, **_file("en")["text"]}
    told = _file(language)["text"]
    assert {key: _slots(said) for key, said in told.items()} == {key: _slots(english[key]) for key in told}


def test_every_phrase_that_the_code_names_is_there():
    named = {key for path in SITE.glob("*.py") for key in CALLED.findall(path.read_text(encoding="utf-8"))}
    assert len(named) > 90
    assert named - load_words("en").phrases.text.keys() == set()


def test_what_a_language_lacks_is_said_in_english():
    assert load_words("fr").say("nav_names") == "Noms"
    assert load_words("fr").say("legend_sure") == load_words("en").say("legend_sure")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(), "number not stated"),
        (Count(1200), "at least 1,200"),
        (Count(3, 3, 5), "3 to 5"),
        (Count(3, 4, 5), "3 to 5, chosen 4"),
        (Count(2, 2, 2), "2"),
        (Count(12, 12), "at least 12"),
    ],
)
def test_a_count_is_told_with_its_open_ends_and_no_end_twice(count, said):
    assert load_words("en").count(count) == said


def test_numbers_are_written_as_the_language_writes_them():
    assert [load_words(each).number(12345) for each in ("en", "ar", "fr", "es")] == [
        "12,345",
        "12,345",
        "12\u202f345",
        "12.345",
    ]


def test_a_term_of_the_project_is_called_by_its_label_and_a_known_one_by_the_word_of_the_language():
    words = load_words("ar", {"act": {"killing": "Killing", "siege": "Siege"}})
    assert (words.term("act", "killing"), words.term("act", "siege")) == ("قتل", "Siege")


def test_a_phrase_filled_as_html_escapes_what_is_put_in():
    assert load_words("en").put("according", chain="<b>") == "according to &lt;b&gt;"
    assert load_words("en").put("according", chain=Markup("<b>x</b>")) == "according to <b>x</b>"


def test_a_language_without_words_is_refused_by_name():
    with pytest.raises(BadOption, match="'xx'"):
        load_words("xx")
