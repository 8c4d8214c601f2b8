"""The list of releases, and one release: what is in it, what was held back, what could tell people apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.jobs.publishing.made import KIND
from onrecord.jobs.publishing.told import changes_in
from onrecord.jobs.releasing import SITE
from onrecord.publish.edition import About
from onrecord.store.publishing.tellings import told_of
from onrecord.store.publishing.withdrawn_releases import withdrawal_of
from onrecord.store.signing import is_locked
from onrecord.store.works import open_work
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.releasing.doing import doing_on
from onrecord.web.releasing.shown import found_release, held_back, line_of, lines, opened, report_of, risks
from onrecord.web.releasing.words import BECAME, RISKS, STATES, audience_label, property_words, rule_words

__all__ = ["release", "releases", "show_release"]

MOST_CHANGES = 50
MOST_NAMED = 20


@needs("publish")
@require_safe
def releases(request: CaseRequest) -> HttpResponse:
    """List releases, the newest first."""
    rows = [
        {"line": each, "audience": audience_label(each.listed.made.audience),
         "state": STATES[each.state][0], "mark": STATES[each.state][1]}
        for each in lines(request.case)
    ]  # fmt: skip
    given = {"rows": rows, "tab": "releases", "work": open_work(request.case, KIND)}
    return render(request, "releasing/releases.html", given)


@needs("publish")
@require_safe
def release(request: CaseRequest, number: int) -> HttpResponse:
    """Show a release."""
    return show_release(request, number, {})


def show_release(request: CaseRequest, number: int, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """Give the page of a release, with what is told besides.

    Raises:
        Http404: there is none.
    """
    row = found_release(request, number)
    folder, about = opened(request.case, row)
    line = line_of(request.case, row)
    report = report_of(request.case, row, about)
    given: dict[str, Any] = {
        "row": row, "line": line, "tab": "releases", "about": about, "is_here": folder is not None,
        "audience": audience_label(row.audience),
        "state": STATES[line.state][0], "mark": STATES[line.state][1],
        "key": _key(),
        "withdrawn": withdrawal_of(request.case, row),
        "is_own": row.made_by == request.case.who,
    } | doing_on(request, row)  # fmt: skip
    if folder is not None and about is not None and report is not None:
        changes = changes_in(folder, MOST_CHANGES)
        kinds = risks(request.case, row, report)
        given |= {
            "held": _held(about),
            "told": told_of(request.case, row.manifest_sha256),
            "has_site": (folder / SITE / "index.html").is_file(),
            "report": report,
            "risks": [_risk(each) for each in kinds],
            "open_risks": sum(1 for each in kinds if each.left),
            "parts": about.methodology.parts,
            "changes": [each | {"word": BECAME.get(each["became"], each["became"])} for each in changes.first],
            "counts": [(word, changes.counts[name]) for name, word in BECAME.items() if changes.counts.get(name)],
            "changes_more": sum(changes.counts.values()) - len(changes.first),
        }
    return render(request, "releasing/release.html", given | told, status=status)


def _held(about: About) -> list[tuple[str, str, int]]:
    """Give what was held back in words; what is called alike is one row."""
    times: dict[tuple[str, str], int] = {}
    for rule, what, number in held_back(about):
        key = rule_words(rule), property_words(what)
        times[key] = times.get(key, 0) + number
    return [(rule, what, number) for (rule, what), number in times.items()]


def _key() -> str:
    """Tell of the group's key: `nowhere` to be kept, `new` where it is made now, `locked` by a passphrase, `open`."""
    path: Path | None = settings.RELEASE_KEY
    if path is None:
        return "nowhere"
    if not path.exists():
        return "new"
    return "locked" if is_locked(path) else "open"


def _risk(risk: Any) -> dict[str, Any]:
    title, words = RISKS.get(risk.finding.kind, (risk.finding.kind, ""))
    return {
        "kind": risk.finding.kind, "title": title, "words": words, "all": len(risk.finding.records),
        "left": risk.left[:MOST_NAMED], "may_choose": 1 < len(risk.left) <= MOST_NAMED,
        "left_count": len(risk.left), "more": len(risk.left) - MOST_NAMED,
        "accepted": risk.accepted,
    }  # fmt: skip
