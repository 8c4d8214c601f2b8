"""What releases say of themselves: who publishes, the known limits, how the records were made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onrecord.core.errors import BadOption
from onrecord.publish.methodology.edits import text_to_edit
from onrecord.publish.methodology.words import languages, load_words
from onrecord.store.casefile import CaseFile
from onrecord.store.publishing.describing import described, keep_edits, settings_of
from onrecord.store.publishing.publications import Publication, publication_of, set_publication
from onrecord.store.rules import rules_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs

__all__ = ["AboutForm", "about", "keep_methodology", "methodology"]

LINE, LONGEST_TEXT = 200, 100_000


class AboutForm(forms.Form):
    """What releases say of themselves that no record tells."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=LINE)
    publisher = forms.CharField(label=gettext_lazy("Who publishes it"), max_length=LINE)
    contact = forms.CharField(label=gettext_lazy("Where corrections are sent"), max_length=LINE, required=False)
    licence = forms.CharField(
        label=gettext_lazy("Licence"), max_length=LINE, required=False, help_text=gettext_lazy("Such as CC-BY-4.0.")
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("English comes first."),
    )
    limits = forms.CharField(
        label=gettext_lazy("Known limits"), required=False, max_length=LONGEST_TEXT,
        help_text=gettext_lazy("One sentence a line, on what the records do not show."),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["languages"]
        field.choices = _languages()
        for name in ("title", "publisher", "contact", "licence"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def over(self, held: Publication) -> Publication:
        """Give what is held with what was typed in its place."""
        told = self.cleaned_data
        return replace(
            held, title=told["title"], publisher=told["publisher"], contact=told["contact"] or None,
            licence=told["licence"] or None, languages=tuple(told["languages"]),
            limits=tuple(each.strip() for each in told["limits"].splitlines() if each.strip()),
        )  # fmt: skip


@needs("publish")
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: CaseRequest) -> HttpResponse:
    """Show and change what releases say of themselves."""
    held = publication_of(request.case)
    first: dict[str, Any] = {name: getattr(held, name) for name in ("title", "publisher", "contact", "licence")}
    first |= {"languages": held.languages, "limits": "\n".join(held.limits)}
    form = AboutForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        with request.case.writing() as pen:
            set_publication(pen, form.over(held))
        messages.success(request, _("Kept. The next release says it."))
        return redirect("releases_about")
    return render(request, "releasing/about.html", {"form": form, "tab": "about"})


@needs("publish")
@require_http_methods(["GET", "HEAD", "POST"])
def methodology(request: CaseRequest) -> HttpResponse:
    """Show the parts of the methodology, and keep what people write over them."""
    language = _asked(request)
    refused, text = None, request.POST.get("text", "")
    if request.method == "POST":
        try:
            changed = keep_methodology(request.case, language, text)
        except BadOption as error:
            refused = error
        else:
            messages.success(request, _("Kept.") if changed else _("Nothing was changed."))
            return redirect(reverse("releases_methodology", query={"language": language}))
    told, moved = described(request.case, settings_of(request.case, rules_of(request.case, None)), language)
    below = {each.key for each in moved}
    given = {
        "parts": [(part, part.key in below) for part in told.parts], "language": language, "refused": refused,
        "languages": _languages(), "tab": "methodology",
        "text": text or text_to_edit(told, moved, load_words(language)),
    }  # fmt: skip
    return render(request, "releasing/methodology.html", given, status=200 if refused is None else 400)


def keep_methodology(case: CaseFile, language: str, text: str) -> list[str]:
    """Keep what a text says where settings say something else, and give the parts that changed.

    Raises:
        BadOption: it has no parts, an unknown one, or is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise BadOption(
            "the methodology", found=f"{len(text)} letters", expected=f"at most {LONGEST_TEXT}", do="Say it shorter."
        )
    held = settings_of(case, rules_of(case, None))
    with case.writing() as pen:
        return keep_edits(pen, text, held, language)


def _asked(request: CaseRequest) -> str:
    here = (get_language() or "en").partition("-")[0]
    asked = request.POST.get("language") or request.GET.get("language") or (here if here in languages() else "en")
    if asked not in languages():
        raise Http404
    return asked


def _languages() -> list[tuple[str, str]]:
    names = dict(settings.LANGUAGES)
    return [(each, str(names.get(each, each))) for each in languages()]
