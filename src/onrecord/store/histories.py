"""What happened to a record, in order: its reports brought in, every coding, judgement and signature."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from onrecord.store.chunks import cut
from onrecord.store.judgements import subjects_of
from onrecord.store.models import Acquisition, Coding, Entry, Judgement, Listing, Reading
from onrecord.store.signatures import GRADE, TAKEN_BACK, grade_keys

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.opened import Opened

__all__ = ["Event", "history_of"]

CHUNK = 40
"""Codings whose judgements are looked for at once."""


@dataclass(frozen=True, slots=True)
class Event:
    """One act on a record: its row of the ledger, when, by whom, what was done (`brought`, `coded`, `judged`,
    `withdrew`, `signed`), to what, in which words, and why. `number` is that of a judgement, `report` what it is about,
    `subjects` whom or what a judgement is on.
    """

    seq: int
    at: datetime
    by: str
    done: str
    what: str = ""
    why: str = ""
    number: int | None = None
    report: str | None = None
    subjects: tuple[str, ...] = ()


def history_of(case: CaseFile, opened: Opened) -> list[Event]:
    """Give what happened to a record, oldest first."""
    readings = dict(Reading.objects.using(case.alias).filter(report__in=opened.reports).values_list("id", "report"))
    codings = list(
        Coding.objects.using(case.alias).filter(reading__in=list(readings)).defer("body").order_by("seq", "id")
    )
    told = [*_brought(case, opened.reports), *_coded(codings, readings)]
    told += [*_judged(case, opened, [row.id for row in codings]), *_signed(case, opened.record.members)]
    return sorted(told, key=lambda event: (event.seq, event.number or 0))


def _brought(case: CaseFile, reports: Sequence[str]) -> Iterator[Event]:
    rows = Reading.objects.using(case.alias).filter(report__in=reports).values_list("original", "report")
    report_of = dict(rows)
    titles = dict(Listing.objects.using(case.alias).filter(report__in=reports).values_list("report", "title"))
    for row in Acquisition.objects.using(case.alias).filter(original__in=list(report_of)).order_by("seq"):
        report = report_of[row.original_id]
        yield Event(row.seq, row.brought_at, row.brought_by, "brought", titles.get(report) or "", report=report)


def _coded(codings: Sequence[Coding], readings: dict[str, str]) -> Iterator[Event]:
    for row in codings:
        coder = f"{row.name} {row.version}"
        yield Event(row.seq, row.coded_at, row.coded_by, "coded", coder, report=readings[row.reading_id])


def _judged(case: CaseFile, opened: Opened, codings: Sequence[str]) -> Iterator[Event]:
    """Yield what was judged of its subjects, its claims, and of its reports being one text, held or taken back."""
    concerned = set(opened.reports) | {member for record in opened.records for member in record.members}
    for record in opened.records:
        for held in record.values:
            concerned.update(held.claims, *(other.claims for other in held.others))
    seen: set[int] = set()
    for some in cut([*codings, *opened.reports], CHUNK):
        wanted = reduce(or_, (Q(subjects__contains=each) for each in some))
        for row in Judgement.objects.using(case.alias).filter(wanted):
            if row.pk not in seen and not concerned.isdisjoint(subjects_of(row)):
                seen.add(row.pk)
                done = "judged" if row.withdraws_id is None else "withdrew"
                what = f"{row.kind}:{row.decision}" if row.withdraws_id is None else str(row.withdraws_id)
                about = tuple(subjects_of(row))
                yield Event(row.seq, row.judged_at, row.judged_by, done, what, row.reason, row.pk, None, about)


def _signed(case: CaseFile, members: Sequence[str]) -> Iterator[Event]:
    keys = [key for member in members for key in grade_keys(member)]
    for some in cut(keys, 10 * CHUNK):
        for row in Entry.objects.using(case.alias).filter(kind__in=(GRADE, TAKEN_BACK), key__in=some):
            scheme, facet, _ = row.key.split("/", 2)
            told = json.loads(row.body)
            done, grade = ("signed", told["grade"]) if row.kind == GRADE else ("unsigned", "")
            yield Event(row.seq, row.set_at, row.set_by, done, f"{scheme}:{facet}:{grade}", told["reason"])
