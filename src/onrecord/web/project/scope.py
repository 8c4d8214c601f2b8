"""The scope: what is recorded, whose, where and when; shown with what a change does before it is kept."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onrecord.coding.codebook import Codebook
from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.jobs.masking import unmaskable
from onrecord.store.casefile import CaseFile
from onrecord.store.codebooks import codebook_in_use
from onrecord.store.codings import count_by_language
from onrecord.store.entries import versions
from onrecord.store.rules import counting_under
from onrecord.store.scopes import SCOPE, scope_of, set_scope, template, templates
from onrecord.tally.rules.schemes import schemes
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.fields import Days, Lines, Many
from onrecord.web.project.sections import differing, is_kept, looked_at, show, tell, version_rows
from onrecord.web.project.words import (
    CONFIRMATIONS,
    COUNTING_FIELDS,
    HIDES,
    SCOPE_FIELDS,
    language_name,
    term_label,
)
from onrecord.web.sentences.saying import say

__all__ = ["ScopeForm", "scope"]

UNORDERED = ("acts", "places", "languages", "protected")


class ScopeForm(forms.Form):
    """Every field of the scope."""

    title = forms.CharField(label=SCOPE_FIELDS["title"], max_length=200)
    acts = Many(label=SCOPE_FIELDS["acts"], help_text=gettext_lazy("None chosen: every act of the codebook."))
    whose = forms.CharField(label=SCOPE_FIELDS["whose"], max_length=500, required=False)
    places = Lines(
        label=SCOPE_FIELDS["places"],
        help_text=gettext_lazy("Names, or codes of countries such as SY; one a line. None: everywhere."),
    )
    since = Days(label=SCOPE_FIELDS["since"])
    until = Days(label=SCOPE_FIELDS["until"])
    languages = Many(label=SCOPE_FIELDS["languages"], help_text=gettext_lazy("None chosen: every language."))
    confirmation = forms.ChoiceField(label=SCOPE_FIELDS["confirmation"], required=False)
    protected = Many(
        label=SCOPE_FIELDS["protected"],
        help_text=gettext_lazy("Fields that no list and no release shows."),
    )
    other_protected = Lines(
        label=gettext_lazy("Other protected fields"), help_text=gettext_lazy("Fields of your own; one a line.")
    )
    based_on = forms.ChoiceField(label=SCOPE_FIELDS["based_on"], required=False)

    def __init__(self, case: CaseFile, held: Scope, *args: Any, **given: Any) -> None:
        told = asdict(held)
        own = [name for name in held.protected if name not in HIDES]
        given.setdefault("initial", {**told, "other_protected": own})
        super().__init__(*args, **given)
        book = codebook_in_use(case).book
        self._choices("acts", {each: _act(book, each) for each in (*book.acts, *held.acts)})
        known = (*filter(None, count_by_language(case)), "en", "ar", "es", "fr", "uk", *held.languages)
        self._choices("languages", {each: language_name(each) for each in known})
        self._choices("protected", {name: _hides(name) for name in HIDES})
        own_rule = held.confirmation or ""
        self._choices("confirmation", {own_rule: own_rule, "": _("none"), **CONFIRMATIONS})
        self._choices("based_on", {"": _("none"), **{name: each["title"] for name, each in templates().items()}})

    def _choices(self, name: str, choices: dict[str, Any]) -> None:
        field: Any = self.fields[name]
        field.choices = list(choices.items())

    @property
    def said(self) -> Scope:
        """Give the scope that was filled in.

        Raises:
            BadOption: the period ends before it begins.
        """
        told = {**self.cleaned_data}
        told["protected"] = tuple(dict.fromkeys((*told["protected"], *told.pop("other_protected"))))
        for name in ("whose", "confirmation", "based_on"):
            told[name] = told[name].strip() or None
        return Scope(**told)


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def scope(request: CaseRequest) -> HttpResponse:
    """Show the scope, what a change does, and keep it."""
    case = request.case
    held = scope_of(case) or Scope(case.name)
    begun = request.GET.get("template", "")
    first = _begun(held, begun) if begun in templates() else held
    if request.method != "POST":
        return _page(request, ScopeForm(case, first), begun=begun)
    form = ScopeForm(case, held, request.POST)
    if form.is_valid():
        try:
            said = form.said
        except BadOption as error:
            tell(form, error, "until")
            return _page(request, form)
        if is_kept(request, asdict(said)):
            with case.writing() as pen:
                changed = set_scope(pen, said)
            messages.success(request, _("The scope is set.") if changed else _("The scope says that already."))
            return redirect("project:scope")
        return _page(request, form, effects=_effects(case, held, said), looked=looked_at(asdict(said)))
    return _page(request, form)


def _page(request: CaseRequest, form: ScopeForm, **told: Any) -> HttpResponse:
    rows = versions(request.case, SCOPE, "")
    more = {"form": form, "templates": templates(), "versions": version_rows(rows, SCOPE_FIELDS)}
    return show(request, "project/scope.html", {**more, "kind": SCOPE, **told}, "project:scope")


def _begun(held: Scope, name: str) -> Scope:
    """Give the scope begun anew from a template; what no template says stays."""
    new = template(name, held.title)
    kept = {field: getattr(held, field) for field in ("places", "since", "until", "languages")}
    return replace(new, **kept)


def _effects(case: CaseFile, held: Scope, said: Scope) -> dict[str, Any]:
    """Give what a change does: fields that differ, what becomes hidden or shown, reports outside the languages."""
    outside = sum(
        count
        for language, count in count_by_language(case).items()
        if said.languages and (language or "").partition("-")[0] not in said.languages
    )
    hidden = [name for name in said.protected if name not in held.protected]
    # In which order acts, languages or fields are named says nothing.
    same = [name for name in UNORDERED if set(getattr(held, name)) == set(getattr(said, name))]
    said = replace(said, **{name: getattr(held, name) for name in same})
    return {
        "differences": (
            *differing(asdict(held), asdict(said), SCOPE_FIELDS),
            *differing(_counted(case, held), _counted(case, said), COUNTING_FIELDS),
        ),
        "hidden": [(name, HIDES.get(name), bool(unmaskable([name]))) for name in hidden],
        "shown": [name for name in held.protected if name not in said.protected],
        "outside": outside if held.languages != said.languages else 0,
    }


def _counted(case: CaseFile, scope: Scope) -> dict[str, Any]:
    """Give the schemes that count and grade under a scope."""
    told = asdict(counting_under(case, scope))
    return told | {"scheme": schemes()[told["scheme"]].label}


def _hides(field: str) -> str:
    """Give a protected field with what protecting it hides."""
    told = {"field": say(field), "hides": HIDES[field]}
    if unmaskable([field]):
        return _("%(field)s: %(hides)s No coder marks this yet: it can be named, and not be hidden.") % told
    return _("%(field)s: %(hides)s") % told


def _act(book: Codebook, act: str) -> str:
    return term_label(book, "acts", act)
