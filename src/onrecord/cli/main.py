"""The `onrecord` command: its exit codes, its errors on one line, and the only place where any error may end up."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from types import FrameType
from typing import Any

import click

from onrecord.cli.add import add
from onrecord.cli.agreement import agreement
from onrecord.cli.chart import chart
from onrecord.cli.code import code
from onrecord.cli.code_by import code_by
from onrecord.cli.console import prepare_streams, print_error
from onrecord.cli.demo import demo
from onrecord.cli.destination import writing
from onrecord.cli.diff import diff
from onrecord.cli.estimate import estimate
from onrecord.cli.exchange import export, formats
from onrecord.cli.exits import EXIT_CODES, Exit
from onrecord.cli.explain import explain
from onrecord.cli.gazetteer import gazetteer
from onrecord.cli.grade import grade
from onrecord.cli.import_records import import_records
from onrecord.cli.importing import import_
from onrecord.cli.impute import impute
from onrecord.cli.init import init
from onrecord.cli.judge import judge
from onrecord.cli.link import link
from onrecord.cli.moving import backup, copy, export_evidence, restore, upgrade
from onrecord.cli.options import quiet_option
from onrecord.cli.people import people
from onrecord.cli.rebuild import rebuild
from onrecord.cli.records import records, show
from onrecord.cli.release import release
from onrecord.cli.reprints import reprints
from onrecord.cli.review import review
from onrecord.cli.schema import schema
from onrecord.cli.scope import scope
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.source import source
from onrecord.cli.stamp import stamp
from onrecord.cli.status import status
from onrecord.cli.tally import tally
from onrecord.cli.tolls import tolls
from onrecord.cli.validate import validate
from onrecord.cli.vault import vault
from onrecord.cli.verify import head, verify
from onrecord.cli.why import why
from onrecord.cli.work import work
from onrecord.core.errors import (
    BadOption,
    CaseFileError,
    CodebookError,
    GazetteerError,
    MissingPart,
    OnrecordError,
    UnwritableOutput,
)
from onrecord.jobs.outcome import describe_defect

__all__ = ["CommandLine", "ReaderGone", "main"]

EXITS = {
    BadOption: Exit.USAGE,
    CaseFileError: Exit.CASE,
    CodebookError: Exit.USAGE,
    GazetteerError: Exit.USAGE,
    MissingPart: Exit.MISSING,
    UnwritableOutput: Exit.OUTPUT,
}


FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
LOST_DATABASE = ("OperationalError", "InterfaceError")


class ReaderGone(Exception):
    """Whoever read the output stopped reading, such as `head`."""


class CommandLine(click.Group):
    """A group of commands that ends in one of the exit codes it documents, whatever happens."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run the command line and exit with its code; without `standalone_mode`, give the code."""
        prepare_streams()
        with _noting_interruption() as interrupted:
            code = self._run(interrupted, *args, **extra)
        if standalone_mode:
            sys.exit(int(code))
        return code

    def _run(self, interrupted: Callable[[], bool], *args: Any, **extra: Any) -> int:
        """Give the exit code of the command line, whatever happens in it."""
        try:
            run: Callable[..., Any] = super().main
            code = run(*args, standalone_mode=False, **extra)
            with writing("standard output"):
                sys.stdout.flush()
        except (click.ClickException, OnrecordError) as error:
            code = _refuse(error)
        except click.Abort:
            code = _stop()
        except (ReaderGone, BrokenPipeError):
            _silence_output()
            code = Exit.PIPE
        except Exception as error:  # noqa: BLE001 - the one place where an error of ours may end up
            # A library may wrap the interruption in an error of its own, as pydantic does while it writes JSON.
            code = _stop() if interrupted() else _tell_storage(error) if _is_storage(error) else _own_up(error)
        return code if isinstance(code, int) else Exit.FINE

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who is gone is told from an error before click takes it for one."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error


@contextmanager
def _noting_interruption() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether Ctrl-C was pressed within; it still interrupts as it always does."""
    told: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        told.append(number)
        signal.default_int_handler(number, frame)

    ours = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, interrupt) if ours else None
    try:
        yield lambda: bool(told)
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)


def _stop() -> Exit:
    print_error("interrupted")
    return Exit.INTERRUPTED


def _refuse(error: click.ClickException | OnrecordError) -> Exit:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return Exit.USAGE
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        hint = f" Try '{context.command_path} --help'." if context is not None else ""
        print_error(error.format_message() + hint)
        return Exit.USAGE
    print_error(error)
    if isinstance(error, UnwritableOutput):
        _silence_output()
    return next((code for kind, code in EXITS.items() if isinstance(error, kind)), Exit.NOTHING)


def _silence_output() -> None:
    """Send what is left in the buffers nowhere: the interpreter would complain of it on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream of a test has no descriptor
        sys.stdout = StringIO()


def _is_storage(error: Exception) -> bool:
    """True where the disk is full, or the database went away: no fault of ours, and nothing that was told is lost."""
    database = type(error).__module__.startswith("django.db") and type(error).__name__ in LOST_DATABASE
    return database or (isinstance(error, OSError) and error.errno in FULL_DISK)


def _tell_storage(error: Exception) -> Exit:
    print_error(
        f"the disk or the database: found {str(error).splitlines()[0]}; expected one that takes what is written. "
        "What was told so far is kept, and nothing is there by half; mend it and run the same command again."
    )
    return Exit.CASE


def _own_up(error: Exception) -> Exit:
    if os.environ.get("ONRECORD_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    print_error(
        f"this is a defect of onrecord, not of your report: {describe_defect(error)}. "
        "Please report it; ONRECORD_TRACEBACK=1 shows the calls that led to it."
    )
    return Exit.DEFECT


@click.group("onrecord", cls=CommandLine, epilog=EXIT_CODES, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
@quiet_option
def main() -> None:
    """Read casualty reports and write down what they say, every value tied to the words it rests on.

    Nothing leaves this machine, but for what you ask: an address to fetch (`add`), the sum of a ledger to stamp.
    """


READING = (search, reprints, records, show, status)
COUNTING = (tally, why, tolls, grade, chart, estimate, impute)
CODING = (code, code_by, agreement)
LINKING = (link, review, judge)
OF_A_CASE_FILE = (init, scope, add, import_, *CODING, *READING, *LINKING, *COUNTING, rebuild, verify, head)
OF_PROTECTION = (source, vault, stamp)
MOVING = (backup, restore, copy, upgrade, export_evidence)
PUBLISHING = (release, diff)
EXCHANGING = (export, import_records, formats, validate, schema)
OTHERS = (*MOVING, *EXCHANGING, explain, gazetteer, demo)
for command in (*OF_A_CASE_FILE, serve, work, people, *OF_PROTECTION, *PUBLISHING, *OTHERS):
    main.add_command(command)
