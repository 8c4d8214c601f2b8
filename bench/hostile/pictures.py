"""Pictures, sound and film, made byte by byte."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from bench.hostile.files import Hostile, zipped

__all__ = ["pictures"]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def pictures(home: str) -> Iterator[Hostile]:
    """Yield them."""
    yield from _pngs()
    yield from _others()
    yield from _films(home)


def _pngs() -> Iterator[Hostile]:
    white = (b"\x00" + b"\xff" * 64) * 64
    small = _png(64, 64, white)
    yield Hostile("a white square", "white.png", small)
    yield Hostile("four thousand million points", "bomb.png", _png(65_000, 65_000, bytes(10_000_000)), False)
    yield Hostile("a picture of no width", "none.png", _png(0, 64, white), False)
    yield Hostile("a picture that is mostly missing", "missing.png", _png(5000, 5000, bytes(5000)))
    words = _chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(100_000_000), 9))
    yield Hostile("a bomb in a comment", "comment.png", _png(64, 64, white, words))
    yield Hostile("a checksum that is wrong", "checksum.png", small.replace(small[29:33], b"\x00\x00\x00\x00"))
    yield Hostile("a picture cut in the middle", "cut.png", small[:60])
    yield Hostile("ten thousand comments", "comments.png", _png(64, 64, white, *[_chunk(b"tEXt", b"a\x00b")] * 10_000))
    yield Hostile("a picture that is a zip too", "zip.png", small + zipped({"x.txt": "x"}))
    yield Hostile("a picture that is a page too", "page.png", small + b"<html><script>alert(1)</script></html>")
    yield Hostile("a picture named as a document", "report.docx", small)


def _others() -> Iterator[Hostile]:
    yield Hostile(
        "a photograph of its head alone", "head.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(20), False
    )
    size = (
        b"\xff\xd8\xff\xc0\x00\x0b\x08\xff\xff\xff\xff\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00?\x00"
        + b"\x00" * 100
    )
    yield Hostile("a photograph of four thousand million points", "bomb.jpg", size, False)
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\xff\xff" + b"\x0f\x01\x02\x00\xff\xff\xff\x7f\xff\xff\xff\x7f" * 100
    yield Hostile("a photograph whose facts lie outside it", "exif.jpg",
                  b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xd9", False)  # fmt: skip
    loop = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 1) + struct.pack("<HHII", 256, 4, 1, 9) + struct.pack("<I", 8)
    yield Hostile("a picture that follows itself", "loop.tif", loop, False)
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    gif = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    yield Hostile("a picture of a hundred thousand frames", "frames.gif", gif + frame * 100_000 + b";")
    yield Hostile("a picture cut in its first frame", "cut.gif", gif + frame[:12])
    yield Hostile(
        "a WebP of a size that lies", "size.webp", b"RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f" + bytes(60), False
    )
    yield Hostile("a HEIC of nothing", "none.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", False)


def _films(home: str) -> Iterator[Hostile]:
    kind = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
    yield Hostile("a film of its head alone", "head.mp4", kind)
    yield Hostile("a box of no size, for ever", "zero.mp4", kind + b"\x00\x00\x00\x01moov" + bytes(2000))
    yield Hostile(
        "a box larger than any file", "large.mp4", kind + b"\x00\x00\x00\x01moov\xff\xff\xff\xff\xff\xff\xff\xff"
    )
    nest = b""
    for _ in range(3000):
        nest = struct.pack(">I", len(nest) + 8) + b"moov" + nest
    yield Hostile("boxes three thousand deep", "deep.mp4", kind + nest)
    reference = f"{home}/film".encode() + b"\x00"
    url = struct.pack(">I", 12 + len(reference)) + b"url \x00\x00\x00\x00" + reference
    yield Hostile(
        "a film that is elsewhere", "elsewhere.mov", kind + struct.pack(">I", 8 + len(url)) + b"moov" + url, None, True
    )
    yield Hostile(
        "a Matroska of its head alone", "head.mkv", b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xff" + bytes(50)
    )
    yield Hostile("a sound whose tag is larger than it", "tag.mp3", b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + bytes(50))
    yield Hostile(
        "a sound of a size that lies", "size.wav", b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff" + bytes(20)
    )
    yield Hostile("an Ogg of its head alone", "head.ogg", b"OggS\x00\x02" + bytes(30))
