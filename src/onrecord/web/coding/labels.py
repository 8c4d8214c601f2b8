"""What fields, things and states are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onrecord.core.vocabulary import RecordKind

__all__ = ["FIELDS", "KINDS", "QUEUE_NAMES", "STATES", "sureness", "told_to_script"]

FIELDS: dict[str, str | Promise] = {
    "when": _("When"),
    "where": _("Where"),
    "act.type": _("What was done"),
    "toll.act": _("What was done"),
    "method": _("How"),
    "weapon": _("Weapon"),
    "circumstances": _("Circumstance"),
    "grounds": _("Stated ground"),
    "name": _("Name"),
    "names": _("Also written"),
    "description": _("Called"),
    "count": _("How many"),
    "age": _("Age"),
    "age_group": _("Age group"),
    "sex": _("Sex"),
    "status": _("Status"),
    "occupation": _("Occupation"),
    "affiliation": _("Member of"),
    "nationality": _("Nationality"),
    "part_of": _("Counted within"),
    "actor": _("Armed group or body"),
    "object.type": _("Sort of thing"),
    "population": _("Of whom"),
    "period": _("Over what time"),
    "said_on": _("Said on"),
    "outcome": _("What happened"),
    "involvement": _("Involvement"),
    "damage": _("Damage"),
}
KINDS: dict[str, str | Promise] = {
    RecordKind.INCIDENT: _("Incident"),
    RecordKind.ACT: _("Act"),
    RecordKind.VICTIM: _("Victim"),
    RecordKind.PERPETRATOR: _("Perpetrator"),
    RecordKind.OBJECT: _("Thing harmed"),
    RecordKind.TOLL: _("Toll"),
}
STATES: dict[str, str | Promise] = {
    "suggested": _("suggested"),
    "accepted": _("accepted"),
    "rejected": _("rejected"),
    "own": _("yours"),
}
QUEUE_NAMES: dict[str, str | Promise] = {
    "suggested": _("Suggestions to read"),
    "waiting": _("Waiting for me"),
    "open": _("Being coded"),
    "uncoded": _("Without suggestions"),
    "finished": _("Coded by people"),
    "all": _("All reports"),
}
# From which confidence on a value is called so; a coder that is sure of nine in ten is right in about nine of ten.
STEPS = ((0.9, _("sure")), (0.75, _("fairly sure")), (0.5, _("not sure")), (0.0, _("doubtful")))


def sureness(confidence: float) -> str | Promise:
    """Give a confidence in words.

    >>> str(sureness(0.83))
    'fairly sure'
    """
    return next(words for least, words in STEPS if confidence >= least)


def told_to_script() -> dict[str, object]:
    """Give the words that the script of the page says."""
    return {
        "saved": str(_("Saved")),
        "wait": str(_("Not saved yet. Changes that wait:")),
        "out": str(_("Not saved: you are signed out. Sign in in another tab. Changes that wait:")),
        "closed": str(_("Not saved: this coding was finished elsewhere. Changes that were not kept:")),
        "ahead": str(_("Changes from another tab of yours were brought in.")),
        "rule": str(_("by rule:")),
        "whom": str(_("Related to whom")),
        "states": {state[0]: str(words) for state, words in STATES.items()},
        "comma": str(_(", ")),
        "sure": [[round(100 * least), str(words)] for least, words in STEPS],
    }
