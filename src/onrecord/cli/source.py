"""`onrecord source`: who published or told something, how far they are relied on, and who of them is protected."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, is_watched, opened, user_option
from onrecord.cli.consent import consent, may
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option, source_options
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.sources import Source

__all__ = ["source"]

WHY = click.option("--why", required=True, metavar="TEXT", help="The reason, which the ledger keeps for good.")
ASKED = {"name": "Name", "contact": "How to reach them", "note": "Anything else that tells who they are"}


@click.group(short_help="Sources: who told something, how far they are relied on, who is protected.")
def source() -> None:
    """Keep the register of sources. A protected source is "Source 12" everywhere, and in the vault who that is."""


source.add_command(consent)
source.add_command(may)


@source.command("add", short_help="Add a source.")
@click.argument("name", required=False)
@click.option("--protected", is_flag=True, help="Keep who it is in the vault: you are asked, and give no NAME here.")
@source_options
@case_option
@user_option
@quiet_option
def _add(name: str | None, protected: bool, case: Path | None, user: str | None, **given: Any) -> None:
    """Add a source to the register and print its number.

    Of a protected source nothing that tells who it is may stand on the command line, where other programmes and the
    history of the shell see it: you are asked for it.
    """
    from onrecord.store.sources import Source, add_source
    from onrecord.store.vault.persons import protect

    if protected and name is not None:
        raise BadOption(
            "NAME",
            found="one on the command line",
            expected="none for a protected source",
            do="Leave it out: you are asked for it.",
        )
    told = Source(name=name, **{option: value for option, value in given.items() if value})
    with opened(case, user) as held:
        if protected:
            who = _ask_who()
            with held.writing() as pen:
                kept = protect(pen, told, who)
        else:
            with held.writing() as pen:
                kept = add_source(pen, told)
    click.echo(show_text(f"Source {kept.number}" + ("" if kept.is_protected else f": {kept.name}")))


@source.command("set", short_help="Change what the register says of a source.")
@click.argument("number", type=int)
@click.option("--name", metavar="TEXT", help="What it is called.")
@click.option("--identity", is_flag=True, help="Say anew who a protected source is: you are asked.")
@source_options
@case_option
@user_option
@quiet_option
def _change(number: int, identity: bool, case: Path | None, user: str | None, **given: Any) -> None:
    """Change what the register says of source NUMBER. Every version stays."""
    from onrecord.store.sources import set_source, source_numbered
    from onrecord.store.vault.persons import set_identity

    said = {option: value for option, value in given.items() if value}
    with opened(case, user) as held:
        before = source_numbered(held, number)
        who = _ask_who() if identity else None
        with held.writing() as pen:
            after = set_source(pen, replace(before, **said)) if said else before
            if who is not None:
                set_identity(pen, after, who)
    for line in _lines(after):
        click.echo(show_text(line))


@source.command("list", short_help="List the sources.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
def _list(form: str, case: Path | None, user: str | None) -> None:
    """List the sources of a case file by number."""
    from onrecord.store.sources import sources

    with opened(case, user) as held:
        found = sources(held)
    if form == "json":
        click.echo(json.dumps([_told(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        click.echo(show_text(f"{each.number}. {_title(each)}: {each.kind}, {each.reliability}"))
    if not found:
        print_note("No sources yet: `onrecord source add NAME`.")


@source.command("show", short_help="Say what the register says of a source.")
@click.argument("number", type=int)
@click.option("--history", is_flag=True, help="Show every version, who set it and when.")
@case_option
@user_option
@quiet_option
def _show(number: int, history: bool, case: Path | None, user: str | None) -> None:
    """Say what the register says of source NUMBER; of a protected one nothing that lies in the vault."""
    from onrecord.store.entries import versions
    from onrecord.store.sources import SOURCE, source_numbered

    with opened(case, user) as held:
        found = source_numbered(held, number)
        rows = versions(held, SOURCE, str(number)) if history else []
    told = [f"Version {row.version}, {row.set_at:%Y-%m-%d %H:%M} UTC, {row.set_by}" for row in rows]
    for line in (*_lines(found), *told):
        click.echo(show_text(line))


@source.command("reveal", short_help="Tell who a protected source is; the ledger keeps who asked and why.")
@click.argument("number", type=int)
@WHY
@case_option
@user_option
@quiet_option
def _reveal(number: int, why: str, case: Path | None, user: str | None) -> None:
    """Tell who protected source NUMBER is. Asks for the vault's key; the ledger keeps who read it, when and why."""
    from onrecord.store.vault.persons import reveal as tell

    with opened(case, user) as held:
        who = tell(held, number, why)
    for name, value in who.items():
        click.echo(show_text(f"{ASKED.get(name, name)}: {value}"))


@source.command("erase", short_help="Destroy the key of a protected source, for good.")
@click.argument("number", type=int)
@WHY
@click.option("--yes", is_flag=True, help="Do not ask again.")
@case_option
@user_option
@quiet_option
def _erase(number: int, why: str, yes: bool, case: Path | None, user: str | None) -> None:
    """Erase protected source NUMBER: its key is destroyed. What it said stays; who it is, and the originals that came
    from it, can be read by nobody any more. Destroy the copies in older backups too.
    """
    from onrecord.store.vault.persons import erase as destroy

    if not yes:
        if not is_watched():
            raise BadOption("source erase", found="nobody to ask", expected="a person, or --yes", do="Give --yes.")
        click.confirm(f"Source {number} cannot be brought back. Erase it?", abort=True, err=True)
    with opened(case, user) as held:
        clean = destroy(held, number, why)
    click.echo(f"Erased source {number}.")
    print_note("Backups made before hold another copy of its key: destroy or replace them.")
    if not clean:
        print_note("Another programme was reading: close all that have the case file open; the last clears it.")


def _ask_who() -> dict[str, str]:
    """Ask who a protected source is; what has no answer is left out."""
    told = {
        name: click.prompt(question, default="", show_default=False, err=True).strip()
        for name, question in ASKED.items()
    }
    return {name: answer for name, answer in told.items() if answer}


def _title(source: Source) -> str:
    state = f", erased on {source.erased[:10]}" if source.erased else ""
    return source.shown + (f" (protected{state})" if source.is_protected else "")


def _told(source: Source) -> dict[str, Any]:
    from dataclasses import asdict

    told = asdict(source)
    del told["recipient"], told["key_sha256"]
    return told | {"protected": source.is_protected, "shown": source.shown}


def _lines(source: Source) -> list[str]:
    told = {
        "Kind": source.kind,
        "Owner": source.owner,
        "Languages": ", ".join(source.languages),
        "Place": source.place,
        "Also called": ", ".join(source.aliases),
        "Reliability": f"{source.reliability}; of what it says: {source.information}",
        "Note": source.note,
    }
    return [f"{source.number}. {_title(source)}", *(f"{name}: {value}" for name, value in told.items() if value)]
