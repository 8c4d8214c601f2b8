"""Hold what is kept of reprints to what the reports and judgements give: found again, a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.models import Model

from onrecord.core.sharing import Share, alone
from onrecord.evidence.reprints import Verdict, join_families
from onrecord.store.families import findings, judged_reprints, prints_of
from onrecord.store.models import FamilyMember, PairFinding, Sketch, SketchNumber
from onrecord.store.remade import texts_of_bodies
from onrecord.store.reprinting import Taken, bodies_by_arrival, find_reprints, finding_row, member_rows, sketch_row
from onrecord.store.tolerant import Break

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["verify_reprints"]

CHUNK = 300
MEND = "those that the reports and judgements give; see onrecord rebuild"


def verify_reprints(case: CaseFile, share: Share = alone) -> Iterator[Break | None]:
    """Yield, for every report, its break or None where its sketch, findings and family are what it gives."""
    expected, last = {"sketches": 0, "numbers": 0, "findings": 0}, 0
    for texts in share(texts_of_bodies, bodies_by_arrival(case, CHUNK)):
        kept = Sketch.objects.using(case.alias).in_bulk([text.id for _, text in texts], field_name="report")
        first = min((sketch.pk for sketch in kept.values()), default=last + 1)
        taken = find_reprints(case, texts, before=first)
        for each in taken:
            expected["sketches"] += 1
            expected["numbers"] += len(each.numbers)
            expected["findings"] += len(each.findings)
        yield from _breaks(case, taken, kept, last)
        last = max((sketch.pk for sketch in kept.values()), default=last)
    yield from _too_many(case, expected)
    yield from _family_breaks(case)


def _breaks(case: CaseFile, taken: Sequence[Taken], kept: dict[str, Sketch], last: int) -> Iterator[Break | None]:
    """Yield the break of each report, or None; sketches must stand in the order in which the reports came."""
    numbers = _numbers(case, kept)
    pairs = [(found.short, found.long) for each in taken for found in each.findings]
    held = {
        (row.short, row.long): row for row in PairFinding.objects.using(case.alias).filter(short__in=_firsts(pairs))
    }
    for each in taken:
        sketch = kept.get(each.text.id)
        whole = (
            sketch is not None
            and sketch.pk > last
            and _same(sketch, sketch_row(each))
            and numbers.get(sketch.pk, []) == sorted(each.numbers)
            and all(_same(held.get((found.short, found.long)), finding_row(found)) for found in each.findings)
        )
        last = sketch.pk if sketch is not None else last
        yield None if whole else Break(f"reprints of {each.text.id}", "other findings, or none", MEND)


def _numbers(case: CaseFile, kept: dict[str, Sketch]) -> dict[int, list[int]]:
    rows = SketchNumber.objects.using(case.alias).filter(sketch__in=[sketch.pk for sketch in kept.values()])
    numbers: dict[int, list[int]] = {}
    for sketch, number in rows.order_by("sketch", "number").values_list("sketch", "number"):
        numbers.setdefault(sketch, []).append(number)
    return numbers


def _family_breaks(case: CaseFile) -> Iterator[Break]:
    """Yield each report that is in another family than the findings and judgements give."""
    judged = judged_reprints(case)
    found = list(findings(case, Verdict.REPRINT))
    reports = {end for each in found for end in (each.short, each.long)}
    reports |= {report for pair in (*judged.same, *judged.different) for report in pair}
    made = {row.report: row for row in member_rows(join_families(found, prints_of(case, sorted(reports)), judged))}
    for row in FamilyMember.objects.using(case.alias).order_by("report").iterator(chunk_size=CHUNK):
        if not _same(row, made.pop(row.report, None)):
            yield Break(f"family of {row.report}", "another, or none expected", MEND)
    yield from (Break(f"family of {report}", "none", MEND) for report in sorted(made))


def _too_many(case: CaseFile, expected: dict[str, int]) -> Iterator[Break]:
    tables: tuple[tuple[str, type[Model]], ...] = (
        ("sketches", Sketch),
        ("numbers", SketchNumber),
        ("findings", PairFinding),
    )
    for name, model in tables:
        over = model._default_manager.using(case.alias).count() - expected[name]
        if over > 0:
            yield Break(f"{name} of reprints", f"{over} more than expected", MEND)


def _same(row: Model | None, made: Model | None) -> bool:
    """True where two rows say the same, whatever their numbers."""
    if row is None or made is None:
        return row is made
    return all(
        getattr(row, field.attname) == getattr(made, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    )


def _firsts(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {first for first, _ in pairs}
