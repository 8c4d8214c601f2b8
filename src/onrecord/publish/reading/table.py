"""The claims of a coding as CSV, one row a claim, safe to open in a spreadsheet.

report, title, source, published, language    the report; `report` is the digest of its bytes
record, kind                                  the incident or toll the claim belongs to; what its subject is:
                                              incident, act, victim, perpetrator, object or toll
subject, property, value                      what the claim says; numbers are bare, absence is "(unknown)",
                                              an age range "6..9"
stance, according_to                          how it is told, and by whom, nearest first: "A ← B"
quotes, offsets                               the words, parted by " | ", and where they stand: "12-20 33-40",
                                              in code points of the report's text
inferred_by, confidence                       the rule that concluded it, if one did; 0 to 1
coder, codebook                               who coded it, by which codebook
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from onrecord.core.coding import Claim, ClaimValue, Coding
from onrecord.core.values import Absent, AgeRange

__all__ = ["COLUMNS", "defused", "table_header", "table_rows"]

COLUMNS = (
    "report", "title", "source", "published", "language", "record", "kind", "subject", "property", "value",
    "stance", "according_to", "quotes", "offsets", "inferred_by", "confidence", "coder", "codebook",
)  # fmt: skip

# A spreadsheet takes a cell that starts with one of these for a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# No table needs them, and a terminal would obey them.
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Cell = str | int | float
Places = Mapping[str, Sequence[tuple[str, str]]]


def table_header() -> str:
    """Give the first line."""
    return _write([COLUMNS])


def table_rows(coding: Coding) -> str:
    """Give one row for each claim of the coding, in the coding's order."""
    return _write(_rows(coding))


def _rows(coding: Coding) -> Iterator[tuple[Cell, ...]]:
    report, coder = coding.report, coding.coder
    head = (report.id, report.title, report.source, report.published, report.language)
    foot = (f"{coder.kind} {coder.name} {coder.version}", coder.codebook)
    places = _find_places(coding)
    for claim in coding.claims:
        record, kind = _place(claim, places)
        cells = (*head, record, kind, claim.subject, claim.property, _value(claim.value), *_support(claim), *foot)
        yield tuple(defused(cell) for cell in cells)


def _support(claim: Claim) -> tuple[Cell | None, ...]:
    return (
        claim.stance,
        " ← ".join(claim.according_to),
        " | ".join(quote.text for quote in claim.quotes),
        " ".join(f"{quote.start}-{quote.end}" for quote in claim.quotes),
        claim.inferred_by,
        claim.confidence,
    )


def _place(claim: Claim, places: Places) -> tuple[str, str]:
    """Give the records a claim belongs to and what its subject is; a person may be in several incidents and roles."""
    found = places.get(claim.subject, ())
    kinds = " ".join(dict.fromkeys(kind for _, kind in found))
    link, _, act = claim.property.partition(".")
    if link == "acts" and (act := act.partition(".")[0]) in places:
        found = places[act]
    return " ".join(dict.fromkeys(record for record, _ in found)), kinds


def _find_places(coding: Coding) -> Places:
    """Give for each subject the records it stands in, and as what."""
    places: dict[str, list[tuple[str, str]]] = {toll.id: [(toll.id, "toll")] for toll in coding.tolls}
    for incident in coding.incidents:
        places.setdefault(incident.id, []).append((incident.id, "incident"))
        for kind, parts in (
            ("act", incident.acts),
            ("victim", incident.victims),
            ("perpetrator", incident.perpetrators),
            ("object", incident.objects),
        ):
            for part in parts:
                places.setdefault(part.id, []).append((incident.id, kind))
    return places


def _value(value: ClaimValue) -> Cell:
    if value is None:
        return ""
    if isinstance(value, Absent):
        return f"({value.absent})"
    if isinstance(value, AgeRange):
        return f"{'' if value.low is None else value.low}..{'' if value.high is None else value.high}"
    return str(value).lower() if isinstance(value, bool) else value


def defused(cell: object) -> Cell:
    """Give the cell so that no spreadsheet runs it; numbers are numbers, below zero too."""
    if isinstance(cell, int | float):
        return cell
    text = "" if cell is None else CONTROLS.sub("\ufffd", str(cell))
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write(rows: Iterable[Iterable[Cell]]) -> str:
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()
