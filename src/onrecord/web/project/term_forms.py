"""Forms of a term of the codebook: its labels, its standard code, its words by language; and of words for numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.coding.codebook import PARTS, default_codebook
from onrecord.coding.codebook_editing import MAPPED, TermSaid
from onrecord.core.vocabulary import Outcome
from onrecord.web.project.words import language_name
from onrecord.web.records.wording import capital, phrases_now
from onrecord.web.sentences.saying import say

__all__ = ["NewTermForm", "NumbersForm", "TermForm", "languages_of"]

PART_NAMES = {
    "verbs": gettext_lazy("Verbs, whose object suffers it"),
    "suffered": gettext_lazy("Verbs, whose subject suffers it"),
    "nouns": gettext_lazy("Nouns for the act"),
    "states": gettext_lazy("Words for how somebody is left"),
    "people": gettext_lazy("Nouns for whoever suffered it"),
}
ONE_A_LINE = gettext_lazy("One a line; its other forms are made of it.")
WITH_METHOD = gettext_lazy("One a line; after a colon the method that the word implies, if any.")
OTHERS = tuple(code for code, _name in settings.LANGUAGES if code != "en")
NUMBER_RULE = gettext_lazy("One a line: the word, a colon, then lowest, best and highest; a dash where an end is open.")


class TermForm(forms.Form):
    """What is said of a term of one section; `languages` are those whose words can be written."""

    label = forms.CharField(label=gettext_lazy("Label"), max_length=120)

    def __init__(self, section: str, entry: Mapping[str, Any], languages: tuple[str, ...], data: Any = None) -> None:
        super().__init__(data, initial=_initial(section, entry))
        self.section, self.languages = section, languages
        for code in OTHERS:
            self.fields[f"label_{code}"] = forms.CharField(
                label=_("Label in %(language)s") % {"language": language_name(code)},
                required=False,
                max_length=120,
                widget=forms.TextInput(attrs={"dir": "auto", "lang": code}),
            )
        if section in MAPPED:
            self.fields["code"] = _code_field(section)
        for code in languages:
            for name, label, help_text in _word_fields(section, code):
                self.fields[name] = forms.CharField(
                    label=label,
                    required=False,
                    max_length=60_000,
                    help_text=help_text,
                    widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "lang": code, "spellcheck": "false"}),
                )

    @property
    def said(self) -> TermSaid:
        """Give what was said of the term; of languages whose words were not shown, nothing changes."""
        told = self.cleaned_data
        return TermSaid(
            told["label"],
            {code: told[f"label_{code}"] for code in OTHERS},
            told.get("code") or None,
            {code: self._words(code) for code in self.languages},
            told.get("outcome"),
        )

    def _words(self, code: str) -> Any:
        if self.section != "acts":
            return list(dict.fromkeys(_lines(self.cleaned_data[f"words_{code}"])))
        parts = {part: _with_methods(self.cleaned_data[f"words_{code}_{part}"]) for part in PARTS}
        return {part: words for part, words in parts.items() if words}


class NewTermForm(TermForm):
    """A term that is to be added: its name besides, and of an act what it does to whoever suffers it."""

    field_order = ("term", "label", "outcome")

    def __init__(self, section: str, languages: tuple[str, ...], data: Any = None) -> None:
        super().__init__(section, {}, languages, data)
        self.fields["term"] = forms.CharField(
            label=gettext_lazy("Name in data"),
            max_length=60,
            help_text=gettext_lazy("a to z, digits and _, such as cluster_bomb. It never changes."),
        )
        if section == "acts":
            self.fields["outcome"] = forms.ChoiceField(
                label=gettext_lazy("What whoever suffers it is counted as"),
                choices=[(str(each), capital(phrases_now().term("outcome", str(each)))) for each in Outcome],
                initial="unknown",
            )
        self.order_fields(self.field_order)


class NumbersForm(forms.Form):
    """Words for numbers and the ranges they are read as."""

    numbers = forms.CharField(
        label=gettext_lazy("Words and what they are read as"),
        max_length=20_000,
        help_text=NUMBER_RULE,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "spellcheck": "false"}),
    )

    def clean_numbers(self) -> dict[str, tuple[int | None, ...]]:
        """Give the ranges by word."""
        found: dict[str, tuple[int | None, ...]] = {}
        for line in _lines(self.cleaned_data["numbers"]):
            word, _colon, ends = line.rpartition(":")
            told = ends.replace(",", " ").split()
            if not word.strip() or len(told) != 3 or not all(each == "-" or each.isdecimal() for each in told):
                raise forms.ValidationError(
                    _("“%(line)s” is not a word, a colon and three numbers or dashes.") % {"line": line}
                )
            found[word.strip()] = tuple(None if each == "-" else int(each) for each in told)
        return found


def languages_of(entry: Mapping[str, Any], asked: str) -> tuple[str, ...]:
    """Give the languages whose words are shown: those it has, English, and one that is asked for."""
    known = dict(settings.LANGUAGES)
    return tuple(dict.fromkeys(("en", *(entry.get("words") or {}), *([asked] if asked in known else []))))


def _initial(section: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"label": entry.get("label", ""), "code": entry.get(MAPPED.get(section, ""), "")}
    told |= {f"label_{code}": label for code, label in (entry.get("labels") or {}).items()}
    for code, words in (entry.get("words") or {}).items():
        if section != "acts":
            told[f"words_{code}"] = "\n".join(words or [])
            continue
        for part, each in (words or {}).items():
            lines = (word if method is None else f"{word}: {method}" for word, method in (each or {}).items())
            told[f"words_{code}_{part}"] = "\n".join(lines)
    return told


def _word_fields(section: str, code: str) -> Iterator[tuple[str, str, Any]]:
    language = language_name(code)
    if section != "acts":
        yield f"words_{code}", _("Words in %(language)s") % {"language": language}, ONE_A_LINE
        return
    for part in PARTS:
        name = _("%(part)s, in %(language)s") % {"part": PART_NAMES[part], "language": language}
        yield f"words_{code}_{part}", name, WITH_METHOD


def _code_field(section: str) -> forms.Field:
    if section == "acts":
        return forms.CharField(label=gettext_lazy("Code of HURIDOCS"), required=False, max_length=20)
    causes = sorted({each.cause for each in default_codebook().methods.values() if each.cause})
    return forms.ChoiceField(
        label=gettext_lazy("Cause of SDG 16.1.2"),
        required=False,
        choices=[("", "—"), *((each, say(each)) for each in causes)],
    )


def _lines(text: str) -> Iterator[str]:
    return (line for each in text.splitlines() if (line := " ".join(each.split())))


def _with_methods(text: str) -> dict[str, str | None]:
    told: dict[str, str | None] = {}
    for line in _lines(text):
        word, colon, method = line.partition(":")
        told[word.strip()] = method.strip() if colon and method.strip() else None
    return told
