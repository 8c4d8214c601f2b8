"""Codings that were made blind: kept to be compared, and in force never, whatever is newer or older than they are.

The version of their coder says so, which is part of the fact: a draft may be gone by the time records are made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.core.vocabulary import CoderKind
from onrecord.store.models import Coding

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["BLIND", "blind_codings", "is_blind"]

BLIND = "blind"
"""What the version of a person begins with where they coded without seeing others' codings."""


def is_blind(row: Coding) -> bool:
    """True of a coding that was made blind."""
    return row.kind == str(CoderKind.PERSON) and row.version.startswith(BLIND)


def blind_codings(case: CaseFile, readings: Sequence[str]) -> frozenset[str]:
    """Give the ids of the codings of these readings that were made blind."""
    rows = Coding.objects.using(case.alias).filter(
        reading__in=readings, kind=CoderKind.PERSON, version__startswith=BLIND
    )
    return frozenset(rows.values_list("id", flat=True))
