"""`onrecord link` in a case file: find people and incidents told of twice, say how they stand, accept the sure ones.

Only people are accepted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.console import print_note, print_shown
from onrecord.cli.progress import watch

if TYPE_CHECKING:
    from onrecord.jobs.linking import Proposed, Ran
    from onrecord.linkage.inference import Contradiction
    from onrecord.store.casefile import CaseFile

__all__ = ["CaseWish", "case_wishes", "contradiction_line", "link_case"]

Command = TypeVar("Command", bound=Callable[..., Any])
Names = dict[str, str]

# More would fill the screen; JSON has them all.
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class CaseWish:
    """What is asked of linking a case file: the probability from which pairs are accepted, None for none; whether to
    take back all that was; the lists that repeat nobody; what to print; and the Spark cluster that compares.
    """

    accept: float | None = None
    take_back: bool = False
    unique: tuple[str, ...] = ()
    form: str = "text"
    spark: str | None = None


def case_wishes(command: Command) -> Command:
    """Add the options of a case file."""
    told = (
        click.option(
            "--accept",
            type=click.FloatRange(0.5, 1.0, min_open=True, max_open=True),
            metavar="LIKELY",
            help="In a case file: judge the same, in the name of this version, what is as likely as this (0.99).",
        ),
        click.option("--take-back", is_flag=True, help="Take back, in one act, all that --accept judged."),
    )
    for option in reversed(told):
        command = option(command)
    return command


def link_case(case: CaseFile, wish: CaseWish) -> None:
    """Find the people and incidents that are told of twice, as far as anything changed, and say how they stand."""
    from onrecord.jobs.linking import accept_sure, link_people, propose, take_back
    from onrecord.store.linked import INCIDENT, set_lists_once

    if wish.unique:
        _check_lists(case, wish.unique)
        with case.writing() as pen:
            set_lists_once(pen, wish.unique)
    gone = take_back(case, "all that was accepted is taken back") if wish.take_back else None
    with watch(1, "linking people and incidents"):
        ran = link_people(case, wish.spark)
    added = accept_sure(case, wish.accept) if wish.accept is not None else None
    proposed, happened = propose(case), propose(case, INCIDENT)
    acts = {"accepted": added, "taken_back": gone}
    if wish.form == "json":
        plain = {**_as_plain(ran, proposed, acts), "incidents": _incidents_as_plain(case, happened)}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    for line in (*_lines(case, ran, proposed, acts), *_incident_lines(case, happened)):
        print_shown(line)
    if proposed.basis.stale:
        print_note(
            f"{proposed.basis.stale:,} judgements are on codings that were replaced by newer ones: judge those anew."
        )


def contradiction_line(each: Contradiction) -> str:
    """Give a contradiction as one line: the judgements that cannot all hold, by their numbers."""
    same = ", ".join(f"{row.number} same ({row.by})" for row in each.same)
    return f"judgement {each.different.number} different ({each.different.by}), against {same}"


def _check_lists(case: CaseFile, names: tuple[str, ...]) -> None:
    from onrecord.core.errors import BadOption
    from onrecord.store.linked import lists_in

    known = lists_in(case)
    for name in names:
        if name not in known:
            raise BadOption(
                "--unique",
                found=repr(name),
                expected=f"one of the lists imported: {', '.join(known)}" if known else "a list that was imported",
                do="`onrecord import` brings lists in.",
            )


def _lines(case: CaseFile, ran: Ran, proposed: Proposed, acts: dict[str, int | None]) -> Iterator[str]:
    from onrecord.store.linked import names_of

    if not ran.anew:
        yield f"Nothing changed since the run of {ran.run.made_at:%Y-%m-%d %H:%M} UTC: its pairs are as they were."
    yield f"People with a name: {ran.run.people:,}; pairs compared: {ran.run.compared:,}."
    new = "" if ran.is_first or not ran.anew else f"; {ran.run.fresh:,} new since the last run, {ran.gone:,} gone"
    yield f"Pairs likely one: {proposed.likely:,}; kept to be looked at: {len(proposed.basis.pairs):,}{new}."
    sure = f"sure {proposed.sure:,}; joined by judgements {proposed.joined:,}"
    yield f"Clusters proposed: {len(proposed.clusters):,}, {sure}."
    for words, number in (("Accepted", acts["accepted"]), ("Taken back", acts["taken_back"])):
        if number is not None:
            yield f"{words}: {number:,} judgements."
    yield f"To review: {proposed.to_review:,} pairs."
    yield f"Contradictory judgements: {len(proposed.contradictions):,}."
    yield from (f"    {contradiction_line(each)}" for each in proposed.contradictions[:MOST_SHOWN])
    breaks = proposed.clustering.breaks
    names = names_of(case, [member for each in breaks for member in each.members])
    yield f"Broken constraints: {len(breaks):,}."
    for each in breaks[:MOST_SHOWN]:
        told = ", ".join(names.get(member, member) for member in each.members)
        numbers = ", ".join(str(row.number) for row in each.judgements)
        yield f"    {told}: {each.reason}, yet judged the same ({numbers})"


def _incident_lines(case: CaseFile, happened: Proposed) -> Iterator[str]:
    from onrecord.store.linked import INCIDENT, last_run

    run = last_run(case, INCIDENT)
    if run is None or not run.people:
        return
    yield f"Incidents told of: {run.people:,}; pairs compared: {run.compared:,}."
    yield f"    Pairs likely one: {happened.likely:,}; clusters proposed: {len(happened.clusters):,}."
    yield f"    Joined by judgements: {happened.joined:,}; to review: {happened.to_review:,} pairs (--incidents)."


def _incidents_as_plain(case: CaseFile, happened: Proposed) -> dict[str, Any]:
    from onrecord.store.linked import INCIDENT, last_run

    run = last_run(case, INCIDENT)
    return {
        "told": run.people if run is not None else 0,
        "compared": run.compared if run is not None else 0,
        "pairs": len(happened.basis.pairs),
        "likely": happened.likely,
        "clusters": _clusters_as_plain(happened),
        "joined": happened.joined,
        "to_review": happened.to_review,
    }


def _clusters_as_plain(proposed: Proposed) -> list[dict[str, Any]]:
    return [{"members": list(each.members), "probability": round(each.probability, 6)} for each in proposed.clusters]


def _as_plain(ran: Ran, proposed: Proposed, acts: dict[str, int | None]) -> dict[str, Any]:
    return {
        "version": ran.run.version,
        "run_at": ran.run.made_at.isoformat(),
        "computed": ran.anew,
        "people": ran.run.people,
        "compared": ran.run.compared,
        "pairs": len(proposed.basis.pairs),
        "likely": proposed.likely,
        "new": ran.run.fresh,
        "gone": ran.gone,
        "clusters": _clusters_as_plain(proposed),
        "sure": proposed.sure,
        "joined": proposed.joined,
        "to_review": proposed.to_review,
        **acts,
        "contradictions": [
            {"different": each.different.number, "same": [row.number for row in each.same]}
            for each in proposed.contradictions
        ],
        "broken_constraints": [
            {
                "reason": each.reason,
                "members": list(each.members),
                "judgements": [row.number for row in each.judgements],
            }
            for each in proposed.clustering.breaks
        ],
        "stale_judgements": proposed.basis.stale,
    }
