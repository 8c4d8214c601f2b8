"""How a case file stands: how much is in it, what waits, what failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from onrecord.store.families import count_families
from onrecord.store.ledger import Head, head_of
from onrecord.store.models import Judgement, Listing, Original, Record, Setback

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Standing", "standing_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Numbers of a case file. `reports` and `uncoded` are by language, None where a report shows none;
    each of the `families` is reports that print the same text.
    """

    originals: int
    reports: dict[str | None, int]
    uncoded: dict[str | None, int]
    families: int
    records: dict[str, int]
    judgements: int
    setbacks: dict[str, int]
    head: Head


def standing_of(case: CaseFile) -> Standing:
    """Give how the case file stands now."""
    listed = Listing.objects.using(case.alias)
    return Standing(
        originals=Original.objects.using(case.alias).count(),
        reports=dict(listed.values_list("language").annotate(n=Count("pk")).order_by("language")),
        uncoded=dict(
            listed.filter(coding__isnull=True).values_list("language").annotate(n=Count("pk")).order_by("language")
        ),
        families=count_families(case),
        records=dict(Record.objects.using(case.alias).values_list("kind").annotate(n=Count("pk")).order_by("kind")),
        judgements=Judgement.objects.using(case.alias).count(),
        setbacks=dict(Setback.objects.using(case.alias).values_list("step").annotate(n=Count("pk")).order_by("step")),
        head=head_of(case.alias),
    )
