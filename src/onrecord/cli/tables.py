"""`onrecord tally --table`: the table of a standard, printed row by row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from onrecord.cli.console import print_note
from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.jobs.counting import Tabulation
    from onrecord.store.casefile import CaseFile
    from onrecord.tally.tables.columns import Cell

__all__ = ["print_table", "refuse_beside_table", "table_option"]

Command = TypeVar("Command", bound=Callable[..., Any])

NAMES = ("sdg", "ucdp", "acled", "airwars", "iraq-body-count")
AT_ONCE = 500
"""How many rows are printed together."""


def table_option(command: Command) -> Command:
    """Add --table."""
    return click.option(
        "--table", type=click.Choice(NAMES), help="The table of a standard instead, counted by its own rules."
    )(command)


def refuse_beside_table(context: click.Context) -> None:
    """Return if no option is given that a table decides by itself.

    Raises:
        BadOption: one is.
    """
    for name in ("by", "of", "scheme", "only"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise BadOption(
                f"--{name} beside --table",
                found="both",
                expected="one of them",
                do="A standard's table says itself what is counted, and by whose rules.",
            )


def print_table(case: CaseFile, name: str, form: str) -> bool:
    """Print the table, and say beside it what was left out; tell whether it has any row."""
    from onrecord.jobs.counting import tabulation
    from onrecord.tally.tables.catalogue import TABLES

    made = tabulation(case, TABLES[name], keeps_records=form == "json")
    lines = _as_json(made) if form == "json" else _as_csv(made)
    while some := "".join(islice(lines, AT_ONCE)):
        click.echo(some, nl=False)
    _say(made)
    return made.incidents > 0


def _as_csv(made: Tabulation) -> Iterator[str]:
    from onrecord.tally.tables.columns import cells_of

    yield _line(made.table.columns)
    for row in made.rows:
        yield _line(map(_plain, cells_of(row)))


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _as_json(made: Tabulation) -> Iterator[str]:
    """Yield it with the records under every row, a row a line."""
    from onrecord.tally.tables.columns import cells_of

    scheme, columns = made.table.scheme, made.table.columns
    head = {
        "kind": "documented",
        "table": made.table.name,
        "label": made.table.label,
        "scheme": {"id": scheme.id, "label": scheme.label, "source": scheme.source},
        "state": made.run.inputs,
        "possible_duplicates": "looked for" if made.run.is_linked else "not looked for",
    }
    yield _dumped(head)[:-1] + ', "rows": ['
    between = "\n"
    for row in made.rows:
        cells = dict(zip(columns, map(_plain, cells_of(row)), strict=True))
        yield between + _dumped({"row": cells, "records": list(row.records)})
        between = ",\n"
    rest = {"incidents": made.incidents, "left_out": made.left_out, "may_be_one": made.possible_duplicates}
    yield "\n], " + _dumped(rest)[1:] + "\n"


def _dumped(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)


def _plain(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _say(made: Tabulation) -> None:
    scheme = made.table.scheme
    print_note(f"Documented: {made.table.label}, {made.incidents:,} incidents by the rules of {scheme.id}.")
    if made.left_out:
        print_note(f"Left out: {made.left_out:,} incidents that {made.table.left_out}.")
    if made.possible_duplicates:
        print_note(f"{made.possible_duplicates:,} incidents may be one with another: `onrecord review --incidents`.")
    if not made.run.is_linked:
        print_note("Possible duplicates were not looked for: `onrecord link` finds them.")
