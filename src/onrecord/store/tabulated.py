"""The standards' tables of a case file, incident by incident, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from onrecord.core.sharing import Share, alone
from onrecord.store.counted_bodies import Body, happenings_in, proposed_grade
from onrecord.store.counting import over_bodies
from onrecord.store.grades import grade_of, signed_by_subject
from onrecord.tally.records import Judged
from onrecord.tally.tables.catalogue import TABLES
from onrecord.tally.tables.columns import Row
from onrecord.tally.tables.documented import documented

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["tabulated"]


def tabulated(case: CaseFile, name: str, share: Share = alone) -> Iterator[Sequence[Row]]:
    """Yield what each incident adds to a table, nothing of one that is left out of it."""
    signed = signed_by_subject(case, TABLES[name].scheme.grades)
    return over_bodies(case, share, partial(_rows_of_each, name, signed), partial(_rows_of_tied, name, signed))


def _rows_of_each(name: str, signed: Mapping[str, str], some: Sequence[Body]) -> list[Sequence[Row]]:
    return [rows for each in some for rows in _rows_of_tied(name, signed, [each], Judged())]


def _rows_of_tied(name: str, signed: Mapping[str, str], some: Iterable[Body], held: Judged) -> Iterator[Sequence[Row]]:
    table = TABLES[name]
    scheme = table.scheme
    for happening, facts in happenings_in(some, held):
        proposed = proposed_grade(scheme, happening, facts)
        grade = grade_of(signed, happening.incident.members, scheme.grades) or proposed
        yield tuple(table.of_incident(documented(happening, facts, scheme, grade=grade)))
