"""A report read again by another version of a reader, so that another text of it is in force."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.report import Making
from onrecord.store.readings import list_readings, reading_row, report_of

__all__ = ["read_again"]


def read_again(case, reading):
    """Keep another reading of a report, and give its id."""
    report = replace(report_of(reading), made=Making("a reader", "2"))
    with case.writing() as pen:
        row = reading_row(report, reading.original_id, pen.now)
        pen.note("read again", f"report:{report.id}", [row])
        pen.flush()
        list_readings(case, [(row, report)])
    return row.id
