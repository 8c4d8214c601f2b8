from __future__ import annotations

import contextlib
import hashlib
import subprocess
import sys
import time
import unicodedata
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.errors import (
    Damaged,
    EmptyReport,
    EvidenceError,
    NotText,
    SeveralReports,
    TooLarge,
    UnknownEncoding,
    UnreadableFile,
    UnsupportedFormat,
)
from onrecord.core.report import Making, Passage, Report
from onrecord.core.vocabulary import PublishedBasis
from onrecord.core.wire import report_from_json, report_to_json
from onrecord.evidence import LIMIT_BYTES, read, read_many
from onrecord.evidence.characters import clean_line, solid
from onrecord.evidence.readers import OURS
from tests.evidence.pages import NEWS_PAGE, PARAGRAPHS, a_page, bodies
from tests.evidence.zipped import a_zip
from tests.strategies.hostile import BAIT, KINDS, PIECES, hostile_bytes, large

TEXT = "\n\n".join(("Four killed in market", *PARAGRAPHS))


def test_text_becomes_a_report():
    report = read(TEXT.encode())
    assert report == Report(
        id=f"sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}",
        text=TEXT,
        title="Four killed in market",
        language="en",
        made=Making("plain text", OURS),
        passages=(Passage(0, len(TEXT), "en", "Latn"),),
    )


def test_the_day_given_by_a_person_stands():
    report = read(NEWS_PAGE, published=date(2019, 5, 15))
    assert (report.published, report.published_basis) == (date(2019, 5, 15), PublishedBasis.GIVEN)


def test_the_name_of_a_file_dates_what_nothing_else_does(tmp_path):
    path = tmp_path / "2019-05-14-market.txt"
    path.write_text(TEXT)
    assert (read(path).published, read(path).published_basis) == (date(2019, 5, 14), PublishedBasis.FILE)
    assert read(str(path)) == read(TEXT.encode(), name=path.name)


def test_a_file_is_named_in_its_errors_and_bytes_by_what_they_are_called(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    for source, name, thing in ((path, None, str(path)), (b"", "b.txt", "b.txt"), (b"", None, "the given bytes")):
        with pytest.raises(EmptyReport) as caught:
            read(source, name=name)
        assert caught.value.thing == thing


CRAFTED = a_page("<nav>News</nav>")


@pytest.mark.parametrize(
    ("data", "error", "found"),
    [
        (b"", EmptyReport, "no bytes"),
        (b" \n\t\xc2\xa0\xef\xbb\xbf ", EmptyReport, "nothing, or nothing but space"),
        (b"<html><body> &nbsp; </body></html>", EmptyReport, "nothing, or nothing but space"),
        (b"<html><script>document.write('x')</script>", EmptyReport, "nothing, or nothing but space"),
        (b"Advertisement\n\nShare this story", EmptyReport, "nothing but advertisement, share bar"),
        (CRAFTED, EmptyReport, "nothing but a menu, a button or the foot of the page"),
        (bytes(range(32)) * 9, NotText, "of 288 bytes are no letters"),
        (b"SQLite format 3\0", UnsupportedFormat, "an SQLite database"),
        (b"PK\x03\x04" + b"word/", Damaged, "a zip archive without a member"),
        (b"\x81\x8d\x8f\x90\x9d" * 9, UnknownEncoding, "the byte 0x81 at 0"),
        (b"x" * (LIMIT_BYTES + 1), TooLarge, "20,000,001 bytes"),
    ],
)
def test_bad_input_is_an_error_that_says_what_was_found(data, error, found):
    with pytest.raises(error) as caught:
        read(data)
    assert found in caught.value.found
    assert type(caught.value) is error
    assert caught.value.expected in str(caught.value)
    assert caught.value.do in str(caught.value)


def test_a_larger_limit_may_be_given():
    assert read(b"Four dead. " * 10, limit_bytes=110).text
    with pytest.raises(TooLarge):
        read(b"Four dead. " * 10, limit_bytes=109)


@pytest.mark.parametrize(
    ("data", "flag"),
    [
        (TEXT.encode() + b"\xff.", "1 character could not be decoded"),
        (TEXT.encode() + b"\xe2\x80", "the file ends in the middle of a character"),
        ("Quatre personnes ont été tuées selon la mairie".encode("cp1252"), "encoding guessed as windows-1252"),
        (TEXT.encode().replace(b"market", b"mar\x00ket", 1), "1 control character was removed"),
        (NEWS_PAGE[: NEWS_PAGE.index(b"<!-- never") + 8], "the file ends inside a comment"),
        (NEWS_PAGE[: NEWS_PAGE.index(b"<footer") + 4], "the file ends in the middle of a tag"),
        (b"<html><body>" + b"<div>" * 100_000 + TEXT.encode(), "elements nested deeper than 100 were flattened"),
        (b"\xff\xfe" + (TEXT + "\ud800x").encode("utf-16-le", "surrogatepass"), "1 character could not be decoded"),
    ],
)
def test_a_damaged_report_is_read_and_flagged(data, flag):
    report = read(data)
    assert flag in report.flags
    assert "Nadia Haroun" in report.text or "tuées" in report.text


def test_lone_surrogates_in_a_page_become_replacement_characters():
    node = '{"@type": "NewsArticle", "headline": "Four \\ud800 dead", "author": "A\\udfffb C"}'
    head = f'<script type="application/ld+json">{node}</script>'
    report = read(a_page(bodies() + "<p>Nobody&#xD800; helped in the market.</p>", head))
    assert report.title == "Four \ufffd dead"
    assert report.byline == "A\ufffdb C"
    assert report_from_json(report_to_json(report)) == report


def test_many_files_are_read_past_bad_ones(tmp_path):
    (tmp_path / "1.txt").write_text(TEXT)
    (tmp_path / "2.db").write_bytes(b"SQLite format 3\0")
    (tmp_path / "3.html").write_bytes(NEWS_PAGE)
    (tmp_path / "3_files").mkdir()
    (tmp_path / "3_files" / "frame.html").write_bytes(NEWS_PAGE)
    (tmp_path / ".hidden").write_text(TEXT)
    found = list(read_many([tmp_path, tmp_path / "missing.txt"]))
    assert [type(each) for each in found] == [Report, UnsupportedFormat, Report, UnreadableFile]


def test_many_files_of_an_empty_folder_are_an_error(tmp_path):
    (error,) = read_many([tmp_path])
    assert isinstance(error, UnreadableFile)


def is_well_formed(report):
    text = report.text
    assert text.strip() == text != ""
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in text.replace("\n", ""))
    assert "\n" not in text.replace("\n\n", "")
    assert report.title is None or text.startswith(report.title)
    assert all(dropped.text and dropped.reason for dropped in report.dropped)
    assert report_from_json(report_to_json(report)) == report


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"<p>{text}</p>".encode()))
def test_any_bytes_are_read_or_refused_the_same_way_twice(data):
    try:
        report = read(data)
    except EvidenceError as error:
        with pytest.raises(type(error)):
            read(data)
        return
    is_well_formed(report)
    assert read(data) == report


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_input_is_read_or_refused(kind):
    for number in range(12):
        try:
            report = read(KINDS[kind](Random(number)))
        except EvidenceError:
            continue
        is_well_formed(report)


