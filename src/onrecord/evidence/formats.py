"""Say what kind of file the bytes are, by the bytes: a name is a claim, the first bytes are what a program wrote."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from onrecord.core.errors import EmptyReport, NotText, UnsupportedFormat
from onrecord.evidence.bundles import bundle_format, json_format
from onrecord.evidence.characters import without_unseen
from onrecord.evidence.cues import is_subtitles
from onrecord.evidence.encoding import wide_codec
from onrecord.evidence.packages import locked
from onrecord.evidence.tables import elements, table
from onrecord.evidence.tabletext import is_table_text
from onrecord.evidence.webarchives import is_zipped_warc
from onrecord.evidence.zipformats import zipped_format

__all__ = ["EDGE", "Format", "recognise"]

# A zip archive keeps its list of names at the end, everything else shows itself at the start.
EDGE = 65_536
"""Bytes at the beginning and at the end that signatures are looked for in."""
# Printable signatures shorter than this ("WAVE" at 8, "ID3") also begin honest sentences: they need binary beside them.
TELLING_LENGTH = 5
# A text with a few stray nulls or controls is still read, and flagged; one with more is not text.
BINARY_SHARE = 0.01

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream in which Office keeps a document with a password (MS-OFFCRYPTO 1.3.2), as its container writes names.
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

# Tab, line ends, form feed and the escape of ISO-2022-JP are in texts; the others a program wrote.
CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})

# Each part is atomic or possessive, so that a thousand comments before a page that has no root cost two passes.
_root = re.compile(
    r"(?:\s++|&nbsp;|<!--(?>.*?-->)|<\?[^>]*+>|<!DOCTYPE[^>\[]*+(?:\[(?>.*?\])\s*+)?>)*<([A-Za-z][\w:.-]*+)(?=[\s/>]|$)",
    re.DOTALL | re.IGNORECASE,
)
_page = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_closed_block = re.compile(r"</(?:p|div|article|section|table|ul|ol|h[1-6]|span|li)\s*>", re.IGNORECASE)
_json_start = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]\d])")


class Format(StrEnum):
    """The kinds of file that have a reader here."""

    TEXT = "text"
    HTML = "html"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    PDF = "pdf"
    IMAGE = "image"
    MEDIA = "media"
    LETTER = "letter"
    MAILBOX = "mailbox"
    FEED = "feed"
    JSON_FEED = "json feed"
    WARC = "warc"
    WACZ = "wacz"
    TELEGRAM = "telegram"
    TELEGRAM_PAGE = "telegram page"
    WHATSAPP = "whatsapp"
    ARCHIVED_TABLE = "archived table"
    ARCHIVED_JSON = "archived json"
    ARCHIVED_PAGE = "archived page"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    XLSX = "xlsx"
    ODS = "ods"
    PPTX = "pptx"
    EPUB = "epub"
    SUBTITLES = "subtitles"
    TABLE_TEXT = "table text"


def recognise(data: bytes, thing: str) -> Format:
    """Give the format of the bytes.

    Raises:
        EmptyReport: there are no bytes.
        UnsupportedFormat: a kind of file that has no reader here, by name.
        Locked: a document with a password.
        NotText: binary of no known kind.
    """
    if not data:
        raise EmptyReport(
            thing, found="no bytes", expected="a file with something in it", do="Check that it was saved whole."
        )
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return Format.WEBARCHIVE
    office = _office_format(data, thing)
    if office is not None:
        return office
    return _signed_format(data, thing) or _textual_format(_head(data, thing), data, thing)


def _signed_format(data: bytes, thing: str) -> Format | None:
    """Give the format that a signature tells, or None where the bytes have none."""
    kind = _signature(data)
    if kind is None:
        return Format.PDF if _is_late_pdf(data) else None
    told = _told_formats().get(kind)
    if told is None:
        raise _unsupported(thing, kind)
    return Format.WARC if told is Format.GZIP and is_zipped_warc(data) else told


def _textual_format(head: str, data: bytes, thing: str) -> Format:
    """Give the format of what is made of characters."""
    bundle = _bundle(head, data)
    if bundle is not None:
        return bundle
    kind = _textual_kind(head, data)
    if kind is not None:
        raise _unsupported(thing, kind)
    if _is_saved_page(head):
        return Format.MHTML
    if is_subtitles(head):
        return Format.SUBTITLES
    if is_table_text(head):
        return Format.TABLE_TEXT
    return Format.HTML if _is_page(head) else Format.TEXT


def _office_format(data: bytes, thing: str) -> Format | None:
    """Give the format of what office programs write, or None for anything else."""
    if data.startswith(ZIP):
        name = zipped_format(data, thing)
        return Format(name) if name is not None else None
    if data.startswith(COMPOUND) and ENCRYPTED_PACKAGE in data:
        raise locked(thing)
    return Format.RTF if data[:EDGE].lstrip().startswith(b"{\\rtf") else None


def _unsupported(thing: str, kind: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        thing,
        found=kind,
        expected="a kind of file that has a reader here",
        do="Give its words as a text file, a PDF or a saved page; what is not text is not guessed.",
    )


@cache
def _signatures() -> tuple[tuple[str, bytes, int, bytes], ...]:
    return tuple(
        (
            row["kind"],
            bytes.fromhex(row["hex"]) if "hex" in row else row["text"].encode("latin-1"),
            row.get("at", 0),
            row.get("in", "").encode(),
        )
        for row in table("formats")
    )


@cache
def _told_formats() -> dict[str, Format]:
    """Give the kinds that their signature is enough to read."""
    return {row["kind"]: Format(row["format"]) for row in table("formats") if "format" in row}


def _is_late_pdf(data: bytes) -> bool:
    """Tell a PDF document behind bytes that some mail programs and servers put before it (ISO 32000-1, Annex H)."""
    return b"%PDF-" in data[:1024] and b"startxref" in data[-EDGE:] and _controls(data) > 0


def _signature(data: bytes) -> str | None:
    binary = _controls(data[:1024]) > 0
    for kind, mark, at, inside in _signatures():
        if data[at : at + len(mark)] != mark or (len(mark) < TELLING_LENGTH and mark.isalnum() and not binary):
            continue
        if inside in data[:EDGE] or inside in data[-EDGE:]:
            return kind
    return None


def _head(data: bytes, thing: str) -> str:
    """Give the first characters; letters in an encoding not yet known may be wrong."""
    wide = wide_codec(data)
    if wide is not None:
        return without_unseen(data[:EDGE].decode(wide, errors="replace"))
    controls = _controls(data)
    if controls > BINARY_SHARE * len(data):
        raise NotText(
            thing,
            found=f"no text: {controls} of {len(data)} bytes are no letters",
            expected="a text, or a kind of file that has a reader here",
            do="Check that this is the right file.",
        )
    return without_unseen(data[:EDGE].decode("utf-8", errors="replace"))


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, CONTROLS))


def _bundle(head: str, data: bytes) -> Format | None:
    """Give the format of characters that hold many reports."""
    name = bundle_format(head, data, _root_name(head))
    if name is None and _json_start.match(head):
        name = json_format(head, data)
    return Format(name) if name is not None else None


def _root_name(head: str) -> str:
    root = _root.match(head)
    return root[1].casefold() if root is not None else ""


def _textual_kind(head: str, data: bytes) -> str | None:
    """Name a kind of file that is made of characters and yet is no report's text."""
    name = _root_name(head)
    if name == "svg":
        return "an SVG image"
    if head.lstrip().startswith("<?xml") and name and name not in elements("root"):
        return f"an XML document ({name})"
    return "a JSON document" if _json_start.match(head) and _is_json(data) else None


def _is_json(data: bytes) -> bool:
    import json

    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _mail_fields(head: str) -> str:
    """Give the header block of a message, or nothing where the text does not open with one."""
    block = head.lstrip().replace("\r\n", "\n").split("\n\n", 1)[0]
    return block if re.match(r"[A-Za-z][\w-]*:", block) else ""


def _is_saved_page(head: str) -> bool:
    fields = _mail_fields(head).casefold()
    saved = "snapshot-content-location:" in fields or "saved by" in fields or "text/html" in fields
    return "mime-version:" in fields and "multipart/related" in fields and saved


def _is_page(head: str) -> bool:
    root = _root.match(head)
    if (root is not None and root[1].casefold() in elements("root")) or head.lstrip().startswith("<!--"):
        return True
    if _page.search(head[:2048]) is not None:
        return True
    return len(_closed_block.findall(head)) >= 3
