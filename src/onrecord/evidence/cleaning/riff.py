"""RIFF files: WebP pictures (RFC 9649) and WAV sounds; only the chunks of the picture, or the sound, are kept."""

from __future__ import annotations

import struct
from collections.abc import Iterator

__all__ = ["clean_wave", "clean_webp"]

PICTURE = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
SOUND = frozenset((b"fmt ", b"data", b"fact"))
# The flags of VP8X for a colour profile, Exif and XMP (RFC 9649, 2.7): those chunks are gone.
ADDED = 0x20 | 0x08 | 0x04
EXIF = "what the camera wrote (Exif, XMP)"


def clean_webp(data: bytes) -> tuple[bytes, set[str]]:
    """Give the picture alone and what was left out.

    Raises:
        ValueError: it breaks off.
    """
    return _clean(data, PICTURE)


def clean_wave(data: bytes) -> tuple[bytes, set[str]]:
    """Give the sound alone and what was left out.

    Raises:
        ValueError: it breaks off.
    """
    return _clean(data, SOUND)


def _clean(data: bytes, kept: frozenset[bytes]) -> tuple[bytes, set[str]]:
    body, removed = bytearray(data[8:12]), set[str]()
    for name, inner in _chunks(data):
        if name not in kept:
            removed.add(EXIF if name in (b"EXIF", b"XMP ") else "what programs wrote")
            continue
        if name == b"VP8X":
            inner = bytes((inner[0] & ~ADDED & 0xFF,)) + inner[1:]
        body += name + struct.pack("<I", len(inner)) + inner + b"\0" * (len(inner) % 2)
    if data[8 + int.from_bytes(data[4:8], "little") :].strip(b"\0"):
        removed.add("what follows the picture" if kept is PICTURE else "what follows the sound")
    return b"RIFF" + struct.pack("<I", len(body)) + bytes(body), removed


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise ValueError("less than it says it holds")
    while at + 8 <= end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > end:
            raise ValueError("a chunk that breaks off")
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
