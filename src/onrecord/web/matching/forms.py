"""What is sent from the matching screen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onrecord.web.matching.words import COMPARED, DECISIONS, KINDS, OTHER, REASONS

__all__ = ["ActForm", "JudgementsForm", "PairForm", "ReasonForm"]

ID, REASON = 128, 2_000
MOST_MARKED = 200


class PairForm(forms.Form):
    """An answer on a pair: the two, what was decided, and why, chosen or written."""

    kind = forms.ChoiceField(choices=list(KINDS.items()))
    one = forms.CharField(max_length=ID)
    other = forms.CharField(max_length=ID)
    decision = forms.ChoiceField(choices=list(DECISIONS.items()))
    model = forms.CharField(max_length=64, required=False)
    why = forms.ChoiceField(choices=list(REASONS.items()), required=False, label=_("Reason"))
    reason = forms.CharField(
        max_length=REASON, required=False, label=_("In your words"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Give what was sent with the reason in words; what was written goes before what was chosen."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        written, chosen = (told.get("reason") or "").strip(), told.get("why") or COMPARED
        if not written and chosen == OTHER:
            self.add_error("reason", _("Write why, in a few words, or choose a reason above."))
        told["in_words"] = written or str(REASONS.get(chosen, REASONS[COMPARED]))
        return told


class ReasonForm(forms.Form):
    """That a judgement is taken back, and why."""

    number = forms.IntegerField(min_value=1, max_value=2**53)
    reason = forms.CharField(max_length=REASON, label=_("Why it is taken back"))


class ActForm(forms.Form):
    """What is said of several of a cluster at once: the same, or another than the rest; and why."""

    kind = forms.ChoiceField(choices=list(KINDS.items()))
    of = forms.CharField(max_length=ID)
    reason = forms.CharField(max_length=REASON, label=_("Why"))


class JudgementsForm(forms.Form):
    """Which judgements are looked for."""

    by = forms.CharField(max_length=200, required=False)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    decision = forms.ChoiceField(choices=[("", ""), *DECISIONS.items()], required=False)
    before = forms.IntegerField(min_value=1, max_value=2**53, required=False)
