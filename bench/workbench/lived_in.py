"""Make a case file as it is after years of work: reports, codings of machines and people, what they were linked,
counted, judged and signed to, what waits, and the people who did it.

Run as a process of its own, `python -m bench.workbench.lived_in FOLDER CLAIMS`, with DATABASE_URL for PostgreSQL.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.workbench.world import CODEBOOK, Telling, World, as_coded, as_read
from onrecord.core.coding import Coder
from onrecord.core.vocabulary import CoderKind
from onrecord.web.starting import configure

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["CODERS", "MADE", "PEOPLE", "SCHEME", "analyse", "make"]

MADE = "made.txt"
"""Beside the case file, once it is whole."""
SCHEME, GRADES = "every-casualty", "airwars"
CODERS = tuple(f"coder {number}" for number in range(1, 10))
REVIEWERS = tuple(f"reviewer {number}" for number in range(1, 7))
EVERYTHING = ("reviewer", "source keeper", "publisher", "administrator")
"""In a small group some people do all that keeps a project going."""
PEOPLE = {
    **dict.fromkeys(CODERS, ("coder",)),
    **dict.fromkeys(REVIEWERS, ("reviewer",)),
    **dict.fromkeys(("keeper 1", "keeper 2", "keeper 3"), EVERYTHING),
    "reader 1": ("reader",),
    "publisher": ("reader", "publisher"),
}
"""Twenty people at work, and their roles."""
BATCH = 500
# Reports in one file, as collections come.
IN_ONE = 5
# Of a hundred reports a person codes three over, and three more are coded blind besides; two print another's text.
CODED_OVER, CODED_BLIND, REPRINTED = 0.03, 0.03, 0.02
JUDGED, SIGNED = 240, 120


@dataclass
class _Telling:
    """How far it is: a line for each step, with the seconds it took."""

    last: float = field(default_factory=time.perf_counter)

    def step(self, words: str) -> None:
        now = time.perf_counter()
        print(f"  {words}: {now - self.last:.1f} s", flush=True)
        self.last = now


def make(folder: Path, claims: int, database_url: str | None = None) -> None:
    """Make it in a new folder, with so many claims in the codings in force, or a few more."""
    from onrecord.store.casefile import Writer, create_case
    from onrecord.web.starting import make_signing_tables

    case = create_case(folder, "Lived in", Writer("amal", database_url=database_url))
    told = _Telling()
    try:
        make_signing_tables(case.alias)
        _set_up(case)
        count = _fill(case, claims, told)
        analyse(case)
        told.step(f"{count:,} claims brought in and coded")
        _work(case, told)
        analyse(case)
    finally:
        case.close()
    (folder / MADE).write_text(f"{count}\n", encoding="utf-8")


def _set_up(case: CaseFile) -> None:
    """Set the scope, people, and sources, of whom some are protected."""
    from onrecord.core.scope import Scope
    from onrecord.store.consent import Consent, set_consent
    from onrecord.store.people.members import add_member
    from onrecord.store.scopes import set_scope
    from onrecord.store.sources import Source, add_source
    from onrecord.store.vault.sealing import new_identity, recipient_of

    with case.writing() as pen:
        set_scope(pen, Scope("Lived in", ("killing",), confirmation="airwars-five-grades", protected=("religion",)))
        for name, roles in {"amal": tuple({each for some in PEOPLE.values() for each in some}), **PEOPLE}.items():
            add_member(pen, name, roles)
        for number in range(200):
            source = add_source(pen, Source(name=f"Outlet {number}", reliability="likely reliable"))
            if number % 3 == 0:
                set_consent(pen, source, Consent("publish", how="by mail"))
        for _ in range(12):
            add_source(pen, Source(kind="person", recipient=recipient_of(new_identity())))


def _fill(case: CaseFile, claims: int, told: _Telling) -> int:
    """Bring in and code reports until there are so many claims; those of a protected source now and then."""
    from onrecord.store.codings import Coded
    from onrecord.store.recording import record_codings
    from onrecord.store.sources import bringing_from

    dice, count, number = random.Random(7), 0, 0
    tellings = World().tellings()
    while count < claims:
        some = list(islice(tellings, BATCH))
        number += 1
        from_whom = bringing_from(case, str(201 + number % 12)) if number % 20 == 0 else case
        _bring(from_whom, some, dice)
        readings = _readings(case, some)
        codings = [as_read(each) for each in some]
        with case.writing() as pen:
            record_codings(pen, [Coded(readings[each.report.id], each) for each in codings])
        count += sum(len(each.claims) for each in codings)
        _code_by_people(case, some, readings, dice)
        if number % 10 == 0:
            print(f"    {count:,} claims, {time.perf_counter() - told.last:.0f} s", flush=True)
    return count


def _bring(case: CaseFile, some: list[Telling], dice: random.Random) -> None:
    """Bring files of some reports each, and now and then a report that prints another again."""
    from onrecord.evidence.originals import sha256_of
    from onrecord.store.intake import Brought, keep_brought

    reports = [each.report for each in some]
    for each in dice.sample(reports, int(REPRINTED * len(some))):
        text = f"{each.text}\n\nPrinted again by the Furat Daily."
        reports.append(replace(each, id=f"sha256:{sha256_of(text.encode())}", text=text, source="Furat Daily"))
    files = []
    for start in range(0, len(reports), IN_ONE):
        told = tuple(reports[start : start + IN_ONE])
        data = "\n\n".join(each.text for each in told).encode()
        case.originals.put(data)
        sha256 = sha256_of(data)
        files.append(Brought(sha256, len(data), f"/in/{sha256[:12]}.txt", "bench", reports=told))
    with case.writing() as pen:
        keep_brought(pen, files)


def _readings(case: CaseFile, some: list[Telling]) -> dict[str, str]:
    from onrecord.store.models import Listing

    ids = [each.report.id for each in some]
    return dict(Listing.objects.using(case.alias).filter(report__in=ids).values_list("report", "reading"))


def _code_by_people(case: CaseFile, some: list[Telling], readings: dict[str, str], dice: random.Random) -> None:
    """Code some of the reports over, begun with the machine's coding, and some blind."""
    from onrecord.store.codings import Coded, coding_row
    from onrecord.store.models import Draft
    from onrecord.store.recording import record_codings

    over = dice.sample(some, int(CODED_OVER * len(some)))
    blind = dice.sample(some, int(CODED_BLIND * len(some)))
    for tellings, is_blind in ((over, False), (blind, True)):
        who = dice.choice(CODERS)
        coder = Coder(CoderKind.PERSON, who, "blind 1" if is_blind else "1", CODEBOOK)
        coded = [
            Coded(readings[each.report.id], as_coded(each, coder, dice.choice((0, 0, 0, 1, 10)))) for each in tellings
        ]
        with replace(case, writer=replace(case.writer, name=who)).writing() as pen:
            rows = [coding_row(each, who, pen.now) for each in coded]
            if is_blind:
                pen.note("coded", "several readings", rows)
            else:
                record_codings(pen, coded)
            Draft.objects.using(case.alias).bulk_create(
                Draft(
                    reading=each.reading, report=each.coding.report.id, coder=who, coding=row.id, is_blind=is_blind,
                    opened_at=pen.now, seen_at=pen.now,
                )
                for each, row in zip(coded, rows, strict=True)
            )  # fmt: skip


