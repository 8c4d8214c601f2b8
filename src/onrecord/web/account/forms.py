"""Forms of signing in and of one's own account."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onrecord.store.people.factors import spend_code
from onrecord.web.access.casefile import held_case
from onrecord.web.access.lockout import is_locked_out, note_failure

__all__ = ["CodeForm", "NewPassword", "PasswordForm", "SecondStep", "SetUpApp", "SignIn", "spent"]

# Argon2 takes its time over what it is given: nobody needs more.
LONGEST_PASSWORD = 256
WRONG_CODE = _(
    "That code is wrong, too old, or was used before. Wait for the next one, or check the clock of the phone."
)


class SignIn(LoginForm):  # type: ignore[misc]
    """Name and password, in our words, and without help by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = _("Name"), _("Password")
        name.widget.attrs = {"autocomplete": "username", "autofocus": True, "dir": "auto", "maxlength": 150}
        password.widget.attrs = {"autocomplete": "current-password", "maxlength": LONGEST_PASSWORD}
        password.help_text, password.max_length = "", LONGEST_PASSWORD

    def clean(self) -> Any:
        """Give what was sent if it is somebody's; the answer to whatever is wrong is the same."""
        try:
            return super().clean()
        except ValidationError as error:
            if getattr(error, "code", "") == "too_many_login_attempts":
                raise ValidationError(_("Too many failed attempts. Try again in a quarter of an hour.")) from None
            raise ValidationError(
                _("This name and this password do not go together. Check both; capital letters count in the password.")
            ) from None


class CodeForm(forms.Form):
    """A code of an app, or a recovery code."""

    code = forms.CharField(label=_("Code"), max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= _CODE


class SecondStep(AuthenticateForm):  # type: ignore[misc]
    """The code that is asked for after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = {**_CODE, "maxlength": 64}

    def clean_code(self) -> str:
        """Give the code, spent now.

        Raises:
            ValidationError: it is none of theirs, or they are locked out.
        """
        from allauth.core import context

        number = spent(context.request, self.user, self.cleaned_data["code"])
        if number is None:
            raise ValidationError(WRONG_CODE, code="incorrect_code")
        self.authenticator = Authenticator.objects.get(pk=number)
        return str(self.cleaned_data["code"])


class PasswordForm(forms.Form):
    """The password, once more."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )


class NewPassword(forms.Form):
    """A new password, typed twice."""

    new = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text=_("At least 15 letters; spaces count. Four or more unconnected words are good. It never expires."),
        widget=forms.PasswordInput({"autocomplete": "new-password", "autofocus": True}),
    )
    again = forms.CharField(
        label=_("The same again"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, member: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._member = member

    def clean_new(self) -> str:
        """Give the password.

        Raises:
            ValidationError: it is short, common, or what anybody would try; or the one they have.
        """
        new = str(self.cleaned_data["new"])
        validate_password(new, self._member)
        if self._member.check_password(new):
            raise ValidationError(_("That is the password you have. Choose another."), code="same")
        return new

    def clean_again(self) -> str:
        """Give it once more.

        Raises:
            ValidationError: it is not the same.
        """
        again = str(self.cleaned_data["again"])
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise ValidationError(_("The two are not the same. Type both again."), code="differs")
        return again


class SetUpApp(CodeForm):
    """The first code of an app that is being set up."""


def spent(request: Any, member: Any, code: str) -> int | None:
    """Spend a code of a person, and give the number of the factor; None where it is wrong, which counts towards
    lock-out, or where they are locked out already.
    """
    if is_locked_out(request, member.name):
        return None
    number = spend_code(held_case(), member, code)
    if number is None:
        note_failure(request, member.name)
    return number


_CODE = {
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "spellcheck": "false",
    "autofocus": True,
    "dir": "ltr",
}
