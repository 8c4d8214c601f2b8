"""What an original shows that may be hard to see, said before it is seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onrecord.store.asked_blind import blind_readings
from onrecord.store.content_notes import Content, content_of, note_content
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.originals import found_original

__all__ = ["content_seen", "say_what_it_shows"]


def content_seen(request: CaseRequest, sha256: str) -> Content:
    """Give what whoever asks may know of what an original shows."""
    return content_of(request.case, sha256, frozenset(blind_readings(request.case, request.case.who)))


@needs("add")
@require_POST
def say_what_it_shows(request: CaseRequest, sha256: str) -> HttpResponse:
    """Keep what an original shows, in a few words, for whoever opens it next."""
    row = found_original(request, sha256)
    with request.case.writing() as pen:
        note_content(pen, row, request.POST.get("note", ""))
    messages.success(request, _("Kept. It stands before the original from now on."))
    return redirect("original", sha256)
