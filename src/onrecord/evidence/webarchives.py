"""Read web archives (WARC): each page, text, document or picture that was captured whole is read on its own."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError, TooLarge, Unsafe, UnsupportedFormat
from onrecord.core.report import Detail
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.tables import table

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

    from onrecord.evidence.readers import Found, Origin

__all__ = ["is_zipped_warc", "read_warc"]

CHUNK = 1 << 16
# A page with its pictures inside it takes 15 MB; the longest document of a ministry, 100.
LONGEST_BODY = 100_000_000
# Deflate reaches 1,032; pages that repeat themselves, 60.
RATIO, HARMLESS = 300, 5_000_000
# A picture below this is a logo or a button: a crawl holds a hundred of them for each photograph.
LEAST_PICTURE_BYTES = 20_000
KINDS = ("response", "resource")
# What warcio raises of broken archives beside its own errors.
BROKEN = (AttributeError, EOFError, IndexError, OSError, TypeError, ValueError, zlib.error)


def is_zipped_warc(data: bytes) -> bool:
    """Tell whether gzip bytes hold a WARC."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:4096], 64).startswith(b"WARC/")
    except zlib.error:
        return False


def read_warc(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield what was captured, with its address and day of capture; of a broken archive, what stands before the break.

    Requests, revisits of what was captured before, pages that were not there, scripts and styles are passed over.
    """
    import io

    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import ChunkedDataException
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    number = offset = 0
    reason: str | None = None
    with contextlib.redirect_stderr(io.StringIO()):  # it prints its warnings
        records = ArchiveIterator(io.BytesIO(data))
        try:
            for number, record in enumerate(records, 1):
                found = _captured(record, f"record {number}", origin.thing, len(data))
                if found is not None:
                    yield found
                offset = records.get_record_offset()  # which passes over what is left of the record
                reason = "it ends inside a record" if record.raw_stream.limit > 0 else None
        except (*BROKEN, ArchiveLoadFailed, ChunkedDataException, StatusAndHeadersParserException) as error:
            reason = next(iter(str(error).strip().splitlines()), "")[:120] or "no reason is known"
    if reason is not None or not _is_whole(data, offset):
        yield _broken(origin.thing, number, reason or "what follows them is no record")


def _captured(record: ArcWarcRecord, place: str, thing: str, size_bytes: int) -> Enclosed | EvidenceError | None:
    kind, charset = _content_type(record)
    wanted = table("captured")["types"]
    if record.rec_type not in KINDS or not _is_there(record) or not any(kind.startswith(each) for each in wanted):
        return None
    encoding = record.http_headers.get_header("Content-Encoding", "") if record.http_headers is not None else ""
    if encoding.strip().casefold() in table("captured")["unread encodings"]:
        return _unread(f"{thing} › {place}", encoding)
    body = _body(record, f"{thing} › {place}", size_bytes)
    if isinstance(body, EvidenceError):
        return body
    if not body.strip() or (kind.startswith("image/") and len(body) < LEAST_PICTURE_BYTES):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    told = (("WARC-Target-URI", url), ("WARC-Date", record.rec_headers.get_header("WARC-Date", "")))
    details = tuple(Detail(name, value) for name, value in told if value)
    name = url.split("?")[0].rstrip("/").rpartition("/")[2]
    return Enclosed(body, name, place, Draft(details=details), charset, url or None)


def _is_there(record: ArcWarcRecord) -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode() == "200"


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    value = headers.get_header("Content-Type", "") or ""
    kind, _, parameters = value.partition(";")
    charset = parameters.casefold().partition("charset=")[2].split(";")[0].strip(" \"'")
    return kind.strip().casefold(), charset or None


def _body(record: ArcWarcRecord, thing: str, size_bytes: int) -> bytes | EvidenceError:
    """Give the bytes of the page, unpacked up to a bound; what breaks off gives what came before."""
    stream = record.content_stream()
    out = bytearray()
    while piece := stream.read(CHUNK):
        out += piece
        if len(out) > max(HARMLESS, RATIO * size_bytes):
            return _bomb(thing, size_bytes)
        if len(out) > LONGEST_BODY:
            return TooLarge(
                thing,
                found=f"more than {LONGEST_BODY:,} bytes",
                expected="fewer in one page",
                do="Give the page's text as a file of its own.",
            )
    return bytes(out)


def _is_whole(data: bytes, offset: int) -> bool:
    """Tell whether nothing begins after the last record that could be read, which is at this offset."""
    if data.startswith(b"WARC/"):
        return data.rstrip(b"\0").endswith((b"\r\n\r\n", b"\n\n"))
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    rest = data[offset:]
    with contextlib.suppress(zlib.error):
        while rest and not stream.eof:
            stream.decompress(rest, CHUNK)
            rest = stream.unconsumed_tail
    return stream.eof and not stream.unused_data.strip(b"\0")


def _broken(thing: str, number: int, reason: str) -> Damaged:
    return Damaged(
        thing,
        found=f"a web archive that breaks off after {number} records ({reason})",
        expected="records to its end",
        do="What stands before the break was read; copy the archive again.",
    )


def _bomb(thing: str, size_bytes: int) -> Unsafe:
    return Unsafe(
        thing,
        found=f"a page that unfolds to more than {RATIO} times the archive's {size_bytes:,} bytes",
        expected="what a page unfolds to",
        do="Do not unpack it: this is how bombs are made.",
    )


def _unread(thing: str, encoding: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        thing,
        found=f"a page packed as {encoding}",
        expected="one packed as gzip or deflate, or not packed",
        do="Save the page from the archive with a program that shows it.",
    )
