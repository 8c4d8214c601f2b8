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
from collections.abc import Iterable, Iterator
from io import StringIO

from onrecord.core.coding import Claim, ClaimValue, Coding
from onrecord.core.values import Absent, AgeRange

__all__ = ["COLUMNS", "table_header", "table_rows"]

COLUMNS = (
    "report", "title", "source", "published", "language", "record", "kind", "subject", "property", "value",
    "stance", "according_to", "quotes", "offsets", "inferred_by", "confidence", "coder", "codebook",
)  # fmt: skip

# A spreadsheet takes a cell that starts with one of these for a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float


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
    places = _places(coding)
    for claim in coding.claims:
        record, kind = places.get(claim.subject, ("", ""))
        cells = (*head, record, kind, claim.subject, claim.property, _value(claim.value), *_support(claim), *foot)
        yield tuple(_defuse(cell) for cell in cells)


def _support(claim: Claim) -> tuple[Cell | None, ...]:
    return (
        claim.stance,
        " ← ".join(claim.according_to),
        " | ".join(quote.text for quote in claim.quotes),
        " ".join(f"{quote.start}-{quote.end}" for quote in claim.quotes),
        claim.inferred_by,
        claim.confidence,
    )


def _places(coding: Coding) -> dict[str, tuple[str, str]]:
    """Give for each subject its record and what it is."""
    places: dict[str, tuple[str, str]] = {toll.id: (toll.id, "toll") for toll in coding.tolls}
    for incident in coding.incidents:
        places[incident.id] = incident.id, "incident"
        places |= {act.id: (incident.id, "act") for act in incident.acts}
        places |= {victim.id: (incident.id, "victim") for victim in incident.victims}
        places |= {party.id: (incident.id, "perpetrator") for party in incident.perpetrators}
        places |= {item.id: (incident.id, "object") for item in incident.objects}
    return places


def _value(value: ClaimValue) -> Cell:
    if value is None:
        return ""
    if isinstance(value, Absent):
        return f"({value.absent})"
    if isinstance(value, AgeRange):
        return f"{'' if value.low is None else value.low}..{'' if value.high is None else value.high}"
    return str(value).lower() if isinstance(value, bool) else value


def _defuse(cell: object) -> Cell:
    """Give the cell so that no spreadsheet runs it; numbers are numbers, below zero too."""
    if isinstance(cell, int | float):
        return cell
    text = "" if cell is None else str(cell).replace("\0", "\ufffd")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write(rows: Iterable[Iterable[Cell]]) -> str:
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()
