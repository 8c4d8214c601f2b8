"""The interface words of one language, read from `resources/pages/locale/`; another language is another file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Phrases", "check_language", "languages", "load_phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the interface says in one language; the words of reports never pass through it."""

    language: str
    name: str
    direction: str
    arrow: str
    months: tuple[str, ...]
    text: Mapping[str, str]
    terms: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give the phrase of this key with its values set in."""
        return self.text[key].format(**values)

    def term(self, group: str, value: str) -> str:
        """Give the word for a stored value; a term without one, such as a project's own, as it is stored.

        >>> load_phrases("en").term("method", "drone_strike")
        'drone strike'
        """
        return self.terms.get(group, {}).get(value) or value.replace("_", " ")

    def country(self, code: str) -> str:
        """Give the name of a country by its ISO 3166-1 code; an unlisted code as it is."""
        return self.countries.get(code) or code


def languages() -> tuple[str, ...]:
    """Give the languages the interface speaks, English first.

    >>> languages()
    ('en', 'ar')
    """
    found = {entry.name.removesuffix(".yaml") for entry in _folder().iterdir() if entry.name.endswith(".yaml")}
    return ("en", *sorted(found - {"en"}))


def check_language(language: str) -> None:
    """Return if the interface speaks the language.

    Raises:
        BadOption: it does not.
    """
    if language not in languages():
        raise BadOption(
            "interface language",
            found=repr(language),
            expected=" or ".join(languages()),
            do="Choose one of these; another is a file beside them in resources/pages/locale.",
        )


@cache
def load_phrases(language: str = "en") -> Phrases:
    """Give the interface words of a language.

    Raises:
        BadOption: no such language is shipped.
    """
    import yaml

    check_language(language)
    data = yaml.safe_load((_folder() / f"{language}.yaml").read_text("utf-8"))
    return Phrases(**(data | {"months": tuple(data["months"]), "countries": _countries(language)}))


def _countries(language: str) -> dict[str, str]:
    import csv

    lines = (_folder() / "countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["code"]: row.get(language) or row["en"] for row in rows}


def _folder() -> Traversable:
    from importlib.resources import files

    return files("onrecord") / "resources" / "pages" / "locale"
