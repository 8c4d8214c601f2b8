"""Who of a case file is on which list: those that were imported, and the sources of reports that name people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.coding import Incident, Victim
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind, Outcome, PartyKind
from onrecord.linkage.victims import victims_of
from onrecord.store.linked import lists_in
from onrecord.store.models import Appearance, Coding, Listing, Reading
from onrecord.store.rebuilding import members
from onrecord.tally.estimation.overlaps import Overlaps, overlaps_of
from onrecord.tally.happenings import UNKNOWN, Period

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["DIMENSIONS", "Listed", "listed_in", "lists_named", "strata_of"]

DIMENSIONS = ("sex", "age_group", "status", "year", "month", "country")
"""What people can be parted by."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Whoever suffered something, by the id that linkage knows them by: on which lists, and in which cells."""

    subject: str
    on: frozenset[str]
    cells: tuple[str, ...] = ()


def lists_named(case: CaseFile, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the lists that were imported, or those named: lists, and sources of reports.

    Raises:
        BadOption: one is named that nobody is on, or there is none.
    """
    imported = lists_in(case)
    rows = Listing.objects.using(case.alias).filter(source__isnull=False, coding__isnull=False)
    known = {*imported, *map(str, rows.values_list("source", flat=True).distinct())}
    for name in wanted:
        if name not in known:
            raise BadOption(
                "--lists",
                found=repr(name),
                expected=f"lists and sources of the case file: {', '.join(sorted(known)) or 'none yet'}",
                do="Name them as `onrecord import --source` did, parted by commas.",
            )
    return tuple(dict.fromkeys(wanted)) or tuple(imported)


def listed_in(case: CaseFile, outcome: Outcome, by: Sequence[str] = ()) -> Iterator[Listed]:
    """Yield everybody who suffered something and whose report or row is of a list or a source, by codings in force."""
    again = _met_again(case)
    for member in members(case):
        report, coder = member.coding.report, member.coding.coder
        named = report.source or (coder.name if coder.kind is CoderKind.IMPORT else None)
        if named is None:
            continue
        on = again.get(report.id, frozenset()) | {named}
        for incident, victim in victims_of(member.coding):
            if victim.kind is PartyKind.PERSON and any(harm.outcome is outcome for harm in victim.acts):
                yield Listed(f"{member.id}/{victim.id}", on, tuple(_cell(name, incident, victim) for name in by))


def strata_of(
    clusters: Iterable[Iterable[str]], listed: Mapping[str, Listed], lists: Sequence[str]
) -> dict[str, Overlaps]:
    """Give the overlaps of lists in each stratum, where each cluster is one person; those on no list are left out.

    Whoever is told of with two values, or none, is in the stratum `unknown`.
    """
    wanted = frozenset(lists)
    people: dict[str, list[frozenset[str]]] = {}
    for cluster in clusters:
        told = [listed[subject] for subject in cluster if subject in listed]
        on = frozenset(name for each in told for name in each.on) & wanted
        if on:
            people.setdefault(_stratum(told), []).append(on)
    return {name: overlaps_of(lists, held) for name, held in sorted(people.items())}


def _met_again(case: CaseFile) -> dict[str, frozenset[str]]:
    """Give the lists in whose files a row was met again, word for word: it is kept once, with the list it came from
    first. A file is of the list that the rows first met in it are of; one of several lists tells nothing.
    """
    met = list(Appearance.objects.using(case.alias).values_list("report", "original").order_by("pk"))
    if not met:
        return {}
    of_row = _lists_of_rows(case)
    of_file: dict[str, set[str]] = {}
    for report, original in Reading.objects.using(case.alias).values_list("report", "original").iterator():
        if report in of_row:
            of_file.setdefault(original, set()).add(of_row[report])
    found: dict[str, frozenset[str]] = {}
    for report, original in met:
        lists = of_file.get(original, set())
        if report in of_row and len(lists) == 1:
            found[report] = found.get(report, frozenset()) | lists
    return found


def _lists_of_rows(case: CaseFile) -> dict[str, str]:
    """Give the list of each imported row, by its report."""
    codings = dict(
        Coding.objects.using(case.alias).filter(kind=str(CoderKind.IMPORT)).values_list("id", "name").iterator()
    )
    rows = Listing.objects.using(case.alias).filter(coding__isnull=False).values_list("report", "coding", "source")
    return {report: source or codings[coding] for report, coding, source in rows.iterator() if coding in codings}


def _stratum(told: Sequence[Listed]) -> str:
    values = [Counter(each.cells[place] for each in told) for place in range(len(told[0].cells))]
    return " · ".join(map(_agreed, values)) or "all"


def _agreed(values: Counter[str]) -> str:
    known = [value for value in values if value != UNKNOWN]
    return known[0] if len(known) == 1 else UNKNOWN


def _cell(name: str, incident: Incident, victim: Victim) -> str:
    if name in ("year", "month"):
        told = Period(incident.when.earliest, incident.when.latest).key(name)
        return told if len(told) == (7 if name == "month" else 4) else UNKNOWN
    value = incident.where.country if name == "country" else getattr(victim, name)
    return str(value) if value is not None else UNKNOWN
