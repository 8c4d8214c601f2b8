from __future__ import annotations

import gzip

import pytest

from onrecord.core.errors import Damaged, EmptyReport, TooLarge, Unsafe, UnsupportedFormat
from onrecord.core.report import Report
from onrecord.evidence import webarchives
from onrecord.evidence.unfold import unfold
from tests.evidence.letters import errors_of, reports_of
from tests.evidence.pages import ARABIC_PAGE, NEWS_PAGE

ADDRESS = "https://levantwire.example/2019/05/14/market"


def a_record(block: bytes, *, kind: str = "response", length: int | None = None, **fields: str) -> bytes:
    said = {
        "WARC-Type": kind,
        "WARC-Target-URI": ADDRESS,
        "WARC-Date": "2024-05-01T10:00:00Z",
        "WARC-Record-ID": "<urn:uuid:1>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def a_response(body: bytes, *fields: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *fields, "", ""))
    return head.encode() + body


PAGE = a_record(a_response(NEWS_PAGE))
CHUNKED = b"%x\r\n" % len(NEWS_PAGE) + NEWS_PAGE + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    "archive",
    [
        PAGE,
        gzip.compress(PAGE),
        a_record(a_response(CHUNKED, "Transfer-Encoding: chunked")),
        a_record(a_response(gzip.compress(NEWS_PAGE), "Content-Encoding: gzip")),
        a_record(NEWS_PAGE, kind="resource", Content_Type="text/html"),
    ],
)
def test_a_captured_page_reads_as_the_page_itself(archive):
    (page,), (report,) = reports_of(NEWS_PAGE), reports_of(archive)
    assert (report.text, report.id, report.place) == (page.text, page.id, "record 1")
    assert [(each.name, each.value) for each in report.details] == [
        ("WARC-Target-URI", ADDRESS),
        ("WARC-Date", "2024-05-01T10:00:00Z"),
    ]


def test_the_encoding_of_the_answer_is_believed_where_the_page_says_none():
    page = ARABIC_PAGE.replace(b"charset=windows-1256", b"")
    (report,) = reports_of(a_record(a_response(page, kind='text/html; charset="windows-1256"')))
    assert "نادية هارون" in report.text
    assert not any("guessed" in flag for flag in report.flags)


@pytest.mark.parametrize(
    "record",
    [
        a_record(a_response(NEWS_PAGE, status="404 Not Found")),
        a_record(a_response(NEWS_PAGE), kind="revisit"),
        a_record(b"GET / HTTP/1.1\r\n\r\n", kind="request", Content_Type="application/http; msgtype=request"),
        a_record(a_response(b"var a", kind="text/javascript")),
        a_record(a_response(b"\x89PNG\r\n\x1a\n", kind="image/png")),
        a_record(a_response(b" ")),
        a_record(b"software: x\r\n", kind="warcinfo", Content_Type="application/warc-fields"),
    ],
)
def test_what_is_no_page_is_passed_over(record):
    assert len(reports_of(record + PAGE)) == 1
    (error,) = errors_of(record)
    assert isinstance(error, EmptyReport)


def test_texts_and_large_pictures_are_given_too():
    text = a_record(a_response(b"Four people were killed in the market.", kind="text/plain"))
    picture = a_record(a_response(b"\x89PNG\r\n\x1a\n" + b"\x01" * 20_000, kind="image/png"))
    found = list(unfold(text + picture, "it"))
    assert [type(each) is Report for each in found] == [True, False]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    "broken", [PAGE[:-300], PAGE[:120], a_record(a_response(NEWS_PAGE), length=10**9), b"junk " * 90]
)
def test_a_broken_archive_gives_what_stands_before_the_break(pack, broken):
    found = list(unfold(pack(PAGE) + pack(broken), "it"))
    assert found[0].title == "Four killed as shell hits market in old town"
    assert isinstance(found[-1], Damaged)
    assert "breaks off after" in found[-1].found


def test_an_archive_cut_off_in_its_packing_is_broken_too():
    found = list(unfold(gzip.compress(PAGE) + gzip.compress(PAGE.replace(b"Four", b"Five"))[:-900], "it"))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Damaged)


def test_a_length_too_short_does_no_harm():
    short = a_record(a_response(NEWS_PAGE), length=200)
    assert any(isinstance(each, Report) for each in unfold(PAGE + short, "it"))


def test_pages_that_unfold_without_end_are_refused(monkeypatch):
    bomb = a_record(a_response(gzip.compress(b"a" * 20_000_000), "Content-Encoding: gzip"))
    found = list(unfold(bomb + PAGE, "it"))
    assert [type(each) for each in found] == [Unsafe, Report]
    monkeypatch.setattr(webarchives, "LONGEST_BODY", 1_000)
    assert type(errors_of(PAGE)[0]) is TooLarge


def test_what_nothing_here_unpacks_is_named():
    (error,) = errors_of(a_record(a_response(b"x", "Content-Encoding: br")))
    assert isinstance(error, UnsupportedFormat)
    assert error.found == "a page packed as br"
