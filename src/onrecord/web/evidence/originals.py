"""The list of originals, and one original with its custody."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.jobs.seeing import protected_fields, titles_seen
from onrecord.store.asked_blind import blind_readings
from onrecord.store.content_notes import content_of
from onrecord.store.custody import check_original, custody_of, is_of_protected, original_of, originals_held
from onrecord.store.families import listings_of
from onrecord.store.models import Original
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.numbers import whole_number

__all__ = ["SUM", "check", "evidence", "found_original", "original", "withholds"]

SIZE = 50
LONGEST_ENDING = 10
SUM = re.compile(r"[0-9a-f]{6,64}")
"""The beginning of a sum, which tells nobody's name; a file may be called by one."""


@needs("read")
@require_safe
def evidence(request: CaseRequest) -> HttpResponse:
    """List originals, newest first."""
    find, before = request.GET.get("find", "")[:200], whole_number(request.GET.get("before"))
    protected, withheld = "protected" in request.rights, withholds(request)
    if withheld and not SUM.fullmatch(find.strip().casefold()):
        find = ""
    rows = originals_held(request.case, protected=protected, find=find, before=before, size=SIZE + 1)
    told = [
        {
            "held": held,
            "name": _name(held.came.origin) if held.came and not withheld else "",
            "ending": _ending(held.came),
        }
        for held in rows[:SIZE]
    ]
    given = {
        "originals": told,
        "withheld": withheld,
        "find": find,
        "before": before,
        "next": rows[SIZE - 1].row.seq if len(rows) > SIZE else None,
        "tab": "originals",
    }
    return render(request, "evidence/evidence.html", given)


@needs("read")
@require_safe
def original(request: CaseRequest, sha256: str) -> HttpResponse:
    """Show the custody of an original; what is in it is shown on a page of its own."""
    row = found_original(request, sha256)
    custody = custody_of(request.case, row, protected="protected" in request.rights)
    reports = [each.report for each in (*custody.readings, *custody.again)]
    rows = listings_of(request.case, reports).values()
    unseen = frozenset(blind_readings(request.case, request.case.who))
    given = {
        "custody": custody,
        "withheld": withholds(request),
        "titles": titles_seen(request.case, rows, sees_all="protected" in request.rights),
        "row": row,
        "is_protected": is_of_protected(row),
        "tab": "originals",
        "content": content_of(request.case, row.pk, unseen),
    }
    return render(request, "evidence/original.html", given)


@needs("read")
@require_POST
def check(request: CaseRequest, sha256: str) -> HttpResponse:
    """Read the bytes of an original again, and say whether they are those that came."""
    wrong = check_original(request.case, found_original(request, sha256))
    if wrong is None:
        messages.success(request, _("The bytes are those that were kept."))
    else:
        messages.error(request, _("Not whole: found %(wrong)s.") % {"wrong": wrong})
    return redirect("original", sha256)


def found_original(request: CaseRequest, sha256: str) -> Original:
    """Give an original that whoever asks may know of.

    Raises:
        Http404: there is none.
    """
    row = original_of(request.case, sha256, protected="protected" in request.rights)
    if row is None:
        raise Http404
    return row


def withholds(request: CaseRequest) -> bool:
    """True where fields are kept from whoever asks: in an original nothing can be blacked out. Who codes reads it as it
    is, for they code these fields.
    """
    return not {"protected", "code"} & request.rights and bool(protected_fields(request.case))


def _name(origin: str) -> str:
    return origin if "://" in origin else PurePosixPath(origin).name or origin


def _ending(came: object) -> str:
    """Give what kind of file its name says it is; the page of the original says what its bytes are."""
    origin = str(getattr(came, "origin", ""))
    if "://" in origin:
        return _("web archive")
    ending = PurePosixPath(origin).suffix.removeprefix(".")
    return ending.casefold() if 0 < len(ending) <= LONGEST_ENDING and ending.isalnum() else ""
