"""Change a codebook: each function gives a new one, as it is written in YAML, and leaves the one it was given alone.

Nothing is ever dropped: a term that is given up is retired, with its words, or read as another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from onrecord.coding.codebook import PARTS, SECTIONS
from onrecord.core.errors import BadOption

__all__ = [
    "Book",
    "TermSaid",
    "add_term",
    "bring_back",
    "edit_term",
    "entry_of",
    "next_id",
    "read_as",
    "retire",
    "section_of",
    "set_quantifiers",
    "write_codebook",
]

Book = dict[str, Any]
"""A codebook as YAML has it."""

TERM = re.compile(r"[a-z][a-z0-9_]{0,59}")
HEAD = "# A codebook of onrecord; `onrecord code-by add FILE` takes it, and so does the workbench under Settings.\n\n"
MAPPED = {"acts": "huridocs", "methods": "cause"}
"""By section: what of a term names its place in a standard."""


@dataclass(frozen=True, slots=True)
class TermSaid:
    """What a person says of a term: its label, its labels in other languages, its standard code, its words by language;
    the words of an act by part of speech, each with the method it implies, and what it does to whoever suffers it.
    """

    label: str
    labels: Mapping[str, str] = field(default_factory=dict)
    code: str | None = None
    words: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = None


def section_of(book: Book, section: str) -> dict[str, Any]:
    """Give the terms of a section as they are written, to be looked at.

    Raises:
        BadOption: there is no such section.
    """
    if section not in SECTIONS:
        raise BadOption("section", found=repr(section), expected=", ".join(SECTIONS), do="Name one of them.")
    held = (book.get("grounds") or {}).get("terms") if section == "grounds" else book.get(section)
    return {str(term): _as_mapping(entry) for term, entry in (held or {}).items()}


def entry_of(book: Book, section: str, term: str) -> dict[str, Any]:
    """Give a term in use as it is written.

    Raises:
        BadOption: there is none.
    """
    held = section_of(book, section)
    if term not in held:
        raise BadOption("term", found=repr(term), expected=f"a term of {section} in use", do="Look at the codebook.")
    found: dict[str, Any] = held[term]
    return found


def edit_term(book: Book, section: str, term: str, said: TermSaid) -> Book:
    """Give the book with another label, code and words of a term.

    Raises:
        BadOption: there is no such term, or it has no label.
    """
    entry = entry_of(book, section, term)
    return _with(book, section, term, _written(entry, section, said))


def add_term(book: Book, section: str, term: str, said: TermSaid) -> Book:
    """Give the book with a new term.

    Raises:
        BadOption: its name is none, is taken or was given up, or it has no label.
    """
    _check_new(book, section, term)
    return _with(book, section, term, _written({"outcome": "unknown"} if section == "acts" else {}, section, said))


def retire(book: Book, section: str, term: str) -> Book:
    """Give the book without a term: no words lead to it any more, and what was coded by it keeps its name.

    Raises:
        BadOption: there is no such term, or it is the last of its section.
    """
    entry = entry_of(book, section, term)
    made = _without(book, section, term, None)
    made.setdefault("retired", {}).setdefault(section, {})[term] = entry
    return made


def bring_back(book: Book, section: str, term: str) -> Book:
    """Give the book with a term that was retired, as it was.

    Raises:
        BadOption: none of that name was retired.
    """
    made = deepcopy(book)
    held = (made.get("retired") or {}).get(section) or {}
    if term not in held:
        raise BadOption("term", found=repr(term), expected="one that was retired", do="Look at the codebook.")
    entry = _as_mapping(held.pop(term))
    return _with(_tidied(made), section, term, entry)


def read_as(book: Book, section: str, term: str, other: str) -> Book:
    """Give the book in which a term is read as another: one in use, which takes its words, or a new name of it.

    Raises:
        BadOption: there is no such term, the other is itself, or no name.
    """
    entry = entry_of(book, section, term)
    if other == term:
        raise BadOption("term", found=f"{term!r} twice", expected="another term", do="Name another one.")
    if other in section_of(book, section):
        made = _with(book, section, other, _joined(entry_of(book, section, other), entry))
    else:
        _check_new(book, section, other)
        made = _with(book, section, other, entry)
    made = _without(made, section, term, other)
    renamed = made.setdefault("renamed", {}).setdefault(section, {})
    renamed[term] = other
    return made


def set_quantifiers(book: Book, rules: Mapping[str, tuple[int | None, int | None, int | None]]) -> Book:
    """Give the book with these words for vague numbers and the ranges they are read as, and no others."""
    return {**deepcopy(book), "quantifiers": {word: list(ends) for word, ends in rules.items()}}


def next_id(held: str, *, is_bundled: bool) -> str:
    """Give the id of the version after one: of the bundled codebook, that of a project's own.

    >>> next_id("casualty@2026.1", is_bundled=True), next_id("ours@2026.9", is_bundled=False)
    ('casualty-own@1', 'ours@2026.10')
    """
    name, _, version = held.partition("@")
    if is_bundled:
        return f"{name}-own@1"
    last = re.search(r"\d+$", version)
    if last is None:
        return f"{name}@{version}.2" if version else f"{name}@2"
    return f"{name}@{version[: last.start()]}{int(last.group()) + 1}"


def write_codebook(book: Book) -> str:
    """Give the book as YAML."""
    import yaml

    return HEAD + yaml.safe_dump(book, allow_unicode=True, sort_keys=False, width=120)


def _as_mapping(entry: Any) -> dict[str, Any]:
    """Give an entry as a mapping: grounds may be a bare list of English words."""
    if isinstance(entry, list):
        return {"words": {"en": list(entry)}}
    return dict(entry or {})


def _check_new(book: Book, section: str, term: str) -> None:
    given_up = [(book.get(part) or {}).get(section) or {} for part in ("renamed", "retired")]
    if TERM.fullmatch(term) is None:
        raise BadOption(
            "term", found=repr(term), expected="a to z, digits and _, such as cluster_bomb", do="Give another name."
        )
    if term in section_of(book, section) or any(term in each for each in given_up):
        raise BadOption(
            "term",
            found=f"{term!r}, which is or was a term of {section}",
            expected="a name that was never used: what was coded by the old one would be taken for it",
            do="Give another name, or bring the old term back.",
        )


def _written(entry: dict[str, Any], section: str, said: TermSaid) -> dict[str, Any]:
    if not said.label.strip():
        raise BadOption("label", found="nothing", expected="what the term is called", do="Give it a label.")
    made = {**entry, "label": said.label.strip()}
    made["labels"] = {language: label.strip() for language, label in said.labels.items() if label.strip()}
    made["words"] = {language: words for language, words in said.words.items() if words}
    if section == "acts" and said.outcome is not None:
        made["outcome"] = said.outcome
    if section in MAPPED:
        made[MAPPED[section]] = said.code or None
    return {name: value for name, value in made.items() if value not in (None, {}) or name == "words"}


def _with(book: Book, section: str, term: str, entry: dict[str, Any]) -> Book:
    made = deepcopy(book)
    if section == "grounds":
        made["grounds"] = {**(made.get("grounds") or {})}
        made["grounds"]["terms"] = {**(made["grounds"].get("terms") or {}), term: entry}
    else:
        made[section] = {**(made.get(section) or {}), term: entry}
    return made


def _without(book: Book, section: str, term: str, other: str | None) -> Book:
    """Give the book without a term; what named it names the other, or nothing."""
    made = deepcopy(book)
    held = made["grounds"]["terms"] if section == "grounds" else made[section]
    del held[term]
    if section == "acts" and not held:
        raise BadOption("term", found="the last act", expected="one act at least", do="Add another act first.")
    if section == "methods":
        for words in _act_words(made):
            words.update({word: other for word, method in words.items() if method == term})
    if section == "acts":
        _name_other_act(made, term, other)
    renamed = (made.get("renamed") or {}).get(section) or {}
    for old, new in list(renamed.items()):
        # What was read as this one before follows it; of one that is retired it keeps the name.
        if new == term and other is not None:
            renamed[old] = other
    return made


def _act_words(book: Book) -> Iterator[dict[str, Any]]:
    """Yield the words of every act, each part of speech by itself."""
    for entry in book["acts"].values():
        for parts in ((entry or {}).get("words") or {}).values():
            yield from (parts[part] for part in PARTS if parts.get(part))


def _name_other_act(book: Book, term: str, other: str | None) -> None:
    for entry in book["acts"].values():
        for verb, act in list(((entry or {}).get("of_people") or {}).items()):
            if act == term and other is None:
                del entry["of_people"][verb]
            elif act == term:
                entry["of_people"][verb] = other


def _joined(kept: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Give a term with the words of another beside its own."""
    words = deepcopy(kept.get("words") or {})
    for language, told in (given.get("words") or {}).items():
        mine = words.get(language)
        if isinstance(told, list):
            words[language] = [*(mine or []), *(word for word in told if word not in (mine or []))]
        else:
            words[language] = {
                part: {**((told or {}).get(part) or {}), **((mine or {}).get(part) or {})}
                for part in PARTS
                if (told or {}).get(part) or (mine or {}).get(part)
            }
    return {**kept, "words": words}


def _tidied(book: Book) -> Book:
    """Give the book without empty lists of what was given up."""
    for part in ("renamed", "retired"):
        told = {section: terms for section, terms in (book.get(part) or {}).items() if terms}
        if told:
            book[part] = told
        else:
            book.pop(part, None)
    return book
