"""`onrecord search`: find reports of a case file by words, names in any spelling, and what lists say."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.exits import Exit
from onrecord.cli.options import Day, quiet_option
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.searching import Findings

__all__ = ["search"]


@click.command(short_help="Find reports by words, names in any spelling, language, source, date.")
@click.argument("words", nargs=-1)
@click.option("--in", "where", type=click.Choice(["text", "names"]), help="Look only there.  [default: both]")
@click.option("--language", metavar="CODE", help="Only reports in this language.")
@click.option("--source", metavar="NAME", help="Only reports of this source, as lists show it.")
@click.option("--since", type=Day(), metavar="DATE", help="Only reports published on this day or later.")
@click.option("--until", type=Day(), metavar="DATE", help="Only reports published on this day or before.")
@click.option("--limit", "size", type=click.IntRange(1, 1_000), default=20, show_default=True, help="How many to show.")
@click.option("--save", metavar="NAME", help="Keep this search under a name.")
@click.option("--saved", metavar="NAME", help="Do the search that was kept under this name.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def search(context: click.Context, /, case: Path | None, user: str | None, **given: Any) -> None:
    """Find reports: all the words must be there.

    "Words in quotes" must stand together, a word ending in * may go on. Case, accents and Arabic vowel marks do not
    matter; names are found in any script and spelling. What was added last comes first.
    """
    from onrecord.store.searches import save_search, saved_search
    from onrecord.store.searching import Page, Query
    from onrecord.store.searching import search as find

    form, size, save, saved = (given.pop(name) for name in ("form", "size", "save", "saved"))
    query = Query(" ".join(given.pop("words")), **given)
    with opened(case, user) as held:
        if saved is not None:
            query = saved_search(held, saved)
        findings = find(held, query, Page(size))
        if save is not None:
            save_search(held, save, query)
    _say(findings, form)
    if not findings.found:
        context.exit(Exit.NOTHING)


def _say(findings: Findings, form: str) -> None:
    if form == "json":
        told = [asdict(each) for each in findings.found]
        click.echo(json.dumps({"total": findings.total, "found": told}, ensure_ascii=False, indent=2, default=str))
        return
    for each in findings.found:
        facts = " · ".join(str(fact) for fact in (each.published, each.source, each.language) if fact is not None)
        click.echo(show_text(each.title or "(no title)"))
        click.echo("    " + show_text(f"{facts + ' · ' if facts else ''}{each.report} (in {each.matched})"))
    total = f"{findings.total:,}" if findings.total is not None else f"more than {findings.counted:,}"
    print_note(f"Found {total}; shown {len(findings.found):,}." if findings.found else "Found nothing.")
