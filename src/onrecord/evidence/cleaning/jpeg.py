"""JPEG (ITU T.81; Exif 2.32): segments that are no part of the picture are left out, and all that follows its end."""

from __future__ import annotations

import struct

__all__ = ["clean_jpeg"]

START, END, SCAN, ADOBE, FIRST_APP, LAST_APP, COMMENT = 0xD8, 0xD9, 0xDA, 0xEE, 0xE0, 0xEF, 0xFE
ALONE = {0x01, *range(0xD0, 0xD8)}
"""Markers with nothing after them."""
NAMES = {0xE1: "what the camera wrote (Exif, XMP)", 0xED: "captions and keywords", COMMENT: "a comment"}
JFIF = 16
EXIF, TURNING, TURNED = b"Exif\0\0", 0x0112, range(2, 9)


def clean_jpeg(data: bytes) -> tuple[bytes, set[str]]:
    """Give the picture alone, with the segments that drawing it needs, and what was left out.

    Raises:
        ValueError: it breaks off, or is none.
    """
    out, removed, at, turned = bytearray(), set[str](), 2, b""
    while True:
        marker, at = _marker(data, at)
        if marker == END:
            break
        if marker in ALONE:
            out += bytes((0xFF, marker))
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise ValueError("a segment that breaks off")
        segment, at = data[at : at + length], at + length
        if (FIRST_APP <= marker <= LAST_APP and marker != ADOBE) or marker == COMMENT:
            # The head of JFIF says nothing but its version, unless a small picture follows it.
            if marker != FIRST_APP or length > JFIF:
                removed.add(NAMES.get(marker, "what programs wrote"))
            if segment[2:8] == EXIF and (how := _turning(segment[2:])) in TURNED and not turned:
                turned = _turned(int(how or 0))
            continue
        out += bytes((0xFF, marker)) + segment
        if marker == SCAN:
            scan, at = _scan(data, at)
            out += scan
    out += b"\xff\xd9"
    if data[at:].strip(b"\0"):
        removed.add("what follows the picture")
    return b"\xff\xd8" + turned + bytes(out), removed


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Give the next marker and where its segment begins."""
    if at >= len(data) or data[at] != 0xFF:
        raise ValueError("no marker where one must be")
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at >= len(data):
        raise ValueError("no end of the picture")
    return data[at], at + 1


def _scan(data: bytes, at: int) -> tuple[bytes, int]:
    """Give the coded picture up to the next marker that is none of its own, and where that stands."""
    start = at
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError("no end of the picture")
        following = data[at + 1]
        if following != 0 and following not in ALONE and following != 0xFF:
            return data[start:at], at
        at += 2 if following != 0xFF else 1


def _turning(exif: bytes) -> int | None:
    """Give how a picture is to be turned by its Exif segment, None where it does not say so in its first directory."""
    order = {b"II": "<", b"MM": ">"}.get(exif[6:8])
    if order is None or len(exif) < 14:
        return None
    tiff = exif[6:]
    at = struct.unpack(f"{order}I", tiff[4:8])[0]
    count = struct.unpack(f"{order}H", tiff[at : at + 2])[0] if at + 2 <= len(tiff) else 0
    for entry in (tiff[at + 2 + 12 * each : at + 14 + 12 * each] for each in range(count)):
        if len(entry) == 12 and struct.unpack(f"{order}H", entry[:2])[0] == TURNING:
            return int(struct.unpack(f"{order}H", entry[8:10])[0])
    return None


def _turned(how: int) -> bytes:
    """Give an Exif segment that says how the picture is to be turned, and nothing else."""
    directory = struct.pack(">HHHIHHI", 1, TURNING, 3, 1, how, 0, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">I", 8) + directory
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
