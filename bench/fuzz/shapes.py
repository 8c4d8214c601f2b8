"""Take a file apart into the pieces its format knows, and put it together again around changed ones.

Changed bytes in a packed member reach the unpacker and nothing behind it: to reach the reader, change what is inside.
"""

from __future__ import annotations

import base64
import gzip
import io
import itertools
import json
import plistlib
import re
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Shape", "shape_of"]

# More pieces than this and a change would seldom meet one that matters; the rest stays whole in the last piece.
MOST_PIECES = 400
MOST_UNPACKED = 200_000

PNG_MARK = b"\x89PNG\r\n\x1a\n"
_tag = re.compile(rb"<[^<>]*>?|[^<]+")
_word_of_rtf = re.compile(rb"\\[A-Za-z]+-?\d* ?|\\'..|\\[^A-Za-z]|[{}]|[^\\{}]+", re.DOTALL)
_line = re.compile(rb"[^\n]*\n|[^\n]+")
_encoded = re.compile(rb"(base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n)([A-Za-z0-9+/=\r\n]{8,})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """The pieces of a file and how they are joined; `nested` says that a piece is bytes of a kind of its own."""

    pieces: tuple[bytes, ...]
    join: Callable[[Sequence[bytes]], bytes]
    nested: bool = False


def shape_of(data: bytes) -> Shape:
    """Give the file as its pieces; one that cannot be taken apart comes apart in lines."""
    for mark, at, taken in _SHAPES:
        if data[at : at + len(mark)] == mark:
            try:
                return taken(data)
            except Exception:  # noqa: BLE001 - spoilt in whatever way: it comes apart in lines
                break
    return _textual(data)


def _textual(data: bytes) -> Shape:
    try:
        if _encoded.search(data) is not None:
            return _attached(data)
        if data.lstrip()[:1] in (b"{", b"["):
            return _json(data)
    except (ValueError, RecursionError):
        pass
    return _cut(data, _tag if data.count(b"<") > 4 else _line)


def _cut(data: bytes, pattern: re.Pattern[bytes]) -> Shape:
    pieces = pattern.findall(data)
    return Shape((*pieces[:MOST_PIECES], *filter(None, (b"".join(pieces[MOST_PIECES:]),))), b"".join)


def _rtf(data: bytes) -> Shape:
    return _cut(data, _word_of_rtf)


def _zip(data: bytes) -> Shape:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(each.file_size for each in members) > MOST_UNPACKED:
            raise ValueError("larger than is worth unpacking")
        names = [each.filename for each in members]
        contents = tuple(archive.read(each) for each in members)

    def join(pieces: Sequence[bytes]) -> bytes:
        out = io.BytesIO()
        with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
            warnings.simplefilter("ignore", UserWarning)  # of two members with one name
            for number, piece in enumerate(pieces):
                name = names[number % len(names)] + "~" * (number // len(names)) if names else "a"
                method = zipfile.ZIP_STORED if len(piece) % 2 else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name), piece, method)
        return out.getvalue()

    return Shape(contents, join, nested=True)


def _tar(data: bytes) -> Shape:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = [each for each in archive if each.isfile()]
        contents = []
        for each in members:
            held = archive.extractfile(each)
            contents.append(held.read(MOST_UNPACKED) if held is not None else b"")

    def join(pieces: Sequence[bytes]) -> bytes:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            for number, piece in enumerate(pieces):
                entry = tarfile.TarInfo(members[number % len(members)].name if members else "a")
                entry.size = len(piece)
                archive.addfile(entry, io.BytesIO(piece))
        return out.getvalue()

    return Shape(tuple(contents), join, nested=True)


def _gzip(data: bytes) -> Shape:
    inner = zlib.decompressobj(31).decompress(data, MOST_UNPACKED)
    return Shape((inner,), lambda pieces: b"".join(gzip.compress(piece, 6, mtime=0) for piece in pieces), nested=True)


def _attached(data: bytes) -> Shape:
    """Part a letter at what is attached to it in base64."""
    pieces, at = [], 0
    for found in _encoded.finditer(data):
        pieces += [data[at : found.start(2)], base64.b64decode(found[2] + b"==", validate=False)]
        at = found.end(2)
    pieces.append(data[at:])

    def join(changed: Sequence[bytes]) -> bytes:
        odd = (base64.encodebytes(piece) if number % 2 else piece for number, piece in enumerate(changed))
        return b"".join(odd)

    return Shape(tuple(pieces), join, nested=True)


def _png(data: bytes) -> Shape:
    """Part a PNG in its chunks, whose check sums are made anew: a reader stops at a wrong one."""
    pieces, at = [], len(PNG_MARK)
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        pieces.append(data[at + 4 : at + 8 + size])
        at += 12 + size

    def join(changed: Sequence[bytes]) -> bytes:
        chunks = (struct.pack(">I", max(0, len(each) - 4)) + each + _check(each) for each in changed)
        return PNG_MARK + b"".join(chunks)

    return Shape(tuple(pieces), join)


def _check(chunk: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(chunk))


def _boxes(data: bytes) -> Shape:
    """Part a film in its boxes, whose lengths are made anew."""
    pieces, at = [], 0
    while at + 8 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        size = size if 8 <= size <= len(data) - at else len(data) - at
        pieces.append(data[at + 4 : at + size])
        at += size

    def join(changed: Sequence[bytes]) -> bytes:
        return b"".join(struct.pack(">I", 4 + len(each)) + each for each in changed)

    return Shape(tuple(pieces), join)


def _json(data: bytes) -> Shape:
    """Part JSON at its strings, numbers and brackets, in the spelling it has; every third at its values alone."""
    held = json.loads(data)
    if len(data) % 3 == 0:
        return _values(held)
    return _cut(data, re.compile(rb'"(?:[^"\\]|\\.)*"\s*:?|[{}\[\],]\s*|[^"{}\[\],]+', re.DOTALL))


def _values(held: object) -> Shape:
    """Give the values of JSON as pieces; whatever they become, what they are joined to is JSON."""
    pieces = tuple(json.dumps(each).encode() for each in _leaves(held))

    def join(changed: Sequence[bytes]) -> bytes:
        ring = itertools.cycle(changed or (b"null",))
        return json.dumps(_filled(held, ring), ensure_ascii=False).encode("utf-8", "surrogatepass")

    return Shape(pieces, join)


def _leaves(held: object) -> Iterator[object]:
    if isinstance(held, dict | list):
        for each in held.values() if isinstance(held, dict) else held:
            yield from _leaves(each)
    else:
        yield held


def _filled(held: object, values: Iterator[bytes]) -> object:
    if isinstance(held, dict):
        return {name: _filled(each, values) for name, each in held.items()}
    if isinstance(held, list):
        return [_filled(each, values) for each in held]
    value = next(values)
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value.decode("utf-8", "replace")


def _plist(data: bytes) -> Shape:
    held = plistlib.loads(data)
    page = held["WebMainResource"]["WebResourceData"]

    def join(changed: Sequence[bytes]) -> bytes:
        main = {**held["WebMainResource"], "WebResourceData": b"".join(changed)}
        return plistlib.dumps({**held, "WebMainResource": main}, fmt=plistlib.FMT_BINARY)

    return Shape((page,), join, nested=True)


_SHAPES: tuple[tuple[bytes, int, Callable[[bytes], Shape]], ...] = (
    (b"PK\x03\x04", 0, _zip),
    (b"\x1f\x8b", 0, _gzip),
    (b"ustar", 257, _tar),
    (PNG_MARK, 0, _png),
    (b"ftyp", 4, _boxes),
    (b"bplist00", 0, _plist),
    (b"{\\rtf", 0, _rtf),
)
