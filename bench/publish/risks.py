"""What the re-identification check finds: planted people who can be told apart, and its measures on an edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table
from onrecord.core.coding import Relation
from onrecord.core.values import Count
from onrecord.publish.casualties import IncidentFile, Statement, TollRecord
from onrecord.publish.disclosure.audiences import audiences
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.risks import RiskReport, risks_of
from onrecord.publish.edition import Edition
from tests.published import edition_of, incident_number

__all__ = ["edition_with_risks", "measure"]

ALIKE, INCIDENTS = 40, 500


def measure(_: Path | None = None) -> Measure:
    """Give how many planted risks are found, and k and l of an edition for each audience."""
    edition, planted = edition_with_risks()
    report = risks_of(edition)
    found = {each.kind: set(each.records) for each in report.findings}
    caught = {kind: id_ in found.get(kind, ()) for kind, id_ in planted.items()}
    extra = sum(len(records - {planted[kind]}) for kind, records in found.items())
    rows = tuple((kind, id_, "found" if caught[kind] else "missed") for kind, id_ in planted.items())
    reports = {name: risks_of(disclose(edition_of(INCIDENTS), each)) for name, each in audiences().items()}
    measured = tuple((name, *_row(each)) for name, each in reports.items())
    figures = {"risks/planted": len(planted), "risks/found": sum(caught.values()), "risks/extra": extra}
    return Measure(
        {key: float(value) for key, value in figures.items()},
        (
            Table("Planted risks", ("kind", "record", ""), rows, f"{extra} others among {report.people} people alike."),
            Table("Re-identification", ("audience", "unnamed", "k", "under k", "l", "under l"), measured),
        ),
    )


def edition_with_risks() -> tuple[Edition, dict[str, str]]:
    """Give an edition of people who are all alike but for one of each kind of risk, and who that is."""
    files = [_alike(number) for number in range(ALIKE)]
    files[0] = _with(files[0], occupation="beekeeper")
    files[1] = _with(files[1], nationality="Tuvaluan")
    named = replace(
        files[2].victims[0], id="v-named", name="Ruvanqa Tolbesh", relations=(Relation("sister of", "v-3"),)
    )
    files[2] = replace(files[2], victims=(*files[2].victims, named))
    quote = Statement("harm", "killed", files[4].citations[0].id, ("they carried Zubrenqo Valdish home",))
    files[4] = _with(files[4], statements=(quote,))
    toll = TollRecord("t-one", "killing", Count.exactly(1))
    edition = Edition(edition_of(0).about, lambda: iter(files), lambda: iter((toll,)))
    planted = {
        "under k": "v-0", "unique combinations": "v-1", "kin named elsewhere": "v-3", "names in texts": "v-4",
        "small cells": "t-one", "under l": "v-0",
    }  # fmt: skip
    return edition, planted


def _alike(number: int) -> IncidentFile:
    file = incident_number(0)
    person = replace(
        file.victims[0], id=f"v-{number}", name=None, names=(), age=None, statements=(), harm=(file.victims[0].harm[0],)
    )
    acts = (replace(file.incident.acts[0], type=("killing", "torture")[number % 2]),)
    incident = replace(file.incident, id=f"i-{number:03d}", acts=acts)
    return IncidentFile(incident, (person,), file.citations)


def _with(file: IncidentFile, **told: object) -> IncidentFile:
    return replace(file, victims=(replace(file.victims[0], **told),))


def _row(report: RiskReport) -> tuple[int, int | None, int, int | None, int]:
    return report.people, report.k, report.under_k, report.l, report.under_l
