"""All settings at a glance; rules and grades, languages, retention; and an earlier version of any set again."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onrecord.coding.coders import reads_sentences
from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.jobs.overviews import standing
from onrecord.store.casefile import CaseFile
from onrecord.store.codebooks import codebook_in_use, own_codebook
from onrecord.store.codings import count_by_language
from onrecord.store.entries import newest_entry, set_again, versions
from onrecord.store.people.members import members
from onrecord.store.retention import (
    RETENTION,
    Retention,
    count_ended_sessions,
    count_old_drafts,
    keep_to_retention,
    retention_of,
    set_retention,
)
from onrecord.store.rules import COUNTING, Counting, counting_of, set_counting
from onrecord.store.scopes import SCOPE, scope_of, set_scope
from onrecord.store.sources import sources
from onrecord.store.terms import TOOL
from onrecord.tally.grading.ladders import LADDERS
from onrecord.tally.rules.schemes import schemes
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.fields import Many
from onrecord.web.project.sections import differing, is_kept, looked_at, show, tell, version_rows
from onrecord.web.project.words import (
    CHOOSING,
    COUNTING_FIELDS,
    GRADE_SCHEMES,
    NARROWING,
    SCOPE_FIELDS,
    language_name,
)
from onrecord.web.records.labels import SCHEMES, grade_label

__all__ = [
    "CountingForm",
    "LanguagesForm",
    "RetentionForm",
    "again",
    "languages",
    "project",
    "remove_now",
    "retention",
    "rules",
]

RETENTION_FIELDS = {"draft_days": gettext_lazy("Days after which a draft that was left goes")}
PAGES = {SCOPE: "project:scope", COUNTING: "project:rules", RETENTION: "project:retention"}


class CountingForm(forms.Form):
    """By whose rules the case file is counted and graded."""

    scheme = forms.ChoiceField(
        label=COUNTING_FIELDS["scheme"], choices=[(name, each.label) for name, each in schemes().items()]
    )
    grades = forms.ChoiceField(
        label=COUNTING_FIELDS["grades"],
        choices=[(name, GRADE_SCHEMES[name]) for name, ladder in LADDERS.items() if len(ladder) > 1],
    )


class LanguagesForm(forms.Form):
    """The languages of the reports that are recorded."""

    languages = Many(label=SCOPE_FIELDS["languages"], help_text=gettext_lazy("None chosen: every language."))

    def __init__(self, known: dict[str, str], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        field: Any = self.fields["languages"]
        field.choices = list(known.items())


class RetentionForm(forms.Form):
    """How long drafts stay that nobody opens."""

    draft_days = forms.IntegerField(
        label=RETENTION_FIELDS["draft_days"],
        required=False,
        help_text=gettext_lazy("7 to 3650 days. Empty: every draft stays."),
    )


@needs("settings")
@require_safe
def project(request: CaseRequest) -> HttpResponse:
    """Show all settings at a glance, with who set each and when."""
    case = request.case
    counting, held = counting_of(case), scope_of(case)
    days = retention_of(case).draft_days
    own = own_codebook(case)
    rows = [
        (_("Scope"), "project:scope", held.title if held else _("not set"), newest_entry(case, SCOPE, "")),
        (
            _("Codebook"),
            "project:codebook",
            codebook_in_use(case).book.id,
            newest_entry(case, TOOL, own.name) if own is not None else None,
        ),
        (
            _("Rules and grades"),
            "project:rules",
            f"{schemes()[counting.scheme].label}; {SCHEMES.get(counting.grades, counting.grades)}",
            newest_entry(case, COUNTING, ""),
        ),
        (
            _("Languages"),
            "project:languages",
            ", ".join(map(language_name, held.languages if held else ())) or _("every language"),
            newest_entry(case, SCOPE, ""),
        ),
        (
            _("Retention"),
            "project:retention",
            _("every draft stays")
            if days is None
            else ngettext("drafts left for %(n)s day go", "drafts left for %(n)s days go", days) % {"n": days},
            newest_entry(case, RETENTION, ""),
        ),
        (_("Sources"), "sources", str(len(sources(case))), None),
    ]
    told = [
        {"label": label, "url": reverse(name), "holds": holds, "entry": entry} for label, name, holds, entry in rows
    ]
    return show(request, "project/project.html", {"rows": told}, "project")


@needs("settings")
@require_POST
def again(request: CaseRequest) -> HttpResponse:
    """Set an earlier version of a setting again."""
    kind, number = request.POST.get("kind", ""), request.POST.get("version", "")
    if kind not in PAGES or not number.isdecimal() or len(number) > 9:
        raise BadOption("version", found=repr(number), expected="a version of a setting", do="Choose one of the list.")
    with request.case.writing() as pen:
        set_again(pen, kind, "", int(number))
    messages.success(request, _("Version %(number)s holds again.") % {"number": number})
    return redirect(PAGES[kind])


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: CaseRequest) -> HttpResponse:
    """Show the schemes of counting and of grades, and choose the project's own."""
    case = request.case
    held = counting_of(case)
    form = CountingForm(request.POST if request.method == "POST" else None, initial=asdict(held))
    told: dict[str, Any] = {
        "form": form,
        "held": held,
        "kind": COUNTING,
        "schemes": [_scheme(name) for name in schemes()],
        "ladders": [
            (name, SCHEMES.get(name, name), GRADE_SCHEMES[name], list(map(grade_label, ladder)))
            for name, ladder in LADDERS.items()
        ],
        "versions": version_rows(versions(case, COUNTING, ""), COUNTING_FIELDS),
    }
    if request.method == "POST" and form.is_valid():
        said = Counting(**form.cleaned_data)
        if is_kept(request, asdict(said)):
            with case.writing() as pen:
                set_counting(pen, said)
            messages.success(request, _("The rules are set."))
            return redirect("project:rules")
        told |= {
            "differences": differing(asdict(held), asdict(said), COUNTING_FIELDS),
            "looked": looked_at(asdict(said)),
        }
    return show(request, "project/rules.html", told, "project:rules")


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def languages(request: CaseRequest) -> HttpResponse:
    """Show which languages reports are in and which have a coder, and choose those that are recorded."""
    case = request.case
    held = scope_of(case) or Scope(case.name)
    counted = standing(case)
    stands = counted.answer
    known = tuple(dict.fromkeys((*filter(None, stands.reports), *dict(settings.LANGUAGES), *held.languages)))
    names = {code: language_name(code) for code in known}
    form = LanguagesForm(
        names, request.POST if request.method == "POST" else None, initial={"languages": held.languages}
    )
    told: dict[str, Any] = {
        "form": form,
        "kind": SCOPE,
        "counted_at": None if counted.is_current else counted.at,
        "reports": [
            (code and language_name(code), count, stands.uncoded.get(code, 0), reads_sentences(code))
            for code, count in stands.reports.items()
        ],
        "coders": [(name, reads_sentences(code)) for code, name in names.items()],
        "readers": [
            (name, sum(member.is_active and member.language == code for member in members(case)))
            for code, name in settings.LANGUAGES
        ],
        "versions": version_rows(versions(case, SCOPE, ""), {"languages": SCOPE_FIELDS["languages"]}),
    }
    if request.method == "POST" and form.is_valid():
        said = replace(held, languages=form.cleaned_data["languages"])
        if is_kept(request, asdict(said)):
            with case.writing() as pen:
                set_scope(pen, said)
            messages.success(request, _("The languages are set."))
            return redirect("project:languages")
        told |= {"differences": differing(asdict(held), asdict(said), SCOPE_FIELDS), "looked": looked_at(asdict(said))}
        told["outside"] = _outside(case, said.languages)
    return show(request, "project/languages.html", told, "project:languages")


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: CaseRequest) -> HttpResponse:
    """Show how long what is no evidence stays, and set it."""
    case = request.case
    held = retention_of(case)
    form = RetentionForm(request.POST if request.method == "POST" else None, initial=asdict(held))
    told: dict[str, Any] = {
        "form": form,
        "held": held,
        "kind": RETENTION,
        "old_drafts": count_old_drafts(case, held),
        "ended": count_ended_sessions(case),
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "versions": version_rows(versions(case, RETENTION, ""), RETENTION_FIELDS),
    }
    if request.method == "POST" and form.is_valid():
        said = Retention(**form.cleaned_data)
        try:
            if is_kept(request, asdict(said)):
                with case.writing() as pen:
                    set_retention(pen, said)
                messages.success(request, _("Retention is set."))
                return redirect("project:retention")
        except BadOption as error:
            tell(form, error, "draft_days")
        told |= {"looked": looked_at(asdict(said)), "would_go": count_old_drafts(case, said)}
        told["differences"] = differing(asdict(held), asdict(said), RETENTION_FIELDS)
    return show(request, "project/retention.html", told, "project:retention")


