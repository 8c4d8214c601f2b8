"""`onrecord judge`: say whether two subjects are one, which claim stands, and take it back; each with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.link_case import contradiction_line
from onrecord.cli.options import quiet_option
from onrecord.publish.reading.visible import show_text

__all__ = ["judge"]

Command = TypeVar("Command", bound=Callable[..., Any])

SAID = {"same": "are one", "different": "are two", "unsure": "may be one or two"}


def _reason_option(command: Command) -> Command:
    words = "Why, in a few words: others will ask."
    return click.option("--reason", required=True, metavar="TEXT", help=words)(command)


@click.group()
@quiet_option
def judge() -> None:
    """Judge what is the same and which claim stands; each judgement has a reason and can be withdrawn.

    Records change with the judgement, and go back to what they were when it is withdrawn.
    """


def _of_two(command: Command) -> Command:
    """Add two records, and what every judgement takes."""
    for part in (
        quiet_option,
        user_option,
        case_option,
        _reason_option,
        click.argument("other"),
        click.argument("one"),
    ):
        command = part(command)
    return command


@judge.command("same")
@_of_two
def _same(**given: Any) -> None:
    """Say that two records are one person, incident or thing. ONE and OTHER are ids of records."""
    _judge_two("same", **given)


@judge.command("different")
@_of_two
def _different(**given: Any) -> None:
    """Say that two records are two people, incidents or things, whatever else says that they are one."""
    _judge_two("different", **given)


@judge.command("unsure")
@_of_two
def _unsure(**given: Any) -> None:
    """Say that nobody can tell whether two records are one, so that it is not asked again."""
    _judge_two("unsure", **given)


def _judge_two(decision: str, one: str, other: str, reason: str, **place: Any) -> None:
    from onrecord.core.errors import BadOption
    from onrecord.store.grounds import find_record
    from onrecord.store.judgements import IDENTITY
    from onrecord.store.recording import record_judgement

    with opened(**place) as held:
        first, second = find_record(held, one), find_record(held, other)
        if first.kind is not second.kind or first.id == second.id:
            raise BadOption(
                "OTHER",
                found="the same record" if first.id == second.id else f"a record of another kind ({second.kind})",
                expected=f"another {first.kind}",
                do="`onrecord records` lists them; `onrecord judge withdraw` takes apart what was judged one.",
            )
        with held.writing() as pen:
            row = record_judgement(pen, IDENTITY, decision, [first.members[0], second.members[0]], reason)
    told = f"{first.kind} {first.id[:12]} and {second.id[:12]} {SAID[decision]}"
    click.echo(show_text(f"Judgement {row.pk}: {told}."))


@judge.command("stands")
@click.argument("claim")
@_reason_option
@case_option
@user_option
@quiet_option
def _stands(claim: str, reason: str, case: Path | None, user: str | None) -> None:
    """Say that a claim stands against what else is told. CLAIM is an id as `onrecord show --format json` gives it."""
    from onrecord.store.judgements import STANDS, VALUE, check_claim
    from onrecord.store.recording import record_judgement

    with opened(case, user) as held:
        check_claim(held, claim)
        with held.writing() as pen:
            row = record_judgement(pen, VALUE, STANDS, [claim], reason)
    click.echo(show_text(f"Judgement {row.pk}: the claim {claim} stands."))


@judge.command("withdraw")
@click.argument("number", type=click.IntRange(1, 2**62))
@_reason_option
@case_option
@user_option
@quiet_option
def _withdraw(number: int, reason: str, case: Path | None, user: str | None) -> None:
    """Take back the judgement of that NUMBER; that it was made stays."""
    from onrecord.store.recording import record_withdrawal

    with opened(case, user) as held, held.writing() as pen:
        record_withdrawal(pen, number, reason)
    click.echo(f"Judgement {number} is withdrawn.")


@judge.command("list")
@case_option
@user_option
@quiet_option
def _list(case: Path | None, user: str | None) -> None:
    """List every judgement: what, by whom, when, why, and whether it was withdrawn; then those that contradict."""
    from onrecord.linkage.inference import infer
    from onrecord.store.judgements import all_judgements, identity_judgements, subjects_of

    with opened(case, user) as held:
        rows = all_judgements(held)
        contradictions = infer(identity_judgements(held)).contradictions
    gone = {row.withdraws_id for row in rows if row.withdraws_id is not None}
    for row in rows:
        state = " (withdrawn)" if row.pk in gone else ""
        about = f"judgement {row.withdraws_id}" if row.withdraws_id else ", ".join(subjects_of(row))
        when = f"{row.judged_at:%Y-%m-%d %H:%M} UTC"
        click.echo(show_text(f"{row.pk} {row.decision}{state}: {about}; {row.judged_by}, {when}: {row.reason}"))
    for each in contradictions:
        click.echo(show_text(f"Contradiction: {contradiction_line(each)}. Withdraw one of them."))
