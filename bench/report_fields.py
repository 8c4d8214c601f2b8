"""`python -m bench.report_fields REPORT EXPECTED.json`: a coding against what a person expects, field by field."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.report.expectations import Row, compare
from bench.tables import Table, show
from onrecord.core.coding import Coding
from onrecord.core.wire import coding_from_json

__all__ = ["code_by_command", "main", "show_fields"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of fields; 0 when all agree, 1 when one does not."""
    parser = argparse.ArgumentParser(prog="python -m bench.report_fields", description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument("--published", metavar="DATE", help="the publication date given to onrecord code")
    given = parser.parse_args(arguments)
    expected = json.loads(given.expected.read_text(encoding="utf-8"))
    rows = compare(expected, code_by_command(given.report, given.published))
    return show_fields(f"{given.report.name}, published {given.published or 'not given'}", rows)


def code_by_command(report: Path, published: str | None) -> Coding:
    """Give what `onrecord code REPORT --format json` prints."""
    command = [str(Path(sys.executable).with_name("onrecord")), "code", str(report), "--format", "json"]
    dated = [] if published is None else ["--published", published]
    done = subprocess.run([*command, *dated], check=True, capture_output=True)
    return coding_from_json(done.stdout)


def show_fields(title: str, rows: Sequence[Row]) -> int:
    """Print the fields and how many agree; 0 when all do, else 1."""
    cells = tuple((row.field, _short(row.expected), _short(row.got), "ok" if row.ok else "NO") for row in rows)
    right = sum(row.ok for row in rows)
    print(show(Table(title, ("field", "expected", "got", ""), cells, f"{right} of {len(rows)} fields agree.")))
    return int(right < len(rows))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 70 else text[:69] + "…"


if __name__ == "__main__":
    sys.exit(main())
