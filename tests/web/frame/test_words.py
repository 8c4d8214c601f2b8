"""The workbench's words: all gathered, all said in Arabic, and what is shown is what translators wrote."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.sources import SOURCE

WEB = SOURCE / "web"
LANGUAGES = ("ar", "es", "fr", "uk")
KEYWORDS = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def catalog(language):
    """Give what translators wrote."""
    with (WEB / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def said() -> set[str]:
    """Give every word that the code and the templates say to people."""
    found: set[str] = set()
    for path in WEB.rglob("*"):
        if path.suffix == ".py":
            text = path.read_text(encoding="utf-8")
        elif path.suffix == ".html":
            text = templatize(path.read_text(encoding="utf-8"))
        else:
            continue
        for _, words, _, _ in extract("python", BytesIO(text.encode()), KEYWORDS):
            found.add(words[0] if isinstance(words, tuple) else words)
    return found - {"", None}


def first(message: Message) -> str:
    """Give what is translated, in the singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _plain(context: str | bytes | None) -> str | None:
    return context.decode() if isinstance(context, bytes) else context


def forms(message: Message) -> tuple[str, ...]:
    """Give the forms of a translation."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_every_word_is_gathered_for_translators():
    gathered = {first(message) for message in catalog("ar")}
    assert said() - gathered == set()


def test_arabic_is_complete():
    assert [message.id for message in catalog("ar") if message.id and (message.fuzzy or not all(forms(message)))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_of_names_and_numbers_stay_in_translations(language):
    wrong = []
    for message in catalog(language):
        if not message.id or not any(forms(message)):
            continue
        ids = (message.id,) if isinstance(message.id, str) else message.id
        known = {place for each in ids for place in PLACE.findall(each)}
        wrong += [message.id for each in forms(message) if not set(PLACE.findall(each)) <= known]
        # Only a form for none, one or two may say the number in words.
        last = forms(message)[-1]
        wrong += [message.id] if set(PLACE.findall(last)) != set(PLACE.findall(ids[-1])) else []
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_is_what_translators_wrote(language):
    with (WEB / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        built = {(_plain(message.context), first(message)): forms(message) for message in read_mo(file) if message.id}
    written = {
        (message.context, first(message)): forms(message)
        for message in catalog(language)
        if message.id and all(forms(message))
    }
    assert built == written


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_a_page_is_written_in_the_language_of_its_reader(served):
    page = served.client("reader", language="ar").get("/").content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "نظرة عامة" in page


def test_words_are_said_by_a_name_that_they_are_gathered_by():
    alias = re.compile(r"\b\w*gettext\w* as (\w+)")
    found = {name for path in WEB.rglob("*.py") for name in alias.findall(path.read_text(encoding="utf-8"))}
    assert found <= KEYWORDS.keys()
