from __future__ import annotations

import json

from onrecord.publish.exchange.jsonld import JSON_LD, NAMESPACE
from tests.published import edition_of


def graph(tmp_path):
    JSON_LD.write(edition_of(2), tmp_path)
    return json.loads((tmp_path / "records.jsonld").read_text(encoding="utf-8"))


def test_an_incident_is_derived_from_its_reports(tmp_path):
    node = graph(tmp_path)["@graph"][1]
    assert node["@id"] == "urn:casualty-records:incident:i-ferry"
    assert [each["@id"] for each in node["prov:wasDerivedFrom"]] == [each["@id"] for each in node["citations"]]
    assert node["confirmation"] == "confirmed"


def test_a_statement_has_its_report_as_primary_source(tmp_path):
    told = graph(tmp_path)["@graph"][1]["victims"][0]["statements"]
    assert all(each["prov:hadPrimarySource"]["@id"].startswith("urn:casualty-records:report:") for each in told)


def test_terms_are_of_the_version_of_the_format(tmp_path):
    assert graph(tmp_path)["@context"]["@vocab"] == NAMESPACE == "urn:casualty-records:2026.12#"
    assert "sh:NodeShape" in (tmp_path / "shapes.ttl").read_text(encoding="utf-8")


def test_who_published_and_when_is_provenance(tmp_path):
    dataset = graph(tmp_path)["@graph"][0]
    assert dataset["prov:wasAttributedTo"]["schema:name"] == "The River Record (invented)"
    assert dataset["prov:generatedAtTime"]["@value"] == "2024-02-01T00:00:00Z"
