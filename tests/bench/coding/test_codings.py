"""Codings made by a pool and kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from bench.coding import codings
from bench.coding.codings import code_reports, make_coder, source_digest
from bench.coding.corpus import make_report
from tests.bench.silent import REFUSED

SILENT = "tests.bench.silent:coder_for"
REFUSING = "tests.bench.silent:refusing_coder_for"


@pytest.fixture(autouse=True)
def shelves(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(codings, "SOURCES", sources)
    monkeypatch.setattr(source_digest, "__defaults__", (sources,))
    return tmp_path


def _kept(shelves):
    return sorted(shelves.glob("onrecord-bench-*/*/*.json.gz"))


def test_codings_come_in_the_order_of_their_reports():
    reports = [make_report(f"report {number}") for number in range(7)]
    made, failed = code_reports(reports, SILENT)
    assert [coding.report for coding in made] == reports
    assert failed == 0


def test_a_report_is_coded_once_for_one_version_of_the_source(shelves):
    report = make_report("a report")
    code_reports([report, report], SILENT)
    (kept,) = _kept(shelves)
    stamp = kept.stat().st_mtime_ns
    code_reports([report], SILENT)
    assert [path.stat().st_mtime_ns for path in _kept(shelves)] == [stamp]


def test_a_change_in_the_source_codes_again():
    before = source_digest(SILENT)
    Path(codings.SOURCES, "a.py").write_text("2", encoding="utf-8")
    assert source_digest(SILENT) != before
    assert source_digest(REFUSING) != source_digest(SILENT)


def test_only_the_latest_versions_are_kept(shelves):
    for version in range(codings.KEPT_VERSIONS + 2):
        Path(codings.SOURCES, "a.py").write_text(str(version), encoding="utf-8")
        code_reports([make_report("a report")], SILENT)
    assert len(_kept(shelves)) <= codings.KEPT_VERSIONS


def test_a_report_the_coder_refuses_is_counted_and_scores_as_empty():
    made, failed = code_reports([make_report(REFUSED), make_report("another")], REFUSING)
    assert failed == 1
    assert [coding.incidents for coding in made] == [(), ()]


def test_a_coder_is_named_by_module_and_function():
    assert make_coder(SILENT).code(make_report("x")).coder.name == "silent"
