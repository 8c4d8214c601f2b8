"""Forms of the intake: what is brought, from which source, and what the person vouches for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onrecord.store.consent import consents
from onrecord.store.sources import Source, sources, words
from onrecord.web.access.casefile import CaseRequest

__all__ = ["AddressesForm", "FilesForm", "ListForm", "SourceForm", "TextForm", "most_files", "split_addresses"]

most_files = 100
"""So many files are taken at a time, as Django bounds the parts of a form."""

MOST_ADDRESSES = 200
LONGEST_TEXT = 1_000_000
LANGUAGES = ("ar", "en", "es", "fr", "uk", "ru", "fa", "he", "ckb", "tr", "ur", "my", "pt", "de", "sw")

USES = {"internal": _("within this group"), "share": _("given to partners"), "publish": _("made public")}
KINDS = {
    "outlet": _("outlet: a newspaper, agency, channel or site"),
    "organisation": _("organisation: a group that documents, helps or speaks for others"),
    "authority": _("authority: a government, court, police, hospital or other office"),
    "armed group": _("armed group: a party to the violence, or who speaks for one"),
    "list": _("list: somebody's list or database of cases"),
    "person": _("person: somebody who saw it, whom it happened to, or their family"),
}
RELIABILITY = {
    "unknown": _("not known"),
    "highly reliable": _("highly reliable"),
    "likely reliable": _("likely reliable"),
    "unsure": _("unsure"),
    "likely unreliable": _("likely unreliable"),
    "highly unreliable": _("highly unreliable"),
}

_NO_CONSENT, _WITHDRAWN = _("no consent on record"), _("consent withdrawn")


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class _Form(forms.Form):
    def __init__(self, *given: Any, **named: Any) -> None:
        named.setdefault("label_suffix", "")
        super().__init__(*given, **named)


class _Brought(_Form):
    """What every way of bringing something in asks: from which source."""

    source = forms.ChoiceField(
        label=_("Source"),
        required=False,
        help_text=_("Who published or told it, where that is known. What a source agreed to stands behind its name."),
    )

    def __init__(self, request: CaseRequest, *given: Any, protected: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["source"]
        field.choices = [("", _("not said")), *_choices(request, protected=protected and "sources" in request.rights)]


class _Dated(_Brought):
    published = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=_Day(),
        help_text=_("Only if you know it from elsewhere. It is kept as your word, over what the file says."),
    )

    def clean_published(self) -> date | None:
        """Refuse a day that has not come."""
        day: date | None = self.cleaned_data["published"]
        if day is not None and day > date.today():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class FilesForm(_Dated):
    """Files of any kind that has a reader; the files themselves are taken from the request."""

    name_senders = forms.BooleanField(
        label=_("Name who wrote private letters and chats"),
        required=False,
        help_text=_("Else they are numbered in order of appearance, and named nowhere."),
    )


class TextForm(_Dated):
    """Words that somebody pasted."""

    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    text = forms.CharField(label=_("Text"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 14}))
    outlet = forms.CharField(
        label=_("Outlet, as it stands there"),
        required=False,
        max_length=200,
        help_text=_("The newspaper, channel or site whose words these are."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[
            ("", pgettext_lazy("language", "as the text shows")),
            *((code, LANG_INFO[code]["name_local"]) for code in LANGUAGES if code in LANG_INFO),
        ],
    )
    field_order = ("title", "text", "outlet", "source", "published", "language")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("title", "text", "outlet"):
            self.fields[name].widget.attrs["dir"] = "auto"


class AddressesForm(_Dated):
    """Web addresses, one a line."""

    urls = forms.CharField(
        label=_("Addresses"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "ltr", "spellcheck": "false"}),
        help_text=_("One a line, beginning with https:// or http://."),
    )
    follow = forms.BooleanField(
        label=_("Where an address is a feed, fetch what its items link to"),
        required=False,
    )
    field_order = ("urls", "follow", "source", "published")

    def clean_urls(self) -> list[str]:
        """Give the addresses, each once."""
        urls = split_addresses(self.cleaned_data["urls"])
        wrong = [url for url in urls if not url.casefold().startswith(("http://", "https://"))]
        if wrong:
            raise forms.ValidationError(
                _("“%(url)s” is no web address: it must begin with https:// or http://."),
                params={"url": wrong[0][:100]},
            )
        if len(urls) > MOST_ADDRESSES:
            raise forms.ValidationError(_("At most %(most)d addresses at a time."), params={"most": MOST_ADDRESSES})
        return urls


class ListForm(_Brought):
    """A list in a spreadsheet; lists of protected sources are brought in as files."""

    def __init__(self, request: CaseRequest, *given: Any, **named: Any) -> None:
        super().__init__(request, *given, protected=False, **named)


class SourceForm(_Form):
    """A source for the register, with what it agreed to."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    reliability = forms.ChoiceField(label=_("How far it is relied on"), choices=list(RELIABILITY.items()))
    protected = forms.BooleanField(
        label=_("Protect who this is"),
        required=False,
        help_text=_("The name goes into the vault. Everywhere else it is “Source” and a number."),
    )
    use = forms.ChoiceField(
        label=_("It agreed to be"),
        required=False,
        choices=[("", _("nothing on record")), *USES.items()],
        help_text=_("Of people, nothing leaves the case file without consent on record."),
    )
    given = forms.DateField(label=_("Agreed on"), required=False, widget=_Day())
    expires = forms.DateField(label=_("Until"), required=False, widget=_Day())
    how = forms.CharField(
        label=_("How it was asked and answered"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    conditions = forms.CharField(
        label=_("On what conditions"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )

    def __init__(self, *given: Any, may_protect: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if not may_protect:
            del self.fields["protected"]


def split_addresses(said: str) -> list[str]:
    """Give the addresses of a text, each once, in order.

    >>> split_addresses(" https://a.example/x\\n\\nhttps://a.example/x http://b.example ")
    ['https://a.example/x', 'http://b.example']
    """
    return list(dict.fromkeys(said.split()))


def _choices(request: CaseRequest, *, protected: bool) -> list[tuple[str, str]]:
    agreed = consents(request.case)
    return [
        (str(each.number), _label(each, agreed.get(each.number)))
        for each in sources(request.case)
        if each.erased is None and (protected or not each.is_protected)
    ]


def _label(source: Source, consent: Any) -> str:
    if consent is None:
        asked = source.is_protected or source.kind in words()["ask_consent_of"]
        return f"{source.shown} · {_NO_CONSENT}" if asked else source.shown
    if consent.withdrawn:
        return f"{source.shown} · {_WITHDRAWN}"
    return f"{source.shown} · {USES.get(consent.use, consent.use)}"
