"""What is looked for, and under which name a filter is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onrecord.store.searching import Query

__all__ = ["FilterForm", "SearchForm"]

MOST_LETTERS = 400


class SearchForm(forms.Form):
    """Words, and what reports must be besides."""

    q = forms.CharField(required=False, max_length=MOST_LETTERS, label=_("Words or a name"))
    language = forms.CharField(required=False, max_length=16, label=_("Language"))
    source = forms.CharField(required=False, max_length=200, label=_("Source"))
    since = forms.DateField(required=False, label=_("Published since"), widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(required=False, label=_("until"), widget=forms.DateInput({"type": "date"}))

    def query(self) -> Query:
        """Give what is looked for."""
        told: dict[str, Any] = self.cleaned_data
        words = told["q"].strip()
        return Query(words, None, told["language"] or None, told["source"] or None, told["since"], told["until"])


class FilterForm(forms.Form):
    """A filter to be kept."""

    name = forms.CharField(max_length=80)
    screen = forms.RegexField(r"^[a-z_]{1,40}$")
    query = forms.CharField(required=False, max_length=2_000)
    shared = forms.BooleanField(required=False)
