"""Accept a risk of a release, approve it as a second person, have it checked, take it out as one file, withdraw it.

What takes long is a work: the page of the release tells how far it is, and what came of it.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onrecord.core.errors import BadOption, OnrecordError
from onrecord.jobs.publishing.approvals import ask_approval
from onrecord.jobs.publishing.archives import archive_name, ask_archive, recipients_in, take_out
from onrecord.jobs.publishing.asked import ask_check
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.publishing.risks import accept_kind
from onrecord.jobs.publishing.withdrawals import withdraw_kept
from onrecord.publish.release.signatures import signer_of
from onrecord.store.publishing.withdrawn_releases import refuse_not_withdrawable
from onrecord.store.signing import own_key
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import fresh
from onrecord.web.access.rights import needs
from onrecord.web.releasing.shown import found_release
from onrecord.web.releasing.views import show_release

__all__ = ["accept", "approve", "archive", "check", "withdraw"]

LONGEST_REASON, LONGEST_KEYS = 2_000, 4_000


@needs("publish")
@require_POST
def accept(request: CaseRequest, number: int) -> HttpResponseBase:
    """Keep that whoever asks accepts a kind of risk of a release, and why."""
    row = found_release(request, number)
    kind, why = request.POST.get("kind", ""), request.POST.get("why", "").strip()
    if folder_of(request.case, row) is None:
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
        accept_kind(request.case, row, kind, why, records)
    except OnrecordError as error:
        return show_release(request, number, {"refused": error}, 400)
    messages.success(request, _("The risk is accepted; the ledger keeps by whom and why."))
    return redirect("releases_one", number)


@needs("publish")
@require_POST
@fresh
def approve(request: CaseRequest, number: int) -> HttpResponseBase:
    """Approve a release that somebody else made: it is signed with the group's key once a work has checked it."""
    row = found_release(request, number)
    try:
        ask_approval(request.case, row, *_key_typed(request))
    except OnrecordError as error:
        return show_release(request, number, {"refused": error}, 400)
    return redirect("releases_one", number)


@needs("publish")
@require_POST
def check(request: CaseRequest, number: int) -> HttpResponse:
    """Have a release held to its signature and its sums."""
    row = found_release(request, number)
    try:
        ask_check(request.case, row)
    except OnrecordError as error:
        return show_release(request, number, {"refused": error}, 400)
    return redirect("releases_one", number)


@needs("publish")
@require_POST
@fresh
def archive(request: CaseRequest, number: int) -> HttpResponseBase:
    """Give a release as one file, sealed where recipients are named, and keep in the ledger who took it; have it made
    where it is not there.
    """
    row = found_release(request, number)
    try:
        to = recipients_in("\n".join(request.POST.getlist("to"))[:LONGEST_KEYS])
        held = take_out(request.case, row, to)
        if held is None:
            ask_archive(request.case, row, to)
            return redirect("releases_one", number)
    except OnrecordError as error:
        return show_release(request, number, {"refused": error}, 400)
    kind = "application/octet-stream" if to else "application/zip"
    return FileResponse(held, as_attachment=True, filename=archive_name(row, to), content_type=kind)


@needs("publish")
@require_POST
@fresh
def withdraw(request: CaseRequest, number: int) -> HttpResponse:
    """Withdraw a release as a whole, with a note that the public reads, signed with the group's key."""
    row = found_release(request, number)
    try:
        refuse_not_withdrawable(request.case, row, request.POST.get("note", ""))
        key, passphrase = _key_typed(request)
        withdraw_kept(request.case, row, request.POST.get("note", ""), signer_of(own_key(key, passphrase)))
    except OnrecordError as error:
        return show_release(request, number, {"refused": error, "note": request.POST.get("note", "")}, 400)
    messages.success(request, _("The release is withdrawn. The next one tells of it."))
    return redirect("releases_one", number)


def _key_typed(request: CaseRequest) -> tuple[Path, str | None]:
    """Give where the group's key is, and the passphrase that was typed for it.

    Raises:
        BadOption: this server has no place for it, or it is to be made behind a passphrase that was typed in two ways.
    """
    key: Path | None = settings.RELEASE_KEY
    if key is None:
        raise BadOption(
            "the group's key", found="no place for it", expected="a server that was started with one",
            do="Use `onrecord release approve`, or start the workbench with `onrecord serve`.",
        )  # fmt: skip
    passphrase = request.POST.get("passphrase", "")
    # A key that is made now, behind a passphrase that was mistyped, opens for nobody.
    if not key.exists() and passphrase != request.POST.get("again", ""):
        raise BadOption("passphrase", found="two that differ", expected="the same twice", do="Type it again.")
    return key, passphrase or None
