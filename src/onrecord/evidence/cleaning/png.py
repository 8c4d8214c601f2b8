"""PNG (W3C PNG, third edition): only the chunks that drawing it needs are kept."""

from __future__ import annotations

__all__ = ["clean_png"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"bKGD",
        b"acTL",
        b"fcTL",
        b"fdAT",
    )
)
NAMES = {
    b"eXIf": "what the camera wrote (Exif, XMP)",
    b"tEXt": "a comment",
    b"zTXt": "a comment",
    b"iTXt": "a comment",
    b"tIME": "when it was changed",
}


def clean_png(data: bytes) -> tuple[bytes, set[str]]:
    """Give the picture alone and what was left out.

    Raises:
        ValueError: it breaks off.
    """
    out, removed, at = bytearray(SIGNATURE), set[str](), len(SIGNATURE)
    while True:
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if len(name) < 4 or end > len(data):
            raise ValueError("a chunk that breaks off")
        if name in KEPT:
            out += data[at:end]
        else:
            removed.add(NAMES.get(name, "what programs wrote"))
        at = end
        if name == b"IEND":
            break
    if data[at:].strip(b"\0"):
        removed.add("what follows the picture")
    return bytes(out), removed
