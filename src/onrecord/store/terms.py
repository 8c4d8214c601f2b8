"""The terms of the codebook in the case file: how many claims hold each, and which are read as another now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum

from onrecord.coding.codebook import SECTIONS, Renamed
from onrecord.store.chunks import cut, several
from onrecord.store.entries import body_of, newest_entries
from onrecord.store.models import Listing, TermUse

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "TOOL",
    "Use",
    "codings_with",
    "count_reports_with",
    "empty_terms",
    "list_terms",
    "renamed_in",
    "use_of",
    "uses",
]

TOOL = "tool"
"""The kind of entries of tools, the codebook among them."""

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Use:
    """How many claims hold a term, in how many reports, by the codings in force."""

    claims: int = 0
    reports: int = 0


def renamed_in(case: CaseFile) -> Renamed:
    """Give the terms that the codebook in use reads as others; none where it is the bundled one."""
    for entry in newest_entries(case, TOOL):
        told = body_of(entry)
        if told["kind"] == "codebook" and not told["dropped"]:
            return _renamed(told)
    return {}


def uses(case: CaseFile, wanted: Iterable[tuple[str, str]] | None = None) -> dict[tuple[str, str], Use]:
    """Give the use of every term that claims hold, or of those wanted, by section and term."""
    rows = TermUse.objects.using(case.alias).values_list("section", "term")
    if wanted is not None:
        rows = rows.filter(_any_of(wanted))
    found = rows.annotate(n=Sum("claims"), m=Count("pk")).order_by("section", "term")
    return {(section, term): Use(claims, reports) for section, term, claims, reports in found}


def use_of(case: CaseFile, section: str, term: str) -> Use:
    """Give the use of one term."""
    told = (
        TermUse.objects.using(case.alias).filter(section=section, term=term).aggregate(n=Sum("claims"), m=Count("pk"))
    )
    return Use(told["n"] or 0, told["m"])


def codings_with(case: CaseFile, terms: Iterable[tuple[str, str]]) -> set[str]:
    """Give the codings in force of which a claim holds one of some terms, given by section and term."""
    found: set[str] = set()
    for section, term in terms:
        reports = TermUse.objects.using(case.alias).filter(section=section, term=term).values_list("report", flat=True)
        for some in cut(list(reports), CHUNK):
            listed = Listing.objects.using(case.alias).filter(report__in=some, coding__isnull=False)
            found.update(str(coding) for coding in listed.values_list("coding", flat=True))
    return found


def list_terms(case: CaseFile, coded: Sequence[tuple[str, Mapping[tuple[str, str], int]]]) -> None:
    """List the terms of codings that are in force from now, each with its report, in place of those before."""
    for some in cut([report for report, _ in coded], CHUNK):
        TermUse.objects.using(case.alias).filter(report__in=some).delete()
    rows = (
        TermUse(report=report, section=section, term=term, claims=claims)
        for report, terms in coded
        for (section, term), claims in terms.items()
    )
    for chunk in several(rows, CHUNK):
        TermUse.objects.using(case.alias).bulk_create(chunk)


def empty_terms(case: CaseFile) -> None:
    """Take the whole list away, to be made anew."""
    TermUse.objects.using(case.alias).all().delete()


def count_reports_with(case: CaseFile, terms: Iterable[tuple[str, str]]) -> int:
    """Give the number of reports of which a claim holds one of some terms."""
    return TermUse.objects.using(case.alias).filter(_any_of(terms)).values("report").distinct().count()


def _any_of(terms: Iterable[tuple[str, str]]) -> Q:
    """Give the condition of holding one of some terms."""
    sections: dict[str, list[str]] = {}
    for section, term in terms:
        sections.setdefault(section, []).append(term)
    found = Q(pk__in=())
    for section, names in sorted(sections.items()):
        found |= Q(section=section, term__in=names)
    return found


def _renamed(told: Mapping[str, Any]) -> Renamed:
    names = told.get("renamed", {})
    return {section: names[section] for section in SECTIONS if names.get(section)}
