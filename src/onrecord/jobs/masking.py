"""A coding without what a scope protects: the claims gone, their words blacked out wherever the report says them.

Each letter gives way to one block, so that every other quote keeps its place. What no coder has coded is not known to
be there, and stays: a masked report is not an anonymous one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.core.coding import Coding
from onrecord.core.wire import coding_from_json, coding_to_json

__all__ = ["masked", "protected_roots", "unmaskable", "veil_of"]

BLOCK = "█"
# A part of a name shorter than this is a word that stands in any text.
SHORTEST_PART = 3
TEXTS = frozenset(
    {"text", "title", "name", "description", "occupation", "affiliation", "nationality", "population", "value"}
    | {"according_to", "actor"}
)
"""Keys whose values may be words of a report; others hold ids and terms of ours."""
PRIVATE: dict[str, Any] = {
    "byline": None,
    "place": None,
    "details": [],
    "translations": [],
    "dropped": [],
    "part_of": None,
}
"""What tells of a file besides its text: who wrote it, where it lay, what a camera noted."""


@dataclass(frozen=True, slots=True)
class _Field:
    properties: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


def masked(coding: Coding, protected: Sequence[str]) -> Coding:
    """Give the coding, with its report, without the protected fields."""
    told = json.loads(coding_to_json(coding))
    fields = [_fields()[name] for name in protected if name in _fields()]
    roots = {root for each in fields for root in each.properties}
    gone = [claim for claim in told["claims"] if claim["property"].partition(".")[0] in roots]
    words = set(_words_of(gone))
    for incident in told["incidents"]:
        for party in (*incident["victims"], *incident["perpetrators"]):
            words.update(_words_of([{"value": party.get(root)} for root in roots]))
            party.update({root: [] if isinstance(party[root], list) else None for root in roots if root in party})
    told["claims"] = [claim for claim in told["claims"] if claim not in gone]
    told["report"] |= PRIVATE
    patterns = [pattern for each in fields for pattern in each.patterns]
    return coding_from_json(json.dumps(_walked(told, _blacking(words, patterns))))


def protected_roots(protected: Iterable[str]) -> frozenset[str]:
    """Give the parts of properties before their first point that protected fields are coded under."""
    return frozenset(root for name in protected if name in _fields() for root in _fields()[name].properties)


def veil_of(codings: Iterable[Coding], protected: Sequence[str]) -> Callable[[str], str]:
    """Give what blacks out, in any words, those that the codings tell of protected fields; each letter gives way to one
    block.
    """
    fields = [_fields()[name] for name in protected if name in _fields()]
    roots = protected_roots(protected)
    words = {word for coding in codings for word in _told_under(coding, roots)}
    return _blacking(words, [pattern for each in fields for pattern in each.patterns])


def _told_under(coding: Coding, roots: frozenset[str]) -> Iterable[str]:
    for claim in coding.claims:
        if claim.property.partition(".")[0] in roots:
            yield from _parts(claim.value)
            for quote in claim.quotes:
                yield from _parts(quote.text)


def unmaskable(protected: Iterable[str]) -> tuple[str, ...]:
    """Give the protected fields that no coder codes, so that nothing can be done about them."""
    return tuple(name for name in protected if name not in _fields())


@cache
def _fields() -> dict[str, _Field]:
    text = (files("onrecord") / "resources" / "scopes" / "protected.yaml").read_text(encoding="utf-8")
    told: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return {
        name: _Field(tuple(each.get("properties", ())), tuple(each.get("patterns", ()))) for name, each in told.items()
    }


def _words_of(claims: Iterable[dict[str, Any]]) -> Iterable[str]:
    """Yield the words of values and quotes, whole and each part of a name."""
    for claim in claims:
        value = claim.get("value")
        for each in value if isinstance(value, list) else [value]:
            yield from _parts(each.get("text") if isinstance(each, dict) else each)
        for quote in claim.get("quotes", ()):
            yield from _parts(quote["text"])


def _parts(text: object) -> Iterable[str]:
    if isinstance(text, str) and text.strip():
        yield text
        yield from (part for part in re.findall(r"\w+", text) if len(part) >= SHORTEST_PART)


def _blacking(words: set[str], patterns: Sequence[str]) -> Callable[[str], str]:
    longest = sorted(words, key=len, reverse=True)
    every = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest] + list(patterns)
    if not every:
        return lambda text: text
    found = re.compile("|".join(every), re.IGNORECASE)
    return lambda text: found.sub(lambda match: BLOCK * len(match.group()), text)


def _walked(value: Any, blacked: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _walked(each, blacked, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_walked(each, blacked, key) for each in value]
    return blacked(value) if isinstance(value, str) and key in TEXTS else value
