"""The codebook as a file: taken away, brought in, and an earlier version set again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onrecord.coding.codebook_lines import line_of
from onrecord.core.errors import BadOption, CodebookError
from onrecord.store.codebooks import codebook_in_use, codebook_text, set_codebook_again, use_bundled
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.proposing import kept, proposal
from onrecord.web.project.sections import show, tell

__all__ = ["UploadForm", "download", "set_again", "upload", "version"]

MOST_BYTES = 2_000_000
AROUND = 2


class UploadForm(forms.Form):
    """A codebook as a file, or as text that can be mended here."""

    file = forms.FileField(label=gettext_lazy("File"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or the text of it"),
        required=False,
        max_length=MOST_BYTES,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "ltr", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Give the text, of the file where one came."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        file = told.get("file")
        if file is not None:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(_("A codebook has 2 MB at the most."))
            try:
                told["text"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                raise forms.ValidationError(_("This file is no text in UTF-8.")) from None
        if not (told.get("text") or "").strip():
            raise forms.ValidationError(_("Choose a file, or paste its text."))
        # A browser sends lines that end as on Windows; the same codebook must be the same bytes.
        told["text"] = told["text"].replace("\r\n", "\n")
        return told


@needs("settings")
@require_safe
def download(request: CaseRequest) -> HttpResponse:
    """Give the codebook in use as YAML."""
    held = codebook_in_use(request.case)
    return _yaml(held.path.read_text(encoding="utf-8"), held.book.id)


@needs("settings")
@require_safe
def version(request: CaseRequest, sha256: str) -> HttpResponse:
    """Give an earlier version as YAML."""
    try:
        return _yaml(codebook_text(request.case, sha256), sha256[:12])
    except BadOption:
        raise Http404 from None


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: CaseRequest) -> HttpResponse:
    """Propose a codebook from a file; its errors stand beside the line they are of."""
    if request.method != "POST":
        return show(request, "project/upload.html", {"form": UploadForm()}, "project:codebook")
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, "project/upload.html", {"form": form}, "project:codebook")
    text = form.cleaned_data["text"]
    told: dict[str, Any] = {"form": UploadForm({"text": text})}
    told["form"].is_valid()
    try:
        proposed = proposal(request, text)
        answer = kept(request, text, proposed["effects"])
    except CodebookError as error:
        tell(told["form"], error, "text")
        return show(request, "project/upload.html", {**told, **_place(text, error)}, "project:codebook")
    except BadOption as error:
        tell(told["form"], error)
        return show(request, "project/upload.html", told, "project:codebook")
    posted = [("text", text)]
    return answer or show(request, "project/upload.html", {**told, **proposed, "posted": posted}, "project:codebook")


@needs("settings")
@require_POST
def set_again(request: CaseRequest) -> HttpResponse:
    """Code by an earlier version again, or by the codebook that ships."""
    sha256 = request.POST.get("sha256", "")
    if sha256:
        set_codebook_again(request.case, sha256)
    else:
        use_bundled(request.case)
    messages.success(request, _("The codebook is set again. The one before stays among its versions."))
    return redirect("project:codebook")


def _place(text: str, error: CodebookError) -> dict[str, Any]:
    """Give the line that an error is of with those around it."""
    line = line_of(text, error)
    if line is None:
        return {}
    lines = text.splitlines()
    first = max(0, line - 1 - AROUND)
    return {"error_line": line, "around": list(enumerate(lines[first : line + AROUND], first + 1))}


def _yaml(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    safe = "".join(each if each.isalnum() and each.isascii() else "-" for each in name)
    answer["Content-Disposition"] = f'attachment; filename="codebook-{safe}.yaml"'
    return answer
