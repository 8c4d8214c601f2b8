"""Serve the workbench on a case file, and say where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.console import print_note
from onrecord.cli.home import release_key
from onrecord.cli.work import worker_command
from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile, Writer

__all__ = ["Address", "serve_case"]

INSIDE = "Open this address to come in; it works once, for a quarter of an hour. Ctrl+C stops the workbench."
OUTSIDE = "This is the submission page alone; nothing else of the workbench is reached here. Ctrl+C stops it."


@dataclass(frozen=True, slots=True)
class Address:
    """Where the workbench listens, by which names it is asked for, whether behind https, and if a browser is opened;
    `submissions` for the submission page alone.
    """

    host: str = "127.0.0.1"
    port: int = 8370
    names: tuple[str, ...] = ()
    https: bool = False
    threads: int = 8
    opens: bool = False
    submissions: bool = False


def serve_case(folder: Path, writer: Callable[[], Writer], address: Address) -> None:
    """Serve the case file in a folder until interrupted, once the address that lets in was printed.

    Raises:
        BadOption: it would be reached from other machines without https, or the port is taken.
        CaseFileError: there is no case file, or it cannot be opened.
    """
    from onrecord.web.starting import LOOPBACK, Serving, listen, make_ready, open_served

    if address.host not in (*LOOPBACK, "::1") and not address.https:
        raise BadOption(
            "--host",
            found=f"{address.host}, and no --https",
            expected="this machine alone, or a server before it that speaks https",
            do="Leave --host out, or see 'Serve a team' in the documentation.",
        )
    how = Serving(
        address.host, address.port, address.names, address.https, address.threads, address.submissions, release_key()
    )
    held = open_served(folder, writer, how)
    try:
        from onrecord.store.retention import keep_to_retention

        with held.writing() as pen:
            keep_to_retention(pen)
        # Before the address is told: nobody is sent to a port that another program answers on.
        server = listen(how)
        make_ready()
        path, note = ("tell", OUTSIDE) if address.submissions else (f"enter/{_key(held)}", INSIDE)
        entry = f"http://{address.host}:{address.port}/{path}"
        click.echo(entry)
        print_note(note)
        if address.opens:
            click.launch(entry)
        if address.submissions:
            server.run()
        else:
            _run_whole(held, server)
    finally:
        held.close()


def _key(case: CaseFile) -> str:
    """Give a key of the door for whoever starts the server."""
    from onrecord.web.access.door import open_door
    from onrecord.web.starting import first_member

    return open_door(first_member(case, case.who))


def _run_whole(case: CaseFile, server: Any) -> None:
    """Answer until interrupted, with a process beside that does long work, and the overview added up ahead."""
    from onrecord.jobs.tending import Tended

    Thread(target=_warm, args=(case,), daemon=True).start()
    works = Tended(worker_command(case.folder.absolute(), case.who), print_note)
    works.start()
    try:
        server.run()
    finally:
        works.stop()


def _warm(case: CaseFile) -> None:
    """Add up what the overview shows while whoever started the workbench still opens it, on a connection of its own."""
    from onrecord.jobs.overviews import warm
    from onrecord.store.connection import close

    try:
        warm(case)
    finally:
        close(case.alias)
