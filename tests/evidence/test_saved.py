from __future__ import annotations

import plistlib

import pytest

from onrecord.core.errors import EmptyReport
from onrecord.evidence.saved import Page, origin_note, page_of_mhtml, page_of_webarchive
from tests.evidence.pages import an_mhtml_file


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0026)https://levantwire.example/ -->",
        "<!doctype html><!--\n Page saved with SingleFile \n url: https://levantwire.example/ \n saved date: x\n-->",
    ],
)
def test_a_browsers_note_of_origin_is_read(note):
    assert origin_note(f"{note}<html><p>x") == "https://levantwire.example/"


@pytest.mark.parametrize(
    "text",
    [
        "<html>",
        "<!-- saved from url=(0010)about:blank -->",
        "x" * 5000 + "<!-- saved from url=(0014)https://a.example/ -->",
    ],
)
def test_a_page_without_a_note_has_no_origin(text):
    assert origin_note(text) is None


def test_an_mhtml_file_holds_a_page_and_its_address():
    assert page_of_mhtml(an_mhtml_file(b"<p>x</p>"), "it") == Page(
        b"<p>x</p>\r\n".strip(), None, "https://levantwire.example/2019/05/14/market"
    )


def test_the_encodings_of_an_mhtml_part_are_undone():
    wrapped = (
        an_mhtml_file(b"<p>Mu=F1oz</p>")
        .replace(b"8bit", b"quoted-printable")
        .replace(b"text/html\r\n", b"text/html; charset=latin1\r\n")
    )
    assert page_of_mhtml(wrapped, "it").data == b"<p>Mu\xf1oz</p>"
    assert page_of_mhtml(wrapped, "it").charset == "latin1"


def test_an_empty_part_before_the_page_is_passed_over():
    empty = b"------Part----\r\nContent-Type: text/html\r\n\r\n\r\n"
    whole = an_mhtml_file(b"<p>x</p>")
    assert (
        page_of_mhtml(whole.replace(b"------Part----\r\n", empty + b"------Part----\r\n", 1), "it").data == b"<p>x</p>"
    )


def test_a_page_without_an_address_has_none():
    whole = an_mhtml_file(b"<p>x</p>").replace(b"Content-Location", b"X")
    assert page_of_mhtml(whole, "it").url is None


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx",
        an_mhtml_file(b"x").replace(b"text/html\r\nC", b"image/png\r\nC"),
        b"Content-Type: text/html; charset*=x'y'%ff\r\n\r\n ",
    ],
)
def test_an_mhtml_file_without_a_page_is_empty(data):
    with pytest.raises(
        EmptyReport, match="it: found an MHTML file without a readable page in it; expected one HTML page"
    ):
        page_of_mhtml(data, "it")


def test_parts_within_parts_without_end_are_refused():
    head = b"MIME-Version: 1.0\n"
    nested = b"".join(b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    with pytest.raises(EmptyReport):
        page_of_mhtml(head + nested, "it")


def archive(main):
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def test_a_web_archive_holds_a_page_its_encoding_and_address():
    main = {
        "WebResourceData": b"<p>x</p>",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://a.example/",
    }
    assert page_of_webarchive(archive(main), "it") == Page(b"<p>x</p>", "UTF-8", "https://a.example/")


def test_a_web_archive_may_say_neither():
    assert page_of_webarchive(archive({"WebResourceData": b"x", "WebResourceURL": 5}), "it") == Page(b"x", None, None)


@pytest.mark.parametrize(
    "data",
    [
        archive({}),
        archive([]),
        archive({"WebResourceData": 5}),
        archive({"WebResourceData": b""}),
        archive({})[:20],
        b"bplist00",
    ],
)
def test_a_web_archive_without_a_page_is_empty(data):
    with pytest.raises(EmptyReport, match="it: found a Safari web archive without a readable page in it"):
        page_of_webarchive(data, "it")
