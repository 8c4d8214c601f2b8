"""What a stranger may write, and what is set about the page."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onrecord.store.submissions import Page

__all__ = ["PageForm", "TellForm"]

LONGEST = 50_000


class TellForm(forms.Form):
    """Words of a witness or a family."""

    use_required_attribute = False
    KNOWS: ClassVar = [
        ("", _("I would rather not say")),
        ("saw it", _("I saw it or was there")),
        ("family", _("I am family or a friend")),
        ("told by somebody who saw it", _("Somebody who saw it told me")),
        ("work", _("I know it from my work")),
        ("other", _("Otherwise")),
    ]
    USES: ClassVar = [
        ("internal", _("Only to check what others say")),
        ("share", _("It may be given to courts and investigators, without saying who I am")),
        ("publish", _("It may be published, without saying who I am")),
    ]
    text = forms.CharField(
        label=_("What do you want to tell?"),
        help_text=_("Who, what, where and when, as far as you know. Say what you saw and what you were told."),
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
        required=False,
        max_length=LONGEST,
    )
    about = forms.CharField(
        label=_("Is it about something published? Its number or address"), required=False, max_length=300
    )
    knows_by = forms.ChoiceField(label=_("How do you know?"), choices=KNOWS, required=False)
    use = forms.ChoiceField(label=_("What may we do with it?"), choices=USES, initial="internal", required=False)
    reach = forms.CharField(
        label=_("How may we reach you? Only if you want, and if it is safe"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class PageForm(forms.Form):
    """How the submission page is set."""

    is_on = forms.BooleanField(label=_("The submission page is on"), required=False)
    per_day = forms.IntegerField(label=_("Submissions it takes in a day"), min_value=1, max_value=10_000)

    def __init__(self, data: Any, page: Page) -> None:
        super().__init__(data, initial={"is_on": page.is_on, "per_day": page.per_day})
        told = dict(page.words)
        for language, name in settings.LANGUAGES:
            self.fields[f"words_{language}"] = forms.CharField(
                label=_("What it says first, in %(language)s") % {"language": name},
                initial=told.get(language, ""),
                required=False,
                max_length=2_000,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "lang": language}),
            )

    def page(self) -> Page:
        """Give what was filled in."""
        told = self.cleaned_data
        words = tuple((code, text) for code, _name in settings.LANGUAGES if (text := told[f"words_{code}"].strip()))
        return Page(told["is_on"], words, told["per_day"])
