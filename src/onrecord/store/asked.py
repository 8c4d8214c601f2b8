"""Which pairs wait for a person, the one worth most first: kept beside the scores, and read by an index.

What is worth asking is weighed for a whole run when it ends (`linkage.questions`), and after each judgement for those
around its two only: to weigh a hundred thousand pairs anew takes seconds, and nobody waits that long for the next.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import QuerySet

from onrecord.linkage.judgements import Decision, Judgement
from onrecord.linkage.questions import Question, Questions
from onrecord.store.chunks import cut
from onrecord.store.judgements import identity_judgements
from onrecord.store.linked import INCIDENT, PERSON, Basis, basis_of, basis_over, told_of
from onrecord.store.models import LinkedPair

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["LEAST", "Asked", "Near", "around", "ask_all", "ask_around", "asked_of", "count_waiting", "waiting"]

LEAST = 0.05
"""Pairs that are less likely one are not asked."""

LEAST_WEIGHT = math.log2(LEAST / (1 - LEAST))
# Whoever is near to a pair, as far as is looked: beyond, the order of what waits is left as it was.
MOST_NEAR, MOST_PAIRS = 120, 1_000
CHUNK = 400
# What is all but sure is worth next to nothing, and asked last; nothing at all is worth what is settled.
LAST = 1e-12

Worth = tuple[float, int, str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair that waits: the pairs of records that the answer joins or parts, and why it was left apart, if it was."""

    one: str
    other: str
    weight: float
    worth: float
    changes: int
    left_out: str | None


@dataclass(frozen=True, slots=True)
class Near:
    """All that stands around some people, or incidents: what clusters are derived from, and the pairs as rows."""

    basis: Basis
    rows: tuple[LinkedPair, ...]


def waiting(case: CaseFile, kind: str, most: int, start: int = 0) -> list[Asked]:
    """Give so many pairs that wait, after so many, the next one to be asked first."""
    rows = _waiting(case, kind).order_by("-worth", "one", "other")[start : start + most]
    return [asked_of(row) for row in rows.defer("weighed")]


def count_waiting(case: CaseFile, kind: str) -> int:
    """Give how many pairs wait."""
    return _waiting(case, kind).count()


def asked_of(row: LinkedPair) -> Asked:
    """Give what is asked of a pair."""
    return Asked(row.one, row.other, row.weight, row.worth, row.changes, row.left_out)


def ask_all(case: CaseFile, kind: str) -> None:
    """Weigh every pair of the last run anew, in the transaction of whoever writes."""
    basis = basis_of(case, kind)
    asked = Questions(basis.scored(), basis.judgements, basis.bounds, LEAST).in_order()
    rows = LinkedPair.objects.using(case.alias).filter(kind=kind).defer("weighed")
    _keep(case, rows.iterator(chunk_size=CHUNK), _worths(asked))


def ask_around(case: CaseFile, subjects: Sequence[str], identities: Sequence[Judgement] | None = None) -> None:
    """Weigh the pairs around these subjects anew, in the transaction of whoever writes; `identities` are all judgements
    on identity, where they were read already.
    """
    every = identity_judgements(case) if identities is None else identities
    for kind in (PERSON, INCIDENT):
        near = around(case, kind, subjects, every)
        basis = near.basis
        if near.rows:
            asked = Questions(basis.scored(), basis.judgements, basis.bounds, LEAST).in_order()
            _keep(case, near.rows, _worths(asked))


def around(case: CaseFile, kind: str, subjects: Iterable[str], every: Sequence[Judgement]) -> Near:
    """Give what stands around these subjects: all that likely pairs and judgements tie to them, and their pairs."""
    ties = _tied(every)
    known: set[str] = set()
    edge = set(subjects)
    rows: dict[int, LinkedPair] = {}
    while edge and len(known) < MOST_NEAR:
        known |= edge
        found = _touching(case, kind, edge, MOST_PAIRS - len(rows))
        rows |= found
        beyond = {end for row in found.values() if row.weight >= LEAST_WEIGHT for end in (row.one, row.other)}
        edge = set(sorted(beyond.union(*(ties.get(end, ()) for end in edge)) - known)[: MOST_NEAR - len(known)])
    told = told_of(case, kind, known)
    inside = tuple(row for _, row in sorted(rows.items()) if row.one in known and row.other in known)
    return Near(basis_over(case, kind, told, inside, every), inside)


def _waiting(case: CaseFile, kind: str) -> QuerySet[LinkedPair]:
    return LinkedPair.objects.using(case.alias).filter(kind=kind, worth__gt=0)


def _touching(case: CaseFile, kind: str, subjects: Iterable[str], most: int) -> dict[int, LinkedPair]:
    """Give the pairs of these, the likeliest first where there are more than are looked at."""
    found: dict[int, LinkedPair] = {}
    for some in cut(sorted(subjects), CHUNK):
        for end in ("one", "other"):
            rows = LinkedPair.objects.using(case.alias).filter(kind=kind, **{f"{end}__in": some})
            found |= {row.pk: row for row in rows.order_by("-weight", "pk")[: max(most - len(found), 0)]}
    return found


def _tied(every: Sequence[Judgement]) -> Mapping[str, set[str]]:
    """Give whom somebody ever judged the same as each: taken back or not, they may have been one until now."""
    ties: dict[str, set[str]] = {}
    for row in every:
        if row.decision is Decision.SAME:
            ties.setdefault(row.one, set()).add(row.other)
            ties.setdefault(row.other, set()).add(row.one)
    return ties


def _worths(asked: Iterable[Question]) -> dict[tuple[str, str], Worth]:
    return {
        (each.one, each.other): (
            max(each.worth, LAST),
            each.changes,
            None if each.left_out is None else each.left_out.reason,
        )
        for each in asked
    }


def _keep(case: CaseFile, rows: Iterable[LinkedPair], worths: Mapping[tuple[str, str], Worth]) -> None:
    values = list(_changed(rows, worths))
    if values:
        with connections[case.alias].cursor() as cursor:
            # Three columns of rows that are there: Django's own update of many writes a case for each.
            cursor.executemany("UPDATE linked_pair SET worth = %s, changes = %s, left_out = %s WHERE id = %s", values)


def _changed(
    rows: Iterable[LinkedPair], worths: Mapping[tuple[str, str], Worth]
) -> Iterator[tuple[float, int, str | None, int]]:
    for row in rows:
        told = worths.get((row.one, row.other), (0.0, row.changes, None))
        if told != (row.worth, row.changes, row.left_out):
            yield (*told, row.pk)
