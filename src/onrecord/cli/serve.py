"""`onrecord serve`: the workbench on a case file, on this machine or for a team."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.case import case_option, user_option, writer_named
from onrecord.cli.options import quiet_option
from onrecord.cli.serving import Address, serve_case

__all__ = ["serve"]


@click.command(short_help="Open the workbench in a browser: read, code, match, sign.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8370, show_default=True, help="The port to listen on.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name it is asked for by; repeat for more.")
@click.option("--https", is_flag=True, help="Behind a server that speaks https: sign-in is then for https alone.")
@click.option("--threads", type=click.IntRange(1, 64), default=8, show_default=True, help="Requests answered at once.")
@click.option("--submissions", is_flag=True, help="Serve the submission page for strangers, and nothing else.")
@click.option("--open", "opens", is_flag=True, help="Open it in your browser.")
@case_option
@user_option
@quiet_option
def serve(case: Path | None, user: str | None, **given: Any) -> None:
    """Serve the workbench on a case file until you stop it (Ctrl+C).

    Prints an address that lets you in once, within a quarter of an hour. The first person who starts it has every role;
    others are added in the workbench, under Members.
    """
    # Not through the store: what finds a case file must not start Django with the store's settings alone.
    from onrecord.web.starting import nearest_case

    serve_case(case or nearest_case(Path.cwd()), lambda: writer_named(user), Address(**given))