@needs("settings")
@require_POST
def remove_now(request: CaseRequest) -> HttpResponse:
    """Remove what has stayed as long as it should."""
    with request.case.writing() as pen:
        gone = keep_to_retention(pen)
    drafts = ngettext("%(n)s draft was removed.", "%(n)s drafts were removed.", gone.drafts) % {"n": gone.drafts}
    ended = ngettext("%(n)s ended session was removed.", "%(n)s ended sessions were removed.", gone.sessions)
    messages.success(request, f"{drafts} {ended % {'n': gone.sessions}}")
    return redirect("project:retention")


def _scheme(name: str) -> dict[str, Any]:
    """Give a scheme of counting in words."""
    scheme = schemes()[name]
    return {
        "scheme": scheme,
        "narrow": [NARROWING[rule] for rule in scheme.narrow],
        "ends": [(_("Low"), CHOOSING[scheme.low])]
        + ([(_("Best"), CHOOSING[scheme.best])] if scheme.has_best else [])
        + [(_("High"), CHOOSING[scheme.high])],
        "numbers": [
            (word, "–".join(dict.fromkeys("" if end is None else str(end) for end in (count.low, count.high))))
            for word, count in scheme.quantifiers.items()
        ],
    }


def _outside(case: CaseFile, chosen: tuple[str, ...]) -> int:
    told = count_by_language(case).items()
    return sum(count for language, count in told if chosen and (language or "").partition("-")[0] not in chosen)
