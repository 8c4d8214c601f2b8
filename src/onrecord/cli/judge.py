"""`onrecord judge`: say that two subjects are one, which claim stands, and take it back; each with a reason."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.options import quiet_option
from onrecord.publish.reading.visible import show_text

__all__ = ["judge"]


@click.group()
@quiet_option
def judge() -> None:
    """Judge what is the same and which claim stands; each judgement has a reason and can be withdrawn.

    Records change with the judgement, and go back to what they were when it is withdrawn.
    """


@judge.command("same")
@click.argument("one")
@click.argument("other")
@click.option("--reason", required=True, metavar="TEXT", help="Why, in a few words: others will ask.")
@case_option
@user_option
@quiet_option
def _same(one: str, other: str, reason: str, case: Path | None, user: str | None) -> None:
    """Say that two records are one person, incident or thing. ONE and OTHER are ids of records."""
    from onrecord.core.errors import BadOption
    from onrecord.store.grounds import find_record
    from onrecord.store.judgements import IDENTITY, SAME
    from onrecord.store.recording import record_judgement

    with opened(case, user) as held:
        first, second = find_record(held, one), find_record(held, other)
        if first.kind is not second.kind or first.id == second.id:
            raise BadOption(
                "OTHER",
                found="the same record" if first.id == second.id else f"a record of another kind ({second.kind})",
                expected=f"another {first.kind}",
                do="`onrecord records` lists them.",
            )
        with held.writing() as pen:
            row = record_judgement(pen, IDENTITY, SAME, [first.members[0], second.members[0]], reason)
    click.echo(show_text(f"Judgement {row.pk}: {first.kind} {first.id[:12]} and {second.id[:12]} are one."))


@judge.command("stands")
@click.argument("claim")
@click.option("--reason", required=True, metavar="TEXT", help="Why, in a few words: others will ask.")
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
@click.option("--reason", required=True, metavar="TEXT", help="Why, in a few words: others will ask.")
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
    """List every judgement: what, by whom, when, why, and whether it was withdrawn."""
    from onrecord.store.judgements import all_judgements, subjects_of

    with opened(case, user) as held:
        rows = all_judgements(held)
    gone = {row.withdraws_id for row in rows if row.withdraws_id is not None}
    for row in rows:
        state = " (withdrawn)" if row.pk in gone else ""
        about = f"judgement {row.withdraws_id}" if row.withdraws_id else ", ".join(subjects_of(row))
        when = f"{row.judged_at:%Y-%m-%d %H:%M} UTC"
        click.echo(show_text(f"{row.pk} {row.decision}{state}: {about}; {row.judged_by}, {when}: {row.reason}"))
