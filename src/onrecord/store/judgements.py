"""Judgements kept, withdrawn and given to those who make records; none is ever removed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connections

from onrecord.core.errors import BadOption
from onrecord.core.wire import coding_from_json
from onrecord.linkage import judgements as linkage
from onrecord.linkage.inference import infer
from onrecord.store.canonical import canonical_json, unpack
from onrecord.store.carried import carried
from onrecord.store.chunks import cut
from onrecord.store.models import Coding, Judgement, LedgerRow, Reading
from onrecord.tally.records import Judged

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "DIFFERENT",
    "IDENTITY",
    "MACHINE",
    "REPRINT",
    "SAME",
    "STANDS",
    "UNSURE",
    "VALUE",
    "all_judgements",
    "check_claim",
    "held_judgements",
    "identity_judgement",
    "identity_judgements",
    "judged",
    "judgement_row",
    "keep_judgement",
    "read_identities",
    "subjects_of",
    "withdraw_judgement",
    "withdrawal_of",
]

IDENTITY = "identity"
"""The kind of judgements about whether two subjects are one: same, different, unsure."""
VALUE = "value"
"""The kind of judgements about which claim stands."""

REPRINT = "reprint"
"""The kind of judgements about whether two reports print the same text: same, different."""

CHUNK = 400


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a case file: the number of the last judgement and the row of the ledger that it stands under; by
    which codings in force; the judgements as they were made, and on whom they are now.
    """

    last: tuple[int, int] | None
    in_force: tuple[int | None, ...]
    read: tuple[linkage.Judgement, ...]
    now: tuple[linkage.Judgement, ...]


_known: dict[tuple[str, str], _Known] = {}

SAME = "same"
DIFFERENT = "different"
UNSURE = "unsure"
STANDS = "stands"
WITHDRAWN = "withdrawn"

MACHINE = "onrecord link"
"""Who judges where scores alone do: with the version of the scores behind it."""


def keep_judgement(pen: Pen, kind: str, decision: str, subjects: Sequence[str], reason: str, **shown: Any) -> Judgement:
    """Keep a judgement in the pen's transaction, by whoever holds the pen, with the reason; and in the ledger what was
    `shown` to whoever judged, such as the model's version.

    Raises:
        BadOption: no reason was given.
    """
    row = judgement_row(pen, (kind, decision), subjects, reason)
    pen.note("judged", f"{kind}:{decision}", [row], **shown)
    pen.flush()
    return row


def judgement_row(
    pen: Pen, what: tuple[str, str], subjects: Sequence[str], reason: str, by: str | None = None
) -> Judgement:
    """Give the row of a judgement, its kind and decision, by whoever holds the pen unless another is named.

    Raises:
        BadOption: no reason was given.
    """
    if not reason.strip():
        raise BadOption(
            "the reason of a judgement", found="none", expected="why, in a few words", do="Say it: others will ask."
        )
    kind, decision = what
    return Judgement(
        kind=kind,
        decision=decision,
        subjects=canonical_json(list(subjects)),
        reason=reason,
        judged_by=by or pen.case.who,
        judged_at=pen.now,
    )


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
    row = withdrawal_of(pen, before, reason)
    pen.note("withdrew", f"judgement:{number}", [row])
    pen.flush()
    return row


def withdrawal_of(pen: Pen, before: Judgement, reason: str, by: str | None = None) -> Judgement:
    """Give the row that withdraws a judgement, by whoever holds the pen unless another is named."""
    return Judgement(
        kind=before.kind,
        decision=WITHDRAWN,
        subjects=before.subjects,
        reason=reason,
        judged_by=by or pen.case.who,
        judged_at=pen.now,
        withdraws=before,
    )


def subjects_of(row: Judgement) -> list[str]:
    """Give what a judgement is about."""
    told = json.loads(row.subjects)
    return [str(each) for each in told] if isinstance(told, list) else []


def judged(case: CaseFile, identities: Iterable[linkage.Judgement] | None = None) -> Judged:
    """Give the judgements on records that hold, in the order in which they were made.

    Of what is judged the same only what is followed: that which no judgement "different" parts (`linkage.inference`).
    `identities` are those of `identity_judgements`, where they were read already.
    """
    every = identity_judgements(case) if identities is None else identities
    same = sorted(infer(every).same, key=lambda row: row.number)
    stands = [(row.pk, subjects_of(row)) for row in held_judgements(case, VALUE) if row.decision == STANDS]
    return Judged(
        tuple((row.number, row.one, row.other) for row in same),
        tuple((number, claim) for number, (claim, *_) in stands),
    )


