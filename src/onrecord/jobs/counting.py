"""Count a case file where it changed since it was counted last, and make its standards' tables, on several cores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.core.errors import DatabaseUnavailable
from onrecord.jobs.sharing import sharing
from onrecord.store.counting import count, counted_run, inputs_of, last_counted
from onrecord.store.tabulated import tabulated
from onrecord.store.tallies import twins_in
from onrecord.tally.tables.catalogue import SDG, Table
from onrecord.tally.tables.columns import Row
from onrecord.tally.tables.sdg import DeathsOfIncident, gathered
from onrecord.tally.twins import Twins

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import CountedRun
    from onrecord.tally.rules.schemes import Scheme

__all__ = ["Tabulation", "counted", "tabulation"]


def counted(case: CaseFile, scheme: Scheme, workers: int | None = None) -> CountedRun:
    """Give what is counted by a scheme of the case file as it stands, made anew where anything changed; where others
    wrote while it was counted, as it stood when that began.
    """
    run = counted_run(case, scheme)
    if run is None:
        with sharing(case, workers) as share:
            for _ in count(case, scheme, share):
                pass
        run = counted_run(case, scheme) or last_counted(case, scheme)[0]
    assert run is not None
    return run


@dataclass(slots=True)
class Tabulation:
    """A table of a case file: `rows` yields it once. What was left out of it, and how many of its incidents may be one
    with another, is known when all rows were taken.
    """

    table: Table
    run: CountedRun
    rows: Iterator[Row] = field(default_factory=lambda: iter(()))
    incidents: int = 0
    left_out: int = 0
    possible_duplicates: int = 0


def tabulation(case: CaseFile, table: Table, workers: int | None = None, *, keeps_records: bool = True) -> Tabulation:
    """Give a standard's table of the case file as it stands. `rows` raises DatabaseUnavailable at its end where others
    wrote to the case file meanwhile.
    """
    made = Tabulation(table, counted(case, table.scheme, workers))
    twins = twins_in(made.run)
    rows = _rows(case, made, twins, workers)
    if table.name == SDG:
        pieces = (row for row in rows if isinstance(row, DeathsOfIncident))
        made.rows = gathered(pieces, twins, keeps_records=keeps_records)
    else:
        made.rows = rows
    return made


def _rows(case: CaseFile, made: Tabulation, twins: Twins, workers: int | None) -> Iterator[Row]:
    with sharing(case, workers) as share:
        for some in tabulated(case, made.table.name, share):
            made.incidents += bool(some)
            made.left_out += not some
            made.possible_duplicates += any(row.records[0] in twins.lead for row in some)
            yield from some
    if inputs_of(case, made.table.scheme) != made.run.inputs:
        raise _changed(f"the table {made.table.name}")


def _changed(what: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        what, found="changes while it was made", expected="a case file that rests", do="Run it again."
    )
