"""The file a gazetteer lives in: one sorted array of hashed names over rows of places, read where it lies.

A name becomes a 64-bit word: the top bits a hash of its space and key, the low bits the row of a place. Words are
sorted, so one bisection over the mapped file finds a name and yields its rows in order; rows are sorted by prominence,
so the best known comes first. Nothing is read before it is asked for: opening costs a few system calls, not memory.
A name that is not in the file shares its hash with one that is about four times in 10^8 (45 bits, 1.4 million names).

    header   magic, numbers of words, places and text bytes, then a line of words on source and licence
    words    u64 × words
    rows     32 bytes a place: number u32, latitude i32, longitude i32 (1e-5 degrees), population u32, parent u32,
             text u32, radius u16 (0.1 km), country 2 bytes, kind u8, coordinates u8, prominence u8, seat u8
    text     names, UTF-8; a name with a tab has its id before it

Little-endian. The same rows give the same bytes.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.core.errors import GazetteerError

__all__ = ["NO_COUNTRY", "NO_PARENT", "Book", "Row", "hashed", "write_book"]

MAGIC = b"ORPLACE1"
HEADER = struct.Struct("<8sQQQQ")
ROW = struct.Struct("<IiiIIIH2sBBBB")
NO_PARENT = 0xFFFF_FFFF
NO_COUNTRY = "\0\0"
MOST_RADIUS = 0xFFFF
WORD_BYTES = 8
TEXT = 5  # where in a row its text starts, and in bytes, where its country
COUNTRY_AT = 26


class Row(NamedTuple):
    """One place as stored: `number` is its GeoNames id, 0 where `text` carries an id of its own before a tab."""

    number: int
    latitude: int
    longitude: int
    population: int
    parent: int
    text: str
    radius: int
    country: str
    kind: int
    coordinates: int
    prominence: int
    seat: int


def hashed(space: str, key: str) -> int:
    """Give the 64-bit hash of a key within its space."""
    return int.from_bytes(hashlib.blake2b(f"{space}|{key}".encode(), digest_size=8).digest(), "little")


class Book:
    """A gazetteer file, open for reading.

    Raises:
        GazetteerError: the file is missing, may not be opened, is no gazetteer of this format, or is cut short.
    """

    __slots__ = ("_low", "_rows", "_text", "_words", "note", "places")

    def __init__(self, path: Path) -> None:
        view = memoryview(_mapped(path))
        magic, words, places, text, note = HEADER.unpack_from(view) if len(view) >= HEADER.size else (b"", 0, 0, 0, 0)
        expected = HEADER.size + note + WORD_BYTES * words + ROW.size * places + text
        if magic != MAGIC or len(view) != expected:
            raise _not_a_book(path, magic, len(view), expected)
        words_at = HEADER.size + note
        rows_at = words_at + WORD_BYTES * words
        self.note = bytes(view[HEADER.size : words_at]).decode().rstrip()
        self._words = _ordered(view[words_at:rows_at])
        self._rows = view[rows_at : rows_at + ROW.size * places]
        self._text = view[rows_at + ROW.size * places :]
        self.places = places
        self._low = _row_bits(places)

    def rows(self, space: str, key: str) -> list[int]:
        """Give the numbers under a key, ascending: rows of places, the most prominent first; or a flag."""
        low = self._low
        wanted = hashed(space, key) >> low
        words, found = self._words, []
        at = bisect_left(words, wanted << low)
        while at < len(words) and words[at] >> low == wanted:
            found.append(words[at] & ((1 << low) - 1))
            at += 1
        return found

    def has(self, space: str, key: str) -> bool:
        """Tell whether anything is kept under a key."""
        wanted = hashed(space, key) >> self._low
        at = bisect_left(self._words, wanted << self._low)
        return at < len(self._words) and self._words[at] >> self._low == wanted

    def country(self, index: int) -> str:
        """Give the country code of a row, without the rest."""
        at = ROW.size * index + COUNTRY_AT
        return bytes(self._rows[at : at + 2]).decode()

    def row(self, index: int) -> Row:
        """Give one place as stored."""
        number, latitude, longitude, population, parent, start, radius, country, *codes = self._at(index)
        end = self._at(index + 1)[TEXT] if index + 1 < self.places else len(self._text)
        text = bytes(self._text[start:end]).decode()
        return Row(number, latitude, longitude, population, parent, text, radius, country.decode(), *codes)

    def find_number(self, number: int) -> int | None:
        """Give the row of a GeoNames id."""
        rows, wanted = bytes(self._rows), struct.pack("<I", number)
        at = rows.find(wanted)
        while at % ROW.size and at >= 0:
            at = rows.find(wanted, at + 1)
        return at // ROW.size if at >= 0 and number else None

    def find_texts(self, start: str) -> Iterator[int]:
        """Yield the rows whose text starts so: how an id that is no number is found."""
        wanted = start.encode()
        for index in range(self.places):
            at = self._at(index)[TEXT]
            if self._text[at : at + len(wanted)] == wanted:
                yield index

    def _at(self, index: int) -> tuple[Any, ...]:
        return ROW.unpack_from(self._rows, ROW.size * index)


def write_book(path: Path, rows: Sequence[Row], names: Iterable[tuple[str, str, int]], note: str) -> None:
    """Write a gazetteer of places and of names (space, key, row or flag); equal input gives equal bytes."""
    low = _row_bits(len(rows))
    words = array("Q", sorted({(hashed(space, key) >> low) << low | row for space, key, row in names}))
    if sys.byteorder == "big":
        words.byteswap()
    texts = [row.text.encode() for row in rows]
    starts = accumulate(map(len, texts), initial=0)
    packed = [_packed(row, start) for row, start in zip(rows, starts, strict=False)]
    # The line is filled up to eight bytes, so that the words behind it lie on their own boundary.
    line = note.encode()
    line += b" " * (-len(line) % 8)
    with path.open("wb") as out:
        out.write(HEADER.pack(MAGIC, len(words), len(rows), sum(map(len, texts)), len(line)))
        out.write(line)
        out.write(words.tobytes())
        out.write(b"".join(packed))
        out.write(b"".join(texts))


def _packed(row: Row, start: int) -> bytes:
    numbers = (row.number, row.latitude, row.longitude, row.population, row.parent, start, min(row.radius, MOST_RADIUS))
    return ROW.pack(*numbers, row.country.encode(), row.kind, row.coordinates, row.prominence, row.seat)


def _ordered(words: memoryview) -> Sequence[int]:
    """Give little-endian words as numbers; on the rare machine that counts the other way, a turned copy."""
    if sys.byteorder == "little":
        return words.cast("Q")
    turned = array("Q", words.tobytes())
    turned.byteswap()
    return turned


def _row_bits(places: int) -> int:
    # Flags of words share the low bits with row numbers, so there are never fewer than eight.
    return max(8, places.bit_length())


def _mapped(path: Path) -> mmap.mmap | bytes:
    try:
        with path.open("rb") as file:
            # An empty file cannot be mapped, and is no gazetteer either.
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if file.seek(0, 2) else b""
    except OSError as error:
        raise GazetteerError(
            f"the gazetteer {path}",
            found=error.strerror or "an error of the system",
            expected="a file that can be read",
            do="Check the path; `onrecord gazetteer add FILE` makes one.",
        ) from error


def _not_a_book(path: Path, magic: bytes, size: int, expected: int) -> GazetteerError:
    return GazetteerError(
        f"the gazetteer {path}",
        found=f"{magic!r} and {size} bytes",
        expected=f"{MAGIC!r} and {expected} bytes",
        do="Make it again with `onrecord gazetteer add FILE`, or reinstall onrecord.",
    )
