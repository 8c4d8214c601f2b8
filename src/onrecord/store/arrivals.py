"""What came into a case file since a person saw it last, told from the ledger: what arrived, what was done, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from onrecord.core.vocabulary import CoderKind
from onrecord.store.canonical import utc_text
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.ledger import head_of, seq_before
from onrecord.store.models import Coding, Entry, Judgement, LedgerRow, Reading
from onrecord.store.signatures import GRADE

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "SEEN",
    "Act",
    "Arrived",
    "Since",
    "acts_since",
    "arrived_since",
    "last_seen",
    "mark_seen",
    "said_seen",
    "since_day",
    "worked_last",
]

SEEN = "seen"
"""The kind of entries that say how far a person has seen; the key is the person."""

FALLBACK = timedelta(days=7)
"""What is told as new to whoever never said how far they have seen, and has not worked here before."""

MOST_ACTS = 12
MOST_READ = 5_000
"""Rows of the ledger that are grouped by what was done; of more, the newest. Ten a second for eight minutes."""

QUIET = (SEEN, "filter")
"""Kinds of entries that are a person's own affair, and news to nobody."""


@dataclass(frozen=True, slots=True)
class Since:
    """From where on something is new: behind which row of the ledger, when that was, and why from there: `seen`, `day`,
    `worked` or `week`.
    """

    seq: int
    at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the ledger."""

    at: datetime
    who: str
    action: str
    subject: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """What is new: reports, codings by people and by machines, rows of lists, judgements, signed grades; who did how
    much (`people`, of the newest `MOST_READ` acts), and the last acts.
    """

    since: Since
    acts: int
    reports: int
    by_people: int
    by_machines: int
    rows: int
    judgements: int
    signed: int
    people: tuple[tuple[str, int], ...]
    last: tuple[Act, ...]


def last_seen(case: CaseFile) -> Since:
    """Give from where on things are new to whoever opened the case file: behind what they said they have seen; else
    behind their last act before today; else of the last week.
    """
    return said_seen(case) or worked_last(case)


def said_seen(case: CaseFile) -> Since | None:
    """Give how far whoever opened the case file said they have seen, None where they never did."""
    entry = newest_entry(case, SEEN, case.who[:200])
    return None if entry is None else Since(int(body_of(entry)["seq"]), entry.set_at, "seen")


def worked_last(case: CaseFile) -> Since:
    """Give what lies behind the last act of whoever opened the case file before today, or behind a week without one:
    the same all day.
    """
    today = case.clock().replace(hour=0, minute=0, second=0, microsecond=0)
    before = seq_before(case.alias, today)
    rows = LedgerRow.objects.using(case.alias).filter(seq__lte=before, seq__gt=before - MOST_READ, who=case.who)
    own = rows.order_by("-seq").values_list("seq", "at").first()
    return Since(own[0], own[1], "worked") if own is not None else since_day(case, today - FALLBACK, "week")


def since_day(case: CaseFile, moment: datetime, why: str = "day") -> Since:
    """Give what lies behind a moment."""
    return Since(seq_before(case.alias, moment), moment, why)


def mark_seen(pen: Pen) -> None:
    """Keep, in the pen's transaction, that whoever holds it has seen all that is in the case file now."""
    set_entry(pen, SEEN, pen.case.who[:200], {"seq": head_of(pen.case.alias).seq + 1, "at": utc_text(pen.now)})


def acts_since(alias: str, seq: int) -> int:
    """Give how many acts the ledger has behind one of its rows that numbers may depend on: none that is a person's own
    affair, or is about who may sign in.
    """
    rows = LedgerRow.objects.using(alias).filter(seq__gt=seq).exclude(subject__startswith="person:")
    return _news(rows).count()


def arrived_since(case: CaseFile, since: Since) -> Arrived:
    """Give what is new."""
    alias, newer = case.alias, {"seq__gt": since.seq}
    kinds = dict(
        Coding.objects.using(alias).filter(**newer).order_by().values_list("kind").annotate(number=Count("pk"))
    )
    people, imports = kinds.pop(str(CoderKind.PERSON), 0), kinds.pop(str(CoderKind.IMPORT), 0)
    head = head_of(alias).seq
    rows = LedgerRow.objects.using(alias).filter(seq__gt=max(since.seq, head - MOST_READ))
    told = _news(rows)
    by_whom = told.order_by().values_list("who").annotate(number=Count("pk"))
    last = told.order_by("-seq").values_list("at", "who", "action", "subject")[:MOST_ACTS]
    entries = Entry.objects.using(alias).filter(**newer)
    own = entries.filter(kind__in=QUIET).count()
    return Arrived(
        since=since,
        acts=max(0, head - since.seq - own),
        reports=Reading.objects.using(alias).filter(**newer).count(),
        by_people=people,
        by_machines=sum(kinds.values()),
        rows=imports,
        judgements=Judgement.objects.using(alias).filter(**newer).count(),
        signed=entries.filter(kind=GRADE).count(),
        people=tuple(sorted(by_whom, key=lambda each: (-each[1], each[0]))),
        last=tuple(Act(*each) for each in last),
    )


def _news(rows: QuerySet[LedgerRow]) -> QuerySet[LedgerRow]:
    """Give the rows without those that are news to nobody."""
    for kind in QUIET:
        rows = rows.exclude(action="set", subject__startswith=f"{kind}:")
    return rows
