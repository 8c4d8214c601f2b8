"""Time against length, and its plot."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from bench.coding import length
from bench.coding.plot import plot_lengths

SILENT = "tests.bench.silent:coder_for"


def test_each_length_is_read_in_its_own_process_and_its_cost_a_word_compared(monkeypatch):
    monkeypatch.setattr(length, "LENGTHS", (100, 200, 300))
    figures = length.length_figures(SILENT)
    assert set(figures) == {
        "speed/cost_per_word_at_100000_over_10000",
        "speed/seconds_at_100000_words",
        "speed/peak_memory_at_100000_words_mib",
    }
    assert all(value > 0 for value in figures.values())


def test_readings_of_the_real_coder_are_kept_as_table_and_plot(monkeypatch, tmp_path):
    monkeypatch.setattr(length, "LENGTHS", (100, 200, 300))
    monkeypatch.setattr(length, "DEFAULT_CODER", SILENT)
    monkeypatch.setattr(length, "RESULTS", tmp_path)
    monkeypatch.setattr(length, "PLOT", tmp_path / "images" / "plot.svg")
    length.length_figures(SILENT)
    lines = (tmp_path / "coding_length.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "words,cpu_seconds,peak_mib"
    assert len(lines) == 4
    assert (tmp_path / "images" / "plot.svg").is_file()


def test_proportional_readings_lie_on_a_straight_line():
    drawn = ElementTree.fromstring(plot_lengths([(1000, 0.5), (10_000, 5), (100_000, 50)]))
    line = drawn.find("{http://www.w3.org/2000/svg}polyline")
    (x1, y1), (x2, y2), (x3, y3) = (map(float, point.split(",")) for point in line.get("points").split())
    assert abs((x2 - x1) - (x3 - x2)) < 0.2
    assert abs((y1 - y2) - (y2 - y3)) < 0.2
