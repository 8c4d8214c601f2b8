"""Works asked for and done in a test: what the process beside the server would do."""

from __future__ import annotations

from onrecord.jobs.ongoing import Means
from onrecord.jobs.staging import stage
from onrecord.jobs.working import do_next
from onrecord.store.works import ask_work, outcome_of

__all__ = ["do", "done", "staged"]


def staged(case, *files):
    """Keep files, given as name and bytes, until a work reads them; give them as its arguments hold them."""
    return [stage(case, [data], name).as_plain() for name, data in files]


def do(case, kind, means=None, **arguments):
    """Ask for a work, have it done, and give it as it ended."""
    with case.writing() as pen:
        asked = ask_work(pen, kind, arguments)
    while (row := do_next(case, means or Means())) is not None:
        if row.pk == asked.pk:
            return row
    raise AssertionError("the work was not done")


def done(case, kind, means=None, **arguments):
    """Ask for a work, have it done, and give what came of it."""
    return outcome_of(do(case, kind, means, **arguments))
