"""Which incidents nobody is sure where they were: what their place rests on is less sure than a coder is of a guess."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.core.record import Held, Record
from onrecord.core.vocabulary import Stance
from onrecord.core.wire import record_from_json
from onrecord.store.canonical import unpack
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.models import Coding
from onrecord.store.models import Record as RecordRow

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["LEAST_SURE", "doubted_places"]

LEAST_SURE = 0.6
"""As sure as some claim must be: a coder is 0.7 sure of what the gazetteer says of a place that is told, 0.5 of the
country that it concludes where none is."""

TOLD = ("where.country", "where.name")
CHUNK = 500


def doubted_places(case: CaseFile, records: Sequence[str]) -> frozenset[str]:
    """Give those of some incidents whose country or place no claim is sure of."""
    held: dict[str, list[Held]] = {}
    for some in cut(records, CHUNK):
        for row in RecordRow.objects.using(case.alias).filter(pk__in=some):
            held[row.pk] = list(_places(record_from_json(unpack(row.body))))
    sure = _sure_claims(case, [claim for some in held.values() for each in some for claim in each.claims])
    return frozenset(record for record, some in held.items() if any(sure.isdisjoint(each.claims) for each in some))


def _places(record: Record) -> Iterator[Held]:
    return (each for each in record.values if each.property in TOLD and isinstance(each.value, str) and each.claims)


def _sure_claims(case: CaseFile, refs: Iterable[str]) -> set[str]:
    """Give those of some claims that their coder is sure of, and the source too."""
    asked: dict[str, set[str]] = {}
    for ref in refs:
        asked.setdefault(coding_id(ref), set()).add(ref)
    sure: set[str] = set()
    for some in cut(list(asked), CHUNK):
        for row in Coding.objects.using(case.alias).filter(pk__in=some).only("pk", "body"):
            # A coding whole costs five times what its claims do, and a page has fifty.
            for claim in json.loads(unpack(row.body))["claims"]:
                is_sure = claim.get("confidence", 1) >= LEAST_SURE and claim.get("stance") != Stance.UNCERTAIN
                if is_sure and (ref := f"{row.pk}/{claim['id']}") in asked[row.pk]:
                    sure.add(ref)
    return sure
