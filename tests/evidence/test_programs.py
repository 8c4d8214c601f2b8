from __future__ import annotations

import sys

import pytest

from onrecord.core.errors import MissingPart, ReaderStopped, TooLarge
from onrecord.evidence.programs import Limits, is_installed, missing, run

PYTHON = sys.executable


def test_a_program_gives_what_it_wrote_and_complained_of():
    output = run([PYTHON, "-c", "import sys; print(1); sys.stderr.write('oh'); sys.exit(3)"], "poppler", "a.pdf")
    assert (output.data.strip(), output.complaints, output.succeeded) == (b"1", "oh", False)


def test_a_program_that_is_not_installed_is_named_with_the_ways_to_get_it():
    with pytest.raises(MissingPart) as caught:
        run(["pdftotext-of-nowhere"], "poppler", "a.pdf")
    for way in ("Debian: apt-get install poppler-utils", "Windows: ", "macOS: brew install poppler"):
        assert way in caught.value.do


def test_a_missing_piece_of_a_program_is_named():
    assert missing("tesseract", "a.png", "language pack").found == "no language pack on this machine"


def test_a_program_that_does_not_end_is_ended():
    with pytest.raises(ReaderStopped):
        run([PYTHON, "-c", "while True: pass"], "poppler", "a.pdf", Limits(seconds=0.3))


def test_a_program_that_writes_without_end_is_ended():
    with pytest.raises(TooLarge):
        run([PYTHON, "-c", "while True: print('x' * 1000)"], "poppler", "a.pdf", Limits(size_bytes=5_000))


def test_programs_are_looked_for_on_the_path(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert not is_installed("pdftotext")
