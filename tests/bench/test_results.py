"""Figures kept between runs: one flat object, no stale figure beside a fresh one."""

from __future__ import annotations

import json

from bench.results import write_figures


def test_figures_are_one_flat_object_sorted_by_key(tmp_path):
    path = tmp_path / "coding.json"
    write_figures(path, {"b/f1": 2.00001, "a/f1": 1}, ["a", "b"])
    assert path.read_text(encoding="utf-8") == '{\n "a/f1": 1,\n "b/f1": 2.0\n}\n'


def test_measuring_one_corpus_replaces_all_of_its_figures_and_no_others(tmp_path):
    path = tmp_path / "coding.json"
    write_figures(path, {"muc4_tst12/f1": 1, "muc4_tst12/old": 2, "speed/words": 3}, ["muc4", "speed"])
    write_figures(path, {"muc4_tst12/f1": 4}, ["muc4"])
    assert json.loads(path.read_text(encoding="utf-8")) == {"muc4_tst12/f1": 4, "speed/words": 3}
