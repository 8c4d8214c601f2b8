"""What a column of a list may be, and what a suggestion rests on."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

__all__ = ["SENTENCES"]

SENTENCES: tuple[str, ...] = (
    _("the name as written; several such columns are forms of one name"),
    _("the given name"),
    _("the father's name"),
    _("the grandfather's name"),
    _("the family name"),
    _("age in years"),
    _("adult or child"),
    _("sex"),
    _("civilian or combatant"),
    _("work"),
    _("nationality"),
    _("the body the person belonged to"),
    _("what happened to the person: killed, injured, detained"),
    _("the day it happened"),
    _("the country"),
    _("the province"),
    _("the district"),
    _("the town or village"),
    _("the place within the town: a market, a street"),
    _("latitude in degrees"),
    _("longitude in degrees"),
    _("latitude and longitude in one cell"),
    _("how it was done"),
    _("who did it"),
    _("how many were killed"),
    _("how many were injured"),
    _("how many were detained"),
    _("how many were abducted"),
    _("how many disappeared"),
    _("of those killed, women"),
    _("of those killed, men"),
    _("of those killed, children"),
    _("of those killed, civilians"),
    _("who told it: an outlet, an organisation; several are parted by semicolons"),
    _("kept as words, not as a value"),
    _("who told or sent it, or how to reach them: left out of the text, kept in the original alone"),
    _("its heading"),
    _("its cells"),
    _("its heading and its cells"),
    _("not applicable"),
    _("its heading says %(words)s, its cells do not"),
    _("nothing tells"),
)
