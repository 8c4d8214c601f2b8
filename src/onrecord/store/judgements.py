"""Judgements kept, withdrawn and given to those who make records; none is ever removed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.wire import coding_from_json
from onrecord.store.canonical import canonical_json, unpack
from onrecord.store.models import Coding, Judgement
from onrecord.tally.records import Judged

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "DIFFERENT",
    "IDENTITY",
    "REPRINT",
    "SAME",
    "STANDS",
    "VALUE",
    "all_judgements",
    "check_claim",
    "held_judgements",
    "judged",
    "keep_judgement",
    "subjects_of",
    "withdraw_judgement",
]

IDENTITY = "identity"
"""The kind of judgements about whether two subjects are one: same, different, unsure."""
VALUE = "value"
"""The kind of judgements about which claim stands."""

REPRINT = "reprint"
"""The kind of judgements about whether two reports print the same text: same, different."""

SAME = "same"
DIFFERENT = "different"
STANDS = "stands"
WITHDRAWN = "withdrawn"


def keep_judgement(pen: Pen, kind: str, decision: str, subjects: Sequence[str], reason: str) -> Judgement:
    """Keep a judgement in the pen's transaction, by whoever holds the pen, with the reason.

    Raises:
        BadOption: no reason was given.
    """
    if not reason.strip():
        raise BadOption(
            "the reason of a judgement", found="none", expected="why, in a few words", do="Say it: others will ask."
        )
    row = Judgement(
        kind=kind,
        decision=decision,
        subjects=canonical_json(list(subjects)),
        reason=reason,
        judged_by=pen.case.who,
        judged_at=pen.now,
    )
    pen.note("judged", f"{kind}:{decision}", [row])
    pen.flush()
    return row


def withdraw_judgement(pen: Pen, number: int, reason: str) -> Judgement:
    """Keep, in the pen's transaction, that a judgement no longer holds.

    Raises:
        BadOption: there is no such judgement, or it was withdrawn already.
    """
    rows = Judgement.objects.using(pen.case.alias)
    before = rows.filter(pk=number).exclude(decision=WITHDRAWN).first()
    if before is None or rows.filter(withdraws=number).exists():
        raise BadOption(
            "judgement",
            found=f"{number}",
            expected="a judgement that holds",
            do="`onrecord judge list` lists them.",
        )
    row = Judgement(
        kind=before.kind,
        decision=WITHDRAWN,
        subjects=before.subjects,
        reason=reason,
        judged_by=pen.case.who,
        judged_at=pen.now,
        withdraws=before,
    )
    pen.note("withdrew", f"judgement:{number}", [row])
    pen.flush()
    return row


def subjects_of(row: Judgement) -> list[str]:
    """Give what a judgement is about."""
    told = json.loads(row.subjects)
    return [str(each) for each in told] if isinstance(told, list) else []


def judged(case: CaseFile) -> Judged:
    """Give the judgements on records that hold, in the order in which they were made."""
    held = [*held_judgements(case, IDENTITY), *held_judgements(case, VALUE)]
    same = [(row.pk, subjects_of(row)) for row in held if (row.kind, row.decision) == (IDENTITY, SAME)]
    stands = [(row.pk, subjects_of(row)) for row in held if (row.kind, row.decision) == (VALUE, STANDS)]
    return Judged(
        tuple((number, one, other) for number, (one, other) in same),
        tuple((number, claim) for number, (claim, *_) in stands),
    )


def all_judgements(case: CaseFile) -> list[Judgement]:
    """Give every judgement ever made, oldest first."""
    return list(Judgement.objects.using(case.alias).order_by("pk"))


def check_claim(case: CaseFile, claim: str) -> None:
    """Return if the case file holds a claim of this id.

    Raises:
        BadOption: it does not.
    """
    coding, _, own = claim.partition("/")
    row = Coding.objects.using(case.alias).filter(pk=coding).first()
    if row is None or all(each.id != own for each in coding_from_json(unpack(row.body)).claims):
        raise BadOption(
            "CLAIM",
            found=repr(claim[:90]),
            expected="the id of a claim, such as <coding>/c12",
            do="`onrecord show RECORD --format json` gives those of a record.",
        )


def held_judgements(case: CaseFile, kind: str) -> list[Judgement]:
    """Give the judgements of a kind that hold, in the order in which they were made."""
    rows = Judgement.objects.using(case.alias)
    gone = set(rows.filter(withdraws__isnull=False).values_list("withdraws", flat=True))
    return [row for row in rows.filter(kind=kind, withdraws__isnull=True).order_by("pk") if row.pk not in gone]
