"""What the ledger says was done, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

__all__ = ["ACTS"]

ACTS: Mapping[str, str | Promise] = {
    "abandoned": pgettext_lazy("act of the ledger", "abandoned"),
    "accepted risk": pgettext_lazy("act of the ledger", "accepted risk"),
    "accepted": pgettext_lazy("act of the ledger", "accepted"),
    "added": pgettext_lazy("act of the ledger", "added"),
    "approved release": pgettext_lazy("act of the ledger", "approved release"),
    "asked for work": pgettext_lazy("act of the ledger", "asked for work"),
    "backed up": pgettext_lazy("act of the ledger", "backed up"),
    "coded": pgettext_lazy("act of the ledger", "coded"),
    "copied": pgettext_lazy("act of the ledger", "copied"),
    "corrected record": pgettext_lazy("act of the ledger", "corrected record"),
    "created": pgettext_lazy("act of the ledger", "created"),
    "draft removed": pgettext_lazy("act of the ledger", "draft removed"),
    "drew": pgettext_lazy("act of the ledger", "drew"),
    "ended session": pgettext_lazy("act of the ledger", "ended session"),
    "ended sessions": pgettext_lazy("act of the ledger", "ended sessions"),
    "ended work": pgettext_lazy("act of the ledger", "ended work"),
    "erased": pgettext_lazy("act of the ledger", "erased"),
    "exported": pgettext_lazy("act of the ledger", "exported"),
    "finished": pgettext_lazy("act of the ledger", "finished"),
    "handed in": pgettext_lazy("act of the ledger", "handed in"),
    "judged": pgettext_lazy("act of the ledger", "judged"),
    "let in": pgettext_lazy("act of the ledger", "let in"),
    "linked": pgettext_lazy("act of the ledger", "linked"),
    "made of": pgettext_lazy("act of the ledger", "made of"),
    "made release": pgettext_lazy("act of the ledger", "made release"),
    "made token": pgettext_lazy("act of the ledger", "made token"),
    "protected": pgettext_lazy("act of the ledger", "protected"),
    "read protected": pgettext_lazy("act of the ledger", "read protected"),
    "read": pgettext_lazy("act of the ledger", "read"),
    "received": pgettext_lazy("act of the ledger", "received"),
    "reinstated record": pgettext_lazy("act of the ledger", "reinstated record"),
    "removed second factor": pgettext_lazy("act of the ledger", "removed second factor"),
    "reopened": pgettext_lazy("act of the ledger", "reopened"),
    "reset second factor": pgettext_lazy("act of the ledger", "reset second factor"),
    "revealed": pgettext_lazy("act of the ledger", "revealed"),
    "revoked token": pgettext_lazy("act of the ledger", "revoked token"),
    "set password": pgettext_lazy("act of the ledger", "set password"),
    "set roles": pgettext_lazy("act of the ledger", "set roles"),
    "set up second factor": pgettext_lazy("act of the ledger", "set up second factor"),
    "set": pgettext_lazy("act of the ledger", "set"),
    "signed": pgettext_lazy("act of the ledger", "signed"),
    "took back": pgettext_lazy("act of the ledger", "took back"),
    "took out release": pgettext_lazy("act of the ledger", "took out release"),
    "used recovery code": pgettext_lazy("act of the ledger", "used recovery code"),
    "vault recovered": pgettext_lazy("act of the ledger", "vault recovered"),
    "vault shared": pgettext_lazy("act of the ledger", "vault shared"),
    "withdrawn record": pgettext_lazy("act of the ledger", "withdrawn record"),
    "withdrew release": pgettext_lazy("act of the ledger", "withdrew release"),
    "withdrew": pgettext_lazy("act of the ledger", "withdrew"),
}
