"""MP4 and QuickTime (ISO 14496-12): boxes of notes become empty ones of the same length, and times become nought.

Nothing moves, so that the places of frames still hold. A track of notes (where a telephone was, second by second) keeps
them among the frames: a video that has one is refused.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

__all__ = ["clean_movie"]

INSIDE = frozenset((b"moov", b"trak", b"mdia", b"minf", b"edts", b"moof", b"traf"))
NOTES = frozenset((b"udta", b"meta", b"uuid", b"XMP_", b"\xa9xyz", b"ilst", b"keys"))
EMPTY = frozenset((b"free", b"skip", b"wide"))
TIMED = frozenset((b"mvhd", b"tkhd", b"mdhd"))
SHOWN = frozenset((b"vide", b"soun", b"hint", b"subt", b"text", b"tmcd", b"sbtl", b"clcp", b"alis", b"url "))
DEEPEST = 8
NOTED = "what the device wrote (place, maker, notes)"


def clean_movie(data: bytes) -> tuple[bytes, set[str]]:
    """Give the video or sound without notes and times, and what was taken out.

    Raises:
        ValueError: it breaks off, or has a track of notes.
    """
    made, removed = bytearray(data), set[str]()
    _clean(made, (0, len(data)), removed, 0)
    return bytes(made), removed


def _clean(made: bytearray, stretch: tuple[int, int], removed: set[str], depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError("boxes in boxes without end")
    for name, head, inner in _boxes(made, stretch):
        if name in INSIDE:
            _clean(made, inner, removed, depth + 1)
        elif name == b"hdlr":
            _check_track(bytes(made[inner[0] + 8 : inner[0] + 12]))
            # What comes after the kind is a name that the device gave.
            named = slice(min(inner[0] + 24, inner[1]), inner[1])
            made[named] = bytes(named.stop - named.start)
        elif name in TIMED:
            _clear_times(made, inner, removed)
        elif name in NOTES or name in EMPTY:
            if any(made[slice(*inner)]):
                removed.add(NOTED if name in NOTES else "what was left in empty parts")
            made[head + 4 : head + 8] = b"free"
            made[slice(*inner)] = bytes(inner[1] - inner[0])


def _boxes(made: bytearray, stretch: tuple[int, int]) -> Iterator[tuple[bytes, int, tuple[int, int]]]:
    """Yield the name of each box, where it begins, and the stretch of what is in it."""
    at, end = stretch
    while at + 8 <= end:
        size, name = struct.unpack(">I4s", made[at : at + 8])
        head = 8
        if size == 1:
            size, head = int.from_bytes(made[at + 8 : at + 16], "big"), 16
        size = size or end - at
        if size < head or at + size > end:
            raise ValueError("a box that breaks off")
        yield name, at, (at + head, at + size)
        at += size


def _check_track(kind: bytes) -> None:
    if kind not in SHOWN and kind not in (b"mdir", b"mdta", b"\0\0\0\0"):
        raise ValueError("a track of notes, such as places")


def _clear_times(made: bytearray, inner: tuple[int, int], removed: set[str]) -> None:
    start = inner[0] + 4
    length = 16 if made[inner[0]] == 1 else 8
    if start + length > inner[1]:
        raise ValueError("a box that breaks off")
    if any(made[start : start + length]):
        removed.add("when it was made")
        made[start : start + length] = bytes(length)
