"""What of each incident is counted, kept so that a million are added up in seconds; made anew where anything changed.

Nothing else goes in than codings in force, judgements, families of reprints, what linkage found and the scheme, so that
the same state gives the same numbers; `inputs` is its sum. A large case file takes minutes: it is read as it stood when
the counting began, and what is counted is kept some at a time under another name until all of it is there, so that
nobody who saves has to wait.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from onrecord.core.sharing import Share, alone
from onrecord.linkage.inference import infer
from onrecord.store.canonical import canonical_json
from onrecord.store.chunks import several
from onrecord.store.counted_bodies import Body, counted_bodies, counted_of_many
from onrecord.store.counted_rows import Keeper, Twin
from onrecord.store.families import originals_of
from onrecord.store.grades import signed_grades
from onrecord.store.judgements import IDENTITY, REPRINT, VALUE, held_judgements, identity_judgements, judged
from onrecord.store.ledger import head_of
from onrecord.store.linked import INCIDENT, basis_of, last_run
from onrecord.store.models import Counted, CountedRun, FamilyMember, Listing
from onrecord.store.rebuilding import bodies_in_force, bodies_of, codings_named
from onrecord.store.remade import Bodies
from onrecord.store.snapshots import snapshot
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

BEGUN, GONE = "begun:", "gone:"
"""Before the names of runs that are being counted, and of those that another took the place of."""
ABANDONED = timedelta(days=1)
"""What was begun and not ended within this time was broken off."""

Made = TypeVar("Made")


def counted_run(case: CaseFile, scheme: Scheme) -> CountedRun | None:
    """Give what is kept of a scheme where it is of the case file as it stands, None where it must be made anew."""
    run = _kept(case, scheme)
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
    run = _kept(case, scheme)
    return run, run is not None and run.head == _seen(case, scheme)


def _kept(case: CaseFile, scheme: Scheme) -> CountedRun | None:
    """Give what is kept of a scheme, without its twins until they are asked for: of 35,000 incidents they are two
    megabytes, which nearly no page needs.
    """
    return CountedRun.objects.using(case.alias).filter(scheme=scheme.id).defer("twins").first()


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
    """Count every incident anew by a scheme, as the case file stands when this begins, and yield the number of rows so
    far; what was counted before stands until all are there.
    """
    _remove_left(case)
    with snapshot(case) as still:
        run = CountedRun(
            scheme=f"{BEGUN}{uuid4().hex}", inputs=inputs_of(still, scheme), head=_seen(still, scheme),
            made_at=case.clock(), incidents=0, is_linked=last_run(still, INCIDENT) is not None, twins="{}",
        )  # fmt: skip
        with _writing(case):
            run.save(using=case.alias)
        keeper = Keeper(still, case.alias, run, scheme)
        rows = over_bodies(still, share, partial(counted_bodies, scheme), partial(counted_of_many, scheme))
        for some in several(rows, CHUNK):
            with _writing(case):
                told = keeper.keep(some)
            yield told
        twins = _twins(still, keeper.record_of)
    for alike in several(keeper.alike(twins), CHUNK):
        with _writing(case):
            keeper.mark(alike)
    with _writing(case):
        _put_in_place(case, keeper, scheme)


@contextmanager
def _writing(case: CaseFile) -> Iterator[None]:
    with transaction.atomic(using=case.alias):
        take_turn(case.alias)
        yield


def _put_in_place(case: CaseFile, keeper: Keeper, scheme: Scheme) -> None:
    """Let what was counted take the place of what was before: a little goes at once, much when it is counted next, as
    somebody may be reading it.
    """
    before = CountedRun.objects.using(case.alias).filter(scheme=scheme.id).first()
    if before is not None:
        CountedRun.objects.using(case.alias).filter(pk=before.pk).update(scheme=f"{GONE}{before.pk}")
        if not Counted.objects.using(case.alias).filter(run=before)[CHUNK : CHUNK + 1].exists():
            before.delete(using=case.alias)
    keeper.end(scheme.id)


def _remove_left(case: CaseFile) -> None:
    """Remove what was counted before the last, and what was broken off long ago, some at a time."""
    runs = CountedRun.objects.using(case.alias)
    long_ago = case.clock() - ABANDONED
    left = runs.filter(Q(scheme__startswith=GONE) | Q(scheme__startswith=BEGUN, made_at__lt=long_ago))
    for run in left.values_list("pk", flat=True):
        rows = Counted.objects.using(case.alias).filter(run=run)
        while some := list(rows.values_list("pk", flat=True)[:CHUNK]):
            with _writing(case):
                rows.filter(pk__in=some).delete()
        with _writing(case):
            runs.filter(pk=run).delete()


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
    original = originals_of(case, reports)
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


def _twins(case: CaseFile, record_of: Mapping[str, str]) -> Twin:
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
    return Twin(
        tuple(sorted((one, other) for one, other in pairs if one != other)),
        tuple(sorted(cluster for cluster in clusters if len(cluster) > 1)),
    )
