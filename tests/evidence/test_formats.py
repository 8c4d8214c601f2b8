from __future__ import annotations

import gzip
import json
import plistlib
import sqlite3
import time

import pytest

from onrecord.core.errors import EmptyReport, Locked, NotText, Unsafe, UnsupportedFormat
from onrecord.evidence.formats import Format, recognise
from tests.evidence.offices import docx, odf, ods, odt, p, xlsx
from tests.evidence.pages import NEWS_PAGE, an_mhtml_file
from tests.evidence.zipped import a_zip, overlapping

ZIP = b"PK\x03\x04" + b"\0" * 26
MAIL = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: %s\n\nhi"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Microsoft Office file (doc, xls, ppt or msg)"),
        (plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "an Apple property list"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "an SVG image"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><ledger/>", "an XML document (ledger)"),
        (json.dumps({"dead": 4}).encode(), "a JSON document"),
        (b'[{"dead": 4}]', "a JSON document"),
        (b"-----BEGIN PGP MESSAGE-----\n", "a text encrypted with PGP"),
        (b"\x78\x9f\x3e\x22\0\1", "a letter in the wrapping that Outlook alone opens (winmail.dat)"),
    ],
)
def test_other_kinds_of_file_are_named_and_refused(data, kind):
    with pytest.raises(UnsupportedFormat) as caught:
        recognise(data, "it")
    assert str(caught.value) == (
        f"it: found {kind}; expected a kind of file that has a reader here. "
        "Give its words as a text file, a PDF or a saved page; what is not text is not guessed."
    )


def test_a_database_is_named(tmp_path):
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as db:
        db.execute("create table t (x)")
    db.close()
    with pytest.raises(UnsupportedFormat, match="an SQLite database"):
        recognise(path.read_bytes(), "it")


@pytest.mark.parametrize(
    "data",
    [
        b"Four dead in market",
        b"A TIDAL WAVE hit the coast",
        b"ID3 was the number on the tag",
        b"[REPORT] [TEXT] POLICE SAID",
        b'{"not json',
        b"[" * 5000,
        b"The <p> tag",
        b"From: Nadia\nSubject: Market\n\nFour dead",
        b"x < y and y > z",
        b"<ledger> is the word",
    ],
)
def test_text_is_text(data):
    assert recognise(data, "it") is Format.TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n<HTML lang=ar>",
        b"<!-- saved from url=(0020)https://a.example/ -->\n<html>",
        b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>",
        b"&nbsp;<p>x</p>",
        b"Four dead <html><body>",
        b"intro<p>a</p><p>b</p><div>c</div>",
        "<html>قتل".encode("utf-16"),
        b"<!-- nothing -->",
    ],
)
def test_a_page_is_a_page(data):
    assert recognise(data, "it") is Format.HTML


def test_pages_in_wrappers_are_known():
    assert recognise(an_mhtml_file(NEWS_PAGE), "it") is Format.MHTML
    archive = plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY)
    assert recognise(archive, "it") is Format.WEBARCHIVE


TELEGRAM = {"name": "Levant Wire", "type": "public_channel", "id": 1, "messages": []}
TAR = b"a.txt" + b"\0" * 252 + b"ustar\0" + b"\0" * 300


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ZIP + b"photo.jpg", Format.ZIP),
        (ZIP + b"datapackage.json", Format.WACZ),
        (gzip.compress(b"x", mtime=0), Format.GZIP),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), Format.WARC),
        (b"\x1f\x8b\x08damaged", Format.GZIP),
        (TAR, Format.TAR),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", Format.WARC),
        (b"<?xml version='1.0'?><!-- x --><rss version=2.0><channel>", Format.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED),
        (b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", Format.FEED),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', Format.JSON_FEED),
        (json.dumps(TELEGRAM).encode(), Format.TELEGRAM),
        (json.dumps({"chats": {"list": [{"date_unixtime": "1"}]}}).encode(), Format.TELEGRAM),
        (json.dumps({"status": "success", "metadata": {}, "media": []}).encode(), Format.ARCHIVED_JSON),
        (b"status,metadata,media\n", Format.ARCHIVED_TABLE),
        (b"Link,Destination folder,Archive status,Archive location\r\n", Format.ARCHIVED_TABLE),
        (b"<!DOCTYPE html><html><h2>Archived media for x</h2>bellingcat/auto-archiver", Format.ARCHIVED_PAGE),
        (b'<!DOCTYPE html><div class="page_wrap"><div class="history"><div class="message ', Format.TELEGRAM_PAGE),
        (b"[14/05/2019, 09:15:30] Nadia: a\n[14/05/2019, 09:16:30] Samir: b\n", Format.WHATSAPP),
        (MAIL % b"text/plain; charset=utf-8", Format.LETTER),
        (MAIL % b"multipart/mixed; boundary=b", Format.LETTER),
        (b"From: a\nContent-Transfer-Encoding: base64\n\naGk=", Format.LETTER),
        (b"Received: from x\n\tby y\nSubject: z\n\nhi", Format.LETTER),
        (b"Return-Path: <a@b.example>\nSubject: z", Format.LETTER),
        (b"From a@b.example Tue May 14 09:30:00 2019\nSubject: z\n\nhi", Format.MAILBOX),
    ],
)
def test_files_of_many_reports_are_known(data, kind):
    assert recognise(data, "it") is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(p("Four dead")), Format.DOCX),
        (xlsx({"Sheet1": ""}), Format.XLSX),
        (odt("<text:p>Four dead</text:p>"), Format.ODT),
        (ods(""), Format.ODS),
        (odf("text-template", ""), Format.ODT),
        (a_zip({"mimetype": "application/epub+zip"}), Format.EPUB),
        (a_zip({"ppt/presentation.xml": "<a/>"}), Format.PPTX),
        (a_zip({"[Content_Types].xml": "", "word/document.xml": "<a/>"}), Format.DOCX),
        (b"{\\rtf1\\ansi Four dead}", Format.RTF),
        (b"\n {\\rtf1\\ansi Four dead}", Format.RTF),
        (b"1\n00:00:01,000 --> 00:00:02,000\nFour dead", Format.SUBTITLES),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nقتل".encode("utf-16"), Format.SUBTITLES),
    ],
)
def test_documents_are_known_by_what_is_in_them(data, kind):
    assert recognise(data, "it") is kind


