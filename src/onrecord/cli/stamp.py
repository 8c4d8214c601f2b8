"""`onrecord stamp`: have the head of the ledger stamped by somebody who has no part in the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

__all__ = ["stamp"]


@click.command(short_help="Have the head of the ledger stamped with the time by others.")
@click.option("--authority", metavar="URL", help="A time-stamping authority (RFC 3161); kept for the next time.")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The root certificate of the authority, in PEM, which its replies are checked against.",
)
@click.option("--calendar", "calendars", multiple=True, metavar="URL", help="An OpenTimestamps calendar to ask.")
@click.option("--upgrade", "upgrading", is_flag=True, help="Ask calendars what became of earlier promises.")
@click.option(
    "--write", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write all stamps there."
)
@click.option(
    "--allow-network", "networks", multiple=True, metavar="NETWORK", help="A private network that may be asked."
)
@case_option
@user_option
@quiet_option
def stamp(upgrading: bool, folder: Path | None, case: Path | None, user: str | None, **given: Any) -> None:
    """Have the head of the ledger, and so everything under it, stamped with the time by somebody else.

    Only a SHA-256 leaves this machine. Replies are checked, kept in the case file as they came, and checked again by
    `onrecord verify`.
    """
    from onrecord.evidence.hosts import read_networks
    from onrecord.evidence.posting import Asking
    from onrecord.jobs.stamping import stamp_head, upgrade_stamps, write_stamps

    how = Asking(allowed=read_networks(",".join(given["networks"])))
    with opened(case, user) as held:
        if upgrading:
            click.echo(f"{upgrade_stamps(held, how)} promises of calendars were kept.")
        if folder is not None:
            click.echo(f"Wrote {len(write_stamps(held, folder))} files.")
        if not upgrading and folder is None:
            named = _authority(given["authority"], given["certificate"])
            for made in stamp_head(held, given["calendars"], how, named):
                click.echo(show_text(f"Stamped {made.head} by {made.asked}."))
            if given["calendars"]:
                print_note("A calendar's promise is kept within a day or so: then run `onrecord stamp --upgrade`.")


def _authority(url: str | None, certificate: Path | None) -> tuple[str, str] | None:
    if url is None and certificate is None:
        return None
    if url is None or certificate is None:
        raise BadOption(
            "--authority, --certificate",
            found="one without the other",
            expected="both: a reply that cannot be checked proves nothing",
            do="Get the root certificate from the authority's site.",
        )
    return url, certificate.read_text(encoding="utf-8", errors="replace")
