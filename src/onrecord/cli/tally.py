"""`onrecord tally`: how many people, by month, place, actor and more, as ranges; each number has its records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.counting import only_option, outcome_option, question_of, scheme_asked, scheme_option
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option
from onrecord.cli.tables import print_table, refuse_beside_table, table_option
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.models import CountedRun
    from onrecord.tally.rules.schemes import Scheme
    from onrecord.tally.tallying import Cell, Tally

__all__ = ["tally"]

GAP = "  "


@click.command(short_help="Count who is documented, by month, place, actor and more.")
@click.option("--by", default="", metavar="NAMES", help="What to part the numbers by, parted by commas: month,actor.")
@outcome_option
@scheme_option
@only_option
@table_option
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", help="What to print.")
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@case_option
@user_option
@quiet_option
@click.pass_context
def tally(context: click.Context, /, by: str, form: str, case: Path | None, user: str | None, **given: Any) -> None:
    """Count the people that the records of a case file tell of, each incident once, as a range of reported figures.

    What is dated or placed roughly stands in a wider cell: 2016 where the month is not known. Incidents that may be
    one count as one for the lower end, and apart for the upper. Tolls over a time are never added. No estimate of whom
    nobody reported: see `onrecord estimate`.

    --table prints the table of a standard instead, as CSV or JSON, counted by that standard's own rules.

    `onrecord why CELL` shows the sentences under a cell.
    """
    from onrecord.jobs.counting import counted
    from onrecord.store.tallies import tally_of

    if given["table"] is not None:
        refuse_beside_table(context)
        with opened(case, user) as held:
            found_any = print_table(held, given["table"], form)
        context.exit(Exit.FINE if found_any else Exit.NOTHING)
    question = question_of(given["of"], by, given["only"])
    with opened(case, user) as held:
        scheme = scheme_asked(held, given["scheme"])
        run = counted(held, scheme)
        found = tally_of(held, run, scheme, question, with_records=form == "json")
    told = _Told(found, scheme, run, () if "grade" in question.only else scheme.counts)
    click.echo({"json": told.as_json, "csv": told.as_csv, "text": told.as_text}[form](), nl=False)
    if not found.cells:
        print_note("Nobody counted: no incident in the case file tells of anybody, or none is in the cells named.")
        context.exit(Exit.NOTHING)


@dataclass(frozen=True, slots=True)
class _Told:
    """A tally as it is printed; `grades` are those that it sums alone, none where it sums all or some were named."""

    tally: Tally
    scheme: Scheme
    run: CountedRun
    grades: tuple[str, ...]

    def as_json(self) -> str:
        """Give it with the records and rules of every cell."""
        told = {
            "kind": "documented",
            "outcome": str(self.tally.outcome),
            "scheme": {"id": self.scheme.id, "label": self.scheme.label, "source": self.scheme.source},
            "state": self.run.inputs,
            "possible_duplicates": "looked for" if self.run.is_linked else "not looked for",
            "adds_up": self.tally.adds_up,
            "cells": [self._cell(cell) for cell in self.tally.cells],
            "whole": self._cell(self.tally.whole),
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"

    def _cell(self, cell: Cell) -> dict[str, Any]:
        numbers = asdict(cell.range)
        if not self.scheme.has_best:
            numbers["best"] = None
        return {
            "cell": dict(zip(self.tally.by, cell.key, strict=False)),
            **numbers,
            "incidents": cell.incidents,
            "straddling": cell.straddling,
            "records": list(cell.records),
            "rules": list(cell.rules),
        }

    def as_csv(self) -> str:
        """Give it as a table for programmes; the whole is no row of it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*self.tally.by, "low", "best", "high", "open_ended", "incidents", "straddling"])
        for cell in self.tally.cells:
            best = cell.range.best if self.scheme.has_best else ""
            ends = (cell.range.low, best, cell.range.high, cell.range.open_ended)
            writer.writerow([*cell.key, *ends, cell.incidents, cell.straddling])
        return out.getvalue()

    def as_text(self) -> str:
        """Give it for people."""
        return "".join(line + "\n" for line in (*self._table(), "", *self._notes()))

    def _table(self) -> Iterator[str]:
        head = (*self.tally.by, str(self.tally.outcome), *(("best",) if self.scheme.has_best else ()), "incidents")
        rows = [head, *(self._row(cell, cell.key) for cell in self.tally.cells)]
        if self.tally.by:
            rows.append(self._row(self.tally.whole, ("all", *[""] * (len(self.tally.by) - 1))))
        widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
        named = len(self.tally.by)
        for row in rows:
            cells = [
                cell.ljust(width) if at < named else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            yield GAP.join(cells).rstrip()

    def _row(self, cell: Cell, key: tuple[str, ...]) -> tuple[str, ...]:
        best = (f"{cell.range.best:,}",) if self.scheme.has_best else ()
        return (*map(show_text, key), str(cell.range), *best, f"{cell.incidents:,}")

    def _notes(self) -> Iterator[str]:
        yield f"Documented: a range of reported figures by the rules of {self.scheme.label} ({self.scheme.id})."
        if self.tally.whole.range.open_ended:
            yield f"Of {self.tally.whole.range.open_ended:,} incidents reports say no upper end: there may be more."
        over = sum(cell.straddling for cell in self.tally.cells)
        if over:
            yield f"{over:,} records may be one with a record of another cell: the cells do not add up to the whole."
        if not self.run.is_linked:
            yield "Possible duplicates were not looked for: `onrecord link` finds them."
        if self.grades:
            yield f"Counted are incidents of the grades {', '.join(self.grades)}."
        yield f"State of the case file: {self.run.inputs[:16]}."
