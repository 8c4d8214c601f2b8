"""`onrecord explain`: why a report was coded as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.console import measure_width, print_note, style_lines
from onrecord.cli.home import own_gazetteers
from onrecord.cli.jobs import find_jobs
from onrecord.cli.options import (
    codebook_option,
    language_option,
    published_option,
    quiet_option,
    senders_option,
    size_option,
)
from onrecord.cli.pages import write_pages
from onrecord.cli.progress import watch
from onrecord.core.errors import BadOption, EvidenceError
from onrecord.jobs.engine import Engine, InstalledEngine, Job
from onrecord.publish.reading.phrases import check_language

if TYPE_CHECKING:
    from onrecord.coding.trace import Decision
    from onrecord.core.coding import Coding

__all__ = ["explain"]


@dataclass(frozen=True, slots=True)
class _Request:
    """What the command line asks for."""

    file: str
    item: int | None
    record: str | None
    format: str
    published: date | None
    codebook: Path | None
    name_senders: bool
    limit_bytes: int | None
    lang: str
    pages: Path | None


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option(
    "--item", type=click.IntRange(1), metavar="N", help="The report to explain, of a file that holds several."
)
@click.option("--record", "-r", metavar="ID", help="One record only, by its id as `onrecord code` prints it: i1, p2.")
@click.option(
    "--pages",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Draw the pages of a PDF, scan or picture into DIR, the words framed.",
)
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="What to write.  [default: text]")
@published_option
@senders_option
@size_option
@codebook_option
@language_option
@quiet_option
@click.pass_context
def explain(context: click.Context, /, **given: Any) -> None:
    """Show why a report is coded as it is.

    For each record: every value with its words or the rule that concluded it, then the steps of the coder, what it
    considered and what it did not take; last, what did not become a record.
    """
    request = _Request(**given)
    engine: Engine = context.obj or InstalledEngine()
    check_language(request.lang)
    job = _job(request, engine)
    with watch(1):
        coding, decisions = engine.explain(job)
    if request.format == "json":
        click.echo(_to_json(coding, decisions, request.record))
    else:
        from onrecord.publish.reading.reasons import reason_lines

        lines = reason_lines(coding, decisions, request.record, request.lang, measure_width())
        click.echo(style_lines(lines), nl=False)
    if request.pages is not None:
        drawn = write_pages(coding, request.record, job, request.pages)
        print_note(f"drawn: {', '.join(map(str, drawn))}")


def _job(request: _Request, engine: Engine) -> Job:
    """Give the job of the one report asked for."""
    settings = Job(
        "",
        published=request.published,
        codebook=request.codebook,
        gazetteers=own_gazetteers(),
        name_senders=request.name_senders,
        limit_bytes=request.limit_bytes,
    )
    jobs, missing = find_jobs([request.file], settings)
    if missing:
        raise missing[0]
    if len(jobs) != 1:
        raise BadOption(
            request.file, found=f"a folder with {len(jobs)} files", expected="one report", do="Name one of its files."
        )
    return _choose(engine, jobs[0], request.item)


def _choose(engine: Engine, job: Job, item: int | None) -> Job:
    """Give the job of the one report asked for: the only one of its file, the file's own, or the one of that number."""
    from onrecord.evidence.read import MOST_COUNTED

    found = list(islice(engine.unfold(job), item or MOST_COUNTED))
    chosen = _own(found) if item is None else next(iter(found[item - 1 :]), None)
    if chosen is None:
        told = f"{len(found)} reports" + (" or more" if len(found) == MOST_COUNTED else "")
        wanted = "one" if item is None else f"a report number {item}"
        raise BadOption(job.name, found=told, expected=wanted, do="Choose one of them with --item N.")
    if isinstance(chosen, EvidenceError):
        raise chosen
    return chosen


def _own(found: Sequence[Job | EvidenceError]) -> Job | EvidenceError | None:
    """Give the only one, or of several the one that the file itself is."""
    if len(found) == 1:
        return found[0]
    own = [each for each in found if isinstance(each, Job) and each.report is not None and each.report.part_of is None]
    return own[0] if len(own) == 1 else None


def _to_json(coding: Coding, decisions: Sequence[Decision], record: str | None) -> str:
    import json

    from onrecord.core.wire import coding_to_json
    from onrecord.publish.reading.jsonl import escape_json
    from onrecord.publish.reading.reasons import choose_decisions

    chosen = [asdict(decision) for decision in choose_decisions(coding, decisions, record)]
    said = {"coding": json.loads(coding_to_json(coding)), "decisions": chosen}
    return escape_json(json.dumps(said, indent=2, ensure_ascii=False))
