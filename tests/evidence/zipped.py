"""Make zip archives for tests, honest and otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def a_zip(members: Mapping[str, str | bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """Give the archive with its members marked as encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            changed[place + at] |= 1
            place = data.find(mark, place + 1)
    return bytes(changed)


def overlapping(content: bytes, names: int) -> bytes:
    """Give an archive whose list names one member many times: a bomb that needs no nesting."""
    data = a_zip({"a": content})
    start, end = data.find(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    entry = data[start:end]
    listed = b"".join(entry[:46] + bytes([97 + number % 26]) + entry[47:] for number in range(names))
    tail = bytearray(data[end:])
    tail[8:12] = names.to_bytes(2, "little") * 2
    tail[12:16] = len(listed).to_bytes(4, "little")
    return data[:start] + listed + bytes(tail)
