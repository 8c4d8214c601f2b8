"""What of each incident is counted, kept so that a million are added up in seconds; made anew where anything changed.

Nothing else goes in than codings in force, judgements, families of reprints, what linkage found and the scheme, so that
the same state gives the same numbers; `inputs` is its sum.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from onrecord.core.sharing import Share, alone
from onrecord.linkage.inference import infer
from onrecord.store.canonical import canonical_json
from onrecord.store.chunks import several
from onrecord.store.counted_bodies import Body, Row, counted_bodies, counted_of_many
from onrecord.store.grades import grade_of, signed_by_subject, signed_grades
from onrecord.store.judgements import IDENTITY, REPRINT, VALUE, held_judgements, identity_judgements, judged
from onrecord.store.ledger import head_of
from onrecord.store.linked import INCIDENT, basis_of, last_run
from onrecord.store.models import Counted, CountedName, CountedRun, FamilyMember, Listing
from onrecord.store.rebuilding import bodies_in_force, bodies_of, codings_named
from onrecord.store.remade import Bodies
from onrecord.store.sources import sources, words
from onrecord.store.terms import renamed_in
from onrecord.store.writing import take_turn
from onrecord.tally.records import Judged
from onrecord.tally.rules.schemes import Scheme

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["POSSIBLE", "VERSION", "bodies_for", "count", "counted_run", "inputs_of", "last_counted", "over_bodies"]

VERSION = "counted@2026.1"
"""What makes the rows: with another, all are made anew."""

POSSIBLE = 0.1
"""From this probability on two incidents may be one."""

CHUNK = 500

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Twin:
    """Records that may be one, and clusters of those that are likelier one than not."""

    pairs: tuple[tuple[str, str], ...]
    likely: tuple[tuple[str, ...], ...]


def counted_run(case: CaseFile, scheme: Scheme) -> CountedRun | None:
    """Give what is kept of a scheme where it is of the case file as it stands, None where it must be made anew."""
    run = CountedRun.objects.using(case.alias).filter(scheme=scheme.id).first()
    if run is None:
        return None
    head = _seen(case, scheme)
    if run.head == head:
        return run
    if run.inputs != inputs_of(case, scheme):
        return None
    CountedRun.objects.using(case.alias).filter(pk=run.pk).update(head=head)
    run.head = head
    return run


def last_counted(case: CaseFile, scheme: Scheme) -> tuple[CountedRun | None, bool]:
    """Give what was counted last by a scheme, None where nothing was, and whether it is seen at once to be of the case
    file as it stands; nothing is added up or written.
    """
    run = CountedRun.objects.using(case.alias).filter(scheme=scheme.id).first()
    return run, run is not None and run.head == _seen(case, scheme)


def _seen(case: CaseFile, scheme: Scheme) -> str:
    """Give the sum of the ledger's head and of the rules: while it is the same, nothing needs to be looked at. Another
    version of onrecord looks again.
    """
    return hashlib.sha256(f"{VERSION} {canonical_json(repr(scheme))} {head_of(case.alias).hash}".encode()).hexdigest()


def inputs_of(case: CaseFile, scheme: Scheme) -> str:
    """Give the sum of everything that the numbers of a scheme depend on."""
    told = hashlib.sha256(f"{VERSION} {canonical_json(repr(scheme))}".encode())
    listed = Listing.objects.using(case.alias).filter(coding__isnull=False).order_by("coding")
    for coding in listed.values_list("coding", flat=True).iterator(chunk_size=CHUNK):
        told.update(f"{coding}\n".encode())
    for kind in (IDENTITY, VALUE, REPRINT):
        for row in held_judgements(case, kind):
            told.update(f"{row.pk} {row.decision}\n".encode())
    for family in FamilyMember.objects.using(case.alias).order_by("report").iterator(chunk_size=CHUNK):
        told.update(f"{family.report} {family.original} {family.source}\n".encode())
    linked = last_run(case, INCIDENT)
    told.update(f"{linked.version} {linked.inputs}\n".encode() if linked is not None else b"not linked\n")
    told.update(canonical_json(_grades(case)).encode())
    if renamed := renamed_in(case):
        told.update(canonical_json({section: dict(names) for section, names in renamed.items()}).encode())
    for key, (signed, _) in sorted(signed_grades(case).items()):
        told.update(f"{key} {signed.grade}\n".encode())
    return told.hexdigest()


def count(case: CaseFile, scheme: Scheme, share: Share = alone) -> Iterator[int]:
    """Count every incident anew by a scheme, in one transaction, and yield the number of rows so far."""
    with transaction.atomic(using=case.alias, durable=True):
        take_turn(case.alias)
        # Not before: whoever wrote in between would have the numbers of one state under the sum of another.
        inputs = inputs_of(case, scheme)
        CountedRun.objects.using(case.alias).filter(scheme=scheme.id).delete()
        run = CountedRun.objects.using(case.alias).create(
            scheme=scheme.id, inputs=inputs, head=_seen(case, scheme), made_at=case.clock(), incidents=0,
            is_linked=last_run(case, INCIDENT) is not None, twins="{}",
        )  # fmt: skip
        keeper = _Keeper(case, run, scheme)
        rows = over_bodies(case, share, partial(counted_bodies, scheme), partial(counted_of_many, scheme))
        for some in several(rows, CHUNK):
            yield keeper.keep(some)
        keeper.end(_twins(case, keeper.record_of))


def over_bodies(
    case: CaseFile,
    share: Share,
    alone_: Callable[[Sequence[Body]], Iterable[Made]],
    tied_: Callable[[Sequence[Body], Judged], Iterable[Made]],
) -> Iterator[Made]:
    """Yield what is made of all codings in force: some at a time of those that no judgement names, in any process, then
    of those that judgements tie.
    """
    held = judged(case)
    tied: list[Body] = []
    for made in share(alone_, _apart(case, codings_named(held), tied)):
        yield from made
    yield from tied_(tied, held)


def _apart(case: CaseFile, named: set[str], tied: list[Body]) -> Iterator[list[Body]]:
    grades = _grades(case)
    for chunk in bodies_in_force(case):
        families = _families(case, [each.report for each in chunk])
        bodies = [Body(each, *families.get(each.report, (each.report, None)), grades) for each in _coded(chunk)]
        tied += [each for each in bodies if each.bodies.coding in named]
        yield [each for each in bodies if each.bodies.coding not in named]


def bodies_for(case: CaseFile, codings: set[str]) -> Iterator[Body]:
    """Yield some codings in force, with their reports and where they are from."""
    reports = Listing.objects.using(case.alias).filter(coding__in=sorted(codings)).values_list("report", flat=True)
    grades, families = _grades(case), _families(case, list(reports))
    for each in bodies_of(case, list(reports)):
        yield Body(each, *families.get(each.report, (each.report, None)), grades)


def _coded(chunk: Iterable[Bodies]) -> Iterator[Bodies]:
    return (each for each in chunk if each.coding is not None)


def _families(case: CaseFile, reports: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Give for each report that prints another's text the original, and the day of that."""
    rows = FamilyMember.objects.using(case.alias).filter(report__in=reports)
    original = dict(rows.values_list("report", "original"))
    listed = Listing.objects.using(case.alias).filter(report__in=set(original.values()))
    day = {
        report: None if day is None else day.isoformat() for report, day in listed.values_list("report", "published")
    }
    return {report: (first, day.get(first)) for report, first in original.items()}


