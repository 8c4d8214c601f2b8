"""Archives: bombs, loops, names that lead outside, and broken ones."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zlib
from collections.abc import Iterator

from bench.hostile.files import TOLD, Hostile, flat_zip, paragraphs, zipped

__all__ = ["archives", "locked_zip"]


def archives(home: str) -> Iterator[Hostile]:
    """Yield them."""
    yield from _zips()
    yield from _tars()
    yield from _warcs(home)


def _zips() -> Iterator[Hostile]:
    told = TOLD.encode()
    bomb = zipped({"big.txt": bytes(200_000_000)})
    yield Hostile("a zip that holds 200 MB of nothing", "bomb.zip", bomb)
    nest = zipped({"told.txt": told})
    for level in range(12):
        nest = zipped({f"level{level}.zip": nest})
    yield Hostile("zips in zips, twelve deep", "nest.zip", nest)
    wide = zipped({f"{n}.zip": zipped({"zeros.txt": bytes(5_000_000)}) for n in range(100)})
    yield Hostile("a hundred bombs in one", "wide.zip", wide)
    yield Hostile("seventy thousand names", "many.zip", flat_zip(((f"{n}.txt", b"") for n in range(70_000)), 0))
    yield Hostile("entries that overlap", "overlap.zip", _overlapping(2000))
    for deed, name in (
        ("a name that leads outside", "../../../tmp/onrecord-escaped"), ("a name from the root", "/etc/onrecord-escaped"),
        ("a name with a drive", "C:\\Windows\\onrecord-escaped"), ("a name with turned slashes", "..\\..\\escaped.txt"),
        ("a name of ten thousand letters", "a" * 10_000), ("a name that turns the line", "\u202etxt.exe"),
        ("a name of nothing", ""),
    ):  # fmt: skip
        yield Hostile(deed, "names.zip", zipped({name: told}))
    yield from _broken_zips(told)


def _broken_zips(told: bytes) -> Iterator[Hostile]:
    """Yield archives whose list or sizes are wrong."""
    yield Hostile(
        "one name a hundred times", "same.zip", flat_zip(("told.txt", told + bytes([65 + n])) for n in range(50))
    )
    yield Hostile("a zip with a password", "locked.zip", locked_zip("told.txt", told), False)
    whole = zipped({"told.txt": told, "more.txt": told * 200})
    yield Hostile("a zip cut in the middle", "cut.zip", whole[: len(whole) // 2])
    yield Hostile("a zip without its list", "listless.zip", whole[: whole.index(b"PK\x01\x02")])
    yield Hostile("a zip behind other bytes", "behind.zip", b"x" * 100 + whole)
    yield Hostile(
        "a zip of a wrong checksum", "checksum.zip", whole.replace(struct.pack("<I", zlib.crc32(told)), b"\x00" * 4)
    )
    yield Hostile(
        "a zip whose sizes lie", "sizes.zip", whole.replace(struct.pack("<I", len(told)), b"\xff\xff\xff\x7f")
    )
    link = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(link, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    yield Hostile("a zip with a link to a file of yours", "link.zip", link.getvalue())


def locked_zip(name: str, data: bytes) -> bytes:
    """Give a zip whose member is marked as encrypted."""
    whole = bytearray(zipped({name: data}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def _overlapping(entries: int) -> bytes:
    """Give a zip whose entries all are the same bytes (after D. Fifield, A better zip bomb, 2019)."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(bytes(1_000_000)) + body.flush()
    crc, size, whole = zlib.crc32(bytes(1_000_000)), len(packed), 1_000_000
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, size, whole, 5, 0) + b"0.txt" + packed
    lists = b"".join(
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, size, whole, 5, 0, 0, 0, 0, 0, 0)
        + b"0.txt"
        for _ in range(entries)
    )
    return head + lists + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, entries, entries, len(lists), len(head), 0)


def _tar(name: str, data: bytes, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size, info.type, info.linkname = len(data), kind, link
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _tars() -> Iterator[Hostile]:
    told = TOLD.encode()
    yield Hostile("a tar with a name that leads outside", "names.tar", _tar("../../tmp/onrecord-escaped", told))
    yield Hostile("a tar with a link", "link.tar", _tar("told.txt", b"", tarfile.SYMTYPE, "/etc/passwd"))
    yield Hostile("a tar with a device", "device.tar", _tar("told.txt", b"", tarfile.CHRTYPE))
    yield Hostile("a tar cut in the middle", "cut.tar", _tar("told.txt", told * 100)[:900])
    yield Hostile("a gzip that holds 200 MB of nothing", "bomb.gz", gzip.compress(bytes(200_000_000), 9))
    yield Hostile(
        "a gzip in a gzip in a gzip", "nest.gz", gzip.compress(gzip.compress(gzip.compress(bytes(50_000_000))))
    )
    yield Hostile("a gzip cut in the middle", "cut.gz", gzip.compress(told * 50)[:60])
    yield Hostile("a bzip2 archive", "told.bz2", bz2.compress(told * 10))
    yield Hostile("an xz archive", "told.xz", lzma.compress(told * 10))
    yield Hostile("a 7z archive that is none", "told.7z", b"7z\xbc\xaf\x27\x1c" + bytes(100), False)
    yield Hostile("a RAR archive that is none", "told.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100), False)


def _warcs(home: str) -> Iterator[Hostile]:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>" + paragraphs().encode() + b"</body></html>"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s/a\r\nWARC-Date: 2021-05-04T10:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n"
    )
    target = home.encode()
    good = record % (target, str(len(page)).encode(), page)
    yield Hostile("a web archive whose page has an address", "good.warc", good, None, True)
    for deed, length in (
        ("longer than it is", b"999999999"), ("shorter than it is", b"5"), ("of less than nothing", b"-1"),
        ("of no number", b"many"),
    ):  # fmt: skip
        yield Hostile(f"a web archive of a length {deed}", "length.warc", record % (target, length, page))
    yield Hostile("a web archive with a head of five megabytes", "head.warc", b"WARC/1.0\r\nX: " + b"x" * 5_000_000)
    yield Hostile("a web archive cut in the middle", "cut.warc", (good * 3)[: len(good) * 2 + 200])
    zeros = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    zeros += gzip.compress(bytes(200_000_000), 9)
    yield Hostile("a bomb in a web archive", "bomb.warc", record % (target, str(len(zeros)).encode(), zeros))
    yield Hostile("a web archive that is a gzip bomb", "bomb.warc.gz",
                  gzip.compress(b"WARC/1.0\r\n" + bytes(100_000_000), 9))  # fmt: skip
    manifest = '{"profile": "data-package", "resources": [{"path": "../../archive/data.warc", "hash": "sha256:00"}]}'
    yield Hostile("a WACZ whose list leads outside", "outside.wacz",
                  zipped({"datapackage.json": manifest, "archive/data.warc.gz": gzip.compress(good)}))  # fmt: skip
