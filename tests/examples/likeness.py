"""Say whether a value of a coding is what a hand-made expectation states.

An expectation states a value as itself, or as one of

    {any_of: [a, b]}         either will do
    {contains: words}        a text with these words in it
    {includes: [a, b]}       a list with at least these
    {absent: unknown}        said to be unknown
    null                     not stated

A list states exactly its members, in any order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt

__all__ = ["count_is", "distance_km", "fold", "is_like"]

OPERATORS = {"any_of", "contains", "includes"}
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
# An article or possessive is no part of what somebody is called: "a truck driver" is a truck driver.
OPENING = re.compile(r"^(?:the|an?|his|her|its|their|some)\s+")
EARTH_KM = 6371.0


def fold(text: str) -> str:
    """Give the text as it is compared: case, quotation marks, dashes, spaces and a leading article set aside."""
    plain = unicodedata.normalize("NFC", text).translate(ALIKE).casefold()
    return OPENING.sub("", " ".join(plain.split())).strip(" .,;:")


def is_like(stated: object, got: object) -> bool:
    """Say whether `got`, a value from a coding's JSON, is what `stated` states."""
    if isinstance(stated, Mapping) and OPERATORS & stated.keys():
        return _holds(stated, got)
    if isinstance(stated, list):
        return isinstance(got, Sequence) and len(got) == len(stated) and _all_found(stated, got)
    if stated is None:
        return got in (None, "unknown") or got in ([], {})
    if isinstance(stated, date):
        return stated.isoformat() == got
    if isinstance(stated, str):
        return isinstance(got, str) and fold(stated) == fold(got)
    return stated == got


def count_is(stated: object, got: object) -> bool:
    """Say whether a count is as stated: a number, `[low, high]`, or a mapping of its ends; null is an open end."""
    if isinstance(stated, Mapping) and "any_of" in stated:
        return any(count_is(one, got) for one in stated["any_of"])
    if not isinstance(got, Mapping):
        return stated is None and got is None
    if isinstance(stated, list):
        stated = dict(zip(("low", "high"), stated, strict=True))
    elif not isinstance(stated, Mapping):
        stated = {"low": stated, "high": stated}
    return all(is_like(value, got.get(end)) for end, value in stated.items())


def distance_km(one: Sequence[float], other: Sequence[float]) -> float:
    """Give the great-circle distance between two points of latitude and longitude in degrees."""
    (lat1, lon1), (lat2, lon2) = ([radians(degree) for degree in point] for point in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _holds(stated: Mapping[str, object], got: object) -> bool:
    if "any_of" in stated:
        return any(is_like(one, got) for one in _listed(stated["any_of"]))
    if "contains" in stated:
        return isinstance(got, str) and all(fold(str(words)) in fold(got) for words in _listed(stated["contains"]))
    return isinstance(got, Sequence) and _all_found(_listed(stated["includes"]), got)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _all_found(stated: Sequence[object], got: Sequence[object]) -> bool:
    return all(any(is_like(one, item) for item in got) for one in stated)
