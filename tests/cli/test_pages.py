"""`onrecord explain --pages`."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from PIL import Image

from onrecord.cli.pages import write_pages
from onrecord.core.errors import BadOption, UnwritableOutput
from onrecord.core.report import Region, Report
from onrecord.jobs.engine import Job
from tests.evidence.papers import SCANNED, a_scan, in_format
from tests.factory import a_claim, a_coding, a_killing

SCAN = in_format(a_scan(*SCANNED), "PNG")


def a_coded_scan(**changes):
    text = "\n\n".join(SCANNED)
    places = (Region(0, 33, 1, 0.07, 0.1, 0.5, 0.18), Region(35, 60, 1, 0.07, 0.2, 0.5, 0.28))
    report = replace(Report("sha256:" + "0" * 64, text, regions=places), **changes)
    claims = (replace(a_claim("i1", "x", "killed"), quotes=(report.quote(5, 11),)), a_claim("p9", "y", 1))
    return replace(a_coding(a_killing(), claims=claims), report=report)


@pytest.mark.parametrize("record", [None, "i1"])
def test_the_pages_of_a_record_are_drawn(tmp_path, record):
    (page,) = write_pages(a_coded_scan(), record, Job("-", data=SCAN), tmp_path / "pages")
    assert page == tmp_path / "pages" / "page-1.png"
    with Image.open(page) as picture:
        assert picture.size == (1240, 700)


def test_a_file_is_read_again_where_it_is(tmp_path):
    path = tmp_path / "scan.png"
    path.write_bytes(SCAN)
    assert write_pages(a_coded_scan(), None, Job(str(path)), tmp_path)


def test_one_of_several_reports_has_no_pages_of_its_own(tmp_path):
    with pytest.raises(BadOption, match="one of several"):
        write_pages(a_coded_scan(part_of="sha256:" + "1" * 64), None, Job("-", data=SCAN), tmp_path)


def test_a_text_has_no_pages(tmp_path):
    with pytest.raises(BadOption, match="no place on a page"):
        write_pages(a_coded_scan(regions=()), None, Job("-", data=SCAN), tmp_path)


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableOutput):
        write_pages(a_coded_scan(), None, Job("-", data=SCAN), tmp_path / "file" / "pages")


def test_the_command_says_what_it_drew(run, reports, tmp_path, monkeypatch):
    monkeypatch.setattr(
        sys.modules["onrecord.cli.explain"],
        "write_pages",
        lambda _coding, record, _job, folder: [folder / f"{record}.png"],
    )
    result = run("explain", *reports("Shooting"), "--record", "i1", "--pages", tmp_path / "pages")
    assert result.exit_code == 0
    assert "act [i1]" in result.stdout
    assert f"drawn: {tmp_path / 'pages' / 'i1.png'}" in result.stderr


def test_the_command_refuses_pages_of_a_text(run, reports, tmp_path):
    result = run("explain", *reports("Shooting at the ford"), "--pages", tmp_path)
    assert result.exit_code == 2
    assert "no place on a page" in result.stderr
