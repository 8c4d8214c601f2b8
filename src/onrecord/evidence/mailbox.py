"""Read a mailbox in the mbox form: messages one after another, each under a line of its own that begins `From `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence.letters import read_letter
from onrecord.evidence.parts import Enclosed

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_mailbox"]

# The line has the day and time of delivery; a sentence that begins "From " has not. Mail programs leave a blank line
# before it, some forget.
_line = re.compile(rb"^From [^\r\n]{0,200}?\d\d:\d\d[^\r\n]{0,40}\d{4}[^\r\n]{0,20}\r?\n", re.MULTILINE)
_escaped = re.compile(rb"^>(>*From )", re.MULTILINE)
_field = re.compile(rb"[!-9;-~]{1,80}:|>?From ")


def read_mailbox(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield the letters of the mailbox in order, each with its place, and what they enclose."""
    for number, message in enumerate(_messages(data), 1):
        place = f"message {number}"
        for found in read_letter(message, replace(origin, thing=f"{origin.thing} › {place}"), place):
            yield replace(found, place=f"{place}, {found.place}") if isinstance(found, Enclosed) else found


def _messages(data: bytes) -> Iterator[bytes]:
    # Words of a letter may have a date and time in them too; below the line of a message stands its head.
    lines = [match for match in _line.finditer(data) if _field.match(data, match.end())]
    ends = [*(match.start() for match in lines[1:]), len(data)]
    for line, end in zip(lines, ends, strict=False):
        yield _message(data[line.end() : end])


def _message(raw: bytes) -> bytes:
    return _escaped.sub(rb"\1", raw.removesuffix(b"\n").removesuffix(b"\r"))
