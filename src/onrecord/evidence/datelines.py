"""Read the dateline a wire report opens with: `RAQQA, Syria, Jan 7, 2016 (Agency) - `. Its words stay in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.evidence.days import Day, first_day
from onrecord.evidence.tables import table

__all__ = ["Dateline", "opening_dateline", "read_dateline"]

# Place, region, date and agency seldom pass 90; a dash later than this is one of the sentence.
LONGEST = 120
# A dateline opens the first paragraph of the body, which a title, a standfirst and an outlet's name may precede.
OPENING = 4
MOST_AGENCY_WORDS = 6
MOST_PLACE_WORDS = 6

_dash = re.compile(r" -{1,2} | ?-- ?| ?[—–] ?")
_agency = re.compile(r"\((?P<agency>[^()]{2,60})\)$")
_parentheses = re.compile(r"\([^()]*\)")
# A full stop after more letters than an abbreviation has (Jan., D.C.) ends a sentence, and so no place.
_sentence = re.compile(r"[!?؟:;\"“”]|\w{5,}\.")
_word = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline tells, of which a part may be missing; `end` is where the report's own words begin."""

    end: int
    day: date | None = None
    agency: str | None = None


def read_dateline(paragraph: str) -> Dateline | None:
    """Give the dateline the paragraph opens with or consists of, or None where it has none.

    >>> read_dateline("BIU, Nigeria, Aug 15, 2018 (Savanna Wire) - Gunmen on motorcycles shot").agency
    'Savanna Wire'
    """
    for dash in _dash.finditer(paragraph[:LONGEST]):
        head = paragraph[: dash.start()]
        if _is_head(head, shouted=paragraph.isupper()):
            return _dateline(head, dash.end())
    found = first_day(paragraph) if len(paragraph) <= LONGEST else None
    before = paragraph[: found.start] if found is not None else ""
    if found is not None and found.end == len(paragraph) and _is_place(before) and not _is_weekday(before):
        return Dateline(len(paragraph), found.day)
    return None


def opening_dateline(paragraphs: Iterable[str]) -> Dateline | None:
    """Give the dateline of a report: that of the first paragraphs, the one with a day before one without."""
    found = [line for line in map(read_dateline, islice(paragraphs, OPENING)) if line is not None]
    return max(found, key=lambda line: line.day is not None, default=None)


def _dateline(head: str, end: int) -> Dateline:
    agency = _agency.search(head)
    found = first_day(head)
    name = agency["agency"].strip() if agency is not None and agency.start() > 0 else None
    if name is not None and not _is_agency(name):
        name = None
    return Dateline(end, found.day if found is not None else None, name)


def _is_head(head: str, *, shouted: bool) -> bool:
    found = first_day(head)
    agency = _agency.search(head)
    place = _parentheses.sub(" ", _without(head, found) if found is not None else head)
    if not head[:1].isalpha() and head[:1] != "(":
        return False
    if agency is not None and agency.start() == 0:
        return _is_place(agency["agency"])
    capitals = place.isupper() and not shouted and len(place.strip()) > 2
    return _is_place(place) and (found is not None or agency is not None or capitals)


def _is_weekday(words: str) -> bool:
    return all(word.casefold() in table("labels")["weekdays"] for word in _word.findall(words))


def _is_agency(name: str) -> bool:
    notes = table("labels")["notes"]
    return first_day(name) is None and len(name.split()) <= MOST_AGENCY_WORDS and name.casefold() not in notes


def _without(head: str, found: Day) -> str:
    return f"{head[: found.start]} {head[found.end :]}"


def _is_place(words: str) -> bool:
    """Tell whether the words can be a place and its region: each a name, in scripts that tell names by a capital."""
    particles = table("labels")["name_particles"]
    names = _word.findall(words)
    if not 0 < len(names) <= MOST_PLACE_WORDS or _sentence.search(words):
        return False
    return all(not name[0].islower() or name.casefold() in particles for name in names)
