"""Make a release: for whom, in which formats; a work does it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onrecord.core.errors import BadOption
from onrecord.jobs.publishing.kept import refuse_not_ready
from onrecord.jobs.publishing.made import KIND
from onrecord.publish.disclosure.audiences import audiences
from onrecord.store.casefile import CaseFile
from onrecord.store.models import Work
from onrecord.store.publishing.publications import publication_of
from onrecord.store.publishing.releases import last_approved
from onrecord.store.works import ask_work, open_work
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.releasing.words import AUDIENCES, rules_told

__all__ = ["ask_release", "make"]

FAMILY = "family"
"""The audience of whom victims are named."""


@needs("publish")
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: CaseRequest) -> HttpResponse:
    """Say what each audience is given, and ask for a release for one of them."""
    refused, chosen = None, request.POST.get("audience", "public")
    if request.method == "POST":
        try:
            formats: list[str] | None = [] if request.POST.get("formats") == "none" else None
            of = request.POST.get("of", "").replace(",", " ").split() if chosen == FAMILY else []
            return redirect("work", ask_release(request.case, chosen, formats, of).pk)
        except BadOption as error:
            refused = error
    rows = [
        {
            "name": name, "label": AUDIENCES[name][0], "who": AUDIENCES[name][1], "rules": rules_told(audience),
            "last": last_approved(request.case, name), "is_chosen": name == chosen, "is_of_victims": name == FAMILY,
        }
        for name, audience in sorted(audiences().items(), key=lambda item: list(AUDIENCES).index(item[0]))
    ]  # fmt: skip
    given = {
        "rows": rows, "of": request.POST.get("of", ""), "refused": refused, "tab": "make",
        "publication": publication_of(request.case), "work": open_work(request.case, KIND),
    }  # fmt: skip
    return render(request, "releasing/make.html", given, status=200 if refused is None else 400)


def ask_release(case: CaseFile, audience: str, formats: list[str] | None = None, of: Sequence[str] = ()) -> Work:
    """Ask for a release for an audience, of the incidents of some victims alone where it is for their family, and give
    the work; one waits or runs at a time.

    Raises:
        BadOption: there is no such audience, it is for a family and nobody is named, or what it is to follow is not at
            hand.
    """
    refuse_not_ready(case, audience, tuple(of))
    row = open_work(case, KIND)
    if row is not None:
        return row
    told = {"audience": audience, "of": sorted(set(of))} | ({"formats": formats} if formats is not None else {})
    with case.writing() as pen:
        return ask_work(pen, KIND, told)
