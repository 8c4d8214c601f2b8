"""Code what is new in a case file: every report that the coder of its language, as it is now, has not coded yet.

What is left to do is asked of the case file itself, so the work can be broken off anywhere and taken up again; a report
that a coder failed on is tried again by the next run, up to `MOST_TRIES` times.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.coders import Tools, coder_with
from onrecord.coding.rows.coder import NAME as LISTS
from onrecord.coding.rows.coder import RowCoder
from onrecord.core import coding as core
from onrecord.jobs.engine import Engine, Job
from onrecord.jobs.outcome import Coded, Failed, attempt
from onrecord.store.casefile import CaseFile
from onrecord.store.codings import Coded as Made
from onrecord.store.codings import count_by_language, count_uncoded, uncoded
from onrecord.store.models import Reading
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings
from onrecord.store.setbacks import clear_setback, note_setback, setbacks

__all__ = ["CODE", "Task", "code_new", "tasks"]

CODE = "code"
"""The step of setbacks of reports that a coder failed on."""

MOST_TRIES = 3
MOST_CODINGS = 100
MOST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Task:
    """The reports in one language that are to be coded: how many, and by which coder.

    Where no coder reads the language, one that codes `lists_alone`: a report that holds no list waits.
    """

    language: str | None
    reports: int
    coder: core.Coder
    lists_alone: bool = False


def tasks(case: CaseFile, tools: Tools) -> list[Task]:
    """Give what is to be coded, by language."""
    told: list[Task] = []
    for language in count_by_language(case):
        coder = coder_with(language, tools)
        alone = isinstance(coder, RowCoder) and coder.alone
        told.append(Task(language, count_uncoded(case, coder.coder, language), coder.coder, alone))
    return told


def code_new(
    case: CaseFile, todo: Sequence[Task], tools: Tools, engine: Engine, workers: int = 1
) -> Iterator[Coded | Failed]:
    """Yield the outcome of every report that is to be coded, once it is kept."""
    jobs = _jobs(case, todo, tools)
    pending: list[tuple[Reading, Coded]] = []
    since = time.monotonic()
    for reading, outcome in _outcomes(jobs, engine, workers):
        if isinstance(outcome, Failed):
            note_setback(case, CODE, reading.report, outcome.name, outcome.reason)
            yield outcome
            continue
        if outcome.coding.coder.name == LISTS and not outcome.coding.claims:
            continue  # It holds no list: it waits for a coder that reads its language.
        pending.append((reading, outcome))
        if len(pending) >= MOST_CODINGS or time.monotonic() - since >= MOST_SECONDS:
            yield from _write(case, pending)
            pending, since = [], time.monotonic()
    yield from _write(case, pending)


def _jobs(case: CaseFile, todo: Sequence[Task], tools: Tools) -> Iterator[tuple[Reading, Job]]:
    ours = Job(
        "", codebook=tools.codebook, gazetteers=tools.gazetteers, registers=tools.registers, tag=tools.tag,
        countries=tools.countries,
    )  # fmt: skip
    tired = {each.item for each in setbacks(case, CODE) if each.attempts >= MOST_TRIES}
    for task in todo:
        for reading in uncoded(case, task.coder, task.language):
            if reading.report not in tired:
                report = report_of(reading)
                name = report.title or report.id
                yield reading, replace(ours, name=name[:120], report=report)


def _outcomes(
    jobs: Iterable[tuple[Reading, Job]], engine: Engine, workers: int
) -> Iterator[tuple[Reading, Coded | Failed]]:
    """Yield each reading with the outcome of its report, in order."""
    if workers == 1:
        for reading, job in jobs:
            yield reading, attempt(engine, job)
        return
    from onrecord.jobs.pool import share_jobs

    sent: list[Reading] = []

    def noting() -> Iterator[Job]:
        for reading, job in jobs:
            sent.append(reading)
            yield job

    for outcome in share_jobs(noting(), engine, workers):
        yield sent.pop(0), outcome


def _write(case: CaseFile, pending: Sequence[tuple[Reading, Coded]]) -> Iterator[Coded]:
    if not pending:
        return
    with case.writing() as pen:
        record_codings(pen, [Made(reading.id, outcome.coding) for reading, outcome in pending])
    for reading, outcome in pending:
        clear_setback(case, CODE, reading.report)
        yield outcome
