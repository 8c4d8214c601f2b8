"""Long work asked for, taken up one at a time, told of as it goes, and ended: the queue of the workbench.

Whoever works holds a lock of the operating system on the case file (`onrecord.jobs.worker`), so that a work that is
running while nobody works was broken off: it is taken up again, and after `MOST_ATTEMPTS` told as broken off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from onrecord.core.errors import BadOption
from onrecord.store.canonical import canonical_json
from onrecord.store.models import Work

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "APPROVE",
    "ARCHIVE",
    "BROKEN_OFF",
    "CANCELLED",
    "CHECK",
    "DONE",
    "ENDED",
    "FAILED",
    "MOST_ATTEMPTS",
    "NOTED",
    "OPEN",
    "RELEASING",
    "RUNNING",
    "SIGNED",
    "WAITING",
    "arguments_of",
    "ask_again",
    "ask_work",
    "cancel_work",
    "finish_work",
    "forget_files",
    "last_work",
    "open_work",
    "outcome_of",
    "stale_looks",
    "take_up_broken",
    "take_work",
    "tell_progress",
    "work_numbered",
    "works",
    "works_on",
]

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
BROKEN_OFF, CANCELLED = "broken off", "cancelled"
OPEN, ENDED = (WAITING, RUNNING), (DONE, FAILED, BROKEN_OFF, CANCELLED)

SIGNED = "signed"
"""The argument of a work that holds signatures given ahead; it is forgotten at the end of the work."""

MOST_ATTEMPTS = 3
"""A work that took its process down so often is not taken up again."""

APPROVE, CHECK, ARCHIVE = "release approve", "release check", "release archive"
RELEASING = (APPROVE, CHECK, ARCHIVE)
"""The kinds that are asked for on a release that was made; their arguments begin with its number."""

NOTED = frozenset({"add", "fetch", "import", "reread", "code", "link", "verify", "release", *RELEASING})
"""The kinds that change the case file, or tell of its state: that they were asked for and ended stands in the ledger,
with the number of the work and nothing of its arguments, which may name files of people.
"""

LONGEST_WORDS = 500


def ask_work(pen: Pen, kind: str, arguments: Mapping[str, Any] | None = None) -> Work:
    """Keep in the pen's transaction that a work is wanted, by whoever holds the pen, and give it with its number."""
    case = pen.case
    row = Work.objects.using(case.alias).create(
        kind=kind, arguments=canonical_json(dict(arguments or {})), asked_by=case.who, asked_at=pen.now, state=WAITING
    )
    if kind in NOTED:
        pen.note("asked for work", f"work:{row.pk}", kind=kind)
    return row


def ask_again(pen: Pen, row: Work) -> Work:
    """Keep in the pen's transaction that a work that ended is wanted once more, as a work of its own."""
    return ask_work(pen, row.kind, arguments_of(row))


def cancel_work(pen: Pen, row: Work) -> bool:
    """Keep that a work is not wanted any more: one that waits is cancelled now, one that runs stops at its next step,
    and one that ended stays as it is. What was kept before stays. True where there was anything to stop.
    """
    rows = Work.objects.using(pen.case.alias).filter(pk=row.pk)
    if rows.filter(state=WAITING).update(state=CANCELLED, ended_at=pen.now, is_unwanted=True):
        _note_end(pen, row, CANCELLED)
        return True
    return bool(rows.filter(state=RUNNING).update(is_unwanted=True))


def take_work(case: CaseFile) -> Work | None:
    """Give the work that waits longest, which runs from now on; None where none waits."""
    rows = Work.objects.using(case.alias)
    while (first := rows.filter(state=WAITING).order_by("pk").first()) is not None:
        taken = rows.filter(pk=first.pk, state=WAITING).update(
            state=RUNNING, started_at=case.clock(), attempts=first.attempts + 1, done=0, total=None, words=""
        )
        # Cancelled between the two: the next is looked at.
        if taken:
            return rows.get(pk=first.pk)
    return None


def tell_progress(case: CaseFile, number: int, done: int, total: int | None = None, words: str = "") -> bool:
    """Keep how far a work is, and say whether it is wanted still."""
    rows = Work.objects.using(case.alias).filter(pk=number)
    rows.update(done=done, total=total, words=words[:LONGEST_WORDS])
    return not rows.filter(is_unwanted=True).exists()


