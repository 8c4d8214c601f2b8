"""What commands print: results on standard output, everything else on standard error, UTF-8 on every system.

Colours and a progress bar are for terminals only; `NO_COLOR` turns the colours off, `--quiet` all but errors.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from onrecord.core.errors import OnrecordError
from onrecord.publish.reading.columns import Run, TextLine
from onrecord.publish.reading.visible import show_text

__all__ = ["is_quiet", "measure_width", "prepare_streams", "print_error", "print_note", "print_shown", "style_lines"]

QUIET = "onrecord.quiet"
PLAIN_WIDTH = 80


def prepare_streams() -> None:
    """Make standard output and error UTF-8 with plain line ends, on Windows too; what UTF-8 cannot hold is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def measure_width(*, on_screen: bool = True) -> int:
    """Give the columns of the terminal, or 80 where there is none or the text goes elsewhere."""
    if not on_screen or not sys.stdout.isatty():
        return PLAIN_WIDTH
    from shutil import get_terminal_size

    return get_terminal_size((PLAIN_WIDTH, 24)).columns


def style_lines(lines: Iterable[TextLine], *, on_screen: bool = True) -> str:
    """Give the lines as text, with styles only where the reader is a terminal that wants them."""
    styled = on_screen and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return "".join("".join(_style(run) if styled else run.text for run in line).rstrip() + "\n" for line in lines)


def is_quiet() -> bool:
    """True where the person asked for results and errors only."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(QUIET))


def print_shown(line: str) -> None:
    """Print a line as text is shown, its indent kept."""
    from onrecord.publish.reading.visible import show_text

    click.echo(line[: len(line) - len(line.lstrip())] + show_text(line.strip()))


def print_note(text: str) -> None:
    """Say something in passing on standard error, unless `--quiet`."""
    if not is_quiet():
        click.echo(show_text(text), err=True)


def print_error(error: OnrecordError | str) -> None:
    """Say on one line what is wrong: the thing, what was found, what was expected, what to do."""
    click.echo(f"onrecord: {show_text(str(error))}", err=True)


def _style(run: Run) -> str:
    if not run.style or not run.text.strip():
        return run.text
    return click.style(run.text, bold=run.style == "strong" or None, dim=run.style == "quiet" or None)
