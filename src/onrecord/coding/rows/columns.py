"""What the columns of a list of victims hold, by what they are called; and the words of their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.evidence.tables import table
from onrecord.resolution.folding import fold

__all__ = ["Column", "find_word", "is_empty", "is_unknown", "read_column", "value_of"]

# Whose death or arrest every row of the list tells, by a column's name; any other name tells of none.
ANY = "any"
# Longer cells are told, and not one of the words that stand for a value.
LONGEST = 60

_bracket = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")


@dataclass(frozen=True, slots=True)
class Column:
    """The field a column holds, and the act that its name says was done to everybody in the list."""

    field: str
    act: str | None = None


def read_column(name: str) -> Column | None:
    """Give what a column of this name holds, None where it is none that is known.

    >>> read_column("Date of death")
    Column(field='date', act='killing')
    """
    if len(name) > LONGEST:
        return None
    key = _key(name)
    return _columns().get(key) or _columns().get(_key(_bracket.sub(" ", name)))


def value_of(kind: str, cell: str) -> str | None:
    """Give the value that a cell's words stand for, None where they are others.

    >>> value_of("sexes", "أنثى")
    'female'
    """
    return _words(kind).get(_key(cell)) if len(cell) <= LONGEST else None


def find_word(kind: str, text: str) -> tuple[str, int, int] | None:
    """Give the one value that words in a text stand for, and where its longest word stands; None where they say two."""
    found: dict[str, tuple[int, int]] = {}
    for value, pattern in _patterns(kind).items():
        match = max(pattern.finditer(text), key=lambda each: len(each[0]), default=None)
        if match is not None:
            found[value] = match.span()
    if kind != "lists" and len(found) > 1:
        longest = max(found, key=lambda value: found[value][1] - found[value][0])
        found = {longest: found[longest]}
    return next(((value, *span) for value, span in found.items()), None) if len(found) == 1 else None


def is_unknown(cell: str) -> bool:
    """Tell whether a cell says that its value is not known."""
    return _key(cell) in _listed("unknown")


def is_empty(cell: str) -> bool:
    """Tell whether a cell says nothing."""
    return not cell.strip() or _key(cell) in _listed("empty") or cell.strip() in "-–—/."


def _key(name: str) -> str:
    return " ".join(fold(name).strip(" :.*").split())


@cache
def _columns() -> Mapping[str, Column]:
    fields = cast("Mapping[str, Mapping[str, str]]", table("columns")["fields"])
    return {
        _key(name): Column(field, None if act == ANY else act)
        for field, acts in fields.items()
        for act, names in acts.items()
        for name in names.split(";")
    }


@cache
def _words(kind: str) -> Mapping[str, str]:
    return {_key(word): value for value, words in table("columns")[kind].items() for word in words.split(";")}


@cache
def _patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    """Give for each value a pattern of its words, the longest first."""
    patterns = {}
    for value, words in table("columns")[kind].items():
        listed = sorted((word.strip() for word in words.split(";")), key=len, reverse=True)
        patterns[value] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)
    return patterns


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(_key(word) for word in str(table("columns")[kind]).split(";"))
