"""A bench of several modules keeps the figures of those that were not measured, in shared keys too."""

from __future__ import annotations

import json
import sys
from types import ModuleType

import pytest

from bench import modules
from bench.coding.corpus import Measure
from bench.modules import Bench, run_bench

BENCH = Bench("made", "made up", "made.json", modules=(), named=("one", "other"), shared=("seconds",))


@pytest.fixture
def results(tmp_path, monkeypatch):
    """Give where figures are kept of two modules that are made up, and what each measures."""
    figures = {"one": {"a/x": 1, "seconds/one": 2}, "other": {"b/y": 3, "seconds/other": 4}}
    for name in figures:
        module = ModuleType(f"made.{name}")
        module.measure = lambda _, name=name: Measure(dict(figures[name]))
        monkeypatch.setitem(sys.modules, f"made.{name}", module)
    monkeypatch.setitem(sys.modules, "made", ModuleType("made"))
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    monkeypatch.setattr(modules, "RESULTS", tmp_path)
    return tmp_path / "made.json", figures


def test_a_module_leaves_what_others_wrote_under_a_shared_key(results):
    path, figures = results
    run_bench(BENCH, ["--only", "one,other"])
    figures["one"] = {"a/z": 5, "seconds/one": 6}
    run_bench(BENCH, ["--only", "one"])
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"a/z": 5, "b/y": 3, "seconds/one": 6, "seconds/other": 4}


@pytest.mark.usefixtures("results")
def test_a_module_that_is_none_is_refused():
    with pytest.raises(SystemExit):
        run_bench(BENCH, ["--only", "another"])
