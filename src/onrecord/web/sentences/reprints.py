"""What two reports have in common, and why one is taken for a reprint of the other."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

__all__ = ["SENTENCES"]

SENTENCES: tuple[str, ...] = (
    _("reprint"),
    _("shares a passage"),
    _("independent"),
    _("%(percent)s of the shorter and %(percent_2)s of the longer are the same words"),
    _("too few words to tell"),
    _("one has little under its headline but what its pages repeat"),
    _("the same frame with %(number)s other names or numbers, such as %(words)s for %(words_2)s"),
    _("both credit %(name)s"),
    _("both by %(name)s"),
    _("the same title"),
    _("the same dateline, %(name)s"),
    _("the longer has it within a story of its own"),
    _("%(number)s words together, from “%(words)s …”"),
    _("its source is %(name)s, whom it credits"),
    _("the earliest, %(days)s"),
    _("of the earliest day, %(days)s, credits %(name)s"),
    _("credits %(name)s"),
    _("of the earliest day, %(days)s, the fullest text, %(number)s words"),
    _("the fullest text, %(number)s words"),
)
