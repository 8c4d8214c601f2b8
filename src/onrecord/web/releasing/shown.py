"""A release as pages and the API show it: its state, what it holds, what was held back, the risks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.http import Http404

from onrecord.core.errors import BadOption, ReleaseBroken
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.publishing.risks import risks_at_once
from onrecord.publish.disclosure.risks import Acceptance, Finding, RiskReport
from onrecord.publish.edition import About
from onrecord.publish.release.verifying import about_of
from onrecord.store.casefile import CaseFile
from onrecord.store.models import Release
from onrecord.store.publishing.releases import Listed, release_numbered, releases, risks_accepted
from onrecord.web.access.casefile import CaseRequest

__all__ = ["Line", "Risk", "found_release", "held_back", "line_of", "lines", "opened", "report_of", "risks"]

APPROVED, FOLLOWED, WAITING, LEFT, WITHDRAWN = "approved", "followed", "waiting", "left", "withdrawn"


@dataclass(frozen=True, slots=True)
class Line:
    """One release of the list. `state` is `waiting` for a second person, `approved`, `followed` by a newer one that was
    approved, `left` where another of its version was approved, `withdrawn` as a whole. `held` is None where its folder
    is elsewhere.
    """

    listed: Listed
    state: str
    held: int | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class Risk:
    """One kind of risk, the records of it that nobody accepted, and who accepted others and why."""

    finding: Finding
    left: tuple[str, ...]
    accepted: tuple[Acceptance, ...]


def lines(case: CaseFile) -> list[Line]:
    """Give every release, the newest first."""
    listed = releases(case)
    newest = _newest(listed)
    return [_line(case, each, newest.get(each.made.audience)) for each in reversed(listed)]


def line_of(case: CaseFile, row: Release) -> Line:
    """Give one release as lists show it."""
    listed = releases(case)
    one = next(each for each in listed if each.id == row.pk)
    return _line(case, one, _newest(listed).get(row.audience))


def opened(case: CaseFile, row: Release) -> tuple[Path | None, About | None]:
    """Give the folder of a release, and what it says of itself; of one whose folder is elsewhere neither of these."""
    folder = folder_of(case, row)
    return folder, _about(folder)


def found_release(request: CaseRequest, number: int) -> Release:
    """Give the release that a request asks for.

    Raises:
        Http404: there is none.
    """
    try:
        return release_numbered(request.case, number)
    except BadOption:
        raise Http404 from None


def held_back(about: About) -> list[tuple[str, str, int]]:
    """Give what each rule held back of each property, and how often: the rules that held back most first."""
    rules: Counter[str] = Counter()
    for each in about.held_back:
        rules[each.rule] += each.times
    rows = sorted(about.held_back, key=lambda each: (-rules[each.rule], each.rule, -each.times, each.property))
    return [(each.rule, each.property, each.times) for each in rows]


def report_of(case: CaseFile, row: Release, about: About | None) -> RiskReport | None:
    """Give the risks of a release that is at hand, None where it is not, its records cannot be read, or a work has to
    measure them first.
    """
    return None if about is None else risks_at_once(case, row)


def risks(case: CaseFile, row: Release, report: RiskReport) -> list[Risk]:
    """Give each kind of risk with what was accepted of it."""
    accepted = risks_accepted(case, row)
    left = {each.kind: each.records for each in report.open(accepted)}
    return [
        Risk(each, left.get(each.kind, ()), tuple(one for one in accepted if one.kind == each.kind))
        for each in report.findings
    ]


def _newest(listed: Sequence[Listed]) -> dict[str, Listed]:
    """Give the newest release that was approved, by audience."""
    return {each.made.audience: each for each in listed if each.approved_by is not None}


def _line(case: CaseFile, listed: Listed, newest: Listed | None) -> Line:
    row = release_numbered(case, listed.id)
    folder = folder_of(case, row)
    about = _about(folder)
    held = None if about is None else sum(each.times for each in about.held_back)
    return Line(listed, _state(listed, newest), held, folder is not None)


def _state(listed: Listed, newest: Listed | None) -> str:
    version = 0 if newest is None else newest.made.version
    if listed.is_withdrawn:
        return WITHDRAWN
    if listed.approved_by is not None:
        return APPROVED if newest is listed else FOLLOWED
    return LEFT if listed.made.version <= version else WAITING


def _about(folder: Path | None) -> About | None:
    try:
        return None if folder is None else about_of(folder)
    except ReleaseBroken:
        return None
