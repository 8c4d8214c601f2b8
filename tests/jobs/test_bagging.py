from __future__ import annotations

import json
from datetime import datetime

import pytest

from onrecord.core.errors import CaseFileExists, FixityMismatch
from onrecord.evidence.bags import check_bag
from onrecord.jobs.bagging import export_evidence
from onrecord.store.ledger import GENESIS, hash_of
from onrecord.store.models import LedgerRow
from onrecord.store.sources import Source, add_source, bringing_from
from tests.cases import bring, case, case_maker, database_server  # noqa: F401 - fixtures


@pytest.fixture
def full(case):  # noqa: F811
    """A case file with two reports."""
    bring(case, "Two bakers were shot dead in Zawiya.", "أصيبت ممرضة في حمص.")
    return case


def lines(place):
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def test_a_bag_is_valid_and_notices_a_changed_original(full, tmp_path):
    _, originals = export_evidence(full, tmp_path / "bag")
    assert originals == 2
    check_bag(tmp_path / "bag")
    place = next((tmp_path / "bag" / "data" / "originals").iterdir())
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    with pytest.raises(FixityMismatch):
        check_bag(tmp_path / "bag")


def test_custody_goes_with_it_and_the_ledger_can_be_checked_from_it(full, tmp_path):
    told, _ = export_evidence(full, tmp_path / "bag")
    custody = tmp_path / "bag" / "data" / "custody"
    assert [row["origin"] for row in lines(custody / "acquisition.jsonl")] == ["/in/0.txt", "/in/1.txt"]
    previous = GENESIS
    for row in lines(custody / "ledger.jsonl"):
        made = LedgerRow(**{**row, "at": datetime.fromisoformat(row["at"])})
        assert (made.previous, made.hash) == (previous, hash_of(made))
        previous = made.hash
    assert previous == told.head.hash
    assert lines(custody / "ledger.jsonl")[-1]["action"] == "exported"


def test_the_crate_names_every_file_and_who_brought_it(full, tmp_path):
    export_evidence(full, tmp_path / "bag")
    data = tmp_path / "bag" / "data"
    graph = {each["@id"]: each for each in json.loads((data / "ro-crate-metadata.json").read_text())["@graph"]}
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    parts = {each["@id"] for each in graph["./"]["hasPart"]}
    assert parts == {str(place.relative_to(data)) for place in data.glob("*/*") if place.is_file()}
    assert graph["#acquisition-1"]["result"]["@id"] in parts
    assert graph["#acquisition-1"]["agent"]["@id"] in graph


def test_nothing_is_written_over_and_nothing_is_left_of_what_fails(full, tmp_path):
    (tmp_path / "bag").mkdir()
    with pytest.raises(CaseFileExists):
        export_evidence(full, tmp_path / "bag")
    place = full.originals.path_of(next(iter(full.originals)))
    place.chmod(0o600)
    place.write_bytes(b"other")
    with pytest.raises(FixityMismatch):
        export_evidence(full, tmp_path / "other")
    assert not list(tmp_path.glob("other*"))


def test_what_a_source_did_not_agree_to_share_stays_behind_and_is_said_so(case, tmp_path):  # noqa: F811
    bring(case, "Two bakers were shot dead in Zawiya.")
    with case.writing() as pen:
        add_source(pen, Source(name="A baker's brother", kind="person"))
    bring(bringing_from(case, "1"), "My brother was shot dead in Zawiya.", origin="/from-him")
    _, originals = export_evidence(case, tmp_path / "bag")
    assert originals == 1
    (left,) = lines(tmp_path / "bag" / "data" / "custody" / "withheld.jsonl")
    assert "consent" in left["reason"]
    assert not (tmp_path / "bag" / "data" / "originals" / left["kept_sha256"]).exists()
    check_bag(tmp_path / "bag")
