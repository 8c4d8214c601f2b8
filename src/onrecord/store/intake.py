"""What was brought in, kept: the original, how it came, and the reports read out of it, in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.core.report import Report
from onrecord.store.acquired import FROM, source_of
from onrecord.store.canonical import canonical_json
from onrecord.store.chunks import cut
from onrecord.store.models import Acquisition, Appearance, Fact, Original, Reading
from onrecord.store.readings import list_readings, reading_row
from onrecord.store.recording import refresh_sources
from onrecord.store.reprinting import take_reports
from onrecord.store.sources import covered

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["Brought", "Kept", "is_held", "keep_brought"]

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Brought:
    """One file brought in: its sum (the bytes are with the originals already), and the reports read out of it.

    `origin` is where it came from (a path, an address), `tool` what brought it, `detail` what the tool noted.
    """

    sha256: str
    size_bytes: int
    origin: str
    tool: str
    detail: dict[str, str] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a file: whether its bytes were new, and how many reports were new and known."""

    brought: Brought
    is_new: bool
    added: int
    known: int


def is_held(case: CaseFile, sha256: str, origin: str) -> bool:
    """True where these bytes came from this place before, so that bringing them again changes nothing."""
    rows = Acquisition.objects.using(case.alias).filter(original=sha256, origin=covered(case, origin))
    if case.bringing is None:
        return rows.exists()
    # Brought before without saying from whom: that it is said now is new.
    return any(source_of(row) == case.bringing.source for row in rows)


def keep_brought(pen: Pen, files: Sequence[Brought]) -> list[Kept]:
    """Keep files with their reports, in the pen's transaction, and say what was new.

    A report that was read before, from these bytes or others, is not read anew: that it appears again is kept. What
    says nothing new leaves no trace.
    """
    case = pen.case
    originals = set(
        Original.objects.using(case.alias).filter(pk__in={each.sha256 for each in files}).values_list("pk", flat=True)
    )
    wanted = {report.id for each in files for report in each.reports}
    known = _known_reports(case, wanted)
    fresh: list[tuple[Reading, Report]] = []
    told: list[Kept] = []
    for each in (_covered(case, each) for each in files):
        is_new = each.sha256 not in originals
        originals.add(each.sha256)
        new, again = _sort_reports(each, known, pen)
        if facts := _facts(pen, each, is_new, new, again):
            pen.note("added", f"original:{each.sha256}", facts, origin=each.origin)
        fresh += new
        told.append(Kept(each, is_new, len(new), len(again)))
    pen.flush()
    list_readings(case, fresh)
    refresh_sources(case, take_reports(case, fresh))
    return told


def _known_reports(case: CaseFile, wanted: set[str]) -> set[str]:
    """Give those of the reports that have a reading, asked a few at a time: a database takes no endless list."""
    found: set[str] = set()
    for some in cut(sorted(wanted), CHUNK):
        found.update(Reading.objects.using(case.alias).filter(report__in=some).values_list("report", flat=True))
    return found


def _sort_reports(each: Brought, known: set[str], pen: Pen) -> tuple[list[tuple[Reading, Report]], list[Report]]:
    """Part the reports of a file into new ones, with their rows, and those met before; the new are known from now."""
    new: list[tuple[Reading, Report]] = []
    again: list[Report] = []
    for report in each.reports:
        if report.id in known:
            again.append(report)
        else:
            known.add(report.id)
            new.append((reading_row(report, each.sha256, pen.now), report))
    return new, again


def _facts(
    pen: Pen, each: Brought, is_new: bool, new: Sequence[tuple[Reading, Report]], again: Sequence[Report]
) -> list[Fact]:
    facts: list[Fact] = []
    if is_new:
        sealed = pen.case.originals.taken(each.sha256)
        kept = {"kept_sha256": sealed.kept_sha256, "key": sealed.key}
        facts.append(Original(sha256=each.sha256, size_bytes=each.size_bytes, **kept))
    if is_new or not is_held(pen.case, each.sha256, each.origin):
        facts.append(
            Acquisition(
                original_id=each.sha256,
                brought_by=pen.case.who,
                brought_at=pen.now,
                origin=each.origin,
                tool=each.tool,
                detail=canonical_json(_detail(pen.case, each)),
            )
        )
    facts += [row for row, _ in new]
    if is_new:
        facts += [Appearance(report=report.id, original_id=each.sha256, place=report.place) for report in again]
    return facts


def _covered(case: CaseFile, each: Brought) -> Brought:
    """Give a file as it may be kept: of a protected source without what its maker wrote of who made it."""
    if case.bringing is None or case.bringing.recipient is None:
        return each
    called = covered(case, "")
    reports = tuple(replace(report, source=called, byline=None, details=(), place=None) for report in each.reports)
    return replace(each, origin=called, detail={}, reports=reports)


def _detail(case: CaseFile, each: Brought) -> dict[str, str]:
    """Give what is noted of how a file came; of a protected source only which it is."""
    return each.detail if case.bringing is None else each.detail | {FROM: case.bringing.source}
