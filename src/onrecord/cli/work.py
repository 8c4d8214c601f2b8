"""`onrecord work`: do the long work that people asked for in the workbench."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.home import own_gazetteers
from onrecord.cli.options import quiet_option
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.models import Work

__all__ = ["work", "worker_command"]

END = "--until-input-ends"


@click.command(short_help="Do the long work that people asked for in the workbench.")
@click.option("--once", is_flag=True, help="End when no work waits any more.")
@click.option(END, "tended", is_flag=True, hidden=True, help="End when standard input does.")
@case_option
@user_option
@quiet_option
def work(once: bool, tended: bool, case: Path | None, user: str | None) -> None:
    """Do the long work that people asked for in the workbench, one after another, until you stop it (Ctrl+C).

    `onrecord serve` does this by itself. Run it by hand on a server where the workbench is served by another programme.
    Work that was broken off is taken up again.
    """
    from onrecord.jobs.ongoing import Means
    from onrecord.jobs.worker import only_worker, work_until

    ending = threading.Event()
    if tended:
        threading.Thread(target=_end_with_input, args=(ending,), daemon=True).start()
    with opened(case, user) as held, only_worker(held.folder):
        for done in work_until(held, Means(gazetteers=own_gazetteers()), ending.wait, once=once):
            _say(done)


def worker_command(case: Path, user: str | None) -> list[str]:
    """Give the command that does the works of a case file until its standard input ends."""
    start = "from onrecord.cli.main import main; main()"
    named = ["--as", user] if user else []
    return [sys.executable, "-c", start, "work", END, "--quiet", "--case", str(case), *named]


def _end_with_input(ending: threading.Event) -> None:
    """Wait for the other end of standard input to close; a work in its midst has so long to come to its next step."""
    import os

    from onrecord.evidence.apart import stop_readers

    sys.stdin.buffer.read()
    ending.set()
    threading.Event().wait(PATIENCE_SECONDS)
    # A work that was broken off is taken up again: what it wrote is whole, and the database undoes the rest.
    stop_readers()
    os._exit(0)


PATIENCE_SECONDS = 5.0


def _say(done: Work) -> None:
    from onrecord.store.works import outcome_of

    click.echo(show_text(f"{done.pk}. {done.kind} for {done.asked_by}: {done.state}"))
    error = outcome_of(done).get("error")
    if error:
        print_note(show_text(f"{error['thing']}: found {error['found']}; expected {error['expected']}. {error['do']}"))
