"""Files in files: a reader of zips of its own stands in, so that the bounds are seen and not the formats."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from onrecord.core.errors import (
    Damaged,
    EmptyReport,
    EvidenceError,
    MissingPart,
    SeveralReports,
    TooLarge,
    Unequipped,
    Unsafe,
)
from onrecord.core.report import Detail, Report
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence import read
from onrecord.evidence import unfold as unfolding
from onrecord.evidence.formats import Format
from onrecord.evidence.parts import Draft, Enclosed, Part, Published
from onrecord.evidence.report import digest, finish
from onrecord.evidence.unfold import Bounds, unfold
from tests.evidence.zipped import a_zip

LETTER = b"Two men were shot dead at the ford on Monday, their brother said."


def letters(data, origin):
    """Read lines: `- text` is a report of the file, `+ text` a file of its own, `! text` what cannot be read."""
    for number, line in enumerate(data.decode().removeprefix("<html>").splitlines(), 1):
        kind, _, text = line.partition(" ")
        place = f"line {number}"
        if kind == "-":
            yield Draft((Part(text),), data=text.encode(), place=place)
        elif kind == "+":
            known = Draft(
                title="From outside",
                source="The wrapper",
                published=Published(date(2021, 3, 4), PublishedBasis.PAGE),
                details=(Detail("sent", "Thursday"),),
                flags=("came in a wrapper",),
            )
            yield Enclosed(text.replace("\\n", "\n").encode(), f"{place}.txt", place, known)
        elif kind == "!":
            yield Damaged(
                f"{origin.thing} › {place}" if text != "part" else place,
                found="a hole",
                expected="a letter",
                do="Ask again.",
            )
        elif kind == "?":
            raise MissingPart("tesseract", found="nothing", expected="a programme", do="Install it.")


@pytest.fixture(autouse=True)
def _letters(monkeypatch):
    monkeypatch.setattr(unfolding, "READERS", {**unfolding.READERS, Format.HTML: letters})


def found(text, **bounds):
    return list(unfold(f"<html>{text}".encode(), "box", "box.html", Bounds(**bounds)))


def test_every_report_of_a_file_has_its_own_id_and_says_where_it_was():
    first, second = found("- One killed at the ford.\n- Two killed at the mill.")
    assert [first.id, second.id] == [digest(b"One killed at the ford."), digest(b"Two killed at the mill.")]
    whole = digest(b"<html>- One killed at the ford.\n- Two killed at the mill.")
    assert (first.part_of, first.place, second.place) == (whole, "line 1", "line 2")


def test_a_file_in_a_file_is_read_on_its_own_with_what_its_wrapper_knows():
    (report,) = found("+ " + LETTER.decode())
    assert report.id == digest(LETTER)
    assert (report.title, report.source, report.published) == ("From outside", "The wrapper", date(2021, 3, 4))
    assert report.place == "line 1"
    assert report.details == (Detail("sent", "Thursday"),)
    assert report.flags == ("came in a wrapper",)


def test_what_cannot_be_read_costs_nothing_else():
    one, hole, two = found("- One.\n! x\n- Two.")
    assert (one.text, two.text) == ("One.", "Two.")
    assert type(hole) is Damaged
    assert hole.thing == "box › line 2"


def test_an_empty_part_is_named_with_the_way_to_it():
    empty, _ = found("+ \n- One.")
    assert type(empty) is EmptyReport
    assert empty.thing == "box › line 1"


def test_the_same_bytes_twice_are_read_once():
    assert len(found(f"+ {LETTER.decode()}\n+ {LETTER.decode()}")) == 1


def test_wrappers_in_wrappers_end():
    (refused,) = found("+ <html>+ <html>- deep", depth=1)
    assert type(refused) is TooLarge
    assert "box › line 1 › line 1: found wrappers 2 deep; expected at most 1" in str(refused)


def test_reports_and_bytes_without_end_end():
    *reports, refused = found("- a\n- b\n- c", reports=2)
    assert len(reports) == 2
    assert "more than 2 reports" in str(refused)
    *reports, refused = found("+ abcdefgh\n+ ijklmnop", size_bytes=10)
    assert len(reports) == 1
    assert "more than 10 bytes inside" in str(refused)


def test_wrappers_unfold_to_no_more_than_a_multiple_of_the_whole_file():
    *reports, refused = found("+ abcdefgh\n+ ijklmnop", ratio=0, harmless_bytes=10)
    assert len(reports) == 1
    assert type(refused) is Unsafe
    assert "more than 0 times the whole file's 27 bytes" in str(refused)


def test_a_missing_programme_is_said_of_its_file_alone():
    (lacking,) = found("? x")
    assert type(lacking) is Unequipped


def test_a_file_of_several_is_not_one(monkeypatch):
    one, other = read(LETTER), read(LETTER + b" And.")
    reading = sys.modules["onrecord.evidence.read"]
    monkeypatch.setattr(reading, "_found", lambda *_: iter([one, other]))
    with pytest.raises(SeveralReports, match=r"box: found 2 reports; expected one\. Read them with"):
        read(LETTER, name="box")


def test_a_file_that_holds_nothing_says_so():
    (empty,) = found("nothing here")
    assert type(empty) is EmptyReport
    assert str(empty).startswith("box: found a file that holds no report; expected at least one.")


def test_an_error_of_a_part_names_the_file_too():
    (hole,) = found("! part")
    assert str(hole) == "box › line 1: found a hole; expected a letter. Ask again."


def test_names_inside_a_file_are_shown_on_one_line_and_cut():
    long, lines = "../" + "a" * 40_000, "list\nit: all is well\x1b[2J.txt"
    found = list(unfold(a_zip({long: "x", lines: "Four died."}), "it"))
    (refused,) = [each for each in found if isinstance(each, EvidenceError)]
    (report,) = [each for each in found if isinstance(each, Report)]
    assert len(str(refused)) < 1_000
    assert report.place == "list<U+000A>it: all is well<U+001B>[2J.txt"


def test_what_a_file_says_of_itself_is_written_in_whole_characters():
    made = Draft((Part("Four died."),), flags=("a\nb",), details=(Detail("na\x1bme", "\ud83dx"),), place="a\r")
    report = finish(made, b"x", "it")
    assert (report.flags, report.place) == (("a<U+000A>b",), "a<U+000D>")
    assert report.details == (Detail("na<U+001B>me", "\ufffdx"),)
