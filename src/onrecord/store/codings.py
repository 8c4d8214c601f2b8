"""Codings kept whole and given back; a reading coded again keeps every coding it ever had.

In force is the newest coding of a reading that a person made, else the newest that a machine did: a machine that codes
again replaces no person. A blind coding, made by somebody who saw no other, is there to be compared and is never in
force by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from onrecord.coding.renamed import terms_in
from onrecord.core import coding as core
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.core.wire import coding_from_json, coding_to_json
from onrecord.store.blind import is_blind
from onrecord.store.canonical import pack, sum_of, unpack
from onrecord.store.chunks import walk
from onrecord.store.findings import add_names
from onrecord.store.models import Coding, Listing, Reading
from onrecord.store.terms import list_terms

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "Coded",
    "coding_id",
    "coding_of",
    "coding_row",
    "codings_in_force",
    "count_by_language",
    "count_uncoded",
    "keep_codings",
    "list_codings",
    "titles_of",
    "uncoded",
]


CHUNK = 200


@dataclass(frozen=True, slots=True)
class Coded:
    """A coding with the id of the reading it counts the letters of."""

    reading: str
    coding: core.Coding


def coding_id(ref: str) -> str:
    """Give the id of the coding that a subject or a claim is of: what stands before its own id.

    >>> coding_id("3f2a/p1")
    '3f2a'
    """
    return ref.split("/", 1)[0]


def coding_row(coded: Coded, who: str, now: datetime) -> Coding:
    """Give the row that keeps a coding; the report's text stays with its reading."""
    coder = coded.coding.coder
    body = coding_to_json(replace(coded.coding, report=Report(coded.coding.report.id, "")))
    return Coding(
        id=sum_of(f"{coded.reading} {body}"),
        reading_id=coded.reading,
        kind=str(coder.kind),
        name=coder.name,
        version=coder.version,
        codebook=coder.codebook,
        coded_by=who,
        coded_at=now,
        body=pack(body),
    )


def coding_of(row: Coding, report: Report) -> core.Coding:
    """Give the coding of a row, with the report it was made of.

    Raises:
        MalformedCoding, ValueError: the row was changed outside onrecord.
    """
    return replace(coding_from_json(unpack(row.body)), report=report)


def keep_codings(pen: Pen, made: Sequence[Coded]) -> int:
    """Keep codings in the pen's transaction, and give how many were new; the same coding twice is kept once."""
    rows = {row.id: (row, coded.coding) for coded in made for row in [coding_row(coded, pen.case.who, pen.now)]}
    held = set(Coding.objects.using(pen.case.alias).filter(pk__in=list(rows)).values_list("pk", flat=True))
    new = [pair for id_, pair in rows.items() if id_ not in held]
    for row, _ in new:
        pen.note("coded", f"reading:{row.reading_id}", [row], coder=f"{row.name} {row.version}", codebook=row.codebook)
    pen.flush()
    list_codings(pen.case, new)
    return len(new)


def list_codings(case: CaseFile, kept: Sequence[tuple[Coding, core.Coding]]) -> None:
    """List codings just kept where they are in force, and make their names findable; not those of older readings."""
    made = {row.id: (row, coding) for row, coding in kept}
    listed = Listing.objects.using(case.alias).in_bulk({row.reading_id for row, _ in kept}, field_name="reading")
    before = (
        Coding.objects.using(case.alias).defer("body").in_bulk([row.coding for row in listed.values() if row.coding])
    )
    best = _strongest([*before.values(), *(row for row, _ in kept)])
    chosen = [(listing, *made[best[reading].id]) for reading, listing in listed.items()
              if reading in best and best[reading].id in made]  # fmt: skip
    rows = add_names(case.alias, [coding for _, _, coding in chosen])
    for (listing, row, _), names_row in zip(chosen, rows, strict=True):
        listing.coding, listing.names_row = row.id, names_row
    # An insert that meets its own row updates it: three times as fast as Django's update of many rows.
    Listing.objects.using(case.alias).bulk_create(
        [listing for listing, _, _ in chosen],
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=["coding", "names_row"],
    )
    list_terms(case, [(listing.report, terms_in(coding)) for listing, _, coding in chosen])


def titles_of(case: CaseFile, codings: Iterable[str]) -> dict[str, str]:
    """Give the titles of the reports that these codings in force are of, where they have one."""
    listed = Listing.objects.using(case.alias).filter(coding__in=list(codings), title__isnull=False)
    return {str(coding): str(title) for coding, title in listed.values_list("coding", "title")}


def uncoded(case: CaseFile, coder: core.Coder, language: str | None) -> Iterator[Reading]:
    """Yield the readings in force in a language (None: in none that was told) that this coder, at this version and with
    this codebook, has not coded yet.
    """
    # Which of some are coded is asked apart: as one question the database reads all codings for every part.
    for rows in walk(_listed_in(case, language), CHUNK):
        wanted = [row.reading for row in rows]
        coded = Coding.objects.using(case.alias).filter(_is_coded_by(coder), reading__in=wanted)
        done = set(coded.values_list("reading", flat=True))
        held = Reading.objects.using(case.alias).in_bulk([each for each in wanted if each not in done])
        yield from (held[each] for each in wanted if each in held)


def count_uncoded(case: CaseFile, coder: core.Coder, language: str | None) -> int:
    """Give the number of readings that `uncoded` would yield."""
    return _uncoded(case, coder, language).count()


def count_by_language(case: CaseFile) -> dict[str | None, int]:
    """Give the number of reports in each language."""
    rows = Listing.objects.using(case.alias).values_list("language").annotate(reports=Count("pk")).order_by("language")
    return dict(rows)


def codings_in_force(case: CaseFile, readings: Sequence[Reading]) -> dict[str, Coding]:
    """Give, for each reading that has one, its coding in force, by the id of the reading."""
    rows = Coding.objects.using(case.alias).filter(reading__in=[row.id for row in readings]).order_by("seq", "id")
    return _strongest(rows)


def _strongest(rows: Iterable[Coding]) -> dict[str, Coding]:
    """Give the coding in force of each reading out of codings in the order in which they were kept."""
    found: dict[str, Coding] = {}
    for row in rows:
        is_person = row.kind == str(CoderKind.PERSON)
        if is_blind(row):
            continue
        held = found.get(row.reading_id)
        if held is None or is_person or held.kind != str(CoderKind.PERSON):
            found[row.reading_id] = row
    return found


def _uncoded(case: CaseFile, coder: core.Coder, language: str | None) -> QuerySet[Listing]:
    done = Coding.objects.using(case.alias).filter(_is_coded_by(coder), reading=OuterRef("reading"))
    return _listed_in(case, language).filter(~Exists(done))


def _listed_in(case: CaseFile, language: str | None) -> QuerySet[Listing]:
    listed = Listing.objects.using(case.alias)
    return listed.filter(language__isnull=True) if language is None else listed.filter(language=language)


def _is_coded_by(coder: core.Coder) -> Q:
    """Give the condition of codings by this coder, or of rows of a list, which what their columns mean has coded: a
    coder of sentences would find less in them, and replace that.
    """
    same = Q(name=coder.name, version=coder.version, codebook=coder.codebook)
    return same | Q(kind=str(CoderKind.IMPORT))
