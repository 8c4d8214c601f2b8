"""A work as pages show it: in words, with how far it is and what may be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onrecord.store.models import Work
from onrecord.store.works import (
    APPROVE,
    ARCHIVE,
    BROKEN_OFF,
    CANCELLED,
    CHECK,
    DONE,
    FAILED,
    OPEN,
    RELEASING,
    RUNNING,
    WAITING,
    arguments_of,
    outcome_of,
)
from onrecord.web.access.casefile import CaseRequest

__all__ = ["ASKABLE", "KINDS", "PUBLISHING", "Shown", "may_see_names", "shown"]

Words = str | Promise

KINDS: dict[str, Words] = {
    "add": _("Bring files in"),
    "fetch": _("Fetch addresses"),
    "look": _("Look at a list"),
    "import": _("Import a list"),
    "reread": _("Read originals again"),
    "code": _("Code what is new"),
    "link": _("Find who is told of twice"),
    "count": _("Count"),
    "verify": _("Verify the case file"),
    "release": _("Make a release"),
    APPROVE: _("Approve a release"),
    CHECK: _("Check a release"),
    ARCHIVE: _("Make a release into one file"),
}
STATES: dict[str, tuple[Words, str]] = {
    WAITING: (_("waits"), "wait"),
    RUNNING: (_("runs"), "wait"),
    DONE: (_("done"), "good"),
    FAILED: (_("failed"), "bad"),
    BROKEN_OFF: (_("broken off"), "bad"),
    CANCELLED: (_("cancelled"), ""),
}
STEPS: dict[str, Words] = {
    "reading": _("what is counted is read"),
    "disclosure": _("the rules of the audience are applied"),
    "records": _("records are written"),
    "changes": _("compared with the release before"),
    "site": _("the site is written"),
    "sums": _("sums are taken of every file"),
    "risks": _("risks are measured"),
    "files": _("files are read"),
}
"""What works on releases say of the step they are at; that of a format is told with its name."""
PUBLISHING = ("release", *RELEASING)
"""The works that tell of releases: to whoever publishes, and to nobody else."""
ASKABLE = {"code": "code", "link": "judge", "count": "read", "verify": "read"}
"""What can be asked for with nothing but its name, and the right that it needs."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A work with its words. `names` is True where whoever reads may see the names in it: of files, of recipients, and
    in what it failed by.
    """

    row: Work
    kind: Words
    state: Words
    mark: str
    outcome: dict[str, Any]
    is_open: bool
    names: bool
    may_cancel: bool
    may_again: bool

    @property
    def is_on_release(self) -> bool:
        """True for a work on a release that was made."""
        return self.row.kind in RELEASING

    @property
    def release(self) -> int:
        """The number of the release that it is on."""
        return int(arguments_of(self.row)["release"])

    @property
    def step(self) -> Words:
        """The step that a work on releases is at, in words; empty for other works."""
        if self.row.kind not in PUBLISHING:
            return ""
        name = self.row.words
        if name.startswith("formats/"):
            return gettext("the format %(name)s is written") % {"name": name.partition("/")[2]}
        return STEPS.get(name, "")

    @property
    def failed_parts(self) -> int:
        """How many of its files were refused, or not read wholly."""
        return sum(1 for each in self.outcome.get("files", ()) if each.get("refused") or each.get("problems"))

    @property
    def new(self) -> int:
        """How many reports are new by it."""
        return sum(int(each.get("new", 0)) for each in self.outcome.get("files", ()))


def may_see_names(request: CaseRequest, row: Work) -> bool:
    """True where whoever asks may see names in a work: they asked for it, or may do what it does."""
    right = "publish" if row.kind in PUBLISHING else "add"
    return row.asked_by == request.case.who or right in request.rights


def shown(request: CaseRequest, row: Work) -> Shown:
    """Give a work as whoever asks may see it."""
    own = row.asked_by == request.user.get_username()
    state, mark = STATES[row.state]
    is_open, outcome = row.state in OPEN, outcome_of(row)
    if row.kind == "verify" and outcome.get("breaks"):
        state, mark = _("done: not whole"), "bad"
    again = row.kind in ASKABLE and ASKABLE[row.kind] in request.rights
    return Shown(
        row,
        KINDS.get(row.kind, row.kind),
        state,
        mark,
        outcome,
        is_open,
        names=may_see_names(request, row),
        may_cancel=is_open and not row.is_unwanted and (own or "settings" in request.rights),
        may_again=row.state in (FAILED, BROKEN_OFF, CANCELLED) and again and not arguments_of(row).get("files"),
    )