def test_hostile_input_is_the_same_for_the_same_seed():
    assert hostile_bytes(Random(7)) == hostile_bytes(Random(7))


@pytest.mark.slow
def test_twenty_thousand_hostile_inputs_are_read_or_refused():
    for number in range(20_000):
        try:
            report = read(hostile_bytes(Random(number)))
        except EvidenceError:
            continue
        is_well_formed(report)


LINES = st.lists(
    st.sampled_from(
        (*PARAGRAPHS, "By Amal Haddad", "Published: 3 May 2019", "Share", "", "- Rim Aliwi, 9", "Source: AFP")
    )
    | st.text()
)


@given(LINES)
@settings(max_examples=200)
def test_every_word_of_a_plain_text_is_text_or_was_dropped(lines):
    text = "\n".join(lines)
    try:
        report = read(text.encode("utf-8", "replace"))
    except EvidenceError:
        return
    if "<" in text or "{" in text:
        return
    kept = sorted(solid(report.text) + "".join(solid(dropped.text) for dropped in report.dropped))
    assert kept == sorted(solid(clean_line(text.encode("utf-8", "replace").decode())))


def seconds_for(piece, size):
    start = time.process_time()
    for opening in (b"", b"<html><body><p>Four people were killed.</p>"):
        with contextlib.suppress(EvidenceError):
            read(opening + large(piece, size))
    return time.process_time() - start


@pytest.mark.parametrize("piece", [*PIECES, "By ", "1/1/", "a, ", "<!--", "&", "<p>", "From: a\n"])
def test_much_of_anything_takes_seconds(piece):
    assert seconds_for(piece, 100_000) < 10


@pytest.mark.slow
@pytest.mark.parametrize("piece", [*PIECES, *BAIT])
def test_megabytes_of_anything_take_time_in_proportion(piece):
    assert seconds_for(piece, 4_000_000) < max(10, 16 * seconds_for(piece, 500_000))


def test_a_line_of_a_megabyte_is_one_paragraph():
    assert len(read(large("line", 1_000_000)).text) >= 999_999


def run(code):
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True
    ).stderr


def test_importing_the_room_imports_no_parser():
    loaded = {line.split("|")[-1].strip() for line in run("import onrecord.evidence").splitlines()}
    assert not loaded & {
        "lxml",
        "lxml.etree",
        "trafilatura",
        "htmldate",
        "yaml",
        "email",
        "json",
        "onrecord.evidence.report",
    }


def test_reading_plain_text_does_not_import_trafilatura():
    code = "from onrecord.evidence import read; read(b'Four people were killed in the market.')"
    loaded = {line.split("|")[-1].strip() for line in run(code).splitlines()}
    assert not loaded & {"lxml", "lxml.etree", "trafilatura", "htmldate"}


def test_reading_is_open_to_paths_of_both_kinds(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(NEWS_PAGE)
    assert read(str(path)) == read(Path(path))


def test_of_a_letter_with_an_attachment_the_letter_is_read_and_the_attachment_told():
    attachment = "--x\nContent-Disposition: attachment; filename=a.txt\n\nA statement of the families.\n"
    head = "From: press@un.example\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x"
    report = read(f"{head}\n\n--x\n\n{TEXT}\n{attachment}--x--\n".encode())
    assert "Nadia Haroun" in report.text
    assert report.flags[-1] == "1 more inside it (attachments, photographs) are reports of their own"


def test_a_file_that_only_holds_others_is_several():
    with pytest.raises(SeveralReports, match="found 2 reports"):
        read(a_zip({"a.txt": TEXT, "b.txt": f"{TEXT} Again."}))
