"""Suggest a mapping: by what a column is called and by what its cells hold, with how sure each guess is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.coding.imports.celldays import days_of, read_day
from onrecord.coding.imports.cells import (
    Unread,
    Written,
    read_age,
    read_count,
    read_degrees,
    read_pair,
    read_term,
    written,
)
from onrecord.coding.imports.headings import Table
from onrecord.coding.imports.mapping import ColumnMeaning, ListMapping, Unit
from onrecord.coding.imports.matching import WHOLE, match_heading

__all__ = ["Suggestion", "suggest"]

# So many cells of a column show what it holds.
MOST_SAMPLES = 200
SHOWN = 3
# Of a column whose heading is not known, so many cells must be of one kind.
ALIKE = 0.8
# Of one whose heading is known, so many: fewer where the whole heading is known.
LEAST, LEAST_WHOLE = 0.5, 0.2
# Columns of one cell or another kind of figures say too little without a heading: ages, numbers of rows, counts.
COUNTS = ("incident.killed", "incident.injured", "incident.detained", "incident.abducted", "incident.disappeared")
PARTS = ("killed.women", "killed.men", "killed.children", "killed.civilians")
ABOUT_A_PERSON = ("victim.name", "victim.given", "victim.family")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a column is taken to be, why, how sure that is (0 to 1), and what stands in its first cells."""

    meaning: ColumnMeaning
    confidence: float
    reason: str
    samples: tuple[str, ...]


def suggest(table: Table, name: str) -> tuple[ListMapping, tuple[Suggestion, ...]]:
    """Give a mapping for a table and what each of its columns is suggested by."""
    columns = _columns(table)
    told = tuple(_suggestion(heading, cells) for heading, cells in columns.items())
    told = _once(told)
    mapping = ListMapping(name, _unit(told), "killing", tuple(each.meaning for each in told))
    return mapping, told


def _columns(table: Table) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {heading: [] for heading in table.headings.values()}
    for row in table.rows:
        for cell in row.cells:
            heading = table.headings.get(cell.column)
            if heading is not None and len(told[heading]) < MOST_SAMPLES and not cell.spanned:
                told[heading].append(cell.text)
    return told


def _suggestion(heading: str, cells: Sequence[str]) -> Suggestion:
    said = [each for each in map(written, cells) if not each.empty and each.absent is None]
    samples = tuple(dict.fromkeys(cells))[:SHOWN]
    matched = match_heading(heading)
    if matched is not None:
        target, confidence = matched
        share = _share(target, said)
        if share is None:
            return Suggestion(ColumnMeaning(heading, target), confidence, "its heading", samples)
        if share >= (LEAST_WHOLE if confidence >= WHOLE else LEAST) or not said:
            sure = round(confidence * (0.5 + share / 2), 2) if said else 0.5
            return Suggestion(ColumnMeaning(heading, target), sure, "its heading and its cells", samples)
    best = max(SHAPES, key=lambda each: _share(each, said) or 0.0)
    if len(said) >= SHOWN and (_share(best, said) or 0.0) >= ALIKE:
        return Suggestion(ColumnMeaning(heading, best), 0.6, "its cells", samples)
    if matched is not None:
        reason = f"its heading says {matched[0]}, its cells do not"
        return Suggestion(ColumnMeaning(heading, "text"), 0.4, reason, samples)
    return Suggestion(ColumnMeaning(heading, "text"), 0.3, "nothing tells", samples)


def _share(target: str, said: Sequence[Written]) -> float | None:
    """Give how many of the cells can be read as that; None where anything can."""
    reader = _readers(said).get(target)
    if reader is None:
        return None
    return sum(not isinstance(reader(each), Unread) for each in said) / len(said) if said else 0.0


def _readers(said: Sequence[Written]) -> Mapping[str, Callable[[Written], object]]:
    days = days_of(each.words for each in said)
    counts: dict[str, Callable[[Written], object]] = dict.fromkeys((*COUNTS, *PARTS), read_count)
    return {
        **counts,
        "victim.age": lambda cell: _age_or_group(cell),
        "victim.sex": lambda cell: read_term("sex", cell),
        "victim.age_group": lambda cell: read_term("age_group", cell),
        "victim.status": lambda cell: read_term("status", cell),
        "victim.outcome": lambda cell: read_term("outcome", cell),
        "incident.date": lambda cell: read_day(cell, days),
        "incident.latitude": lambda cell: read_degrees(cell, 90),
        "incident.longitude": lambda cell: read_degrees(cell, 180),
        "incident.coordinates": read_pair,
    }


# What cells show without a heading.
SHAPES = ("incident.date", "victim.sex", "incident.coordinates", "victim.status")


def _age_or_group(cell: Written) -> object:
    age = read_age(cell)
    return read_term("age_group", cell) if isinstance(age, Unread) else age


def _once(told: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """Give the suggestions with one column for what a row has one of: the surest, and of those the first."""
    several = {"victim.name", "source", "protected", "text", "incident.site", "incident.place", "incident.date"}
    best: dict[str, Suggestion] = {}
    for each in told:
        held = best.get(each.meaning.to)
        if held is None or each.confidence > held.confidence:
            best[each.meaning.to] = each
    return tuple(
        each
        if each.meaning.to in several or best[each.meaning.to] is each
        else Suggestion(
            ColumnMeaning(each.meaning.heading, "text"),
            0.4,
            f"as {each.meaning.to}, but another column is surer",
            each.samples,
        )
        for each in told
    )


def _unit(told: Sequence[Suggestion]) -> Unit:
    """Give what a row is: an incident where it has numbers of people and no name."""
    found = {each.meaning.to for each in told}
    named = any(target in found for target in ABOUT_A_PERSON)
    return "incident" if not named and found & {*COUNTS, *PARTS} else "victim"
