"""What properties, rules, grades and acts on a record are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onrecord.tally.grading.ladders import Facet
from onrecord.tally.values import DISAGREE, JUDGED, MOST, ONLY, UNASSERTED, WIDEST
from onrecord.web.sentences.speech import GRADES, grade_label

__all__ = ["FACETS", "GRADES", "HOLDS", "RULES", "SCHEMES", "grade_label", "property_label", "rule_label"]

Words = str | Promise

PROPERTIES: Mapping[str, Words] = {
    "when.earliest": _("First day it may have been"),
    "when.latest": _("Last day it may have been"),
    "when.precision": _("Told to the"),
    "when.text": _("When, as told"),
    "when.basis": _("Day fixed by"),
    "when.rule": _("Rule that fixed the day"),
    "where.text": _("Where, as told"),
    "where.name": _("Place"),
    "where.country": _("Country"),
    "where.gazetteer": _("Gazetteer entry"),
    "where.latitude": _("Latitude"),
    "where.longitude": _("Longitude"),
    "where.precision": _("Place told to the"),
    "where.coordinates_precision": _("Placed on the map to the"),
    "where.radius_km": _("Placed within (km)"),
    "type": _("What was done"),
    "method": _("Method"),
    "weapon": _("Weapon"),
    "circumstances": _("Circumstances"),
    "grounds": _("Stated grounds"),
    "stance": _("How it is told"),
    "name": _("Name"),
    "names": _("Other forms of the name"),
    "description": _("Described as"),
    "age": _("Age"),
    "age_group": _("Adult or child"),
    "sex": _("Sex"),
    "status": _("Status"),
    "occupation": _("Work"),
    "affiliation": _("Member of"),
    "nationality": _("Nationality"),
    "part_of": _("Part of a group"),
    "actor": _("Armed force or group"),
    "count.low": _("How many, at least"),
    "count.best": _("How many, best figure"),
    "count.high": _("How many, at most"),
    "count.text": _("How many, as told"),
    "act": _("What was done"),
    "population": _("Of whom"),
    "period.earliest": _("From"),
    "period.latest": _("Until"),
    "outcome": _("What happened to them"),
    "involvement": _("Part in it"),
    "relations": _("Related to another person"),
    "damage": _("Damage"),
    "low": _("at least"),
    "best": _("best figure"),
    "high": _("at most"),
    "text": _("as told"),
}

RULES: Mapping[str, Words] = {
    ONLY: _("the only value told"),
    WIDEST: _("the widest range told"),
    MOST: _("told by most independent sources"),
    DISAGREE: _("sources disagree: none stands"),
    UNASSERTED: _("told only as denied, planned or uncertain: none stands"),
}

FACETS: Mapping[Facet, Words] = {
    Facet.INCIDENT: _("The incident as a whole"),
    Facet.IDENTITY: _("Who was harmed"),
    Facet.PLACE: _("Where"),
    Facet.DATE: _("When"),
    Facet.CAUSE: _("How"),
    Facet.RESPONSIBILITY: _("By whom"),
}

SCHEMES: Mapping[str, Words] = {
    "airwars": _("Airwars"),
    "iraq-body-count": _("Iraq Body Count"),
    "ohchr": _("OHCHR guidance"),
    "every-casualty": _("Every Casualty Standards"),
    "ucdp": _("UCDP"),
    "acled": _("ACLED"),
}

HOLDS: Mapping[str, Words] = {
    "stands": _("stands"),
    "flagged": _("flagged: less is found now"),
    "could be raised, needs a person": _("could be raised by a person"),
}


def property_label(path: str) -> str:
    """Give what a property is called."""
    if path in PROPERTIES:
        return str(PROPERTIES[path])
    root, last = path.partition(".")[0], path.rpartition(".")[2]
    return str(PROPERTIES.get(root if root == "relations" else last, path))


def rule_label(rule: str) -> str:
    """Give the rule that chose a value in words."""
    if rule.startswith(JUDGED):
        return gettext("chosen by a person")
    return str(RULES.get(rule, rule))
