"""One reader for each format: bytes in; drafts, enclosed bytes and refusals out. A new format is one more entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.core.errors import EvidenceError
from onrecord.core.report import Making
from onrecord.evidence.characters import doubts
from onrecord.evidence.encoding import Decoded, decode
from onrecord.evidence.formats import Format
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.plain import read_plain

__all__ = ["READERS", "Found", "Origin", "Reader"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of bytes from outside: what errors call them; the name, encoding and address a wrapper gives;
    whether those who wrote in private are protected; and how many bytes the file they are part of may still unfold to.
    """

    thing: str
    name: str | None = None
    charset: str | None = None
    url: str | None = None
    protect_senders: bool = True
    room_bytes: int = 2_000_000_000


Found = Draft | Enclosed | EvidenceError
"""One thing in a file: a report's draft, bytes to read on their own, or why a part of the file gives none."""

Reader = Callable[[bytes, Origin], Iterator[Found]]

# The version of the readers that are all ours; it changes when they make another text of the same bytes.
OURS = "2026.2"
# The HTML Standard looks at 1,024 bytes; pages of old content systems declare theirs below a screen of comments.
DECLARED_WITHIN = 8_192

_declared = re.compile(
    rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE
)


def _text(data: bytes, origin: Origin) -> Iterator[Found]:
    decoded = decode(data, origin.thing, origin.charset)
    yield _flagged(replace(read_plain(decoded.text), made=Making("plain text", OURS)), decoded)


def _html(data: bytes, origin: Origin) -> Iterator[Found]:
    yield _page(data, origin, "web page")


def _mhtml(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.saved import page_of_mhtml

    page = page_of_mhtml(data, origin.thing)
    yield _page(page.data, replace(origin, charset=page.charset, url=page.url), "saved web page (MHTML)")


def _webarchive(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.saved import page_of_webarchive

    page = page_of_webarchive(data, origin.thing)
    yield _page(page.data, replace(origin, charset=page.charset, url=page.url), "saved web page (Safari)")


def _pdf(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.pdf import read_pdf

    return read_pdf(data, origin.thing)


def _image(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.pictures import read_picture

    return read_picture(data, origin.thing, origin.name)


def _media(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.recordings import read_recording

    return read_recording(data, origin.thing, origin.name)


def _docx(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.docx import read_docx

    return _made("Word document (DOCX)", read_docx(data, origin.thing, origin.name))


def _odt(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.odt import read_odt

    return _made("OpenDocument text (ODT)", read_odt(data, origin.thing, origin.name))


def _rtf(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.rtf import read_rtf

    return _made("Rich Text document (RTF)", read_rtf(data, origin.name))


def _xlsx(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.xlsx import read_xlsx

    return _made("spreadsheet (XLSX)", read_xlsx(data, origin.thing, origin.name))


def _ods(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.ods import read_ods

    return _made("OpenDocument spreadsheet (ODS)", read_ods(data, origin.thing, origin.name))


def _pptx(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.pptx import read_pptx

    return _made("presentation (PPTX)", read_pptx(data, origin.thing, origin.name))


def _epub(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.epub import read_epub

    return _made("e-book (EPUB)", read_epub(data, origin.thing, origin.name))


def _subtitles(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.subtitles import read_subtitles

    decoded = decode(data, origin.thing, origin.charset)
    yield _flagged(replace(read_subtitles(decoded.text), made=Making("subtitles", OURS)), decoded)


def _table_text(data: bytes, origin: Origin) -> Iterator[Found]:
    from onrecord.evidence.tabletext import read_table_text

    decoded = decode(data, origin.thing, origin.charset)
    draft = read_table_text(decoded.text, origin.name)
    yield _flagged(replace(draft, made=Making("table as text (CSV)", OURS)), decoded)


def _made(kind: str, found: Iterator[Found]) -> Iterator[Found]:
    """Yield what a reader found, its drafts with what they were made by."""
    for each in found:
        yield replace(each, made=Making(kind, OURS)) if isinstance(each, Draft) else each


def _page(data: bytes, origin: Origin, kind: str) -> Draft:
    from onrecord.evidence.page import read_page

    decoded = decode(data, origin.thing, origin.charset or _declared_charset(data))
    return _flagged(replace(read_page(decoded.text, origin.url), made=Making(kind, OURS)), decoded)


def _flagged(draft: Draft, decoded: Decoded) -> Draft:
    return replace(draft, flags=(*decoded.flags, *doubts(decoded.text), *draft.flags))


def _declared_charset(data: bytes) -> str | None:
    match = _declared.search(data[:DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match is not None else None


def _late(module: str, function: str, kind: str) -> Reader:
    """Give a reader that is imported when the first of its files is read; `kind` is what its reports say it was."""

    def read(data: bytes, origin: Origin) -> Iterator[Found]:
        from importlib import import_module

        for found in getattr(import_module(f"onrecord.evidence.{module}"), function)(data, origin):
            if isinstance(found, Draft) and found.made is None:
                found = replace(found, made=Making(kind, OURS))
            yield found

    return read


READERS: Mapping[Format, Reader] = {
    Format.TEXT: _text,
    Format.HTML: _html,
    Format.MHTML: _mhtml,
    Format.WEBARCHIVE: _webarchive,
    Format.PDF: _pdf,
    Format.IMAGE: _image,
    Format.MEDIA: _media,
    Format.LETTER: _late("letters", "read_letter", "e-mail message"),
    Format.MAILBOX: _late("mailbox", "read_mailbox", "mailbox (mbox)"),
    Format.FEED: _late("feeds", "read_feed", "news feed"),
    Format.JSON_FEED: _late("feeds", "read_json_feed", "news feed (JSON)"),
    Format.WARC: _late("webarchives", "read_warc", "web archive"),
    Format.WACZ: _late("wacz", "read_wacz", "web archive"),
    Format.TELEGRAM: _late("telegram", "read_telegram", "Telegram export (JSON)"),
    Format.TELEGRAM_PAGE: _late("telegrampages", "read_telegram_page", "Telegram export (HTML)"),
    Format.WHATSAPP: _late("whatsapp", "read_whatsapp", "WhatsApp chat"),
    Format.ARCHIVED_TABLE: _late("archived", "read_archived_table", "Auto Archiver table"),
    Format.ARCHIVED_JSON: _late("archived", "read_archived_json", "Auto Archiver result"),
    Format.ARCHIVED_PAGE: _late("archived", "read_archived_page", "Auto Archiver page"),
    Format.ZIP: _late("archives", "read_zip", "zip archive"),
    Format.TAR: _late("archives", "read_tar", "tar archive"),
    Format.GZIP: _late("archives", "read_gzip", "gzip archive"),
    Format.DOCX: _docx,
    Format.ODT: _odt,
    Format.RTF: _rtf,
    Format.XLSX: _xlsx,
    Format.ODS: _ods,
    Format.PPTX: _pptx,
    Format.EPUB: _epub,
    Format.SUBTITLES: _subtitles,
    Format.TABLE_TEXT: _table_text,
}
