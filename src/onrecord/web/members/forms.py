"""Forms on people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onrecord.store.people.rights import roles_register
from onrecord.web.access.words import role

__all__ = ["Reason", "RolesForm", "SecondFactorForm", "Someone"]

LONGEST_REASON = 500


class RolesForm(forms.Form):
    """Which roles somebody has."""

    roles = forms.MultipleChoiceField(label=_("Roles"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["roles"]
        field.choices = [(name, role(name)) for name in roles_register().roles]


class Someone(RolesForm):
    """Somebody new."""

    field_order = ("name", "roles", "password")

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        help_text=_("What the ledger calls them. It never changes, and need not be their own name."),
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True, "dir": "auto"}),
    )
    password = forms.BooleanField(
        label=_("Make a first password"),
        required=False,
        initial=True,
        help_text=_("It is shown once, for you to give to them; they choose their own when they first come in."),
    )


class Reason(forms.Form):
    """Why something is done that the ledger keeps for good."""

    why = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, widget=forms.TextInput({"dir": "auto"}))


class SecondFactorForm(RolesForm):
    """Which roles need a second factor, and why some no longer do."""

    why = forms.CharField(
        label=_("Why, where one no longer needs it"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