def finish_work(pen: Pen, row: Work, state: str, outcome: Mapping[str, Any]) -> None:
    """Keep in the pen's transaction how a work ended."""
    told = json.dumps(outcome, ensure_ascii=False).encode("utf-8", "replace").decode()
    Work.objects.using(pen.case.alias).filter(pk=row.pk).update(
        # PostgreSQL keeps no null character in a text, and the words of a file may hold one.
        state=state, ended_at=pen.now, outcome=told.replace("\\u0000", "\\ufffd"), words=""
    )  # fmt: skip
    _note_end(pen, row, state)


def forget_files(case: CaseFile, number: int) -> None:
    """Forget the keys of files that waited for a work and are gone, and the cells of a list that were shown: what the
    disk still holds of them opens for nobody.
    """
    row = Work.objects.using(case.alias).filter(pk=number).first()
    if row is None:
        return
    told, outcome = arguments_of(row), outcome_of(row)
    for each in (*told.get("files", ()), *([told["file"]] if "file" in told else [])):
        each["key"] = None
    outcome.pop("sheets", None)
    kept = json.dumps(outcome, ensure_ascii=False) if row.outcome is not None else None
    Work.objects.using(case.alias).filter(pk=number).update(arguments=canonical_json(told), outcome=kept)


def stale_looks(case: CaseFile, before: datetime) -> list[int]:
    """Give the numbers of works that looked at a list before a moment, and hold its cells still."""
    rows = Work.objects.using(case.alias).filter(kind="look", ended_at__lt=before, outcome__contains='"sheets"')
    return list(rows.values_list("pk", flat=True))


def take_up_broken(pen: Pen) -> int:
    """Let works wait again that were running when their process died, as nobody works now; give how many there were.
    One that was begun too often is told as broken off.
    """
    rows = list(Work.objects.using(pen.case.alias).filter(state=RUNNING).order_by("pk"))
    for row in rows:
        if row.is_unwanted:
            finish_work(pen, row, CANCELLED, {})
        elif row.attempts >= MOST_ATTEMPTS:
            finish_work(pen, row, BROKEN_OFF, {"attempts": row.attempts})
        else:
            Work.objects.using(pen.case.alias).filter(pk=row.pk).update(state=WAITING)
    return len(rows)


def works(case: CaseFile, before: int | None = None, size: int = 25) -> list[Work]:
    """Give works, newest first, those with a lower number than `before`."""
    rows = Work.objects.using(case.alias).order_by("-pk")
    return list((rows if before is None else rows.filter(pk__lt=before))[:size])


def work_numbered(case: CaseFile, number: int) -> Work:
    """Give a work by its number.

    Raises:
        BadOption: there is none.
    """
    row = Work.objects.using(case.alias).filter(pk=number).first()
    if row is None:
        raise BadOption(f"work {number}", found="no such work", expected="one of the list", do="See the works.")
    return row


def last_work(case: CaseFile, kind: str, *states: str) -> Work | None:
    """Give the newest work of a kind, in any of the states where some are given; None where there is none."""
    rows = Work.objects.using(case.alias).filter(kind=kind).order_by("-pk")
    return (rows.filter(state__in=states) if states else rows).first()


def open_work(case: CaseFile, kind: str) -> Work | None:
    """Give a work of a kind that waits or runs, None where there is none."""
    return last_work(case, kind, *OPEN)


def works_on(case: CaseFile, release: int, kind: str) -> QuerySet[Work]:
    """Give the works of a kind that were asked for on a release, the newest first."""
    # Canonical JSON has its names in order, and "release" is the first of these works.
    told = Q(arguments=f'{{"release":{release}}}') | Q(arguments__startswith=f'{{"release":{release},')
    return Work.objects.using(case.alias).filter(told, kind=kind).order_by("-pk")


def arguments_of(row: Work) -> dict[str, Any]:
    """Give what a work was asked with."""
    told: dict[str, Any] = json.loads(row.arguments)
    return told


def outcome_of(row: Work) -> dict[str, Any]:
    """Give what became of a work, nothing where it has not ended."""
    told: dict[str, Any] = json.loads(row.outcome) if row.outcome is not None else {}
    return told


def _note_end(pen: Pen, row: Work, state: str) -> None:
    told = arguments_of(row)
    if told.pop(SIGNED, None) is not None:
        # Signatures that were given ahead are of no more use: what ended well is signed.
        Work.objects.using(pen.case.alias).filter(pk=row.pk).update(arguments=canonical_json(told))
    if row.kind in NOTED:
        pen.note("ended work", f"work:{row.pk}", kind=row.kind, state=state)
