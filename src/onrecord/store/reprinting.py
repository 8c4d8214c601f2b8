"""Find reprints as reports come in, and keep their families; never behind the reports, and made anew at any time.

Reports are taken in the order in which they came, each compared with those before it that share numbers of its sketch.
The same order gives the same findings, so that `verify` can make them again a few hundred reports at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from onrecord.core.report import Report
from onrecord.core.sharing import Share, alone
from onrecord.evidence.reprints import Family, Finding, Index, Text, Verdict, join_families, judge, text_of
from onrecord.store.canonical import canonical_json
from onrecord.store.chunks import cut, several, walk_both
from onrecord.store.families import findings, judged_reprints, prints_of
from onrecord.store.models import FamilyMember, Listing, PairFinding, Reading, Sketch, SketchNumber
from onrecord.store.readings import newest_of, report_of
from onrecord.store.remade import Bodies, texts_of_bodies

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "Taken",
    "bodies_by_arrival",
    "by_arrival",
    "empty_reprints",
    "find_reprints",
    "finding_row",
    "member_rows",
    "regroup",
    "sketch_row",
    "take_all",
    "take_reports",
]


CHUNK = 500
ASKED = 400


@dataclass(frozen=True, slots=True)
class Taken:
    """A report as it was taken in: its reading, how it is compared, the numbers it is held under, what was found."""

    reading: str
    text: Text
    numbers: tuple[int, ...]
    findings: tuple[Finding, ...]


def take_reports(case: CaseFile, fresh: Sequence[tuple[Reading, Report]]) -> set[str]:
    """Take in reports just listed, and give those that count as another source than before.

    One that is read anew comes last now; then all are taken anew, since what came after it was compared with it.
    """
    newest = {report.id: (row, report) for row, report in fresh}
    held = Sketch.objects.using(case.alias)
    if any(held.filter(report__in=some).exists() for some in cut(sorted(newest), ASKED)):
        empty_reprints(case)
        return take_all(case)
    arrived = sorted(newest.values(), key=lambda pair: (pair[0].seq, pair[0].report))
    return _take(case, [(row.id, text_of(report)) for row, report in arrived])


def take_all(case: CaseFile, share: Share = alone) -> set[str]:
    """Take in every report, where none was taken yet, and give those that do not count as a source of their own."""
    changed: set[str] = set()
    for texts in share(texts_of_bodies, bodies_by_arrival(case, CHUNK)):
        changed |= _take(case, texts)
    return changed


def empty_reprints(case: CaseFile) -> None:
    """Remove everything that `take_all` makes."""
    for model in (FamilyMember, PairFinding, SketchNumber, Sketch):
        model._default_manager.using(case.alias).all().delete()


def by_arrival(case: CaseFile) -> Iterator[Reading]:
    """Yield the reading in force of every report in the order in which these readings came."""
    told = walk_both(Reading.objects.using(case.alias).all(), CHUNK, ("seq", "report"))
    for some in several(told, CHUNK):
        newest = newest_of(case, [report for _, report, _ in some])
        yield from (newest[report] for _, report, reading in some if newest[report].pk == reading)


def bodies_by_arrival(case: CaseFile, size: int) -> Iterator[list[Bodies]]:
    """Yield the readings in force as they are kept, so many at a time, in the order in which they came."""
    for chunk in several(by_arrival(case), size):
        yield [Bodies(row.report, row.id, bytes(row.body)) for row in chunk]


def find_reprints(case: CaseFile, arrived: Sequence[tuple[str, Text]], before: int | None = None) -> list[Taken]:
    """Compare reports with those that came before them, and with each other, in the order given.

    Args:
        case: where the others are.
        arrived: how the reports are compared, each with the id of its reading.
        before: compare only with those whose sketch has a smaller id than this; None for all.
    """
    texts = {text.id: text for _, text in arrived}
    index = _index(case, {number for text in texts.values() for number in text.sketch}, before)
    taken: list[Taken] = []
    for reading, text in arrived:
        others = index.candidates(text.sketch)
        _load(case, [other for other in others if other not in texts], texts)
        found = [judge(texts[other], text) for other in others if other in texts]
        numbers = tuple(index.add(text.id, text.sketch))
        taken.append(Taken(reading, text, numbers, tuple(each for each in found if each.is_worth_keeping)))
    return taken


def regroup(case: CaseFile, reports: Iterable[str]) -> set[str]:
    """Make the families of these reports anew, and of all that findings and judgements tie to them; give those reports
    that count as another source than before.
    """
    judged = judged_reprints(case)
    tied = _tied(case, set(reports), (*judged.same, *judged.different))
    if len(tied) < 2:
        return set()
    rows = FamilyMember.objects.using(case.alias)
    before = {row.report: row for some in cut(sorted(tied), ASKED) for row in rows.filter(report__in=some)}
    found = set(findings(case, Verdict.REPRINT, sorted(tied)))
    made = {row.report: row for row in member_rows(join_families(found, prints_of(case, sorted(tied)), judged))}
    changed = {report for report in tied if _facts(before.get(report)) != _facts(made.get(report))}
    for some in cut(sorted(changed), ASKED):
        rows.filter(report__in=some).delete()
    rows.bulk_create([made[report] for report in sorted(changed) if report in made], batch_size=CHUNK)
    return changed


def member_rows(made: Iterable[Family]) -> Iterator[FamilyMember]:
    """Yield the rows that keep families."""
    for family in made:
        for report in family.members:
            yield FamilyMember(report=report, original=family.original, why=family.why, source=family.source)


def finding_row(found: Finding) -> PairFinding:
    """Give the row that keeps what was found of a pair."""
    return PairFinding(
        short=found.short,
        long=found.long,
        verdict=str(found.verdict),
        quoted=found.quoted,
        share=found.share,
        shared=found.shared,
        reasons=canonical_json(list(found.reasons)),
    )


def _take(case: CaseFile, arrived: Sequence[tuple[str, Text]]) -> set[str]:
    taken = find_reprints(case, arrived)
    sketches = Sketch.objects.using(case.alias)
    sketches.bulk_create([sketch_row(each) for each in taken], batch_size=CHUNK)
    ids = dict(
        pair
        for some in cut([each.text.id for each in taken], ASKED)
        for pair in sketches.filter(report__in=some).values_list("report", "pk")
    )
    SketchNumber.objects.using(case.alias).bulk_create(
        [SketchNumber(number=number, sketch=ids[each.text.id]) for each in taken for number in each.numbers],
        batch_size=CHUNK,
    )
    found = [finding for each in taken for finding in each.findings]
    PairFinding.objects.using(case.alias).bulk_create(map(finding_row, found), batch_size=CHUNK)
    return regroup(case, {end for each in found if each.verdict is Verdict.REPRINT for end in (each.short, each.long)})


def sketch_row(taken: Taken) -> Sketch:
    """Give the row that keeps a report as it was taken in."""
    text = taken.text
    return Sketch(report=text.id, reading=taken.reading, size=len(text.sketch), words=len(text), agency=text.agency)


def _index(case: CaseFile, numbers: set[int], before: int | None) -> Index:
    """Give the index of the reports that are held under any of these numbers."""
    rows: list[tuple[int, int]] = []
    held = SketchNumber.objects.using(case.alias)
    if before is not None:
        held = held.filter(sketch__lt=before)
    for some in cut(sorted(numbers), ASKED):
        rows += held.filter(number__in=some).order_by("sketch").values_list("number", "sketch")
    sketches: dict[int, tuple[str, int]] = {}
    for some in cut(sorted({sketch for _, sketch in rows}), ASKED):
        found = Sketch.objects.using(case.alias).filter(pk__in=some)
        sketches |= {pk: (report, size) for pk, report, size in found.values_list("pk", "report", "size")}
    by_number: dict[int, list[str]] = {}
    for number, sketch in rows:
        if sketch in sketches:
            by_number.setdefault(number, []).append(sketches[sketch][0])
    return Index(by_number, dict(sketches.values()))


def _load(case: CaseFile, reports: Sequence[str], texts: dict[str, Text]) -> None:
    """Add to the texts those of other reports."""
    if not reports:
        return
    listed = Listing.objects.using(case.alias).filter(report__in=reports).values_list("reading", flat=True)
    for row in Reading.objects.using(case.alias).filter(pk__in=list(listed)):
        texts[row.report] = text_of(report_of(row))


def _tied(case: CaseFile, reports: set[str], judged: Iterable[tuple[str, str]]) -> set[str]:
    """Give the reports with all that findings, judgements and the families they are in tie to them, step by step."""
    pairs = list(judged)
    tied, fresh = set(reports), set(reports)
    while fresh:
        met = {end for pair in pairs if fresh & set(pair) for end in pair}
        for some in cut(sorted(fresh), ASKED):
            found = PairFinding.objects.using(case.alias).filter(verdict=str(Verdict.REPRINT))
            ends = found.filter(Q(short__in=some) | Q(long__in=some)).values_list("short", "long")
            met |= {end for pair in ends for end in pair}
            members = FamilyMember.objects.using(case.alias)
            originals = set(members.filter(report__in=some).values_list("original", flat=True))
            for few in cut(sorted(originals), ASKED):
                met |= set(members.filter(original__in=few).values_list("report", flat=True))
        fresh = met - tied
        tied |= fresh
    return tied


def _facts(row: FamilyMember | None) -> tuple[str, str, str] | None:
    return (row.original, row.why, row.source) if row is not None else None
