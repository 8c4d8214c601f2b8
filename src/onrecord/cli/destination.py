"""Where output goes: standard output, one file, or a folder of pages."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import click

from onrecord.cli.progress import Bar
from onrecord.core.errors import BadOption, UnwritableOutput

# What UTF-8 cannot hold (half a pair, from a file name) is written as its number.
ESCAPED = "backslashreplace"

__all__ = ["is_folder", "make_folder", "refuse_inputs", "send_text", "write_file", "writing"]


def is_folder(path: Path, typed: str) -> bool:
    """True where a path means a folder: it is one, ends like one, or has no ending of a file."""
    return path.is_dir() or typed.endswith(("/", os.sep)) or not path.suffix


def refuse_inputs(path: Path | None, inputs: Iterable[str]) -> None:
    """Return if the output is none of the inputs.

    Raises:
        BadOption: it is: evidence is never written over.
    """
    if path is not None and path.exists() and any(Path(name).exists() and path.samefile(name) for name in inputs):
        raise BadOption(
            f"--output {path}",
            found="one of the reports",
            expected="another file",
            do="Reports are never written over: choose another place.",
        )


def send_text(chunks: Iterable[str], path: Path | None, bar: Bar, *, for_spreadsheet: bool = False) -> None:
    """Write the text to the file, or to standard output, as it comes; a file is made with its first words.

    A table in a file begins with a byte-order mark: without it Excel takes Arabic for Windows-1252.

    Raises:
        UnwritableOutput: it cannot be written.
    """
    waiting = iter(chunks)
    first = next(waiting, None)
    if first is None:
        return
    whole = chain((first,), waiting)
    if path is None:
        _print(whole, bar)
        return
    with writing(f"--output {path}"):
        file = path.open("w", encoding="utf-8-sig" if for_spreadsheet else "utf-8", errors=ESCAPED, newline="")
    with file:
        for chunk in whole:
            with writing(f"--output {path}"):
                file.write(chunk)


def write_file(path: Path, text: str) -> None:
    """Write the text as the whole of the file.

    Raises:
        UnwritableOutput: it cannot be written.
    """
    with writing(f"--output {path}"):
        path.write_text(text, encoding="utf-8", errors=ESCAPED, newline="\n")


def make_folder(path: Path) -> None:
    """Make the folder if it is not there.

    Raises:
        UnwritableOutput: it cannot be made.
    """
    with writing(f"--output {path}"):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def writing(thing: str) -> Iterator[None]:
    """Turn what the system says against writing into an error that says what to do; a reader who left is no error.

    Raises:
        UnwritableOutput: the system refused.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableOutput(
            thing,
            found=error.strerror or str(error),
            expected="a place that can be written",
            do="Make room or its folder, or choose another place.",
        ) from error


def _print(chunks: Iterable[str], bar: Bar) -> None:
    for chunk in chunks:
        with bar.aside(), writing("standard output"):
            click.echo(chunk, nl=False)
