"""Things that can be attacked and the means of attack, by their head nouns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.coding.codebook import Codebook
from onrecord.coding.english.inflection import noun_forms

__all__ = ["object_type", "weapon_words"]

TABLE = Path(__file__).parents[2] / "resources" / "languages" / "en" / "objects.yaml"
LONGEST = 3


@cache
def _types() -> dict[str, str]:
    import yaml

    data = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    types: dict[str, str] = {}
    for kind, nouns in data.items():
        for noun in nouns:
            for form in _phrase_forms(noun):
                types.setdefault(form, kind)
    return types


def object_type(words: str) -> str | None:
    """Give the type of the thing a noun phrase ends in, or None where it is no known thing.

    >>> object_type("the old bakery"), object_type("two water towers"), object_type("the deal")
    ('commerce', 'services', None)
    """
    return _by_ending(words.lower(), _types())


def weapon_words(codebook: Codebook) -> frozenset[str]:
    """Give every English form of the codebook's weapons and of the means its methods name."""
    terms = {*codebook.weapons.get("en", ())}
    return frozenset(form for term in terms for form in _phrase_forms(term))


def _phrase_forms(phrase: str) -> list[str]:
    *before, last = phrase.split(" ")
    return [" ".join([*before, form]) for form in noun_forms(last)]


def _by_ending(words: str, table: dict[str, str]) -> str | None:
    pieces = words.replace("-", " - ").replace(" - ", "-").split()
    for size in range(min(LONGEST, len(pieces)), 0, -1):
        kind = table.get(" ".join(pieces[-size:]))
        if kind is not None:
            return kind
    return None
