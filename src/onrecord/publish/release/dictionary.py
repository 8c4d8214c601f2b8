"""The data dictionary: every field with its type, values and meaning, and the terms that occur, as CSV and Markdown."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any

from onrecord.publish.edition import About
from onrecord.publish.reading.table import defused
from onrecord.publish.release.names import DICTIONARY
from onrecord.publish.release.shapes import SHAPES, Shaped, doc_of, shaped_fields

__all__ = ["LANGUAGES", "dictionary_files"]

LANGUAGES = ("en", "ar")
"""Languages that a dictionary is written in, in the order in which its words are kept."""
COLUMNS = ("record", "field", "type", "values", "meaning")


def dictionary_files(about: About) -> dict[str, str]:
    """Give the files of the dictionary of an edition, by name."""
    found = {f"{DICTIONARY}.csv": _table(about), f"{DICTIONARY}.md": _page(about, "en")}
    return found | {f"{DICTIONARY}.{language}.md": _page(about, language) for language in LANGUAGES[1:]}


@cache
def _words() -> Mapping[str, Any]:
    import yaml

    told: dict[str, Any] = yaml.safe_load((files("onrecord") / "resources/release/dictionary.yaml").read_text("utf-8"))
    return told


def _say(group: str, key: str, language: str) -> str:
    """Give a word in a language; one that nobody wrote is empty, for a meaning, or as it is."""
    said = _words()[group].get(key)
    return str(said[LANGUAGES.index(language)]) if said is not None else ("" if group == "fields" else key)


def _table(about: About) -> str:
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([*COLUMNS[:4], *(f"meaning_{language}" for language in LANGUAGES)])
    for each in shaped_fields():
        meanings = [_say("fields", f"{each.shape}.{each.field}", language) for language in LANGUAGES]
        rows.writerow([each.shape, each.field, each.type, " | ".join(each.values), *meanings])
    for name, terms in sorted(about.codebook.items()):
        for term, label in sorted(terms.items()):
            rows.writerow([defused(each) for each in (f"term of {name}", term, "term", "", label, "")])
    return "\ufeff" + out.getvalue()


def _page(about: About, language: str) -> str:
    return "\n".join([*_lines(about, language), ""])


def _lines(about: About, language: str) -> Iterator[str]:
    yield f"# {_say('titles', 'dictionary', language)}: {_cell(about.title)}"
    yield ""
    yield _say("titles", "intro", language)
    fields = list(shaped_fields())
    for word in SHAPES:
        yield ""
        yield f"## {_say('shapes', word, language)} (`{word}`)"
        if language == "en":
            yield ""
            yield doc_of(word)
        yield from _head(("field", "type", "values", "meaning"), language)
        for each in fields:
            if each.shape == word:
                yield _row(each, language)
    if about.codebook:
        yield ""
        yield f"## {_say('titles', 'codebook', language)}"
        yield from _head(("list", "term", "label"), language)
        for name, terms in sorted(about.codebook.items()):
            yield from (
                f"| {_cell(name)} | `{_cell(term)}` | {_cell(label)} |" for term, label in sorted(terms.items())
            )


def _head(names: tuple[str, ...], language: str) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(_say('headings', name, language) for name in names)} |"
    yield f"|{' --- |' * len(names)}"


def _row(each: Shaped, language: str) -> str:
    meaning = _say("fields", f"{each.shape}.{each.field}", language)
    values = ", ".join(f"`{value}`" for value in each.values)
    return f"| `{each.field}` | {_type(each.type, language)} | {values} | {meaning} |"


def _type(told: str, language: str) -> str:
    """Give a type in the words of a language, those of what it consists of too."""
    for start in ("list of ", "object of "):
        if told.startswith(start):
            return _say("types", start, language) + _type(told.removeprefix(start), language)
    if " or " in told:
        return _say("types", " or ", language).join(_type(each, language) for each in told.split(" or "))
    return _say("shapes", told, language) if told in SHAPES and language != "en" else _say("types", told, language)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'").replace("<", "&lt;")
