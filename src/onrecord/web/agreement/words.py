"""What fields, groups and reasons are called on these pages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onrecord.web.records.wording import capital, phrases_now

__all__ = ["FIELDS", "GROUPS", "KINDS", "LEVELS", "PARTS", "WHY", "called", "group_name", "part_called"]

FIELDS: dict[str, Promise] = {
    "incident.earliest": _("Incident: first day"),
    "incident.latest": _("Incident: last day"),
    "incident.date_precision": _("Incident: precision of the date"),
    "incident.place": _("Incident: place"),
    "incident.country": _("Incident: country"),
    "incident.place_precision": _("Incident: precision of the place"),
    "incident.killed": _("Incident: number killed"),
    "incident.injured": _("Incident: number injured"),
    "act.type": _("Act: what was done"),
    "act.method": _("Act: method"),
    "act.weapon": _("Act: weapon"),
    "act.stance": _("Act: stance of the report"),
    "victim.kind": _("Victim: person or group"),
    "victim.name": _("Victim: name"),
    "victim.count": _("Victim: number of people"),
    "victim.age": _("Victim: age"),
    "victim.age_group": _("Victim: adult or child"),
    "victim.sex": _("Victim: sex"),
    "victim.status": _("Victim: status"),
    "victim.occupation": _("Victim: occupation"),
    "victim.outcome": _("Victim: outcome"),
    "perpetrator.actor": _("Perpetrator: actor"),
    "perpetrator.name": _("Perpetrator: name"),
    "perpetrator.involvement": _("Perpetrator: involvement"),
    "toll.act": _("Toll: act"),
    "toll.count": _("Toll: number"),
}
KINDS: dict[str, Promise] = {
    "incident": _("Incidents"),
    "act": _("Acts"),
    "victim": _("Victims"),
    "perpetrator": _("Perpetrators"),
    "object": _("Things harmed"),
    "toll": _("Tolls"),
}
GROUPS: dict[str, Promise] = {
    "language": _("Language"),
    "actor": _("Actor"),
    "coder": _("Coder"),
    "pair": _("Pair of coders"),
    "month": _("Month"),
}
LEVELS: dict[str, Promise] = {
    "ordinal": _("by order"),
    "interval": _("by days apart"),
    "ratio": _("by ratio"),
}
WHY: dict[str, Promise] = {
    "nothing to compare": _("nothing to compare"),
    "too few values": _("too few values"),
    "too few reports": _("too few reports for an interval"),
    "no variation": _("all say the same: nothing varies"),
    "not told": _("nobody tells it"),
}
ONE: dict[str, Promise] = {
    "incident": _("Incident"),
    "act": _("Act"),
    "victim": _("Victim"),
    "perpetrator": _("Perpetrator"),
    "object": _("Thing harmed"),
    "toll": _("Toll"),
}
PARTS: dict[str, Promise] = {
    "when": _("Time"),
    "where": _("Place"),
    "counts": _("Number"),
    "type": _("What was done"),
    "method": _("Method"),
    "weapon": _("Weapon"),
    "circumstances": _("Circumstances"),
    "grounds": _("Grounds"),
    "stance": _("Stance"),
    "name": _("Name"),
    "description": _("Called in the report"),
    "count": _("Number of people"),
    "age": _("Age"),
    "age_group": _("Adult or child"),
    "sex": _("Sex"),
    "status": _("Status"),
    "occupation": _("Occupation"),
    "affiliation": _("Affiliation"),
    "nationality": _("Nationality"),
    "relations": _("Relation to another"),
    "part_of": _("Part of a group"),
    "acts": _("Part in the act"),
    "actor": _("Actor"),
    "act": _("Act"),
    "population": _("Of whom"),
    "period": _("Period"),
    "said_on": _("Said on"),
}


def called(kind: str) -> Promise | str:
    """Give what one thing of a kind is called."""
    return ONE.get(kind, kind)


def part_called(field: str) -> Promise | str:
    """Give what a row of a thing is called."""
    return PARTS.get(field.split(".")[0], field)


def group_name(by: str, name: str) -> str:
    """Give what a group of one kind is called: a language by its name, a month in words, the rest as it is told."""
    phrases = phrases_now()
    if not name:
        return str(_("none told"))
    if by == "language":
        return capital(phrases.term("language", name))
    if by == "month":
        year, _hyphen, month = name.partition("-")
        return phrases.say("date_month", month=phrases.months[int(month) - 1], year=int(year))
    return name
