"""Runs on synthetic files: scored against the persons, baselines left out where their packages are."""

from __future__ import annotations

from bench.linkage import synthetic
from bench.linkage.linkers import incident_linkers, person_linkers
from bench.linkage.synthetic import Run, score_file


def test_pairs_of_a_file_are_scored_against_its_persons(tmp_path):
    (tmp_path / "records.persons").write_text("5\n5\n5\n6\n", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text(
        "one,other,weight\ns00000000,s00000001,3\ns00000002,s00000003,1\n", encoding="utf-8"
    )
    assert score_file(tmp_path / "records.csv", tmp_path / "pairs.csv") == (0.5, 1 / 3)


def test_no_pairs_score_nothing(tmp_path):
    (tmp_path / "records.persons").write_text("", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("one,other,weight\n", encoding="utf-8")
    assert score_file(tmp_path / "records.csv", tmp_path / "pairs.csv") == (0.0, 0.0)


def test_f1_of_nothing_is_nought():
    assert Run(1.0, 1.0, 0.0, 0.0).f1 == 0.0
    assert Run(1.0, 1.0, 0.5, 0.5).f1 == 0.5


def test_each_size_and_linker_has_its_figures(tmp_path, monkeypatch):
    class Named:
        name = "ours"

    monkeypatch.setattr(synthetic, "file_linkers", lambda: [Named()])
    monkeypatch.setattr(synthetic, "run", lambda _linker, _source: Run(2.0, 1.0, 0.5, 0.5))
    found = synthetic.measure(tmp_path, {"tiny": 20})
    assert found.figures["synthetic_tiny/f1"] == 0.5
    assert found.tables[0].rows == ((20, "ours", 2.0, 1.0, 50.0, 50.0, 50.0),)


def test_exact_names_are_always_measured():
    assert "exact" in {linker.name for linker in person_linkers()}
    assert {linker.name for linker in incident_linkers()} <= {"ours"}
