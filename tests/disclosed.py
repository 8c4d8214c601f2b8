"""Editions of a few incidents, and what is given of them: what tests of disclosure ask."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.values import Count, Where
from onrecord.core.vocabulary import Outcome, PlacePrecision
from onrecord.publish.casualties import Citation, Disagreement, Harmed, IncidentFile, Statement
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.edition import Edition
from tests.published import about_edition, incident_number

__all__ = ["PUBLIC", "confided", "edition", "given", "properties", "survivor_file", "victims"]

PUBLIC = audience_named("public")


def edition(*files, **told):
    return Edition(about_edition(len(files), 9, **told.pop("about", {})), lambda: iter(files), **told)


def given(*files, audience=PUBLIC, **told):
    return list(disclose(edition(*files, **told), audience).incidents())


def victims(file):
    return {victim.id: victim for victim in file.victims}


def properties(record):
    return {statement.property for statement in record.statements}


def survivor_file():
    file = incident_number(0)
    act = replace(file.incident.acts[0], type="sexual_violence", id="k-v")
    where = Where("at the well of Kutum", "Kutum", "SD", "geonames:371745", 14.2, 24.67, PlacePrecision.SITE,
                  PlacePrecision.TOWN, 5.0)  # fmt: skip
    report = file.citations[0].id
    incident = replace(
        file.incident, acts=(act,), where=where, counts={"tortured": Count.exactly(1), "killed": Count.exactly(5)},
        disagreements=(Disagreement("when.earliest", "2012-01-01", "the first", ("2012-01-02",)),),
        statements=(
            Statement("when.earliest", "2012-01-01", report, ("on Sunday",), ("a nurse",)),
            Statement("when.earliest", "2012-01-02", report, ("on Monday",), stands=False),
            Statement("when.text", "on Sunday", report, ("on Sunday",)),
            Statement("where.name", "Kutum", report, ("at the well of Kutum",)),
            Statement("where.latitude", 14.2, report, ("14.2 north",)),
            Statement("counts.tortured.low", 1, report, ("one woman",)),
            Statement("acts.k-v.type", "sexual_violence", report, ("in Kutum on Sunday 1 January",)),
        ),
    )  # fmt: skip
    person = replace(file.victims[0], age=34, age_group=None, harm=(Harmed(Outcome.TORTURED, "k-v"),))
    return IncidentFile(incident, (person,), file.citations)


def confided():
    file = incident_number(1)
    hidden = Citation("letter-7", "Fatima Khalil, nurse", "What the nurse saw at the river that night", None, "en",
                      is_protected=True)  # fmt: skip
    said = (
        Statement(
            "acts.x.type", "killing", "letter-7", ("they came over the bridge before the dawn",), ("Fatima Khalil",)
        ),
        Statement(
            "acts.x.type", "killing", file.citations[0].id, ("Khalil says they came over the bridge before the dawn",)
        ),
    )
    incident = replace(file.incident, reports=(*file.incident.reports, "letter-7"), statements=said)
    return IncidentFile(incident, file.victims, (*file.citations, hidden))
