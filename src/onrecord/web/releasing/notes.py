"""What the public is told of single records: withdrawn, corrected, standing again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from onrecord.core.errors import BadOption
from onrecord.jobs.publishing.told import is_known_to_public
from onrecord.store.casefile import CaseFile
from onrecord.store.publishing.notes import note_correction, notes_before, reinstate, withdraw
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.numbers import whole_number

__all__ = ["KINDS", "keep_note", "notes"]

SIZE = 50
KINDS: dict[str, str | Promise] = {
    "withdrawn": gettext_lazy("Withdraw it"),
    "corrected": gettext_lazy("Tell of a correction"),
    "reinstated": gettext_lazy("Let it stand again"),
}
DONE: dict[str, str | Promise] = {
    "withdrawn": pgettext_lazy("a record", "withdrawn"),
    "corrected": pgettext_lazy("a record", "corrected"),
    "reinstated": pgettext_lazy("a record", "stands again"),
}


@needs("publish")
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: CaseRequest) -> HttpResponse:
    """Show the notes, the newest first, and keep another one."""
    refused, typed = None, request.POST if request.method == "POST" else request.GET
    told = {name: typed.get(name, "").strip() for name in ("kind", "record", "property", "note")}
    if request.method == "POST":
        try:
            keep_note(request.case, told["kind"], told["record"], told["property"], told["note"])
        except BadOption as error:
            refused = error
        else:
            messages.success(request, _("Kept. The next release tells of it."))
            if is_known_to_public(request.case, told["record"]) is False:
                messages.warning(
                    request, _("No approved release that is kept here has this id. Check how it is written.")
                )
            return redirect("releases_notes")
    before = whole_number(request.GET.get("before"))
    rows = notes_before(request.case, before, SIZE + 1)
    given = {
        "rows": [(each, DONE.get(each.kind, each.kind)) for each in rows[:SIZE]],
        "next": rows[SIZE - 1].pk if len(rows) > SIZE else None,
        "kinds": KINDS.items(), "typed": told, "refused": refused, "tab": "notes",
    }  # fmt: skip
    return render(request, "releasing/notes.html", given, status=200 if refused is None else 400)


def keep_note(case: CaseFile, kind: str, record: str, property_: str, note: str) -> None:
    """Keep that a record is withdrawn, stands again, or was corrected in a property, with the note.

    Raises:
        BadOption: it is none of these, or cannot be.
    """
    with case.writing() as pen:
        if kind == "withdrawn":
            withdraw(pen, record, note)
        elif kind == "reinstated":
            reinstate(pen, record, note)
        elif kind == "corrected":
            note_correction(pen, record, property_, note)
        else:
            raise BadOption(
                "what was sent", found=repr(kind[:40]), expected=", ".join(KINDS), do="Choose one of these."
            )
