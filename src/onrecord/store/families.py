"""Families of reprints as they are kept, what was found of pairs, and what people judged of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from onrecord.core.errors import BadOption
from onrecord.evidence.reprints import Finding, Judged, Print, Verdict
from onrecord.store.chunks import cut
from onrecord.store.judgements import DIFFERENT, REPRINT, SAME, held_judgements, subjects_of
from onrecord.store.models import FamilyMember, Listing, PairFinding, Sketch

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "KeptFamily",
    "KeptJudgement",
    "count_families",
    "families",
    "families_after",
    "family_of",
    "findings",
    "judged_reprints",
    "listings_of",
    "originals_of",
    "prints_of",
    "report_named",
    "reprint_judgements",
    "sources_of",
]

CHUNK = 400
LEAST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class KeptFamily:
    """Reports that count as one source: the likely original, why it, and all of them with title, outlet and day."""

    original: str
    why: str
    source: str
    members: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """What a person judged of two reports, with its number."""

    number: int
    decision: str
    reports: tuple[str, str]
    reason: str
    judged_by: str


def count_families(case: CaseFile) -> int:
    """Give the number of families."""
    return FamilyMember.objects.using(case.alias).values("original").distinct().count()


def families(case: CaseFile) -> Iterator[KeptFamily]:
    """Yield the families that are kept, in order of id of their original."""
    rows = FamilyMember.objects.using(case.alias).order_by("original", "report")
    group: list[FamilyMember] = []
    for row in rows.iterator(chunk_size=CHUNK):
        if group and group[-1].original != row.original:
            yield _family(case, group)
            group = []
        group.append(row)
    if group:
        yield _family(case, group)


def families_after(case: CaseFile, after: str = "", size: int = 25) -> list[KeptFamily]:
    """Give families in order of id of their original, those after one."""
    rows = FamilyMember.objects.using(case.alias)
    wanted = list(
        rows.filter(original__gt=after).order_by("original").values_list("original", flat=True).distinct()[:size]
    )
    groups: dict[str, list[FamilyMember]] = {original: [] for original in wanted}
    for row in rows.filter(original__in=wanted).order_by("original", "report"):
        groups[row.original].append(row)
    listed = listings_of(case, [row.report for group in groups.values() for row in group])
    return [_family_of(group, listed) for group in groups.values()]


def family_of(case: CaseFile, report: str) -> KeptFamily | None:
    """Give the family that a report is in, None where its text is printed nowhere else."""
    rows = FamilyMember.objects.using(case.alias)
    own = rows.filter(report=report).first()
    return _family(case, list(rows.filter(original=own.original).order_by("report"))) if own is not None else None


def findings(case: CaseFile, verdict: Verdict | None = None, reports: Sequence[str] = ()) -> Iterator[Finding]:
    """Yield what was found of pairs, those of one verdict or all, of some reports or of all, most shared first."""
    rows = PairFinding.objects.using(case.alias).order_by("-share", "short", "long")
    if verdict is not None:
        rows = rows.filter(verdict=str(verdict))
    for chunk in cut(reports, CHUNK) if reports else ((),):
        some = rows.filter(Q(short__in=chunk) | Q(long__in=chunk)) if chunk else rows
        yield from map(_finding, some.iterator(chunk_size=CHUNK))


def reprint_judgements(case: CaseFile) -> list[KeptJudgement]:
    """Give the judgements about reprints that hold: the last of each pair that nobody withdrew."""
    last: dict[tuple[str, str], KeptJudgement] = {}
    for row in held_judgements(case, REPRINT):
        one, other = sorted(subjects_of(row))
        last[one, other] = KeptJudgement(row.pk, row.decision, (one, other), row.reason, row.judged_by)
    return sorted(last.values(), key=lambda judgement: judgement.number)


def judged_reprints(case: CaseFile) -> Judged:
    """Give what people judged of reprints, as families are made by it."""
    held = reprint_judgements(case)
    return Judged(
        tuple(each.reports for each in held if each.decision == SAME),
        tuple(each.reports for each in held if each.decision == DIFFERENT),
    )


def prints_of(case: CaseFile, reports: Sequence[str]) -> dict[str, Print]:
    """Give what reports say of where their text is from."""
    found: dict[str, Print] = {}
    for chunk in cut(reports, CHUNK):
        listed = Listing.objects.using(case.alias).in_bulk(list(chunk), field_name="report")
        for row in Sketch.objects.using(case.alias).filter(report__in=chunk):
            if (listing := listed.get(row.report)) is not None:
                found[row.report] = Print(row.report, row.words, listing.published, listing.source, row.agency)
    return found


def listings_of(case: CaseFile, reports: Iterable[str]) -> dict[str, Listing]:
    """Give how those of the reports that are there are listed, by id."""
    found: dict[str, Listing] = {}
    for chunk in cut(sorted(set(reports)), CHUNK):
        found |= Listing.objects.using(case.alias).in_bulk(list(chunk), field_name="report")
    return found


def sources_of(case: CaseFile, reports: Sequence[str]) -> dict[str, str]:
    """Give whose word those of the reports are that print the same text as others."""
    return _of_members(case, reports, "source")


def originals_of(case: CaseFile, reports: Sequence[str]) -> dict[str, str]:
    """Give the likely original of those of the reports that print the same text as others."""
    return _of_members(case, reports, "original")


def report_named(case: CaseFile, name: str) -> str:
    """Give the id of the report that a person names by the beginning of its id.

    Raises:
        BadOption: no report, or more than one, begins so.
    """
    digits = name.removeprefix("sha256:")
    rows = Listing.objects.using(case.alias).filter(report__startswith=f"sha256:{digits}")
    found = list(rows.values_list("report", flat=True)[:2]) if len(digits) >= LEAST_DIGITS else []
    if len(found) != 1:
        raise BadOption(
            f"report {name}",
            found="more than one" if found else "none",
            expected=f"the id of one report, or enough of its beginning (at least {LEAST_DIGITS} figures)",
            do="`onrecord search` and `onrecord reprints` show the ids of reports.",
        )
    return found[0]


def _of_members(case: CaseFile, reports: Sequence[str], field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for chunk in cut(reports, CHUNK):
        found |= dict(FamilyMember.objects.using(case.alias).filter(report__in=chunk).values_list("report", field))
    return found


def _family(case: CaseFile, group: Sequence[FamilyMember]) -> KeptFamily:
    return _family_of(group, listings_of(case, [row.report for row in group]))


def _family_of(group: Sequence[FamilyMember], listed: Mapping[str, Listing]) -> KeptFamily:
    members = tuple(listed[row.report] for row in group if row.report in listed)
    return KeptFamily(group[0].original, group[0].why, group[0].source, members)


def _finding(row: PairFinding) -> Finding:
    reasons = tuple(json.loads(row.reasons))
    return Finding(row.short, row.long, Verdict(row.verdict), row.quoted, row.share, row.shared, reasons)
