"""Tables: what a language brings, read from its folder under resources/languages; a new language is a new folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.core.errors import MissingPart
from onrecord.resolution.phrases.lexicon import Vocabulary
from onrecord.resolution.phrases.patterns import PatternError, expand, literals
from onrecord.resolution.phrases.shapes import Style

__all__ = ["FormEntry", "LevelEntry", "Table", "languages_with", "load_table"]

LANGUAGES = Path(__file__).parent.parent.parent / "resources" / "languages"
_FORM_KEYS = {"means", "tokens", "gives", "after", "not_after", "before", "not_before", "with"}

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One form of a level: its pattern, what may stand around it, the reading it gets and the classes that gives."""

    means: str
    tokens: str
    gives: tuple[str, ...]
    after: str
    not_after: tuple[str, ...]
    before: str
    not_before: str
    constants: Mapping[str, object]

    @property
    def patterns(self) -> tuple[str, ...]:
        """Every pattern of this form."""
        return (self.tokens, self.after, *self.not_after, self.before, self.not_before)


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """Forms that are looked for together, the first that fits winning."""

    name: str
    forms: tuple[FormEntry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One language's table: its words and its levels of forms."""

    language: str
    vocabulary: Vocabulary
    levels: tuple[LevelEntry, ...]


def languages_with(name: str) -> tuple[str, ...]:
    """Give the codes of the languages that have the table."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob(f"*/{name}.yaml")))


@cache
def load_table(language: str, name: str) -> Table:
    """Read a language's table of numbers or dates.

    Raises:
        MissingPart: the language has no such table.
    """
    raw = _merged(_read(language, name), language)
    parts = {str(key): str(value) for key, value in _mapping(raw.get("parts")).items()}
    levels = tuple(_level(entry, parts) for entry in _entries(raw.get("levels")))
    named = {
        word for level in levels for form in level.forms for pattern in form.patterns for word in literals(pattern)
    }
    vocabulary = Vocabulary(
        classes={str(key): _words(value) for key, value in _mapping(raw["classes"]).items()},
        capitalised=frozenset(_strings(raw.get("capitalised"))),
        literals=frozenset(named),
        plurals=tuple(_strings(raw.get("plurals"))),
        singulars=tuple(_strings(raw.get("singulars"))),
        loose=tuple(_strings(raw.get("loose"))),
        style=_style(raw),
    )
    return Table(language, vocabulary, levels)


def _read(language: str, name: str) -> Raw:
    import yaml

    path = LANGUAGES / language / f"{name}.yaml"
    if not path.is_file():
        raise MissingPart(
            f"the {name} of language {language!r}",
            found="no table for it",
            expected="one of " + ", ".join(languages_with(name)),
            do=f"Add resources/languages/{language}/{name}.yaml after the pattern of en.",
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _mapping(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))


def _merged(raw: Raw, language: str) -> Raw:
    """Give the table with what it uses of another put before its own: named classes and levels, and all parts."""
    uses = _mapping(raw.get("uses"))
    if not uses:
        return raw
    other = _merged(_read(language, str(uses["table"])), language)
    wanted = set(_strings(uses.get("levels")))
    levels = [level for level in _entries(other.get("levels")) if level["name"] in wanted]
    theirs = _mapping(other["classes"])
    classes = {name: _words(theirs[name]) for name in _strings(uses.get("classes"))}
    for name, words in _mapping(raw["classes"]).items():
        classes[name] = {**classes.get(name, {}), **_words(words)}
    return {
        **{key: raw.get(key, other.get(key)) for key in ("language", "style", "plurals", "singulars")},
        "classes": classes,
        "capitalised": [*_strings(other.get("capitalised")), *_strings(raw.get("capitalised"))],
        "endings": {**_mapping(other.get("endings")), **_mapping(raw.get("endings"))},
        "parts": {**_mapping(other.get("parts")), **_mapping(raw.get("parts"))},
        "levels": [*levels, *_entries(raw.get("levels"))],
    }


def _level(entry: Raw, parts: Mapping[str, str]) -> LevelEntry:
    gives = tuple(_strings(entry.get("gives")))
    return LevelEntry(str(entry["name"]), tuple(_form(form, parts, gives) for form in _entries(entry["forms"])))


def _form(entry: Raw, parts: Mapping[str, str], gives: tuple[str, ...]) -> FormEntry:
    if unknown := set(entry) - _FORM_KEYS:
        raise PatternError(f"{sorted(unknown)[0]!r} is no key of a form: {entry!r}")
    unwanted = entry.get("not_after", [])
    return FormEntry(
        means=str(entry["means"]),
        tokens=expand(str(entry["tokens"]), parts),
        gives=tuple(_strings(entry.get("gives"))) or gives,
        after=expand(str(entry.get("after", "")), parts),
        not_after=tuple(expand(str(each), parts) for each in (unwanted if isinstance(unwanted, list) else [unwanted])),
        before=expand(str(entry.get("before", "")), parts),
        not_before=expand(str(entry.get("not_before", "")), parts),
        constants=_mapping(entry.get("with")),
    )


def _style(raw: Raw) -> Style:
    style = _mapping(raw.get("style"))
    endings = {str(key): str(value) for key, value in _mapping(raw.get("endings")).items()}
    return Style(str(style.get("thousands", ",")), str(style.get("decimal", ".")), endings)


def _words(value: object) -> dict[str, object]:
    """Give the words of a class with their values: of a plain list each is its own value."""
    words = value if isinstance(value, Mapping) else {word: word for word in _strings(value)}
    if wrong := [word for word in words if not isinstance(word, str)]:
        raise PatternError(f"{wrong[0]!r} is not a word: put quotes round it")
    return dict(words)


def _mapping(value: object) -> dict[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise PatternError(f"{value!r} where a mapping should be")
    return dict(value)


def _entries(value: object) -> list[dict[str, object]]:
    return [_mapping(entry) for entry in value] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    words = [] if value is None else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise PatternError(f"{value!r} where a list of words should be (quotes round yes, no, on and numbers)")
    return words