def _grades(case: CaseFile) -> dict[str, int]:
    """Give the grade of each source that somebody graded, by its names in lower case: 1 is the most reliable."""
    steps = [step for step in words()["reliability"] if step != "unknown"]
    return {
        name.casefold(): steps.index(source.reliability) + 1
        for source in sources(case)
        if source.reliability in steps
        for name in (*(() if source.is_protected else source.aliases), source.shown)
    }


def _twins(case: CaseFile, record_of: Mapping[str, str]) -> _Twin:
    """Give which records may be one: those of subjects that linkage or a person left open."""
    basis = basis_of(case, INCIDENT)
    said = infer(identity_judgements(case))
    open_ = [(pair.one, pair.other) for pair in basis.pairs if pair.probability >= POSSIBLE]
    open_ += [(row.one, row.other) for row in said.unsure]
    apart = {frozenset(row.pair) for row in said.different}
    pairs = {
        tuple(sorted((record_of[one], record_of[other])))
        for one, other in open_
        if one in record_of and other in record_of and frozenset((one, other)) not in apart
    }
    clusters = (
        tuple(sorted({record_of[member] for member in cluster.members if member in record_of}))
        for cluster in basis.clustering().clusters
    )
    return _Twin(
        tuple(sorted((one, other) for one, other in pairs if one != other)),
        tuple(sorted(cluster for cluster in clusters if len(cluster) > 1)),
    )


class _Keeper:
    """Keeps rows of a run, names by numbers; remembers of which record each subject is."""

    def __init__(self, case: CaseFile, run: CountedRun, scheme: Scheme) -> None:
        self._alias, self._run, self._rows = case.alias, run, 0
        self._scheme, self._signed = scheme, signed_by_subject(case, scheme.grades)
        self._names = dict(CountedName.objects.using(self._alias).values_list("text", "id"))
        self._records: set[str] = set()
        self.record_of: dict[str, str] = {}

    def keep(self, rows: Sequence[Row]) -> int:
        """Keep some rows, and give how many there are by now."""
        rows = [self._graded(row) for row in rows]
        texts = {text for row in rows for text in (*row.keys.values(), row.rules)}
        new = sorted(texts - self._names.keys())
        made = CountedName.objects.using(self._alias).bulk_create([CountedName(text=text) for text in new])
        self._names |= {each.text: each.pk for each in made}
        Counted.objects.using(self._alias).bulk_create([self._row(row) for row in rows])
        self._rows += len(rows)
        self._records |= {row.record for row in rows}
        self.record_of |= {member: row.record for row in rows for member in row.members}
        return self._rows

    def end(self, twins: _Twin) -> None:
        """Mark the records that may be one, and keep what the run came to."""
        may = {record for pair in (*twins.pairs, *twins.likely) for record in pair}
        rows = Counted.objects.using(self._alias).filter(run=self._run)
        for some in several(sorted(may), CHUNK):
            rows.filter(record__in=some).update(is_twin=True)
        self._run.twins = json.dumps({"pairs": twins.pairs, "likely": twins.likely})
        self._run.incidents = len(self._records)
        self._run.save(using=self._alias)

    def _graded(self, row: Row) -> Row:
        """Give a row with the grade that people signed, where they did."""
        grade = grade_of(self._signed, row.members, self._scheme.grades)
        return row if grade is None else replace(row, keys={**row.keys, "grade": grade})

    def _row(self, row: Row) -> Counted:
        low, best, high, open_ended = row.range
        earliest, latest, known = row.days
        latitude, longitude = row.spot
        keys = {name: self._names[text] for name, text in row.keys.items()}
        return Counted(
            run=self._run, outcome=row.outcome, record=row.record, is_twin=False, low=low, best=best, high=high,
            open_ended=open_ended, rules=self._names[row.rules], earliest=earliest, latest=latest, known=known,
            latitude=latitude, longitude=longitude, **keys,
        )  # fmt: skip
