"""Publishing in words: audiences, what each withholds, makes coarser and delays, risks, states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from onrecord.publish.disclosure.audiences import Audience
from onrecord.publish.disclosure.risks import MAY_BE_CHILD
from onrecord.publish.disclosure.rules import UNSAID, Rule
from onrecord.publish.site.values import word_property, word_rule
from onrecord.publish.site.words import load_words, site_languages

__all__ = [
    "AUDIENCES",
    "BECAME",
    "FAULTS",
    "RISKS",
    "STATES",
    "RuleTold",
    "audience_label",
    "property_words",
    "rule_words",
    "rules_told",
    "site_language",
]

Words = str | Promise

AUDIENCES: Mapping[str, tuple[Words, Words]] = {
    "public": (
        gettext_lazy("The public"),
        gettext_lazy("Anybody, for any end, for ever. The dead are named; who could be harmed is not."),
    ),
    "partner": (
        gettext_lazy("Partners"),
        gettext_lazy("A group that documents the same violence, under a written agreement, to compare and to link."),
    ),
    "court": (
        gettext_lazy("Courts"),
        gettext_lazy("A court, prosecutor or commission of inquiry that asked in writing."),
    ),
    "family": (
        gettext_lazy("Families"),
        gettext_lazy("The relatives of one of the people harmed. Everybody else is protected from them too."),
    ),
}
STATES: Mapping[str, tuple[Words, str]] = {
    "waiting": (gettext_lazy("waits for a second person"), "wait"),
    "approved": (gettext_lazy("approved and signed"), "good"),
    "followed": (gettext_lazy("approved; a newer one follows it"), ""),
    "left": (gettext_lazy("not approved; another of its version was"), ""),
    "withdrawn": (pgettext_lazy("a release", "withdrawn"), "bad"),
}


def audience_label(series: str) -> Words:
    """Give whom a release is for, in words; of one family its number too, which tells one from another."""
    name, _colon, family = series.partition(":")
    label = AUDIENCES.get(name, (name,))[0]
    return f"{label} {family}" if family else label


WHEN: Mapping[str, Words] = {
    "always": gettext_lazy("Every record"),
    "child": gettext_lazy("Victims under 18"),
    "sexual violence": gettext_lazy("Victims of sexual violence, and the incident"),
    "with sexual violence": gettext_lazy("Everybody harmed in an incident with sexual violence"),
    "living": gettext_lazy("Victims who are not said to have been killed"),
    "relative of the withheld": gettext_lazy("Relatives of a victim whose name is held back"),
    "relative of the living": gettext_lazy("Relatives of somebody living, or of somebody who is no victim"),
    "relative of sexual violence": gettext_lazy("Relatives of a victim of sexual violence"),
    "perpetrator": gettext_lazy("Perpetrators who are persons"),
    "protected source": gettext_lazy("Reports of protected sources, and what rests on them"),
    "named teller": gettext_lazy("People named as having told something"),
}
COARSER: Mapping[tuple[str, str], Words] = {
    ("age", "group"): gettext_lazy("the age as a group"),
    ("name", "initials"): gettext_lazy("the name as initials"),
    ("date", "week"): gettext_lazy("the date as a week"),
    ("date", "month"): gettext_lazy("the date as a month"),
    ("date", "year"): gettext_lazy("the date as a year"),
    ("place", "site"): gettext_lazy("the place without its exact point"),
    ("place", "neighbourhood"): gettext_lazy("the place as a neighbourhood"),
    ("place", "town"): gettext_lazy("the place as a town"),
    ("place", "district"): gettext_lazy("the place as a district"),
    ("place", "province"): gettext_lazy("the place as a province"),
    ("place", "country"): gettext_lazy("the place as a country"),
}
FINDS: Mapping[str, Words] = {
    "phone": gettext_lazy("phone numbers"),
    "email": gettext_lazy("e-mail addresses"),
    "document": gettext_lazy("numbers of identity papers"),
}
CELLS: Mapping[str, Words] = {
    "totals": gettext_lazy("totals"),
    "tolls": gettext_lazy("tolls"),
    "incidents": gettext_lazy("counts of incidents"),
}
FIELDS: Mapping[str, Words] = {
    "VictimRecord.name": gettext_lazy("the name"),
    "VictimRecord.names": gettext_lazy("the name"),
    "VictimRecord.description": gettext_lazy("the description"),
    "VictimRecord.occupation": gettext_lazy("the occupation"),
    "VictimRecord.affiliation": gettext_lazy("the affiliation"),
    "VictimRecord.nationality": gettext_lazy("the nationality"),
    "VictimRecord.relations": gettext_lazy("who their relatives are"),
    "VictimRecord.part_of": gettext_lazy("which group they are of"),
    "ActorNamed.name": gettext_lazy("the name"),
    "Citation.source": gettext_lazy("the source"),
    "Citation.title": gettext_lazy("the title of the report"),
    "Citation.address": gettext_lazy("the address of the report"),
    "Citation.published": gettext_lazy("the day of the report"),
    "Statement.report": gettext_lazy("which report says it"),
    "Statement.quotes": gettext_lazy("the words of the report"),
    "Statement.according_to": gettext_lazy("who said it"),
    "Harmed.act": gettext_lazy("by which act they were harmed"),
}
RISKS: Mapping[str, tuple[Words, Words]] = {
    "under k": (gettext_lazy("Few alike"), gettext_lazy("Too few people share all that is told of them.")),
    "under l": (
        gettext_lazy("One thing done to all alike"),
        gettext_lazy("Who finds the group knows what was done to each of them."),
    ),
    "small cells": (gettext_lazy("Small cells"), gettext_lazy("A total or toll of very few people is about them.")),
    "unique combinations": (
        gettext_lazy("Unique combinations"),
        gettext_lazy("Two things told of somebody are told of nobody else."),
    ),
    "kin named elsewhere": (
        gettext_lazy("Kin named elsewhere"),
        gettext_lazy("Somebody who is named is told to be a relative."),
    ),
    "names in texts": (
        gettext_lazy("Names in texts"),
        gettext_lazy("Words that look like a name stand where a name is held back."),
    ),
    MAY_BE_CHILD: (
        gettext_lazy("May be a child"),
        gettext_lazy(
            "Somebody named, of no known age, may be a child whose name is held back: alike in name, day and place. "
            "Judge whether they are one, or find the age, before the release is made again."
        ),
    ),
}
BECAME: Mapping[str, Words] = {
    "withdrawn": pgettext_lazy("a record", "Withdrawn"),
    "changed": pgettext_lazy("a record", "Changed"),
    "gone": gettext_lazy("No longer in it"),
    "added": pgettext_lazy("a record", "Added"),
}
FAULTS: Mapping[str, Words] = {
    "changed": pgettext_lazy("a file", "changed"),
    "missing": pgettext_lazy("a file", "missing"),
    "added": pgettext_lazy("a file", "added"),
    "not signed": gettext_lazy("not signed"),
    "signature does not hold": gettext_lazy("signature does not hold"),
    "signed with another key": gettext_lazy("signed with another key"),
}


@dataclass(frozen=True, slots=True)
class RuleTold:
    """One rule in words: of whom it speaks, and what it does."""

    of: Words
    does: tuple[str, ...]


def rules_told(audience: Audience) -> list[RuleTold]:
    """Give the rules of an audience in words, in their order."""
    return [RuleTold(WHEN[rule.when], tuple(_does(rule))) for rule in audience.rules]


def rule_words(rule: str) -> str:
    """Give the name of a rule in the reader's language, or as it is called."""
    return _("a rule that is not told") if rule == UNSAID else word_rule(rule, load_words(site_language()))


