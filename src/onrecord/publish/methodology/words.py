"""The words of a methodology in a language; where one is only begun, what it lacks is said in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.core.errors import BadOption

__all__ = ["RIGHT_TO_LEFT", "Words", "languages", "load_words"]

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ur"})


@dataclass(frozen=True, slots=True)
class Words:
    """What a methodology says in one language."""

    language: str
    told: Mapping[str, Any]

    @property
    def direction(self) -> str:
        """The way its letters run."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def head(self, key: str, **values: object) -> str:
        """Give a word of the page itself."""
        return str(self.told[key]).format(**self._shown(values))

    def part(self, key: str) -> tuple[str, str]:
        """Give the title of a part and the question it answers."""
        title, question = self.told["parts"][key]
        return str(title), str(question)

    def say(self, key: str, **values: object) -> str:
        """Give a sentence with its values set in."""
        return str(self.told["text"][key]).format(**self._shown(values))

    def _shown(self, values: Mapping[str, object]) -> dict[str, object]:
        """Give values as they are set in: a day keeps its order among letters that run from right to left."""
        if self.direction == "ltr":
            return dict(values)
        return {key: f"\u2066{each}\u2069" if isinstance(each, date) else each for key, each in values.items()}

    def term(self, group: str, value: str) -> str:
        """Give the word for a stored value; one without a word as it is stored."""
        return str(self.told["terms"][group].get(value, value.replace("_", " ")))

    def language_named(self, code: str) -> str:
        """Give what a language is called; one without a name by its code."""
        return str(self.told["languages"].get(code, code))

    def listed(self, values: Any) -> str:
        """Give several words as one list."""
        return str(self.told["comma"]).join(values)

    def counted(self, pairs: Any, group: str) -> str:
        """Give how many there are of each, as one list."""
        colon = str(self.told["colon"])
        return self.listed(f"{self.term(group, name)}{colon}{number:,}" for name, number in pairs)


def languages() -> tuple[str, ...]:
    """Give the languages there are words in, English first.

    >>> languages()
    ('en', 'ar', 'es', 'fr', 'uk')
    """
    folder = files("onrecord") / "resources" / "methodology"
    found = {each.name.removesuffix(".yaml") for each in folder.iterdir() if each.name.endswith(".yaml")}
    return ("en", *sorted(found - {"en"}))


@cache
def load_words(language: str) -> Words:
    """Give the words of a language.

    Raises:
        BadOption: there are none in it.
    """
    import yaml

    if language not in languages():
        raise BadOption("language", found=repr(language), expected=" or ".join(languages()), do="Choose one of these.")
    folder = files("onrecord") / "resources" / "methodology"
    english = yaml.safe_load((folder / "en.yaml").read_text("utf-8"))
    told = english if language == "en" else yaml.safe_load((folder / f"{language}.yaml").read_text("utf-8"))
    return Words(language, _over(english, told))


def _over(under: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    found = dict(under)
    for key, value in told.items():
        held = found.get(key)
        found[key] = _over(held, value) if isinstance(value, dict) and isinstance(held, dict) else value
    return found
