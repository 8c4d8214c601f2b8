"""What every page of the settings has: its sections, versions with who set them and when, a look before it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onrecord.core.errors import OnrecordError
from onrecord.store.canonical import canonical_json
from onrecord.store.entries import body_of
from onrecord.store.models import Entry
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.project.words import setting_words
from onrecord.web.sentences.saying import say

__all__ = [
    "SOURCES_OR_SETTINGS",
    "Difference",
    "VersionRow",
    "differing",
    "is_kept",
    "looked_at",
    "may",
    "show",
    "shown",
    "tell",
    "version_rows",
]

SECTIONS = (
    ("project", _("All settings"), "settings"),
    ("project:scope", _("Scope"), "settings"),
    ("project:codebook", _("Codebook"), "settings"),
    ("project:rules", _("Rules and grades"), "settings"),
    ("project:languages", _("Languages"), "settings"),
    ("project:retention", _("Retention"), "settings"),
    ("sources", _("Sources"), "sources or settings"),
)
SOURCES_OR_SETTINGS = frozenset({"sources", "settings"})
"""Either of these rights lets in to the register of sources."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that a version says otherwise than the one before."""

    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a setting: who set it and when, what differed, and whether it holds."""

    number: int
    set_by: str
    set_at: datetime
    differed: tuple[Difference, ...]
    holds: bool


def may(request: CaseRequest, rights: frozenset[str]) -> None:
    """Return if whoever asks has one of the rights.

    Raises:
        PermissionDenied: they have none.
    """
    if not rights & request.rights:
        raise PermissionDenied


def show(request: CaseRequest, template: str, told: Mapping[str, Any], here: str) -> HttpResponse:
    """Give a page of the settings with its sections; those that whoever asks may not see are left out."""
    sections = [
        {"label": label, "url": reverse(name), "here": name == here}
        for name, label, right in SECTIONS
        if right in request.rights or (right == "sources or settings" and SOURCES_OR_SETTINGS & request.rights)
    ]
    return render(request, template, {**told, "sections": sections})


def tell(form: forms.BaseForm, error: OnrecordError, field: str | None = None) -> None:
    """Show an error of ours beside the field it is of, or above the form: what was found and what to do."""
    form.add_error(
        field if field in form.fields else None,
        _("Found %(found)s; expected %(expected)s. %(do)s")
        % {"found": say(error.found), "expected": say(error.expected), "do": say(error.do)},
    )


def looked_at(told: Mapping[str, Any]) -> str:
    """Give the sum of what was asked for, so that only what somebody looked at is kept."""
    plain = {name: str(value) for name, value in told.items()}
    return hashlib.sha256(canonical_json(plain).encode()).hexdigest()


def is_kept(request: CaseRequest, told: Mapping[str, Any]) -> bool:
    """True where whoever asks saw what this very change does, and said to keep it."""
    return request.POST.get("step") == "keep" and request.POST.get("looked") == looked_at(told)


def differing(
    before: Mapping[str, Any], after: Mapping[str, Any], labels: Mapping[str, str | Promise]
) -> tuple[Difference, ...]:
    """Give the fields that differ, those with a label alone."""
    return tuple(
        Difference(label, shown(before.get(name), name), shown(after.get(name), name))
        for name, label in labels.items()
        if before.get(name) != after.get(name) and (shown(before.get(name)) or shown(after.get(name)))
    )


def shown(value: Any, name: str = "") -> str:
    """Give a value of a setting as people read it; `name` is that of the setting."""
    if value is None or value is False:
        return ""
    if isinstance(value, list | tuple):
        return str(_(", ")).join(setting_words(name, str(each)) for each in value)
    return str(_("yes")) if value is True else setting_words(name, str(value))


def version_rows(
    rows: Sequence[Entry],
    labels: Mapping[str, str | Promise],
    read: Callable[[Entry], Mapping[str, Any]] = body_of,
) -> list[VersionRow]:
    """Give the versions of a setting, the newest first, each with what differed from the one before."""
    told: list[VersionRow] = []
    before: Mapping[str, Any] = {}
    for row in rows:
        after = read(row)
        told.append(VersionRow(row.version, row.set_by, row.set_at, differing(before, after, labels), row is rows[-1]))
        before = after
    return told[::-1]
