"""`onrecord grade`: what the rules propose for an incident, what is missing for more, and what people sign."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_shown
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption
from onrecord.tally.grading.ladders import LADDERS, Facet

if TYPE_CHECKING:
    from onrecord.store.grades import Graded
    from onrecord.store.gradings import Grading
    from onrecord.tally.grading.proposals import Proposal

__all__ = ["grade"]


@click.command(short_help="Show how well an incident is corroborated, and sign its grade.")
@click.argument("record", metavar="RECORD")
@click.option("--scheme", type=click.Choice(list(LADDERS)), help="Whose grades.  [default: those of the case file]")
@click.option(
    "--facet",
    type=click.Choice([str(facet) for facet in Facet]),
    default="incident",
    show_default=True,
    help="What of it is signed.",
)
@click.option("--sign", "signed", is_flag=True, help="Sign the grade that is proposed, in your name.")
@click.option("--as-grade", metavar="GRADE", help="Sign this grade instead of the one that is proposed.")
@click.option("--take-back", "taken_back", is_flag=True, help="Take back what was signed: nobody has signed it then.")
@click.option("--reason", default="", metavar="TEXT", help="Why, in a few words: others will ask.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
def grade(record: str, form: str, case: Path | None, user: str | None, **given: Any) -> None:
    """Show the grade that a scheme's rule proposes for an incident and for each facet of it, why, and what is missing
    for the next; what people signed; and who got it from whom.

    A signed grade never rises or falls by itself: where evidence is gone it is flagged, where there is more a person
    may raise it. RECORD is the id of an incident, or so much of it that no other begins so.
    """
    from onrecord.store.gradings import grading_of, sign_grade, take_grade_back
    from onrecord.store.rules import counting_of

    if given["taken_back"] and (given["signed"] or given["as_grade"]):
        raise BadOption(
            "--take-back", found="--sign or --as-grade with it", expected="one of them", do="Take back, then sign anew."
        )
    with opened(case, user) as held:
        scheme = given["scheme"] or counting_of(held).grades
        found = grading_of(held, record, scheme)
        if given["signed"] or given["as_grade"]:
            sign_grade(held, found, Facet(given["facet"]), given["as_grade"], given["reason"])
            found = grading_of(held, record, scheme)
        elif given["taken_back"]:
            take_grade_back(held, found, Facet(given["facet"]), given["reason"])
            found = grading_of(held, record, scheme)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
        return
    for line in _lines(found):
        print_shown(line)


def _lines(found: Grading) -> Iterator[str]:
    for proposal, graded in found.proposals:
        yield from _of_one(proposal, graded)
    yield "who got it from whom:"
    yield from (f"  {line}" for line in found.lineage.splitlines())


def _of_one(proposal: Proposal, graded: Graded | None) -> Iterator[str]:
    yield f"{proposal.facet}: {proposal.grade} proposed, {proposal.why}"
    yield from (f"  missing for more: {each}" for each in proposal.missing)
    if graded is None:
        yield "  nobody signed: unconfirmed"
        return
    signed, standing = graded.signed, graded.standing
    yield f"  signed as {signed.grade} by {signed.by} on {signed.at.date()}: {graded.reason}"
    yield f"  {standing.hold}: {standing.why}"
