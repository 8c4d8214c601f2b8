"""Who got it from whom in one incident, and how many of its sources are shown to be independent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import RecordKind
from onrecord.store.grounds import find_record
from onrecord.store.models import Listing
from onrecord.store.whys import made_of
from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.independence import Independence
from onrecord.tally.lineage import TEXTS, Lineage, lineage_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["IncidentSources", "sources_of_incident"]


@dataclass(frozen=True, slots=True)
class IncidentSources:
    """The graph of an incident's reports and sources, which of its sources are independent, and what the reports
    are called.
    """

    record: str
    lineage: Lineage
    sources: Independence
    titles: dict[str, str]


def sources_of_incident(case: CaseFile, record: str, without: Collection[str] = ()) -> IncidentSources:
    """Give who got from whom what is told of an incident, by its id or the beginning of one; `without` are reports
    whose way is not drawn.

    Raises:
        BadOption: there is no such incident.
    """
    found = find_record(case, record)
    if found.kind is not RecordKind.INCIDENT:
        raise BadOption(
            "RECORD", found=f"the record of a {found.kind}", expected="that of an incident", do="Name its incident."
        )
    happening, facts, _ = made_of(case, found)
    told = {claim for each in happening.records for held in each.values for claim in held.claims}
    lineage = lineage_of(fact for claim, fact in sorted(facts.items()) if claim in told and fact.report not in without)
    evidence = Evidence(happening, facts)
    reports = [node.id for node in lineage.nodes if node.kind in TEXTS]
    listed = Listing.objects.using(case.alias).in_bulk(reports, field_name="report")
    titles = {report: row.title or row.source or report[7:19] for report, row in listed.items()}
    return IncidentSources(found.id, lineage, evidence.sources(evidence.harm()), titles)
