"""Accept a risk of a release, approve it as a second person, check it, take it out as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onrecord.core.errors import BadOption, OnrecordError
from onrecord.jobs.publishing import accept_kind, approve_kept, archive_name, archive_of, check_kept, folder_of
from onrecord.store.models import Release
from onrecord.store.publishing.releases import release_numbered
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import fresh
from onrecord.web.access.rights import needs
from onrecord.web.releasing.views import show_release
from onrecord.web.releasing.words import FAULTS

__all__ = ["accept", "approve", "archive", "check"]

LONGEST_REASON = 2_000


@needs("publish")
@require_POST
def accept(request: CaseRequest, number: int) -> HttpResponseBase:
    """Keep that whoever asks accepts a kind of risk of a release, and why."""
    row = _found(request, number)
    folder, kind = folder_of(request.case, row), request.POST.get("kind", "")
    why = request.POST.get("why", "").strip()
    if folder is None:
        raise Http404
    # Those that stay ticked; where there are too many to show, all of them.
    records = request.POST.getlist("records")
    try:
        if request.POST.get("some") and not records:
            raise BadOption("the risk", found="no record", expected="one at least", do="Tick the records it is for.")
        if len(why) > LONGEST_REASON:
            raise BadOption(
                "the reason", found=f"{len(why)} letters", expected=f"at most {LONGEST_REASON}",
                do="Say it in a few words.",
            )  # fmt: skip
        accept_kind(request.case, folder, kind, why, records)
    except OnrecordError as error:
        return show_release(request, number, {"refused": error}, 400)
    messages.success(request, _("The risk is accepted; the ledger keeps by whom and why."))
    return redirect("releases_one", number)


@needs("publish")
@require_POST
@fresh
def approve(request: CaseRequest, number: int) -> HttpResponseBase:
    """Approve a release that somebody else made, and sign it with the group's key."""
    row = _found(request, number)
    key: Path | None = settings.RELEASE_KEY
    try:
        if key is None:
            raise BadOption(
                "the group's key", found="no place for it", expected="a server that was started with one",
                do="Use `onrecord release approve`, or start the workbench with `onrecord serve`.",
            )  # fmt: skip
        passphrase = request.POST.get("passphrase", "")
        # A key that is made now, behind a passphrase that was mistyped, opens for nobody.
        if not key.exists() and passphrase != request.POST.get("again", ""):
            raise BadOption("passphrase", found="two that differ", expected="the same twice", do="Type it again.")
        approve_kept(request.case, row, key, passphrase or None)
    except OnrecordError as error:
        return show_release(request, number, {"refused": error}, 400)
    messages.success(request, _("The release is approved and signed."))
    return redirect("releases_one", number)


@needs("publish")
@require_POST
def check(request: CaseRequest, number: int) -> HttpResponse:
    """Hold a release to its signature and its sums, and say what does not hold."""
    row = _found(request, number)
    told: dict[str, Any] = {}
    try:
        checked = check_kept(request.case, row)
        broken = [(each.path, FAULTS.get(str(each.fault), str(each.fault))) for each in checked.broken]
        told = {"checked": checked, "broken": broken}
    except OnrecordError as error:
        told = {"refused": error}
    return show_release(request, number, told)


@needs("publish")
@require_POST
@fresh
def archive(request: CaseRequest, number: int) -> HttpResponseBase:
    """Give a release as one file; the ledger keeps who took it."""
    row = _found(request, number)
    try:
        held = archive_of(request.case, row)
    except BadOption as error:
        return show_release(request, number, {"refused": error}, 400)
    name = f"release-{archive_name(row)}.zip"
    return FileResponse(held, as_attachment=True, filename=name, content_type="application/zip")


def _found(request: CaseRequest, number: int) -> Release:
    try:
        return release_numbered(request.case, number)
    except BadOption:
        raise Http404 from None
