from __future__ import annotations

import json

import pytest

from bench.fuzz.plans import Plan
from bench.intake import fuzz
from bench.tables import show

COUNTS = {"inputs": 2, "twice": 1, "apart": 1, "slowest": 0.25, "grown_mb": 1.0}
ACCOUNT = {**COUNTS, "outcomes": {"Report": 1}, "readers": {"rtf": 3}}


@pytest.fixture
def started(monkeypatch, tmp_path):
    """Stand in for the processes: each tells the lines that are given for its turn, and leaves with its code."""
    turns = []

    def start(plan, _):
        lines, code = turns.pop(0)
        with open(plan.told, "a", encoding="utf-8") as told:
            told.writelines(json.dumps(line) + "\n" for line in lines)
        return code

    monkeypatch.setattr(fuzz, "_start", start)
    monkeypatch.setattr(fuzz, "FAILING", tmp_path / "failing")
    return turns


def a_plan(folder, inputs=2):
    return Plan("rtf", inputs, 1, str(folder), str(folder), str(folder / "told"))


def test_what_a_process_tells_is_counted_by_input(started, tmp_path):
    failures = [{"kind": "crash", "words": "a", "input": "x"}, {"kind": "crash", "words": "b", "input": "x"}]
    started.append(([*failures, ACCOUNT], 0))
    told = fuzz._run(a_plan(tmp_path), tmp_path)
    assert (told.failed("crash"), told.failed("hang"), told.counts["inputs"]) == (1, 0, 2)


def test_a_process_that_an_input_ends_is_a_crash_and_the_rest_is_done(started, tmp_path):
    started += [([], 77), ([], fuzz.TIMED_OUT), ([ACCOUNT], 0)]
    told = fuzz._run(a_plan(tmp_path), tmp_path)
    assert (told.failed("crash"), told.failed("hang"), told.counts["inputs"]) == (1, 1, 2)


def test_every_kind_has_its_share_and_together_they_are_all(tmp_path):
    plans = list(fuzz._plans(fuzz._Wish(inputs=1_000, ocr=10), tmp_path))
    assert sum(plan.inputs for plan in plans if not plan.pictures) == 1_000
    assert sum(plan.inputs for plan in plans if plan.pictures) == 10
    assert min(plan.inputs for plan in plans) > 0


def test_a_run_that_fails_says_so_and_of_a_part_no_figures_are_kept(started, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(fuzz, "RESULTS", tmp_path)
    started += [([{"kind": "leak", "words": "1 handles", "input": "x"}, ACCOUNT], 0)]
    assert fuzz.main(["--only", "rtf", "--inputs", "2", "--ocr", "0"]) == 1
    assert "1 handles" in capsys.readouterr().out
    assert not (tmp_path / "intake.json").exists()


def test_the_figures_of_a_whole_run_are_kept(started, tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "RESULTS", tmp_path)
    monkeypatch.setattr(fuzz, "INPUTS", 2)
    monkeypatch.setattr(fuzz, "SCANS", 4)
    monkeypatch.setattr(fuzz, "load", lambda: {"rtf": [b"{\\rtf1 Four died.}"]})
    started += [([{**ACCOUNT, "inputs": 1}], 0)] * 4 + [([ACCOUNT], 0)]
    assert fuzz.main(["--inputs", "2", "--ocr", "4", "--at-once", "1"]) == 0
    kept = json.loads((tmp_path / "intake.json").read_text())
    assert (kept["fuzz/inputs"], kept["fuzz/ocr_inputs"], kept["fuzz/crashes"]) == (2.0, 4.0, 0.0)


def test_the_tables_name_what_failed():
    told = fuzz._Told("rtf")
    told.take({"kind": "crash", "words": "an IndexError", "input": "/x/rtf-1"})
    told.take(ACCOUNT)
    assert "an IndexError" in show(fuzz._failing([told]))
    assert show(fuzz._by_reader([told])).splitlines()[3].split() == ["rtf", "3"]