def property_words(property_: str) -> str:
    """Give the name of a property in the reader's language, or as it is called."""
    return word_property(property_, load_words(site_language()))


def site_language() -> str:
    """Give the reader's language where a published site is written in it, else English."""
    language = (get_language() or "en").partition("-")[0]
    return language if language in site_languages() else "en"


def _does(rule: Rule) -> Iterator[str]:
    comma = _(", ")
    if rule.hold:
        told = dict.fromkeys(str(FIELDS.get(each, property_words(each))) for each in sorted(rule.hold))
        yield _("held back: %(what)s") % {"what": comma.join(told)}
    if rule.coarsen:
        told = dict.fromkeys(str(COARSER[item]) for item in sorted(rule.coarsen.items()))
        yield _("less exact: %(what)s") % {"what": comma.join(told)}
    if rule.find:
        yield _("taken out of every text: %(what)s") % {
            "what": comma.join(str(FINDS[each]) for each in sorted(rule.find))
        }
    for cell, least in sorted(rule.cells.items()):
        yield _("held back under %(least)s people: %(what)s") % {"least": least, "what": CELLS[cell]}
    if rule.delay is not None:
        yield from _delayed(rule)


def _delayed(rule: Rule) -> Iterator[str]:
    delay = rule.delay
    if delay is None:
        return
    if delay.days and delay.after == "incident":
        yield ngettext(
            "not given until %(n)s day after it happened", "not given until %(n)s days after it happened", delay.days
        ) % {"n": delay.days}
    elif delay.days:
        yield ngettext(
            "not given until %(n)s day after it was graded",
            "not given until %(n)s days after it was graded",
            delay.days,
        ) % {"n": delay.days}
    if delay.grades:
        yield _("not given where the grade says that it does not hold")
    if delay.unsigned:
        yield _("not given until a person signed its grade")