def _work(case: CaseFile, told: _Telling) -> None:
    """Do what people do in years: link, judge, sign, count, draw reports for a second reading, leave drafts open."""
    from bench.workbench.left_open import leave_open
    from onrecord.jobs.counting import counted
    from onrecord.jobs.linking import link_people
    from onrecord.store.agreements import count_agreement
    from onrecord.store.second_readings import draw, set_share
    from onrecord.tally.rules.schemes import scheme_named

    _judge(case)
    told.step("judged")
    ran = link_people(case)
    told.step(f"linked: {ran.run.people:,} people, {ran.run.compared:,} pairs compared")
    _sign(case)
    told.step("signed")
    with case.writing() as pen:
        set_share(pen, 0.1)
        draw(pen)
    count_agreement(case)
    told.step("second readings drawn, agreement counted")
    leave_open(case, CODERS, list(PEOPLE))
    told.step("drafts, submissions, setbacks, filters, works")
    for name in (SCHEME, GRADES):
        run = counted(case, scheme_named(name))
        told.step(f"counted by {name}: {run.incidents:,} incidents")


def _events(case: CaseFile) -> Iterator[tuple[str, str]]:
    """Yield the first two codings of events that several reports tell of, in the order in which they were told."""
    from onrecord.store.models import Listing

    told: dict[int, list[str]] = {}
    for telling in islice(World().tellings(), 8 * JUDGED):
        told.setdefault(telling.event, []).append(telling.report.id)
    wanted = [each[:2] for each in told.values() if len(each) > 1]
    ids = [report for each in wanted for report in each]
    listed: dict[str, str] = {}
    for start in range(0, len(ids), BATCH):
        rows = Listing.objects.using(case.alias).filter(report__in=ids[start : start + BATCH], coding__isnull=False)
        listed |= dict(rows.values_list("report", "coding"))
    for one, other in wanted:
        if one in listed and other in listed:
            yield listed[one], listed[other]


def _judge(case: CaseFile) -> None:
    from onrecord.store.judgements import IDENTITY
    from onrecord.store.recording import record_judgement

    pairs = list(islice(_events(case), JUDGED // 2))
    for number, (one, other) in enumerate(pairs):
        with replace(case, writer=replace(case.writer, name=REVIEWERS[number % len(REVIEWERS)])).writing() as pen:
            for thing in ("i1", "p1"):
                decision = ("same", "same", "same", "unsure", "different")[number % 5]
                subjects = sorted((f"{one}/{thing}", f"{other}/{thing}"))
                record_judgement(pen, IDENTITY, decision, subjects, "one day, one place")


def _sign(case: CaseFile) -> None:
    from onrecord.store.gradings import grading_of, sign_grade
    from onrecord.store.models import Record
    from onrecord.tally.grading.ladders import Facet

    rows = Record.objects.using(case.alias).filter(kind="incident").order_by("pk").values_list("pk", flat=True)
    for number, record in enumerate(list(rows[:SIGNED])):
        whose = replace(case, writer=replace(case.writer, name=REVIEWERS[number % len(REVIEWERS)]))
        grading = grading_of(whose, record, GRADES)
        sign_grade(whose, grading, Facet.INCIDENT, grading.proposals[0][0].grade, "read, and weighed")


def analyse(case: CaseFile) -> None:
    """Let the database look at what it holds and tidy up, as it does by itself in time."""
    from django.db import connections

    with connections[case.alias].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connections[case.alias].vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    import os

    configure("no secret: a bench")
    make(Path(sys.argv[1]), int(sys.argv[2]), os.environ.get("DATABASE_URL"))
