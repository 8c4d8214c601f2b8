"""How long what is no evidence stays: drafts that were left, and sessions that ended. The rest is never removed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connections
from django.db.models import Model, QuerySet

from onrecord.core.errors import BadOption
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.models import Draft, DraftEdit

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "RETENTION",
    "Removed",
    "Retention",
    "count_ended_sessions",
    "count_old_drafts",
    "keep_to_retention",
    "retention_of",
    "set_retention",
]

RETENTION = "retention"
"""The kind of its entries; there is one key, the empty one."""

# Below a week somebody who was ill would lose work; ten years is as good as for ever.
FEWEST_DAYS, MOST_DAYS = 7, 3_650


@dataclass(frozen=True, slots=True)
class Retention:
    """After how many days a draft that nobody opened goes; None keeps every one."""

    draft_days: int | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """How much was removed."""

    drafts: int = 0
    sessions: int = 0


def retention_of(case: CaseFile) -> Retention:
    """Give what was set, or that nothing goes."""
    entry = newest_entry(case, RETENTION, "")
    return Retention(**body_of(entry)) if entry is not None else Retention()


def set_retention(pen: Pen, retention: Retention) -> bool:
    """Set it in the pen's transaction, and say whether that changed anything.

    Raises:
        BadOption: a number of days that is too small or too large.
    """
    days = retention.draft_days
    if days is not None and not FEWEST_DAYS <= days <= MOST_DAYS:
        raise BadOption(
            "days", found=str(days), expected=f"{FEWEST_DAYS} to {MOST_DAYS}, or none", do="Give another number."
        )
    return set_entry(pen, RETENTION, "", asdict(retention)) is not None


def count_old_drafts(case: CaseFile, retention: Retention) -> int:
    """Give how many drafts would go now."""
    return _old_drafts(case, retention).count()


def count_ended_sessions(case: CaseFile) -> int:
    """Give how many sessions have ended and are still kept."""
    ended = _ended_sessions(case)
    return 0 if ended is None else ended.count()


def keep_to_retention(pen: Pen) -> Removed:
    """Remove old drafts and ended sessions in the pen's transaction. The ledger says how many drafts, of which reports
    and coders; a draft that became a coding stays, and so does every coding.
    """
    case = pen.case
    drafts = list(_old_drafts(case, retention_of(case)).order_by("pk"))
    for draft in drafts:
        pen.note("draft removed", f"reading:{draft.reading}", coder=draft.coder, seen_at=draft.seen_at.isoformat())
    keys = [draft.pk for draft in drafts]
    DraftEdit.objects.using(case.alias).filter(draft__in=keys).delete()
    Draft.objects.using(case.alias).filter(pk__in=keys).delete()
    ended = _ended_sessions(case)
    sessions = 0 if ended is None else ended.delete()[0]
    return Removed(len(drafts), sessions)


def _old_drafts(case: CaseFile, retention: Retention) -> QuerySet[Draft]:
    drafts = Draft.objects.using(case.alias).filter(coding__isnull=True)
    if retention.draft_days is None:
        return drafts.none()
    return drafts.filter(seen_at__lt=case.clock() - timedelta(days=retention.draft_days))


def _ended_sessions(case: CaseFile) -> QuerySet[Model] | None:
    """Give the sessions that ended; None where the workbench never served the case file, which has no table of them."""
    if not apps.is_installed("django.contrib.sessions"):
        return None
    sessions = apps.get_model("sessions", "Session")
    with connections[case.alias].cursor() as cursor:
        if sessions._meta.db_table not in connections[case.alias].introspection.table_names(cursor):
            return None
    return sessions._default_manager.using(case.alias).filter(expire_date__lt=case.clock())
