"""GIF (GIF89a specification): comments and what programs added are left out; frames and their repeating stay."""

from __future__ import annotations

__all__ = ["clean_gif"]

EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
GRAPHIC, COMMENT, PLAIN_TEXT, APPLICATION = 0xF9, 0xFE, 0x01, 0xFF
REPEATING = b"NETSCAPE2.0"


def clean_gif(data: bytes) -> tuple[bytes, set[str]]:
    """Give the picture alone and what was left out.

    Raises:
        ValueError: it breaks off.
        IndexError: so too.
    """
    at = 13 + _table(data[10])
    out, removed = bytearray(data[:at]), set[str]()
    while data[at] != TRAILER:
        start = at
        if data[at] == EXTENSION:
            label, at = data[at + 1], _blocks(data, at + 2)
            if label in (GRAPHIC, PLAIN_TEXT) or (label == APPLICATION and data[start + 3 : start + 14] == REPEATING):
                out += data[start:at]
            else:
                removed.add("a comment" if label == COMMENT else "what programs wrote")
        elif data[at] == IMAGE:
            at = _blocks(data, at + 11 + _table(data[at + 9]))
            out += data[start:at]
        else:
            raise ValueError("a block of no kind")
    out.append(TRAILER)
    if data[at + 1 :].strip(b"\0"):
        removed.add("what follows the picture")
    return bytes(out), removed


def _table(flags: int) -> int:
    """Give the size of the table of colours that flags tell of."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Give where the blocks that begin here end."""
    while data[at]:
        at += data[at] + 1
    return at + 1
