"""The engine that is installed calls the readers and coders as they are."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import coders
from onrecord.coding.coders import Tools
from onrecord.core.errors import EmptyReport, TooLarge
from onrecord.jobs.engine import InstalledEngine, Job
from tests.factory import a_coding

SENTENCE = "Samir Qasem, a teacher, was shot dead at the school gate in Hajin on Sunday."


class Coder:
    """Notes what it is asked."""

    def __init__(self):
        self.asked = []

    def code(self, report):
        self.asked.append(report)
        return a_coding()

    def explain(self, report):
        self.asked.append(report)
        return a_coding(), ()


@pytest.fixture
def coder(monkeypatch):
    made = Coder()
    monkeypatch.setattr(coders, "coder_with", lambda *asked: made.asked.append(asked) or made)
    return made


def unfolded(**given):
    """Give the one report of a job."""
    (found,) = InstalledEngine().unfold(Job(**given))
    return found


def test_a_file_is_read_with_its_date_and_coded_in_its_language(coder, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(SENTENCE)
    own = (tmp_path / "own.places",)
    InstalledEngine().code(unfolded(name=str(path), published=date(2016, 1, 8), codebook=tmp_path, gazetteers=own))
    assert coder.asked[0] == ("en", Tools(tmp_path, own))
    assert coder.asked[1].text == SENTENCE
    assert coder.asked[1].published == date(2016, 1, 8)


def test_standard_input_is_read_from_its_bytes(coder):
    InstalledEngine().explain(unfolded(name="-", data=SENTENCE.encode()))
    assert coder.asked[1].text == SENTENCE


def test_an_empty_input_is_an_error_of_evidence():
    found = unfolded(name="-", data=b"")
    assert isinstance(found, EmptyReport)
    assert "standard input: found no bytes" in str(found)


def test_a_file_is_read_up_to_the_size_that_is_asked_for():
    data = SENTENCE.encode()
    assert isinstance(unfolded(name="-", data=data, limit_bytes=10), TooLarge)
    assert isinstance(unfolded(name="-", data=data, limit_bytes=len(data)), Job)
