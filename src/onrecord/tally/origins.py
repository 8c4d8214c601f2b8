"""Who a claim comes from, as names are compared: whether it is named at all, and whether two names are one.

"Local eyewitnesses" are no name. Two reports on their word may be on the word of the same people, or not: nothing shows
which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from onrecord.evidence.reprints.credits import agency_named
from onrecord.resolution.folding import cut

__all__ = ["is_named", "is_word_of", "origin_key"]

RESOURCE = Path(__file__).parents[1] / "resources" / "origins" / "unnamed.yaml"
REPORT_ID = "sha256:"
"""A report whose publisher is not known goes by its own id, which names nobody."""

ARTICLE = "ال"
"""The article that Arabic writes as part of the word."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language for those who are not named."""

    is_last: bool
    joiners: frozenset[str]
    heads: frozenset[str]
    nouns: frozenset[str]
    beside: frozenset[str]
    speaking: frozenset[str]


@lru_cache(maxsize=1 << 16)
def origin_key(name: str) -> str:
    """Give what a name is compared by: spellings of one name, and of a news agency, have one key.

    >>> origin_key("The  Zawiya Monitor"), origin_key("Associated Press") == origin_key("AP")
    ('zawiya monitor', True)
    >>> origin_key("المرصد الأهلي") == origin_key("المرصد الاهلى")
    True
    """
    words = [word.key for word in cut(agency_named(name) or name)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or name.casefold()


@lru_cache(maxsize=1 << 16)
def is_named(name: str) -> bool:
    """Tell whether a name of an origin names anybody.

    >>> [is_named(name) for name in ("Zawiya Monitor", "unnamed resident", "residents of Zawiya", "شهود عيان")]
    [True, False, False, False]
    """
    keys = tuple(word.key for word in cut(name))
    if not keys or name.startswith(REPORT_ID) or _nameless() & set(keys):
        return False
    return not any(_is_of_unnamed(name, keys, each) for each in _languages().values())


@lru_cache(maxsize=1 << 16)
def is_word_of(origin: str, bodies: frozenset[str]) -> bool:
    """Tell whether an origin is one of some bodies, named by their keys or in lower case, or who speaks for it.

    >>> is_word_of("unnamed army spokesman", frozenset({"army"})), is_word_of("army deserters", frozenset({"army"}))
    (True, False)
    """
    key = origin_key(origin)
    if key in bodies or origin.casefold() in bodies:
        return True
    said = f" {_bare(key)} "
    return (not is_named(origin) and _speaks(said.split())) and any(
        f" {_bare(origin_key(body))} " in said for body in bodies
    )


def _is_of_unnamed(name: str, keys: tuple[str, ...], language: _Words) -> bool:
    bare = [_without_article(key, language) for key in keys]
    nouns = [key for key in bare if key in language.heads | language.nouns]
    if nouns and all(key in nouns or key in language.beside for key in bare):
        return True
    at = _head(keys, language)
    return bare[at] in language.heads and (not language.is_last or name[cut(name)[at].start].islower())


def _head(keys: Sequence[str], language: _Words) -> int:
    """Give the place of the word that says what the rest is about: the first, or the last before a joiner."""
    if not language.is_last:
        return 0
    return next((at for at, key in enumerate(keys) if at and key in language.joiners), len(keys)) - 1


def _without_article(key: str, language: _Words) -> str:
    bare = key.removeprefix(ARTICLE)
    return bare if bare in language.heads | language.nouns | language.beside else key


def _bare(key: str) -> str:
    """Give a key without Arabic articles, which a name has in some places and not in others."""
    return " ".join(word.removeprefix(ARTICLE) for word in key.split())


def _speaks(keys: Sequence[str]) -> bool:
    return any(keys[_head(keys, language)] in language.speaking for language in _languages().values())


@cache
def _resource() -> Mapping[str, Any]:
    import yaml

    told: Mapping[str, Any] = yaml.safe_load(RESOURCE.read_text(encoding="utf-8"))
    return told


@cache
def _nameless() -> frozenset[str]:
    return _keys(_resource()["nameless"])


@cache
def _languages() -> Mapping[str, _Words]:
    return {
        language: _Words(
            told["head"] == "last",
            *(_keys(told[part]) for part in ("joiners", "heads", "nouns", "with", "speaking")),
        )
        for language, told in _resource()["languages"].items()
    }


def _keys(words: str) -> frozenset[str]:
    return frozenset(word.key for word in cut(words))
