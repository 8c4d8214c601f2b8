"""Scopes that come with onrecord, and how incidents are named where they stand beside each other."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

__all__ = ["SENTENCES"]

SENTENCES: tuple[str, ...] = (
    _("Every Casualty standard"),
    _("everyone killed by armed violence, whoever they were"),
    _("Airwars-style"),
    _("civilians killed or injured by explosive weapons; civilian until there is evidence otherwise"),
    _("Iraq Body Count-style"),
    _("civilians killed by violence"),
    _("Monitoring and reporting mechanism on children and armed conflict (MRM)"),
    _("children, under eighteen at the time"),
    _("kinship"),
    _("family"),
    _("affiliation"),
    _("occupation"),
    _("telephone"),
    _("address"),
    _("religion"),
    _("ethnicity"),
    _("sexual orientation"),
    _("school"),
    _("chemical, biological, radiological, nuclear"),
    _("denial of or destruction of objects indispensable to survival"),
    _("heavy weapons and explosive munitions"),
    _("incendiary"),
    _("less lethal"),
    _("objects and other means"),
    _("planted explosives and unexploded ordnance"),
    _("small arms and light weapons"),
    _("published %(days)s"),
    _("%(name)s, published %(days)s"),
    _("%(name)s, %(days)s"),
)