def identity_judgements(case: CaseFile) -> list[linkage.Judgement]:
    """Give every judgement ever made on whether two subjects are one, those taken back too, as linkage reads them.

    One on a subject of a coding that was replaced is on the same subject of the coding in force, where there is one.
    Judgements never change and are never removed, so that a process reads each once; not within a transaction, which
    may be undone.
    """
    key, in_force = (str(case.folder), case.alias), _newest_seqs(case)
    known = _known.get(key)
    if known is None or not _is_there(case, known.last):
        known = _Known(None, in_force, (), ())
    rows = Judgement.objects.using(case.alias).filter(kind=IDENTITY)
    fresh = list((rows if known.last is None else rows.filter(pk__gt=known.last[0])).order_by("pk"))
    if fresh or known.in_force != in_force:
        models = _models(case, fresh)
        read = tuple(_as_linkage(row, _two(row), models.get(row.seq)) for row in fresh)
        # Where nothing was coded since, those known stand on what they stood on.
        anew = read if known.in_force == in_force else (*known.read, *read)
        stood = known.now if known.in_force == in_force else ()
        last = (fresh[-1].pk, fresh[-1].seq) if fresh else known.last
        known = _Known(last, in_force, (*known.read, *read), (*stood, *_carried(case, anew)))
    if not connections[case.alias].in_atomic_block:
        _known[key] = known
    return list(known.now)


def _newest_seqs(case: CaseFile) -> tuple[int | None, ...]:
    """Give the row of the ledger under which a coding, and a reading, was kept last: which codings are in force follows
    from no other.
    """
    return tuple(
        model._default_manager.using(case.alias).order_by("-seq").values_list("seq", flat=True).first()
        for model in (Coding, Reading)
    )


def _is_there(case: CaseFile, last: tuple[int, int] | None) -> bool:
    """True where a judgement that is known is still that of its number: the database may be another by now."""
    return last is None or Judgement.objects.using(case.alias).filter(pk=last[0], seq=last[1]).exists()


def identity_judgement(case: CaseFile, number: int) -> linkage.Judgement:
    """Give the judgement of that number, on whether two subjects are one, as linkage reads it."""
    (row,) = read_identities(case, [Judgement.objects.using(case.alias).get(pk=number, kind=IDENTITY)])
    return row


def read_identities(case: CaseFile, rows: Sequence[Judgement]) -> list[linkage.Judgement]:
    """Give judgements on whether two subjects are one as linkage reads them, in the order of the rows."""
    models = _models(case, rows)
    return _carried(case, [_as_linkage(row, _two(row), models.get(row.seq)) for row in rows])


def _two(row: Judgement) -> tuple[str, str]:
    one, other = subjects_of(row)
    return one, other


def _carried(case: CaseFile, rows: Sequence[linkage.Judgement]) -> list[linkage.Judgement]:
    """Give judgements on the two as they are now, or as they were where a newer coding took both for one."""
    now = carried(case, [subject for row in rows for subject in (row.one, row.other)])
    return [_moved(row, now) if row.one in now or row.other in now else row for row in rows]


def _moved(row: linkage.Judgement, now: Mapping[str, str]) -> linkage.Judgement:
    one, other = now.get(row.one, row.one), now.get(row.other, row.other)
    return replace(row, one=one, other=other) if one != other else row


def _as_linkage(row: Judgement, pair: tuple[str, str], model: str | None) -> linkage.Judgement:
    return linkage.Judgement(
        row.pk,
        *pair,
        linkage.Decision(row.decision),
        row.judged_by,
        row.judged_at,
        row.reason.strip() or "no reason",
        model,
        row.withdraws_id,
        is_machine=row.judged_by.startswith(f"{MACHINE} "),
    )


def _models(case: CaseFile, rows: Iterable[Judgement]) -> dict[int, str]:
    """Give, by row of the ledger, the version of the scores that whoever judged was shown."""
    told: dict[int, str] = {}
    for some in cut(sorted({row.seq for row in rows}), CHUNK):
        for seq, detail in LedgerRow.objects.using(case.alias).filter(seq__in=some).values_list("seq", "detail"):
            model = json.loads(detail).get("model")
            told |= {seq: str(model)} if model is not None else {}
    return told


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
