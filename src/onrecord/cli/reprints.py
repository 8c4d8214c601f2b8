"""`onrecord reprints`: which reports print the same text, which is likely the original and why; and what you judge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.evidence.reprints import Finding
    from onrecord.store.casefile import CaseFile
    from onrecord.store.families import KeptFamily, KeptJudgement

__all__ = ["reprints"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _reason_option(command: Command) -> Command:
    return click.option("--reason", required=True, metavar="WORDS", help="Why, in a few words.")(command)


@click.group(invoke_without_command=True, short_help="List reports that print the same text, and judge of them.")
@click.option("--pairs", is_flag=True, help="List every pair that shares much, what was found of it and why.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def reprints(context: click.Context, pairs: bool, form: str, case: Path | None, user: str | None) -> None:
    """List the families of reports that print the same text: the likely original, why it, and all of them.

    A family counts as one source, however many outlets print it. What you judge holds against what was found.
    """
    if context.invoked_subcommand is not None:
        if case is not None or user is not None:
            context.obj = (case, user)
        return
    from onrecord.store.families import families, findings, reprint_judgements

    with opened(case, user) as held:
        told = list(families(held))
        judged = reprint_judgements(held)
        # Findings are listed when asked for, and always in JSON, which is read by programmes.
        found = list(findings(held)) if pairs or form == "json" else []
    if form == "json":
        click.echo(_as_json(told, found, judged))
        return
    lines = [*_pair_lines(found)] if pairs else [*_family_lines(told), *_judgement_lines(judged)]
    for line in lines:
        # Shown text keeps no space at its ends.
        click.echo(line[: len(line) - len(line.lstrip())] + show_text(line))
    if not lines:
        print_note("No two reports print the same text.")


@reprints.command("judge")
@click.argument("one", metavar="REPORT")
@click.argument("other", metavar="REPORT")
@click.option("--same/--different", "same", default=None, help="Do both print the same text?")
@_reason_option
@case_option
@user_option
@quiet_option
@click.pass_context
def _judge(context: click.Context, /, one: str, other: str, case: Path | None, user: str | None, **given: Any) -> None:
    """Say that two reports print the same text (--same), or do not (--different), and why.

    REPORT is the id of a report, or the first figures of it. Of several judgements on two reports, the last
    holds; `onrecord judge withdraw` takes one back.
    """
    from onrecord.store.families import report_named
    from onrecord.store.judgements import DIFFERENT, SAME
    from onrecord.store.recording import record_reprint

    if given["same"] is None:
        raise BadOption("judge", found="no judgement", expected="--same or --different", do="Say which.")
    with opened(*_place(context, case, user)) as held:
        pair = sorted((report_named(held, one), report_named(held, other)))
        if pair[0] == pair[1]:
            raise BadOption("judge", found="one report twice", expected="two reports", do="Name another.")
        with held.writing() as pen:
            row = record_reprint(pen, SAME if given["same"] else DIFFERENT, pair, given["reason"])
            number = row.pk
        click.echo(f"Judgement {number}: {row.decision}. Families of reprints: {_count(held):,}.")


def _place(context: click.Context, case: Path | None, user: str | None) -> tuple[Path | None, str | None]:
    """Give the case file and who works on it, named after the subcommand or before it."""
    before: tuple[Path | None, str | None] = context.obj or (None, None)
    return case or before[0], user or before[1]


def _count(case: CaseFile) -> int:
    from onrecord.store.families import count_families

    return count_families(case)


def _family_lines(families: list[KeptFamily]) -> Iterator[str]:
    for family in families:
        yield f"{len(family.members)} reports, one source: {family.source}"
        for member in sorted(family.members, key=lambda row: (row.report != family.original, row.report)):
            facts = [str(fact) for fact in (member.published, member.source, member.language) if fact is not None]
            mark = f"  likely the original ({family.why})" if member.report == family.original else ""
            yield f"    {member.title or '(no title)'}{mark}"
            yield f"        {' · '.join([*facts, member.report])}"


def _judgement_lines(judged: list[KeptJudgement]) -> Iterator[str]:
    if judged:
        yield "Judged:"
    for each in judged:
        pair = " and ".join(each.reports)
        yield f"    {each.number}: {each.decision}, {pair}: {each.reason} ({each.judged_by})"


def _pair_lines(found: list[Finding]) -> Iterator[str]:
    for each in found:
        yield f"{each.verdict}: {each.short} and {each.long}"
        yield f"    {'; '.join(each.reasons)}"


def _as_json(families: list[KeptFamily], found: list[Finding], judged: list[KeptJudgement]) -> str:
    told = {
        "families": [
            {
                "original": family.original,
                "why": family.why,
                "source": family.source,
                "reports": [
                    {
                        "report": row.report,
                        "title": row.title,
                        "source": row.source,
                        "published": row.published.isoformat() if row.published is not None else None,
                        "language": row.language,
                    }
                    for row in family.members
                ],
            }
            for family in families
        ],
        "findings": [asdict(each) for each in found],
        "judgements": [asdict(each) for each in judged],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
