"""The dateline of a wire story or cable: "RAQQA, Syria (Agency) - " or "SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT]".

It says where and when the report was filed, not where and when anything happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Dateline", "find_dateline"]

PLACE = r"(?P<place>[A-Z][^\W\d_]*[.’']?(?:[ -][^\W\d_][\w.’'-]*){0,4})"
COUNTRY = r"(?: \([^()\n]{2,40}\))?"
MORE = r"(?P<more>(?:,? ?[^\n()\[\]]{0,40}?)?)"
AGENCY = r"(?: ?\((?P<agency>[^()\n]{2,60})\))?"
DASH = r"(?:--|—|–|-(?=\s))"
TAGS = r"(?P<tags>(?:\[[^\]\n]*\]\s*)*)"
LINE = re.compile(rf"^\s*{PLACE}{COUNTRY}{MORE}{AGENCY} ?{DASH}\s*{TAGS}")
LONGEST_WORDS = 14
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
FILED = re.compile(rf"^,? *(?:[\w.’' -]*, *)?(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}),?(?: \d{{4}})? *$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and agency of a dateline; `end` is the offset behind it."""

    end: int
    place: str
    agency: str | None


def find_dateline(paragraph: str, opening: bool = True) -> Dateline | None:
    """Give the dateline a paragraph opens with, or None; one told by a date alone only where the paragraph is `opening`
    its report: further down "Goma, 3 May - " is an entry of a list.

    >>> find_dateline("KIDAL, Mali (AFP) - Gunmen killed three farmers.").place
    'KIDAL'
    >>> find_dateline("Zuwara, 14 June 2021 - Two teachers were taken from a bus.").place
    'Zuwara'
    """
    match = LINE.match(paragraph)
    if match is None:
        return None
    header = paragraph[: match.end()]
    place = match["place"]
    if len(header.split()) > LONGEST_WORDS and not match["tags"]:
        return None
    # Without a capitalised town, an agency, a date or a tag, a dash is just a dash.
    filed = opening and FILED.match(match["more"]) is not None
    if not (place.isupper() or match["agency"] or match["tags"] or filed):
        return None
    return Dateline(match.end(), place, match["agency"])
