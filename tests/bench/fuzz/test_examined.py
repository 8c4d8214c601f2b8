from __future__ import annotations

import sys
import tempfile
import time

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("what a process holds is read from /proc, which this system has not", allow_module_level=True)

from bench.fuzz import examined
from bench.fuzz.changes import Changer
from bench.fuzz.corpus import load
from bench.fuzz.examined import Bounds, differences, examine
from bench.fuzz.leaks import held
from onrecord.core.errors import EmptyReport, ReaderStopped
from onrecord.core.report import Detail, Doubt, Making, Passage, Region, Report
from onrecord.evidence import pictures
from onrecord.evidence.programs import missing
from onrecord.evidence.report import digest

# Every kind's first file, whole and changed so often: seconds, where the whole run has minutes.
CHANGES = 8
DATA = b"Four died."
GOOD = Report(digest(DATA), "Four died.", passages=(Passage(0, 10),))


@pytest.fixture
def unread(monkeypatch):
    """Be on a machine without tesseract: its letters cost a second a picture."""

    def none(thing):
        raise missing("tesseract", thing)

    monkeypatch.setattr(pictures, "Recogniser", none)


# Each kind takes seconds, and there are some forty: `make fuzz` goes through all.
EVERY_TIME = frozenset({"docx", "html", "mailbox", "text"})
KINDS = [kind if kind in EVERY_TIME else pytest.param(kind, marks=pytest.mark.slow) for kind in sorted(load())]


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_changed_files_of_each_kind_are_read_or_refused_within_the_bounds(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files = [data for data in load()[kind] if kind != "pdf" and not data.startswith(b"%PDF")][:12]
    changer = Changer(lambda data, _: data[::-1], files)
    before = held()
    for data in files:
        for number in range(CHANGES):
            changed = changer.change(data, number) if number else data
            assert examine(changed, twice=number == 0)[1] == (), changed[:200]
    assert [words for words in held().more_than(before) if "memory" not in words] == []


def found(monkeypatch, *things):
    monkeypatch.setattr(examined, "unfold", lambda *_: iter(things))
    return [failure.kind for failure in examine(DATA)[1]]


def test_a_good_report_fails_nothing(monkeypatch):
    assert found(monkeypatch, GOOD) == []


@pytest.mark.parametrize(
    "bad",
    [
        Report(digest(DATA), " "),
        Report(digest(b"x"), "Four died."),
        Report(digest(DATA), "Four \ud800 died."),
        Report(digest(DATA), "Four died.", title="Five"),
        Report(digest(DATA), "Four died.", flags=("a\nb",)),
        Report(digest(DATA), "Four died.", details=(Detail("x", "\udfff"),)),
        Report(digest(DATA), "Four died.", passages=(Passage(0, 11),)),
        Report(digest(DATA), "Four died.", doubts=(Doubt(4, 4, "x"),)),
        Report(digest(DATA), "Four died.", doubts=(Doubt(0, 4, "x", 1.5),)),
        Report(digest(DATA), "Four died.", regions=(Region(0, 4, 1, 0.5, 0, 0.2, 1),)),
        Report(digest(DATA), "Four died.", made=Making("x", "1", -1.0)),
        EmptyReport("it", found="", expected="a", do="b"),
    ],
)
def test_what_breaks_a_promise_is_found(monkeypatch, bad):
    assert found(monkeypatch, bad) == ["contract"]


def test_nothing_at_all_is_a_broken_promise(monkeypatch):
    assert found(monkeypatch) == ["contract"]


def test_a_reader_that_was_stopped_is_a_hang(monkeypatch):
    assert found(monkeypatch, ReaderStopped("it", found="a", expected="b", do="c")) == ["hang"]


def test_a_reader_that_breaks_down_is_a_crash(monkeypatch):
    def broken(*_):
        yield GOOD
        raise ZeroDivisionError("of a library")

    monkeypatch.setattr(examined, "unfold", broken)
    things, (failure,) = examine(DATA)
    assert things == (GOOD,)
    assert failure.kind == "crash"
    assert "ZeroDivisionError: of a library (" in failure.words


def test_what_goes_on_is_broken_off(monkeypatch):
    def endless(*_):
        while True:
            time.sleep(0.01)
            yield GOOD

    monkeypatch.setattr(examined, "unfold", endless)
    failure, *_ = examine(DATA, Bounds(wall_seconds=0.1))[1]
    assert (failure.kind, "broken off" in failure.words) == ("hang", True)


def test_time_and_memory_beyond_the_bounds_are_told(monkeypatch):
    monkeypatch.setattr(examined, "unfold", lambda *_: iter([GOOD]))
    none = Bounds(seconds=-1.0, seconds_per_mb=0, memory_bytes=-1, memory_ratio=0)
    assert [failure.kind for failure in examine(DATA, none)[1]] == ["hang", "memory"]
    assert [failure.kind for failure in examine(DATA, Bounds(program_seconds=-1.0))[1]] == ["hang"]


def test_another_reading_of_the_same_bytes_is_unstable(monkeypatch):
    answers = iter([[GOOD], [GOOD, GOOD]])
    monkeypatch.setattr(examined, "unfold", lambda *_: iter(next(answers)))
    assert [failure.kind for failure in examine(DATA, twice=True)[1]] == ["unstable"]
    other = EmptyReport("it", found="a", expected="b", do="c")
    assert [failure.words[:6] for failure in differences((GOOD,), (other,), "later")] == ["Report"]


def test_what_is_left_open_is_told(monkeypatch, tmp_path):
    # Others write in the folder of the machine.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "left").touch()
    before = held()
    with open(tmp_path / "left", "w"):
        assert list(held().more_than(before)) == ["1 handles left open or behind"]
