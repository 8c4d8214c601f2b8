"""What MP4, MP3 and WAV files say of themselves, read from their own boxes and frames (ISO 14496-12, ID3v2, RIFF)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from onrecord.core.report import Detail
from onrecord.evidence.characters import clean_line

__all__ = ["box_details", "boxes", "id3_details", "wave_details"]

LONGEST = 200
# A recording has a handful of boxes a level; more are there to keep readers busy.
MOST_BOXES, DEEPEST = 2_000, 6
MOST_FRAMES = 200
INSIDE = (b"moov", b"udta")
EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
FRAMES = {"TIT2": "title", "TPE1": "artist", "TALB": "album", "TDRC": "date", "TYER": "date", "TSSE": "program"}
ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def box_details(data: bytes) -> tuple[Detail, ...]:
    """Give when an MP4 or QuickTime file says it was made, how long it lasts, and where.

    Telephones write the time in UTC, some cameras their own; a time of nought is none.
    """
    return tuple(_box_details(memoryview(data), 0))


def _box_details(data: memoryview, depth: int) -> Iterator[Detail]:
    for name, inner in boxes(data):
        if name in INSIDE and depth < DEEPEST:
            yield from _box_details(inner, depth + 1)
        elif name == b"mvhd":
            yield from _movie(bytes(inner[:120]))
        elif name == b"\xa9xyz" and len(inner) > 4:
            size = int.from_bytes(inner[:2], "big")
            yield from _detail("place", bytes(inner[4 : 4 + size]).decode("utf-8", "replace").rstrip("/"))


def boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Yield the boxes that stand one after another (ISO 14496-12), each name with what is inside."""
    at = 0
    for _ in range(MOST_BOXES):
        if at + 8 > len(data):
            return
        size, name = struct.unpack(">I4s", data[at : at + 8])
        head = 8
        if size == 1 and at + 16 <= len(data):
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = len(data) if size == 0 else at + size
        if end < at + head:
            return
        yield name, data[at + head : end]
        at = end


def _movie(box: bytes) -> Iterator[Detail]:
    form = ">4xIIII" if box[:1] == b"\0" else ">4xQQIQ"
    if len(box) < struct.calcsize(form):
        return
    made, _, scale, length = struct.unpack_from(form, box)
    # 200 years after the epoch: what is beyond was not written by a clock.
    if 0 < made < 200 * 366 * 86_400:
        yield Detail("made", (EPOCH + timedelta(seconds=made)).isoformat())
    if scale:
        yield Detail("duration", f"{length / scale:.1f} seconds")


def id3_details(data: bytes) -> tuple[Detail, ...]:
    """Give title, artist, date and program of an ID3 tag of version 2.3 or 2.4."""
    return tuple(_id3_details(data)) if data[3:4] in (b"\x03", b"\x04") else ()


def _id3_details(data: bytes) -> Iterator[Detail]:
    later = data[3] == 4
    end, at = 10 + _synchsafe(data[6:10]), 10
    for _ in range(MOST_FRAMES):
        name = data[at : at + 4].decode("latin-1")
        if at + 11 > min(end, len(data)) or not name.strip("\0"):
            return
        size = _synchsafe(data[at + 4 : at + 8]) if later else int.from_bytes(data[at + 4 : at + 8], "big")
        coded = data[at + 10 : at + 10 + min(size, 4 * LONGEST)]
        if name in FRAMES and coded:
            encoding = ENCODINGS[coded[0]] if coded[0] < len(ENCODINGS) else "latin-1"
            yield from _detail(FRAMES[name], coded[1:].decode(encoding, "replace").replace("\0", " "))
        at += 10 + size


def _synchsafe(figures: bytes) -> int:
    return sum((figure & 0x7F) << (7 * place) for place, figure in enumerate(reversed(figures)))


def wave_details(data: bytes) -> tuple[Detail, ...]:
    """Give how long a WAV file lasts."""
    at = 12
    rate = 0
    for _ in range(MOST_BOXES):
        if at + 8 > len(data):
            break
        name, size = struct.unpack("<4sI", data[at : at + 8])
        if name == b"fmt " and at + 20 <= len(data):
            rate = int.from_bytes(data[at + 16 : at + 20], "little")
        elif name == b"data" and rate:
            return (Detail("duration", f"{min(size, len(data) - at - 8) / rate:.1f} seconds"),)
        at += 8 + size + size % 2
    return ()


def _detail(name: str, value: str) -> Iterator[Detail]:
    text = clean_line(value)
    if text:
        yield Detail(name, text[:LONGEST])
