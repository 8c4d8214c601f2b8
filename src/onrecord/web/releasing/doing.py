"""What is being done on a release, and what came of it: checked, approved, made into a file to be taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.jobs.publishing.archives import archive_kept
from onrecord.jobs.publishing.asked import newest_on, open_on
from onrecord.jobs.publishing.kept import folder_of
from onrecord.store.models import Release, Work
from onrecord.store.publishing.releases import approval_of
from onrecord.store.works import APPROVE, ARCHIVE, CHECK, DONE, ENDED, arguments_of, outcome_of, works_on
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.releasing.shown import found_release
from onrecord.web.releasing.words import FAULTS
from onrecord.web.works.shown import Shown, shown

__all__ = ["Checked", "Ready", "checked_on", "doing", "doing_on"]

MOST_READY = 5
"""So many files to be taken out are shown, the newest first; each may be sealed for others."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A file of a release that can be taken out, and whom it is sealed for."""

    to: tuple[str, ...]
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What the newest check of a release found; `broken` are the first that do not hold, with what is wrong."""

    work: Work
    held: int
    broken: list[tuple[str, str]]
    more: int
    key: str | None
    is_known: bool


@needs("publish")
@require_safe
def doing(request: CaseRequest, number: int) -> HttpResponse:
    """Tell how far the works on a release are; once none is open, the page is asked to read itself again."""
    row = found_release(request, number)
    open_works = [shown(request, each) for each in open_on(request.case, row)]
    answer = render(request, "releasing/doing.html", {"row": row, "doing": open_works})
    if not open_works:
        answer["HX-Refresh"] = "true"
    return answer


def doing_on(request: CaseRequest, row: Release) -> dict[str, Any]:
    """Give what the page of a release says of works on it: those that are open, what came of others, files to take."""
    open_works = [shown(request, each) for each in open_on(request.case, row)]
    checked = checked_on(request, row)
    broken = [] if checked is None else [(path, FAULTS.get(fault, fault)) for path, fault in checked.broken]
    return {
        "doing": open_works,
        "is_being_approved": any(each.row.kind == APPROVE for each in open_works),
        "failed": _failed(request, row),
        "checked": checked,
        "broken": broken,
        "ready": _ready(request, row),
    }


def checked_on(request: CaseRequest, row: Release) -> Checked | None:
    """Give what the newest check found, None where none ended well since the release was approved."""
    work = works_on(request.case, row.pk, CHECK).filter(state=DONE).first()
    approval = approval_of(request.case, row)
    if work is None or work.ended_at is None or (approval is not None and work.ended_at < approval.approved_at):
        return None
    told = outcome_of(work)
    return Checked(
        work,
        int(told.get("held", 0)),
        [(str(each["path"]), str(each["fault"])) for each in told.get("broken", ())],
        int(told.get("broken_more", 0)),
        told.get("key"),
        bool(told.get("is_known")),
    )


def _failed(request: CaseRequest, row: Release) -> list[Shown]:
    """Give the works that came to nothing and that no newer one of the kind was asked for since."""
    newest = [newest_on(request.case, row, kind) for kind in (APPROVE, CHECK, ARCHIVE)]
    is_approved = approval_of(request.case, row) is not None
    return [
        shown(request, each)
        for each in newest
        if each is not None
        and each.state in ENDED
        and each.state != DONE
        and not (each.kind == APPROVE and is_approved)
    ]


def _ready(request: CaseRequest, row: Release) -> list[Ready]:
    if folder_of(request.case, row) is None:
        return []
    made = works_on(request.case, row.pk, ARCHIVE).filter(state=DONE)[:MOST_READY]
    found = dict.fromkeys(tuple(arguments_of(each).get("to", ())) for each in made)
    kept = [(to, archive_kept(request.case, row, to)) for to in found]
    return [Ready(to, path.stat().st_size) for to, path in kept if path is not None]
