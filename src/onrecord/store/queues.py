"""Reports to code: which wait for whom, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from onrecord.core.vocabulary import CoderKind
from onrecord.store.asked_blind import asked_blind
from onrecord.store.drafts import present
from onrecord.store.models import Coding, Draft, DraftEdit, Listing
from onrecord.store.protection import open_listings

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["QUEUES", "Queue", "Queued", "next_in_queue", "queue_page"]

QUEUES = ("suggested", "waiting", "open", "uncoded", "finished", "all")
"""What a report may wait as: with suggestions that nobody has read, asked of this person, being coded, with no
suggestions, coded by a person.
"""

MACHINES = (str(CoderKind.RULES), str(CoderKind.MODEL))
"""Coders whose suggestions wait for a person. How a list is read a person said once, for every row of it."""

LISTS = "lists"
"""The name of the coder that reads lists alone: of a report in a language that no coder reads it suggests nothing."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Which reports are wanted. `sees_protected` where whoever asks may see reports of protected sources."""

    name: str = "suggested"
    language: str = ""
    source: str = ""
    sees_protected: bool = False


@dataclass(frozen=True, slots=True)
class Queued:
    """A report as the queue shows it: whose coding is in force, who is at it now, and whether this person has begun."""

    number: int
    reading: str
    title: str | None
    source: str | None
    language: str | None
    published: date | None
    kind: str | None
    coder: str | None
    here: tuple[str, ...] = ()
    is_begun: bool = False


def queue_page(case: CaseFile, wanted: Queue, before: int | None = None, size: int = 50) -> list[Queued]:
    """Give the reports of a queue, newest first: the newest of all, or those before the listing of this number."""
    rows = _listed(case, wanted)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return _shown(case, list(rows[:size]))


def next_in_queue(case: CaseFile, wanted: Queue, reading: str) -> str | None:
    """Give the reading that comes after this one in a queue, from its beginning where the end was reached; None where
    none is left. One at which somebody else is now is passed over as long as there are others.
    """
    here = Listing.objects.using(case.alias).filter(reading=reading).values_list("pk", flat=True).first()
    rows = _listed(case, wanted).exclude(reading=reading)
    after = list(rows.filter(pk__lt=here).values_list("reading", flat=True)[:20]) if here is not None else []
    found = after or list(rows.values_list("reading", flat=True)[:20])
    busy = present(case, found)
    return next((each for each in found if each not in busy), found[0] if found else None)


def _listed(case: CaseFile, wanted: Queue) -> QuerySet[Listing]:
    rows = Listing.objects.using(case.alias).filter(_condition(case, wanted.name)).order_by("-pk")
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    if wanted.source:
        rows = rows.filter(source__icontains=wanted.source)
    if not wanted.sees_protected:
        rows = open_listings(case, rows)
    return rows


def _condition(case: CaseFile, name: str) -> Q:
    codings = Coding.objects.using(case.alias)
    own, person = codings.filter(pk=OuterRef("coding")), str(CoderKind.PERSON)
    match name:
        case "suggested":
            return Q(coding__isnull=False) & Q(Exists(own.filter(kind__in=MACHINES).exclude(name=LISTS)))
        case "uncoded":
            return Q(coding__isnull=True) | Q(Exists(own.filter(kind__in=MACHINES, name=LISTS)))
        case "finished":
            return Q(coding__in=codings.filter(kind=person).values("pk"))
        case "open":
            begun = DraftEdit.objects.using(case.alias).filter(draft=OuterRef("pk"))
            drafts = Draft.objects.using(case.alias).filter(Exists(begun), coding__isnull=True)
            return Q(reading__in=drafts.values("reading"))
        case "waiting":
            return Q(reading__in=asked_blind(case))
        case _:
            return Q()


def _shown(case: CaseFile, rows: Sequence[Listing]) -> list[Queued]:
    readings = [row.reading for row in rows]
    codings = Coding.objects.using(case.alias).filter(pk__in=[row.coding for row in rows if row.coding])
    made = {pk: (kind, name) for pk, kind, name in codings.values_list("pk", "kind", "name")}
    here = present(case, readings)
    begun = DraftEdit.objects.using(case.alias).filter(draft=OuterRef("pk"))
    drafts = Draft.objects.using(case.alias).filter(Exists(begun), coder=case.who, coding__isnull=True)
    mine = set(drafts.filter(reading__in=readings).values_list("reading", flat=True))
    return [
        Queued(
            number=row.pk,
            reading=row.reading,
            title=row.title,
            source=row.source,
            language=row.language,
            published=row.published,
            kind=kind,
            coder=coder,
            here=tuple(here.get(row.reading, ())),
            is_begun=row.reading in mine,
        )
        for row in rows
        for kind, coder in [made.get(row.coding or "", (None, None))]
    ]
