from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.core.errors import Damaged, MissingPart, NotText
from onrecord.evidence import child, pagedrawing, programs
from onrecord.evidence.pagedrawing import draw_page, main, serve
from onrecord.evidence.programs import Output
from tests.evidence.papers import NEWS, POPPLER, SCANNED, a_scan, in_format

SCAN = in_format(a_scan(*SCANNED), "PNG")


def answer_to(data, page=1):
    answers = BytesIO()
    serve(BytesIO(json.dumps({"page": page, "size": len(data)}).encode() + b"\n" + data), answers)
    line, _, points = answers.getvalue().partition(b"\n")
    return json.loads(line), points


def test_a_page_of_a_picture_is_drawn_in_a_process_apart():
    page = draw_page(SCAN, 1)
    assert (page.mode, page.size) == ("RGB", (1240, 700))
    assert page.getextrema()[0][0] < 50


def test_the_points_of_a_picture_are_answered_bare():
    told, points = answer_to(SCAN)
    assert told == {"width": 1240, "height": 700}
    assert len(points) == 3 * 1240 * 700


def test_a_page_beyond_the_last_is_damaged():
    assert answer_to(SCAN, 2)[0]["error"] == "Damaged"
    with pytest.raises(Damaged, match="page 2 of the original"):
        draw_page(SCAN, 2)


def test_what_is_no_document_is_the_error_it_is():
    with pytest.raises(NotText):
        draw_page(bytes(range(32)) * 40, 1)


@POPPLER
def test_a_page_of_a_document_is_drawn():
    told, points = answer_to(NEWS)
    assert told == {"width": 1131, "height": 1600}
    assert len(points) == 3 * 1131 * 1600


def test_a_page_that_poppler_cannot_draw_is_damaged(monkeypatch):
    monkeypatch.setattr(pagedrawing, "run", lambda *_: Output(b"", "", False))
    assert answer_to(NEWS)[0]["error"] == "Damaged"


def test_without_poppler_the_error_says_how_it_is_had(monkeypatch):
    monkeypatch.setattr(programs.shutil, "which", lambda _: None)
    told, _ = answer_to(NEWS)
    assert told["error"] == "MissingPart"
    monkeypatch.setattr(
        pagedrawing.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, json.dumps(told).encode())
    )
    with pytest.raises(MissingPart, match="poppler"):
        draw_page(NEWS, 1)


@pytest.mark.parametrize("answer", [b"", b'{"width": 2, "height": 2}\nabc', b'{"width": "2"}\n', b'{"width": -1}\n'])
def test_an_answer_that_is_no_page_is_damaged(monkeypatch, answer):
    monkeypatch.setattr(pagedrawing.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, answer))
    with pytest.raises(Damaged):
        draw_page(SCAN, 1)


def test_a_page_that_takes_too_long_is_damaged(monkeypatch):
    def run(*_, **__):
        raise subprocess.TimeoutExpired("x", 90)

    monkeypatch.setattr(pagedrawing.subprocess, "run", run)
    with pytest.raises(Damaged):
        draw_page(SCAN, 1)


def test_nothing_is_left_on_the_disk_by_a_process_that_took_too_long(monkeypatch, tmp_path):
    def run(*_, env, **__):
        (Path(env["TMPDIR"]) / "page.png").write_bytes(b"half a page")
        raise subprocess.TimeoutExpired("x", 90)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(pagedrawing.subprocess, "run", run)
    with pytest.raises(Damaged):
        draw_page(SCAN, 1)
    assert list(tmp_path.iterdir()) == []


def test_the_process_confines_itself_and_answers_once(monkeypatch, tmp_path):
    out = tmp_path / "answers"
    asking = json.dumps({"page": 1, "size": len(SCAN)}).encode() + b"\n" + SCAN
    with out.open("wb") as answers:
        monkeypatch.setattr(child, "confine", lambda _: ())
        monkeypatch.setattr(sys, "stdin", type("Input", (), {"buffer": BytesIO(asking)}))
        monkeypatch.setattr(sys, "stdout", answers)
        main()
    assert out.read_bytes().startswith(b'{"width": 1240, "height": 700}\n')
