"""Forms of the register of sources: what it says of one, what one agreed to, and who a protected one is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.store.consent import Consent
from onrecord.store.sources import Source
from onrecord.web.project.fields import Days, Lines
from onrecord.web.project.words import KINDS_TOLD, RELIABILITY, SOURCE_FIELDS, USES
from onrecord.web.sentences.sources import source_called

__all__ = ["ConsentForm", "EraseForm", "OpenForm", "ProtectForm", "RevealForm", "SourceForm", "WhoForm"]


class SourceForm(forms.Form):
    """What the register says of any source, also of a protected one."""

    kind = forms.ChoiceField(label=SOURCE_FIELDS["kind"], choices=list(KINDS_TOLD.items()))
    languages = Lines(label=SOURCE_FIELDS["languages"], help_text=gettext_lazy("Codes such as ar; one a line."))
    reliability = forms.ChoiceField(
        label=SOURCE_FIELDS["reliability"],
        choices=list(RELIABILITY.items()),
        initial="unknown",
        help_text=gettext_lazy("Of the source, whatever it says."),
    )
    information = forms.ChoiceField(
        label=SOURCE_FIELDS["information"],
        choices=list(RELIABILITY.items()),
        initial="unknown",
        help_text=gettext_lazy("Of what it says, apart from who it is."),
    )


class OpenForm(SourceForm):
    """What the register says of a source that is not protected."""

    field_order = ("name", "aliases", "kind", "reliability", "information", "owner", "place", "languages", "note")

    name = forms.CharField(label=SOURCE_FIELDS["name"], max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    aliases = Lines(label=SOURCE_FIELDS["aliases"], help_text=gettext_lazy("As reports write it; one a line."))
    owner = forms.CharField(label=SOURCE_FIELDS["owner"], max_length=300, required=False)
    place = forms.CharField(label=SOURCE_FIELDS["place"], max_length=300, required=False)
    note = forms.CharField(
        label=SOURCE_FIELDS["note"],
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    @property
    def said(self) -> dict[str, Any]:
        """Give what was said, with nothing for what was left empty."""
        return {name: value or None if isinstance(value, str) else value for name, value in self.cleaned_data.items()}


class WhoForm(forms.Form):
    """Who a protected source is: sealed as it is kept, and shown by no page but the one that reveals it."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    contact = forms.CharField(label=gettext_lazy("How to reach them"), max_length=500, required=False)
    note = forms.CharField(
        label=gettext_lazy("Anything else that tells who they are"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in ("name", "contact", "note"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def who(self) -> dict[str, str]:
        """Give what was said of who they are, without what was left empty."""
        return {name: self.cleaned_data[name] for name in ("name", "contact", "note") if self.cleaned_data[name]}


class ProtectForm(WhoForm, SourceForm):
    """A protected source that is to be added: who it is, and what the register says of it."""

    field_order = ("name", "contact", "note", "kind", "reliability", "information", "languages")

    @property
    def source(self) -> Source:
        """Give what the register says of it."""
        told = self.cleaned_data
        return Source(**{name: told[name] for name in ("kind", "languages", "reliability", "information")})


class ConsentForm(forms.Form):
    """What a source agreed to."""

    use = forms.ChoiceField(
        label=gettext_lazy("The widest use"),
        choices=list(USES.items()),
        help_text=gettext_lazy("Each use holds those before it."),
    )
    conditions = forms.CharField(
        label=gettext_lazy("Conditions"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    given = Days(label=gettext_lazy("Given on"))
    expires = Days(label=gettext_lazy("Last day it holds"))
    how = forms.CharField(label=gettext_lazy("How it was given"), max_length=500, required=False)
    withdrawn = forms.BooleanField(label=gettext_lazy("Withdrawn"), required=False)

    @property
    def said(self) -> Consent:
        """Give the consent that was filled in."""
        told = self.cleaned_data
        return Consent(**{**told, "conditions": told["conditions"] or None, "how": told["how"] or None})


class RevealForm(forms.Form):
    """Why somebody must know who a source is, and the passphrase of the vault where it is needed."""

    why = forms.CharField(
        label=gettext_lazy("Why you need to know"),
        max_length=500,
        help_text=gettext_lazy("The ledger keeps it for good. Do not write who it is."),
    )

    def __init__(self, needs_passphrase: bool, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if needs_passphrase:
            self.fields["passphrase"] = forms.CharField(
                label=gettext_lazy("Passphrase of the vault"),
                max_length=1_000,
                strip=False,
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
                help_text=gettext_lazy("It is asked for each time, and kept nowhere."),
            )


class EraseForm(forms.Form):
    """Why the key of a source is destroyed, and its name typed by whoever does it."""

    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=500, help_text=gettext_lazy("The ledger keeps it for good.")
    )
    typed = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, called: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self._called = called, source_called(called)
        self.fields["typed"].label = _("Type “%(called)s” to erase it") % {"called": self._called[-1]}

    def clean_typed(self) -> str:
        """Give what was typed, if it is what the source is called."""
        typed = " ".join(self.cleaned_data["typed"].split())
        if typed not in self._called:
            raise ValidationError(_("This is not “%(called)s”.") % {"called": self._called[-1]})
        return typed
