"""Which accounts a rule of counting hears and which number stands by it, and why it did not hear another."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

__all__ = ["SENTENCES"]

SENTENCES: tuple[str, ...] = (
    _("judged"),
    _("not withdrawn"),
    _("as told"),
    _("newest of an origin"),
    _("others than perpetrators"),
    _("no denials by perpetrators"),
    _("reliable"),
    _("best graded"),
    _("told by most"),
    _("low: %(why)s"),
    _("best: %(why)s"),
    _("high: %(why)s"),
    _("fewest"),
    _("most"),
    _("most without allegations"),
    _("lowest told"),
    _("newest"),
    _("%(number)s people are named"),
    _("a person judged another to stand"),
    _("%(name)s took it back"),
    _("told as %(stance)s"),
    _("%(name)s said otherwise on %(days)s"),
    _("the word of who is said to have done it"),
    _("a denial by who is said to have done it"),
    _("a source of grade %(number)s"),
    _("a source of grade %(number)s tells of it"),
    _("independent sources that tell it: %(number)s, that tell another: %(number_2)s"),
)
