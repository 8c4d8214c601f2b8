"""The command: what is measured, what is kept, and what is not shown."""

from __future__ import annotations

import json
import tempfile

import pytest

import bench.coding.__main__ as command
from tests.bench.coding.test_hrdsattack_gold import ANNOTATION

SILENT = "tests.bench.silent:coder_for"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Lay out a folder with one invented article in each split of one corpus."""
    folder = tmp_path / "data"
    (folder / "coding").mkdir(parents=True)
    for split in ("train", "dev", "test"):
        row = {"docid": split, "title": "Head", "publish_date": "2021-03-08", "text": split, "annotation": ANNOTATION}
        (folder / "coding" / f"hrdsattack_{split}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    monkeypatch.setenv("ONRECORD_DATA", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results")
    return tmp_path


def test_a_coder_that_finds_nothing_scores_nothing_but_the_baselines(capsys, data):
    assert command.main(["--only", "hrdsattack", "--coder", SILENT]) == 0
    printed = capsys.readouterr().out
    assert "HRDsAttack train_dev, 2 articles" in printed
    assert ["hrdsattack_dev/country_f1", "≥", "65", "0.00", "below"] in [line.split() for line in printed.splitlines()]
    assert not (data / "results").exists()


def test_the_gold_itself_shows_the_ceiling(capsys):
    assert command.main(["--only", "hrdsattack", "--oracle"]) == 0
    printed = capsys.readouterr().out
    assert ["hrdsattack_dev/country_f1", "≥", "65", "100.00", "ok"] in [line.split() for line in printed.splitlines()]


def test_figures_of_a_whole_run_are_kept(data, monkeypatch):
    monkeypatch.setattr(command, "DEFAULT_CODER", SILENT)
    assert command.main(["--only", "hrdsattack", "--coder", SILENT]) == 0
    figures = json.loads((data / "results" / "coding.json").read_text(encoding="utf-8"))
    assert figures["hrdsattack_train_dev/day_f1"] == 0
    assert figures["hrdsattack_dev/baseline_violation_types_f1"] == pytest.approx(80)


@pytest.mark.parametrize("partly", [["--split", "dev"], ["--limit", "1"]])
def test_figures_of_part_of_a_corpus_are_not_kept(data, monkeypatch, partly):
    monkeypatch.setattr(command, "DEFAULT_CODER", SILENT)
    assert command.main(["--only", "hrdsattack", "--coder", SILENT, *partly]) == 0
    assert not (data / "results").exists()


def test_errors_of_open_splits_are_shown_worst_first(capsys):
    assert command.main(["--only", "hrdsattack", "--coder", SILENT, "--errors", "5"]) == 0
    printed = capsys.readouterr().out
    assert "hrdsattack dev" in printed
    assert "hrdsattack train" in printed
    assert "hrdsattack test" not in printed
    assert "victim missed: 'Ngozi Bello'" in printed


def test_errors_of_test_data_are_refused(capsys):
    assert command.main(["--only", "hrdsattack", "--coder", SILENT, "--errors", "5", "--split", "test"]) == 2
    assert "test is test data" in capsys.readouterr().err


def test_a_corpus_nobody_knows_is_refused(capsys):
    with pytest.raises(SystemExit) as left:
        command.main(["--only", "reuters"])
    assert left.value.code == 2
    assert "reuters" in capsys.readouterr().err


def test_reports_the_coder_refuses_are_told(capsys, data):
    row = {
        "docid": "1",
        "title": "Head",
        "publish_date": "2021-03-08",
        "text": "refuse this",
        "annotation": ANNOTATION,
    }
    (data / "data" / "coding" / "hrdsattack_dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    command.main(["--only", "hrdsattack", "--coder", "tests.bench.silent:refusing_coder_for"])
    assert "the coder refused 1 of 3 reports" in capsys.readouterr().err


def test_figures_of_a_source_that_changed_meanwhile_are_not_kept(data, monkeypatch, capsys):
    digests = iter(["before", "while", "after"])
    monkeypatch.setattr(command, "DEFAULT_CODER", SILENT)
    monkeypatch.setattr(command, "source_digest", lambda _coder: next(digests))
    assert command.main(["--only", "hrdsattack", "--coder", SILENT]) == 1
    assert "The source changed" in capsys.readouterr().err
    assert not (data / "results").exists()
