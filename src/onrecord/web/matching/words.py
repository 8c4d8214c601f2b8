"""The words of the matching screen that stand for what the case file keeps: fields, decisions, reasons, strengths."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onrecord.linkage.strengths import Strength

__all__ = ["COMPARED", "DECISIONS", "FIELDS", "KINDS", "OTHER", "REASONS", "STRENGTHS", "likely_in_words"]

KINDS: dict[str, str | Promise] = {"person": _("People"), "incident": _("Incidents")}

DECISIONS: dict[str, str | Promise] = {
    "same": pgettext_lazy("decision on two records", "Same"),
    "different": pgettext_lazy("decision on two records", "Different"),
    "unsure": pgettext_lazy("decision on two records", "Unsure"),
}

COMPARED, OTHER = "compared", "other"
REASONS: dict[str, str | Promise] = {
    COMPARED: _("compared side by side in the workbench"),
    "read": _("read both reports again"),
    "asked": _("asked somebody who knows"),
    "list": _("checked against another list"),
    OTHER: _("as written below"),
}
"""Why somebody judged as they did, in words that many give; the ledger keeps the words."""

FIELDS: dict[str, str | Promise] = {
    "name": _("Name"),
    "sex": _("Sex"),
    "age": _("Age"),
    "born": _("Born"),
    "died": _("Died"),
    "place": _("Place"),
    "when": _("When"),
    "published": _("Published"),
    "killed": _("Killed"),
    "injured": _("Injured"),
    "victims": _("Victims"),
    "actors": _("Actors"),
    "methods": _("Methods"),
    "group": _("Age group"),
    "harm": _("Harm"),
    "work": _("Work"),
    "acts": _("Acts"),
    "where": _("Where, as told"),
    "with": _("Named with"),
    "on word": _("On the word of"),
    "report": _("Report"),
    "source": _("Source"),
    "dated": _("Report dated"),
}

STRENGTHS: dict[tuple[bool, Strength], str | Promise] = {
    (True, Strength.SLIGHTLY): _("slightly for one"),
    (True, Strength.CLEARLY): _("clearly for one"),
    (True, Strength.STRONGLY): _("strongly for one"),
    (True, Strength.VERY_STRONGLY): _("very strongly for one"),
    (False, Strength.SLIGHTLY): _("slightly for two"),
    (False, Strength.CLEARLY): _("clearly for two"),
    (False, Strength.STRONGLY): _("strongly for two"),
    (False, Strength.VERY_STRONGLY): _("very strongly for two"),
}
"""What a reason speaks for, and how strongly."""


def likely_in_words(probability: float) -> str:
    """Give a probability as far as it can be trusted: of a hundred such pairs so many are one, never all or none."""
    if probability > 0.99:
        return str(_("over 99 in 100"))
    if probability < 0.01:
        return str(_("under 1 in 100"))
    return str(_("%(number)d in 100") % {"number": round(probability * 100)})
