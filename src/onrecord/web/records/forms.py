"""What lists are asked for, and what people say when they sign or choose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onrecord.store.counted_bodies import OUTCOMES
from onrecord.store.line_pages import Sought
from onrecord.tally.rules.schemes import schemes

__all__ = ["OUTCOME_KEYS", "IncidentFilters", "PeopleFilters", "ReasonForm"]

LONGEST = 200


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


def _words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=LONGEST)


class IncidentFilters(forms.Form):
    """Filters of the list of incidents; `chosen` gives what was asked, as the store has it."""

    since = _day(_("From"))
    until = _day(_("Until"))
    place = _words(_("Place"))
    actor = _words(_("Armed force or group"))
    name = _words(_("Name of somebody in it"))
    method = forms.ChoiceField(label=_("Method"), required=False)
    outcome = forms.ChoiceField(label=_("What people suffered"), required=False)
    grade = forms.ChoiceField(label=_("Grade"), required=False)
    rules = forms.ChoiceField(label=_("Counted by"), required=False)
    disputed = forms.BooleanField(label=_("Sources disagree"), required=False)
    unsigned = forms.BooleanField(label=_("Unconfirmed only"), required=False)
    shaken = forms.BooleanField(label=_("Signatures that lost ground"), required=False)

    def __init__(self, data: Any, choices: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data, auto_id="f-%s", label_suffix="")
        for name in ("method", "outcome", "grade"):
            self.fields[name].choices = [("", _("any")), *choices.get(name, [])]  # type: ignore[attr-defined]
        self.fields["rules"].choices = [("", _("the case file’s rules"))] + [  # type: ignore[attr-defined]
            (name, scheme.label) for name, scheme in schemes().items()
        ]

    def chosen(self, *, sees_all: bool) -> Sought:
        """Give what was asked; what cannot be read is left out, and told beside its field."""
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        return Sought(
            since=told.get("since"), until=told.get("until"), place=told.get("place", ""), actor=told.get("actor", ""),
            name=told.get("name", ""), method=told.get("method", ""), outcome=told.get("outcome", ""),
            grade=told.get("grade", ""), is_disputed=bool(told.get("disputed")),
            is_unsigned=bool(told.get("unsigned")), is_shaken=bool(told.get("shaken")), sees_all=sees_all,
        )  # fmt: skip


class PeopleFilters(forms.Form):
    """Filters of the list of people."""

    name = _words(_("Name, in any script"))
    role = forms.ChoiceField(
        label=_("Recorded as"),
        required=False,
        choices=[("", _("any")), ("victim", _("victim")), ("perpetrator", _("perpetrator"))],
    )
    place = _words(_("Place"))
    since = _day(_("From"))
    until = _day(_("Until"))
    outcome = forms.ChoiceField(label=_("What they suffered"), required=False)
    unnamed = forms.BooleanField(label=_("Those without a name too"), required=False)
    disputed = forms.BooleanField(label=_("Sources disagree"), required=False)

    def __init__(self, data: Any, outcomes: list[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="f-%s", label_suffix="")
        self.fields["outcome"].choices = [("", _("any")), *outcomes]  # type: ignore[attr-defined]

    def chosen(self, *, sees_all: bool, within: str | None) -> Sought:
        """Give what was asked."""
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        kinds = (told["role"],) if told.get("role") else ("victim", "perpetrator")
        return Sought(
            kinds, told.get("since"), told.get("until"), told.get("place", ""), outcome=told.get("outcome", ""),
            name=told.get("name", ""), is_disputed=bool(told.get("disputed")),
            is_named=not told.get("unnamed") and within is None, within=within, sees_all=sees_all,
        )  # fmt: skip


class ReasonForm(forms.Form):
    """Why, in a few words: others will ask."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    reason = forms.CharField(
        label=_("Why, in a few words: others will ask"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


OUTCOME_KEYS = tuple(str(outcome) for outcome in OUTCOMES)
