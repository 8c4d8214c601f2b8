"""What people and the machine said of pairs, as a reader goes through it: who, when, why, and who took it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from onrecord.linkage import judgements as linkage
from onrecord.linkage.judgements import Decision
from onrecord.store.canonical import canonical_json
from onrecord.store.judgements import IDENTITY, read_identities
from onrecord.store.models import Judgement

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Said", "TakenBack", "Wanted", "judges", "said_among", "said_lately", "said_numbered", "said_of_pair"]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a judgement no longer holds: by whom it was taken back, when and why."""

    by: str
    when: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """One judgement on a pair, with the version of the scores that were shown, and who took it back, if anybody did."""

    number: int
    one: str
    other: str
    decision: str
    by: str
    when: datetime
    why: str
    model: str | None
    is_machine: bool
    taken_back: TakenBack | None

    @property
    def holds(self) -> bool:
        """Tell whether nobody took it back."""
        return self.taken_back is None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which judgements are wanted: by whom, of which day (UTC), of which decision; None where any."""

    by: str | None = None
    day: date | None = None
    decision: str | None = None


def said_lately(case: CaseFile, wanted: Wanted, most: int, before: int | None = None) -> list[Said]:
    """Give so many judgements on pairs, the newest first, those before a number where one is named."""
    rows = Judgement.objects.using(case.alias).filter(kind=IDENTITY, withdraws__isnull=True)
    if wanted.by is not None:
        rows = rows.filter(judged_by=wanted.by)
    if wanted.decision is not None:
        rows = rows.filter(decision=wanted.decision)
    if wanted.day is not None:
        ends = (datetime.combine(wanted.day, end, UTC) for end in (time.min, time.max))
        rows = rows.filter(judged_at__range=tuple(ends))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return _with_withdrawals(case, list(rows.order_by("-pk")[:most]))


def said_of_pair(case: CaseFile, one: str, other: str) -> list[Said]:
    """Give every judgement on a pair, the newest first."""
    pair = [canonical_json(each) for each in ([one, other], [other, one])]
    rows = Judgement.objects.using(case.alias).filter(kind=IDENTITY, withdraws__isnull=True, subjects__in=pair)
    return _with_withdrawals(case, list(rows.order_by("-pk")))


def said_numbered(case: CaseFile, number: int) -> Said | None:
    """Give the judgement of a number; None where there is none on a pair."""
    rows = Judgement.objects.using(case.alias).filter(kind=IDENTITY, withdraws__isnull=True, pk=number)
    return next(iter(_with_withdrawals(case, list(rows))), None)


def said_among(every: Sequence[linkage.Judgement], subjects: Iterable[str]) -> list[Said]:
    """Give those of all judgements that are on two of these subjects, the newest first."""
    known = set(subjects)
    within = [row for row in every if row.one in known and row.other in known]
    back = {row.withdraws: _taken(row) for row in within if row.withdraws is not None}
    held = [row for row in within if row.decision is not Decision.WITHDRAWN]
    return [_said(row, back.get(row.number)) for row in sorted(held, key=lambda row: -row.number)]


def judges(case: CaseFile) -> list[str]:
    """Give the names of all who judged pairs."""
    rows = Judgement.objects.using(case.alias).filter(kind=IDENTITY, withdraws__isnull=True)
    return sorted(set(rows.values_list("judged_by", flat=True).distinct()))


def _with_withdrawals(case: CaseFile, rows: Sequence[Judgement]) -> list[Said]:
    taken = Judgement.objects.using(case.alias).filter(withdraws__in=[row.pk for row in rows]).order_by("pk")
    back = {row.withdraws_id: TakenBack(row.judged_by, row.judged_at, row.reason) for row in taken}
    return [_said(row, back.get(row.number)) for row in read_identities(case, rows)]


def _taken(row: linkage.Judgement) -> TakenBack:
    return TakenBack(row.by, row.when, row.why)


def _said(row: linkage.Judgement, back: TakenBack | None) -> Said:
    return Said(
        row.number,
        row.one,
        row.other,
        str(row.decision),
        row.by,
        row.when,
        row.why,
        row.model,
        row.is_machine,
        back,
    )
