"""`python -m bench.report`: every report of `$ONRECORD_DATA` that has an expected coding, with and without its date."""

from __future__ import annotations

import json
import sys

from bench.folder import data_folder
from bench.report.expectations import compare
from bench.report_fields import code_by_command, show_fields

__all__ = ["main"]


def main() -> int:
    """Print a table a report and date; 0 when every field of all agrees, else 1."""
    missed = 0
    for report in sorted((data_folder() / "reports").glob("*.txt")):
        expected_by = report.with_suffix(".expected.json")
        if not expected_by.is_file():
            continue
        expected = json.loads(expected_by.read_text(encoding="utf-8"))
        for published in expected.get("published", {"none": None}).values():
            rows = compare(expected, code_by_command(report, published))
            missed += show_fields(f"{report.name}, published {published or 'not given'}", rows)
            print()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
