"""Read whose words a report says it prints: the agency it credits, and the place its dateline names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.evidence.datelines import read_dateline
from onrecord.evidence.tables import table

__all__ = ["OPENING", "agency_credited", "agency_named", "dateline_place"]

OPENING = 4
CLOSING = 3
LONGEST_LINE = 60
LONGEST_COPYRIGHT = 400

_copyright = re.compile(r"©|\(c\)|copyright|rights reserved|contributed to this|الحقوق محفوظة", re.IGNORECASE)
_place = re.compile(r"[^,(/—–\n]+?(?=,|\(|/| ?[—–]| -)")


def agency_credited(paragraphs: Sequence[str], byline: str | None) -> str | None:
    """Give the news agency that a report credits in a dateline, a by-line or a line of its own; None where it does not.

    >>> agency_credited(["BEIRUT (Reuters) - Two bakers were shot dead on Tuesday."], None)
    'Reuters'
    """
    names = _names()
    if byline is not None and (found := names.search(byline)) is not None:
        return _agency(found.group())
    for paragraph in paragraphs[:OPENING]:
        if (found := _bracketed().search(paragraph[:200])) is not None:
            return _agency(found["name"])
    for paragraph in (*paragraphs[:OPENING], *paragraphs[-CLOSING:]):
        # In a line of its own or one of copyright; in a sentence, an agency is somebody who was told something.
        if len(paragraph) <= LONGEST_LINE and (found := _line().fullmatch(paragraph)) is not None:
            return _agency(found["name"])
        if len(paragraph) <= LONGEST_COPYRIGHT and _copyright.search(paragraph) is not None:
            found = names.search(paragraph)
            if found is not None:
                return _agency(found.group())
    return None


def dateline_place(paragraphs: Sequence[str]) -> str | None:
    """Give the place that a dateline among the first paragraphs names, None where there is none.

    >>> dateline_place(["Bakers shot", "BEIRUT, Lebanon (Reuters) - Two bakers were shot dead on Tuesday."])
    'beirut'
    """
    for paragraph in paragraphs[:OPENING]:
        line = read_dateline(paragraph)
        if line is not None and (found := _place.match(paragraph[: line.end])) is not None:
            return found.group().strip().casefold()
    return None


def agency_named(source: str) -> str | None:
    """Give the news agency that a source's name is, None where it is none.

    >>> agency_named("The Associated Press")
    'Associated Press'
    """
    return _by_form().get(source)


@cache
def _by_form() -> dict[str, str]:
    return {str(form): str(name) for name, forms in table("agencies").items() for form in (*forms, name)}


def _agency(form: str) -> str:
    return _by_form()[form]


@cache
def _forms() -> str:
    return "|".join(map(re.escape, sorted(_by_form(), key=len, reverse=True)))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms()})(?!\w)")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?P<name>{_forms()})[)\]]")


@cache
def _line() -> re.Pattern[str]:
    """Give what a line of credit is: a name, with words such as "By" or "Source:" before it and nothing much after."""
    return re.compile(rf"(?:[^\W\d_]+:? ){{0,3}}[(\[]?(?P<name>{_forms()})[)\]]?(?: [^\W\d_]+)?[.]?")
