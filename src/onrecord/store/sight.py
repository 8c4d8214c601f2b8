"""Which reports somebody may not see: those of protected sources, and those they are to read with nobody's help.

One rule is one function; a report that any of them names is hidden, with all that was coded of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store.asked_blind import blind_readings
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.models import Coding, Listing
from onrecord.store.protection import protected_reports

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["PROTECTED", "RULES", "Reader", "hidden_reports", "hidden_subjects", "read_blind"]

PROTECTED = "protected"
"""The right to see reports of protected sources."""

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads, by name, and what they may do."""

    name: str
    rights: frozenset[str]


def _of_protected_sources(case: CaseFile, reader: Reader, reports: Sequence[str]) -> set[str]:
    """Give the reports that protected sources told; whoever may see these sees them."""
    if PROTECTED in reader.rights:
        return set()
    return set(protected_reports(case, reports))


def _read_blind(case: CaseFile, reader: Reader, reports: Sequence[str]) -> set[str]:
    """Give the reports that the reader is to code blind: what others found in them is not for them yet."""
    return read_blind(case, reader.name, reports)


def read_blind(case: CaseFile, name: str, reports: Iterable[str]) -> set[str]:
    """Give those of the reports that a person is to code blind, begun or not."""
    readings = blind_readings(case, name)
    if not readings:
        return set()
    found: set[str] = set()
    for some in cut(sorted(set(reports)), CHUNK):
        listed = Listing.objects.using(case.alias).filter(report__in=some).values_list("report", "reading")
        found |= {str(report) for report, reading in listed if reading in readings}
    return found


RULES: tuple[Callable[[CaseFile, Reader, Sequence[str]], set[str]], ...] = (_of_protected_sources, _read_blind)
"""Every reason for which a report is hidden from somebody; whoever has another reason adds it here."""


def hidden_reports(case: CaseFile, reader: Reader, reports: Iterable[str]) -> set[str]:
    """Give those of the reports that the reader may not see."""
    hidden: set[str] = set()
    for some in cut(sorted(set(reports)), CHUNK):
        hidden |= {report for rule in RULES for report in rule(case, reader, some)}
    return hidden


def hidden_subjects(case: CaseFile, reader: Reader, subjects: Iterable[str]) -> set[str]:
    """Give those of the people and incidents whose report the reader may not see."""
    wanted = sorted(set(subjects))
    report_of: dict[str, str] = {}
    for some in cut(sorted(set(map(coding_id, wanted))), CHUNK):
        rows = Coding.objects.using(case.alias).filter(pk__in=some)
        report_of |= dict(rows.values_list("pk", "reading__report"))
    hidden = hidden_reports(case, reader, report_of.values())
    return {subject for subject in wanted if report_of.get(coding_id(subject)) in hidden}
