"""The months of dates, named where translators find them: a language has one name for a month on every page.

Django names them too, and in Arabic otherwise than records do: `مارس` beside `آذار/مارس`. Ours come before Django's.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

__all__ = ["MONTHS"]

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