@pytest.mark.parametrize(
    "data",
    [
        b"From a village near the front Tue May 14 09:30:00 2019\nFour dead",
        b"Message-ID: the number\nof a letter is no head of one\n\nFour dead",
        b"[14/05/2019, 09:15:30] Nadia: a\nFour dead",
        b"14/05/2019, 09:15 - Nadia: a\n14/05/2019, 25:75 - Samir: b\n14/05/2019, 09:15 xy - Rim: c",
        b"status,name\nopen,x",
    ],
)
def test_what_only_looks_like_a_file_of_many_reports_is_text(data):
    assert recognise(data, "it") is Format.TEXT


@pytest.mark.parametrize(
    "members",
    [
        {"photo.jpg": b"x", "word/notes.txt": b"x"},
        {"mimetype": bytes(2_000_000), "a": b"b"},
        {"[Content_Types].xml": "<Types/>", "visio/document.xml": "<a/>"},
    ],
)
def test_other_archives_are_archives(members):
    assert recognise(a_zip(members), "it") is Format.ZIP


def test_a_bomb_is_told_before_it_is_opened():
    with pytest.raises(Unsafe, match="members share their bytes"):
        recognise(overlapping(b"Four dead", 20), "it")


def test_a_document_with_a_password_is_locked():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Locked, match="it: found a document encrypted with a password; expected one that opens without"):
        recognise(compound, "it")


def test_nothing_is_an_empty_report():
    with pytest.raises(EmptyReport, match="it: found no bytes; expected a file with something in it"):
        recognise(b"", "it")


def test_binary_of_no_known_kind_is_not_text():
    with pytest.raises(
        NotText, match="it: found no text: 90 of 90 bytes are no letters; expected a text, or a kind of"
    ):
        recognise(b"\x00\x01\x02" * 30, "it")


def test_a_stray_null_is_still_text():
    assert recognise(b"Four dead in the market\x00" + b" of the old town" * 20, "it") is Format.TEXT


@pytest.mark.parametrize("bait", [b"<!--a-->", b"<?x?>", b"&nbsp;", b"<!DOCTYPE x [", b"<", b"a:\n", b" "])
def test_a_long_run_before_nothing_takes_no_time(bait):
    start = time.process_time()
    recognise(bait * 20_000, "it")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", Format.PDF),
        (b"\n\x00junk before\n%PDF-1.4\nstartxref\n0\n%%EOF", Format.PDF),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Format.IMAGE),
        (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Format.IMAGE),
        (b"GIF89a\1\0\1\0", Format.IMAGE),
        (b"II*\0\x08\0\0\0", Format.IMAGE),
        (b"ID3\x03\0", Format.MEDIA),
        (b"\0\0\0\x18ftypmp42", Format.MEDIA),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81", Format.MEDIA),
        (b"RIFF\0\0\0\0WAVEfmt ", Format.MEDIA),
    ],
)
def test_documents_pictures_and_recordings_are_told_by_their_signature(data, told):
    assert recognise(data, "file") is told


def test_a_text_about_the_signature_of_a_document_is_a_text():
    text = b"Every PDF begins with %PDF- and ends near startxref, the clerk told the court.\n"
    assert recognise(text, "file") is Format.TEXT
