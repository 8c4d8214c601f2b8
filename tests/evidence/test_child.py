"""What the reading process answers; in this process, so that it can be looked at line by line."""

from __future__ import annotations

import io
import json
import os
import sys

import pytest

from onrecord.evidence import child
from onrecord.evidence.heartbeat import beat
from tests.evidence.offices import row, xlsx
from tests.evidence.pages import NEWS_PAGE


def asking(data, thing="it", name="it.html"):
    return json.dumps({"thing": thing, "name": name, "size": len(data)}).encode() + b"\n" + data


def served(*askings):
    answers = io.BytesIO()
    child.serve(io.BytesIO(b"".join(askings)), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_every_asking_is_answered_and_ended():
    told = served(asking(NEWS_PAGE), asking(b""))
    assert [next(iter(each)) for each in told] == ["report", "done", "error", "done"]
    assert told[2] == {
        "error": "EmptyReport",
        "thing": "it",
        "found": "no bytes",
        "expected": "a file with something in it",
        "do": "Check that it was saved whole.",
    }


def test_sheets_are_given_where_they_are_asked_for():
    def sheets(data):
        told = {"thing": "it", "name": None, "size": len(data), "grids": True}
        return served(json.dumps(told).encode() + b"\n" + data)

    told = sheets(xlsx({"A": row("Name", number=1)}, workbook='<workbookPr date1904="1"/>'))
    assert [next(iter(each)) for each in told] == ["grid", "remark", "done"]
    assert sheets(NEWS_PAGE)[0]["error"] == "UnsupportedFormat"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "more memory asked for than a reader may have"),
        (ZeroDivisionError("of a library"), "a reader that broke down (ZeroDivisionError: of a library"),
    ],
)
def test_a_reader_that_breaks_down_is_an_answer_too(monkeypatch, error, said):
    def unfold(*_, **__):
        raise error

    monkeypatch.setattr(child, "unfold", unfold)
    told = served(asking(b"x"))
    assert told[0]["error"] == "ReaderStopped"
    assert said in told[0]["found"]
    assert told[1] == {"done": True}


def test_an_error_from_no_code_of_ours_has_no_place():
    assert child._where(ValueError("x" * 1000)) == f"ValueError: {'x' * 200}"


def test_a_beat_is_a_sign_of_life(monkeypatch):
    def unfold(*_, **__):
        beat()
        return iter(())

    monkeypatch.setattr(child, "unfold", unfold)
    assert {"alive": True} in served(asking(b"x"))


def test_the_process_says_its_walls_and_serves(monkeypatch, tmp_path):
    read, write = os.pipe()
    os.write(write, asking(NEWS_PAGE))
    os.close(write)
    out = tmp_path / "answers"
    with out.open("wb") as answers, os.fdopen(read, "rb") as questions:
        monkeypatch.setattr(child, "confine", lambda folder: (str(folder.is_dir()),))
        monkeypatch.setattr(sys, "stdin", type("Input", (), {"buffer": questions}))
        monkeypatch.setattr(sys, "stdout", answers)
        child.main()
    told = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert told[0] == {"walls": ["True"]}
    assert [next(iter(each)) for each in told[1:]] == ["report", "done"]
