"""`onrecord source consent` and `may`: what a source agreed to, and what that lets be done with a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.exits import Exit
from onrecord.cli.options import Day, quiet_option
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.consent import Consent

__all__ = ["consent", "may"]

USES = ("internal", "share", "publish")


@click.command(short_help="Say, or keep, what a source agreed to.")
@click.argument("number", type=int)
@click.option("--use", type=click.Choice(USES), help="The widest use agreed to.")
@click.option("--conditions", metavar="TEXT", help="What must be kept to.")
@click.option("--expires", type=Day(), metavar="DATE", help="The last day it holds.")
@click.option("--given", type=Day(), metavar="DATE", help="The day it was given.")
@click.option("--how", metavar="TEXT", help="How it was given: in writing, on tape, to whom.")
@click.option("--ask", is_flag=True, help="Be asked for the conditions and how it was given, typed in.")
@click.option("--withdraw", is_flag=True, help="It was withdrawn.")
@case_option
@user_option
@quiet_option
def consent(number: int, withdraw: bool, ask: bool, case: Path | None, user: str | None, **given: Any) -> None:
    """Say what source NUMBER agreed to; with options, keep a new version of it.

    Free words of a protected source are sealed like its name, and never given on the command line: say --ask.
    """
    from onrecord.store.consent import Consent, consent_of, set_consent
    from onrecord.store.sources import source_numbered

    said = {name: value for name, value in given.items() if value}
    with opened(case, user) as held:
        source = source_numbered(held, number)
        if source.is_protected and said.keys() & {"conditions", "how"}:
            raise BadOption(
                "--conditions, --how",
                found="words on the command line of what a protected source said",
                expected="none",
                do="Give --ask instead: you are asked for them.",
            )
        said |= _asked() if ask else {}
        if said or withdraw:
            kept = _before(held, number, said) or Consent("internal")
            with held.writing() as pen:
                set_consent(pen, source, replace(kept, **said, withdrawn=withdraw))
        told = consent_of(held, number)
    for line in _lines(source.shown, told):
        click.echo(show_text(line))


@click.command(short_help="Say whether a report may be put to a use.")
@click.argument("report")
@click.argument("use", type=click.Choice(USES))
@case_option
@user_option
@quiet_option
@click.pass_context
def may(context: click.Context, report: str, use: str, case: Path | None, user: str | None) -> None:
    """Say whether REPORT (its id, sha256:...) may be put to a use, and why not. Exit code 1 where it may not."""
    from onrecord.store.consent import may_use

    with opened(case, user) as held:
        found = may_use(held, report, use)
    click.echo(show_text("Yes." if found.allowed else f"No: {found.reason}."))
    for condition in found.conditions:
        click.echo(show_text(f"Condition: {condition}"))
    if not found.allowed:
        context.exit(Exit.PARTIAL)


def _before(case: CaseFile, number: int, said: dict[str, Any]) -> Consent | None:
    """Give the consent so far; its free words only where they stay, since those of a protected source need the key."""
    from onrecord.store.consent import consent_of

    stays = not {"conditions", "how"} <= said.keys()
    return consent_of(case, number, with_words=stays)


def _asked() -> dict[str, str | None]:
    questions = {"conditions": "Conditions", "how": "How it was given"}
    told = {name: click.prompt(text, default="", show_default=False, err=True) for name, text in questions.items()}
    return {name: answer.strip() or None for name, answer in told.items()}


def _lines(name: str, told: Consent | None) -> list[str]:
    if told is None:
        return [f"{name}: no consent on record."]
    days: dict[str, date | None] = {"Given": told.given, "Holds until": told.expires}
    words = {"Conditions": told.conditions, "How": told.how}
    return [
        f"{name}: " + (f"withdrew consent to {told.use}" if told.withdrawn else f"consents to {told.use}"),
        *(f"{title}: {value}" for title, value in (days | words).items() if value),
    ]
