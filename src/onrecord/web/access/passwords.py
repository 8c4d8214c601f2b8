"""What a password may not be, besides short or common: offline, and said so that one knows what to do.

NIST SP 800-63B-4, 3.1.1.2: at least 15 letters, compared with common, breached and expected values; no rules of
composition, no expiry. Django's list holds 20,000 breached ones; nearly all are shorter than 15, so that what is looked
up besides is the word that a password comes down to: repeated, or with digits hung on.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onrecord.web.access.casefile import held_case

__all__ = ["NotExpected", "NotMadeUp"]

SHORTEST_NAME = 3
FEWEST_LETTERS = 5
RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)


class NotMadeUp:
    """Refuse a common password that was made longer: said again, with digits around it, or along the keyboard."""

    def __init__(self) -> None:
        self._common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: Any = None) -> None:
        """Return if the password is none of these.

        Raises:
            ValidationError: it is.
        """
        plain = password.casefold().strip()
        if len(set(plain)) < FEWEST_LETTERS or any(plain in run * 3 or plain in run[::-1] * 3 for run in RUNS):
            raise ValidationError(str(self.get_help_text()), code="made_up")
        bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
        if self._common & {_unit(plain), bare, _unit(bare)}:
            raise ValidationError(str(self.get_help_text()), code="made_up")

    def get_help_text(self) -> str | Promise:
        """Give what to do."""
        return _(
            "Not a common password made longer. Four or more words that have nothing to do with each other are good."
        )


class NotExpected:
    """Refuse a password made of what anybody would try first: names of the case file, of the person, of this tool."""

    def validate(self, password: str, user: Any = None) -> None:
        """Return if, without such names, enough of the password is left.

        Raises:
            ValidationError: too little is.
        """
        left = password.casefold()
        said = f"onrecord {held_case().name} {getattr(user, 'name', '')}".casefold()
        for word in sorted(set(re.findall(r"\w+", said)), key=len, reverse=True):
            if len(word) >= SHORTEST_NAME:
                left = left.replace(word, "")
        if left != password.casefold() and len(re.sub(r"[\W\d_]", "", left)) < 8:
            raise ValidationError(str(self.get_help_text()), code="expected")

    def get_help_text(self) -> str | Promise:
        """Give what to do."""
        return _("Not made of your name, the name of the case file, or the name of this tool.")


def _unit(text: str) -> str:
    """Give what a text repeats from beginning to end, or the text.

    >>> _unit("lionlionlion"), _unit("lion")
    ('lion', 'lion')
    """
    at = (text + text).find(text, 1) if text else 0
    return text[:at] if 0 < at < len(text) else text
