"""HEIF photographs (HEIC), as telephones make them: what the camera wrote, and the picture by libheif where it is here.

The boxes of ISO 23008-12 are read for the camera's words alone. The picture itself is compressed as a film is; a
program of libheif shows it, and without one the photograph is kept, and said not to have been looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged
from onrecord.evidence.mediaboxes import boxes
from onrecord.evidence.programs import Limits, is_installed, missing, run

if TYPE_CHECKING:
    from PIL.Image import Exif

__all__ = ["heif_exif", "is_heif", "points_of", "shown_heif"]

BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
# The program of libheif that writes another format; its name changed in 2024.
PROGRAMS = ("heif-dec", "heif-convert")
LONGEST_EXIF, MOST_STRETCHES = 1_000_000, 100

_size = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)


def is_heif(data: bytes) -> bool:
    """Tell a HEIF photograph by its brand."""
    return data[4:8] == b"ftyp" and data[8:12] in BRANDS


def points_of(data: bytes) -> int:
    """Give how many points the largest picture in it says it has."""
    sizes = _size.findall(data[:LONGEST_EXIF])
    return max((int.from_bytes(wide, "big") * int.from_bytes(high, "big") for wide, high in sizes), default=0)


def shown_heif(data: bytes, thing: str) -> bytes:
    """Give the picture as PNG, upright.

    Raises:
        MissingPart: libheif's program is not installed.
        Damaged: it cannot be shown.
    """
    program = next((each for each in PROGRAMS if is_installed(each)), None)
    if program is None:
        raise missing("libheif", thing)
    with TemporaryDirectory(prefix="onrecord-") as folder:
        source, shown = Path(folder) / "photograph.heic", Path(folder) / "shown.png"
        source.write_bytes(data)
        run([program, str(source), str(shown)], "libheif", thing, Limits(50, 1_000_000))
        # Of several pictures in one file each has a number in its name; the first is the main one.
        made = sorted(Path(folder).glob("shown*.png"))
        if not made:
            raise Damaged(
                thing,
                found="a HEIF photograph that cannot be shown",
                expected="a picture that viewers show",
                do="Get it again from where it came, or save it as JPEG on the telephone.",
            )
        return made[0].read_bytes()


def heif_exif(data: bytes) -> Exif | None:
    """Give what the camera wrote into it, None where it wrote nothing that can be read."""
    from PIL.Image import Exif

    place = next(_exif_places(data), None)
    if place is None or not 4 < place[1] <= LONGEST_EXIF:
        return None
    raw = data[place[0] : place[0] + place[1]]
    # Four bytes say how far behind them the TIFF header stands.
    header = raw[4 + int.from_bytes(raw[:4], "big") :]
    exif = Exif()
    try:
        exif.load(b"Exif\0\0" + header)
    except (SyntaxError, ValueError, OSError, KeyError, TypeError, IndexError):
        return None
    return exif


def _exif_places(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where in the file the items that hold camera's words stand, and how long they are."""
    for name, inner in boxes(memoryview(data)):
        if name != b"meta":
            continue
        parts = {part: bytes(box[:LONGEST_EXIF]) for part, box in boxes(inner[4:])}
        wanted = set(_exif_items(parts.get(b"iinf", b"")))
        yield from (place for item, place in _places(parts.get(b"iloc", b"")) if item in wanted)


def _exif_items(box: bytes) -> Iterator[int]:
    head = 6 if box[:1] == b"\0" else 8
    for name, inner in boxes(memoryview(box)[head:]):
        if name == b"infe" and len(inner) >= 12:
            wide = 4 if inner[0] == 3 else 2
            item = int.from_bytes(inner[4 : 4 + wide], "big")
            if bytes(inner[6 + wide : 10 + wide]) == b"Exif":
                yield item


def _places(box: bytes) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each item of an `iloc` box with the place of its first stretch."""
    figures = _Figures(box[6:])
    version, widths = box[:1], [half for byte in box[4:6] for half in (byte >> 4, byte & 15)]
    if len(widths) < 4:
        return
    offset, length, base, index = widths[0], widths[1], widths[2], widths[3] if version != b"\0" else 0
    wide = 4 if version == b"\x02" else 2
    for _ in range(min(figures.take(wide), len(box) // 8)):
        item = figures.take(wide)
        figures.take(2 if version == b"\0" else 4)
        start, stretches = figures.take(base), figures.take(2)
        for number in range(min(stretches, MOST_STRETCHES)):
            figures.take(index)
            place = start + figures.take(offset), figures.take(length)
            if number == 0:
                yield item, place


class _Figures:
    """Numbers of so many bytes, one after another; behind the end they are nought."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> int:
        self.at += size
        return int.from_bytes(self.data[self.at - size : self.at], "big")
