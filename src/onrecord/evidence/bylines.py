"""Read by-lines: who wrote a report, as a line of its own or as a page's metadata gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.evidence.days import Day, first_day
from onrecord.evidence.tables import table

__all__ = ["Byline", "are_names", "byline_in", "tidy_names"]

LONGEST = 120
MOST_WORDS = 12
# A line in capitals shows no names; longer than this it is a headline that begins with BY.
MOST_SHOUTED = 6

_word = re.compile(r"[^\W_][\w'’.-]*")
_address = re.compile(r"\S*@\S+|https?://\S+|www\.\S+")
_told = re.compile(r"(?<!\w)(?:published|updated|posted|publié|publicado|actualizado)(?!\w)", re.IGNORECASE)
_marks = " \t|,;:–—-/·•"


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a by-line as written, and the day it gives with them."""

    names: str
    day: Day | None = None


@cache
def _opener() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(table("labels")["byline_openers"], key=len, reverse=True)))
    return re.compile(rf"(?:{openers})(?: ?: ?| )(?P<names>.+)", re.IGNORECASE)


def byline_in(line: str) -> Byline | None:
    """Give the by-line the whole line is, or None: `By Saturday the toll had risen` is none.

    >>> byline_in("By Amal Haddad in Beirut, 3 May 2019").names
    'Amal Haddad in Beirut'
    """
    match = _opener().fullmatch(line.strip()) if len(line) <= LONGEST else None
    if match is None:
        return None
    words = match["names"]
    day = first_day(words)
    told = _told.search(words)
    ends = [len(words), *([day.start] if day is not None else []), *([told.start()] if told is not None else [])]
    names = _address.sub("", words[: min(ends)]).strip(_marks)
    return Byline(names, day) if are_names(names) and not names.endswith((".", "!", "?", "؟")) else None


def are_names(words: str, most: int = MOST_WORDS) -> bool:
    """Tell whether the words are names only: each with a capital, or a particle, or the word of a desk."""
    labels = table("labels")
    found = _word.findall(words)
    most = min(most, MOST_SHOUTED) if words.isupper() else most
    if not 0 < len(found) <= most or any(word.isdigit() for word in found):
        return False
    if any(word.casefold() in labels["desks"] for word in found):
        return True
    named = [word for word in found if word.casefold() not in labels["name_particles"]]
    return bool(named) and all(not word[0].islower() for word in named)


def tidy_names(names: str, outlet: str | None) -> str | None:
    """Give the names of a page's metadata without `By`, addresses and the outlet's own name, None if none is left."""
    match = _opener().fullmatch(names.strip())
    tidy = _address.sub("", match["names"] if match is not None else names).strip(_marks)
    if not 2 < len(tidy) <= LONGEST or tidy.casefold() in ("admin", "administrator", "editor", "webmaster", "staff"):
        return None
    return None if outlet is not None and tidy.casefold() == outlet.casefold() else tidy
