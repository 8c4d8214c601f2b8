"""`onrecord add`: bring reports into a case file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_error, print_note
from onrecord.cli.exits import Exit
from onrecord.cli.options import published_option, quiet_option
from onrecord.cli.progress import watch

if TYPE_CHECKING:
    from onrecord.jobs.adding import Added, Refused
    from onrecord.store.casefile import CaseFile

__all__ = ["add"]


@click.command(short_help="Bring reports into a case file.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR|URL...")
@published_option
@click.option(
    "--name-senders", is_flag=True, help="Name who wrote private letters and chats; else they are numbered, not named."
)
@click.option("--from", "source", metavar="SOURCE", help="The source they come from: its number, name or alias.")
@click.option("--follow", is_flag=True, help="Fetch too what the items of a feed link to.")
@click.option("--contact", metavar="URL", help="Where a site finds out who fetches from it.")
@click.option("--ignore-robots", is_flag=True, help="Fetch what a site asks programmes not to fetch.")
@click.option(
    "--allow-network", "networks", multiple=True, metavar="NETWORK", help="A private network that may be fetched from."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="What to print: a summary, or a line of JSON for each file once it is kept for good.",
)
@case_option
@user_option
@quiet_option
@click.pass_context
def add(context: click.Context, /, files: tuple[str, ...], case: Path | None, user: str | None, **given: Any) -> None:
    """Bring reports into a case file: each file kept as it came, under the SHA-256 of its bytes, and read.

    DIR is read through. URL is fetched, politely and with nothing it links to, and kept as a web archive; that of a
    feed gives its items. What is there already is passed over. What cannot be read is kept, named on standard error,
    and tried again when you add it again.
    """
    from onrecord.jobs.adding import Added, Refused
    from onrecord.store.sources import bringing_from

    told: list[Added | Refused] = []
    urls = [name for name in files if name.casefold().startswith(("http://", "https://"))]
    paths = [Path(name) for name in files if name not in urls]
    with opened(case, user) as held, watch(_count(paths) + len(urls), "adding") as bar:
        if given["source"] is not None:
            held = bringing_from(held, given["source"])
        for outcome in _bring(held, paths, urls, given):
            bar.advance()
            told.append(outcome)
            if given["form"] == "jsonl":
                with bar.aside():
                    _acknowledge(outcome)
            for reason in (outcome.reason,) if isinstance(outcome, Refused) else outcome.problems:
                with bar.aside():
                    print_error(reason)
    added = [each for each in told if isinstance(each, Added)]
    if given["form"] == "text":
        _say(added)
    refused = len(told) - len(added) + sum(1 for each in added if each.problems)
    if refused:
        print_note(f"{refused} of {len(told)} files could not be read, or not wholly.")
        context.exit(Exit.PARTIAL if len(added) > sum(1 for each in added if each.problems) else Exit.NOTHING)


def _acknowledge(outcome: Added | Refused) -> None:
    """Say at once what became of a file: what is told is on the disk."""
    import json
    from dataclasses import asdict

    click.echo(json.dumps(asdict(outcome), ensure_ascii=False))
    sys.stdout.flush()


def _count(paths: list[Path]) -> int:
    from onrecord.evidence.files import expand

    return sum(1 for _ in expand(paths))


def _bring(case: CaseFile, paths: list[Path], urls: list[str], given: dict[str, Any]) -> Iterator[Added | Refused]:
    """Yield what became of the files, then of the addresses."""
    from onrecord.jobs.adding import Addition, add_files
    from onrecord.jobs.batch import choose_workers

    how = Addition(published=given["published"], name_senders=given["name_senders"])
    yield from add_files(case, paths, how, choose_workers(None, _count(paths)))
    if urls:
        from onrecord.evidence.captures import Fetcher, Manners
        from onrecord.evidence.hosts import read_networks
        from onrecord.jobs.fetching import add_addresses

        manners = Manners(
            allowed=read_networks(",".join(given["networks"])),
            heed_robots=not given["ignore_robots"],
            contact=given["contact"],
        )
        yield from add_addresses(case, urls, Fetcher(manners), how, follow=given["follow"])


def _say(added: list[Added]) -> None:
    new, known = sum(each.new for each in added), sum(each.known for each in added)
    held = sum(1 for each in added if each.was_held)
    click.echo(f"Added {new:,} reports from {len(added) - held:,} files.")
    if known:
        print_note(f"{known:,} reports were known already; that they appear again is kept.")
    if held:
        print_note(f"{held:,} files were there already.")
