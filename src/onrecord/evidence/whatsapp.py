"""Read an exported WhatsApp chat: each message is a report, whoever wrote it is protected.

The export writes its dates as the telephone that made it shows them: day first or month first, by any clock, in any
figures. Which comes first is told by the whole file: a 13 somewhere, or the one order in which time runs forwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.core.report import Detail
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.chats import Said, draft_said
from onrecord.evidence.encoding import decode
from onrecord.evidence.parts import Published
from onrecord.evidence.tables import table

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["is_whatsapp", "read_whatsapp"]

# So many of the first lines are looked at, and so many of them must open a message; one line may be anybody's.
LOOK, LEAST_LINES = 60, 2
LONGEST_NAME = 80
# An iPhone puts a mark that nobody types before what the program says in a person's name.
SYSTEM_MARK = "{}: \u200e"

_digits = {first + n: str(n) for first in (0x660, 0x6F0, 0x966) for n in range(10)}
_marks = {ord(mark): None for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff"}
_narrow = {ord(space): " " for space in "\u202f\u00a0\u2009"}
_head = re.compile(
    r"(?P<open>\[)?(?P<a>\d{1,4})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{2,4})\.?[,،]?(?: (?:à|at|um|alle|om))?"
    r" (?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?: ?(?P<half>[^\W\d_]{1,2}(?:\. ?[^\W\d_]\.?)?))?"
    r"(?(open)\]|(?: [-–—]))(?: |$)"
)
_name = re.compile(rf"(?P<name>[^:\n]{{1,{LONGEST_NAME}}}): ?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that opens a message: its figures in the order they stand, its clock, and the rest of it."""

    figures: tuple[int, int, int]
    minutes: int
    mark: str
    rest: str
    raw: tuple[int, int]


def is_whatsapp(head: str) -> bool:
    """Tell a chat by several of its first lines, the first among them."""
    lines = [line for line in head.splitlines()[:LOOK] if line.strip()]
    opening = [_opened(line, (0, 0)) is not None for line in lines]
    spoken = sum(_name.match(found.rest) is not None for line in lines if (found := _opened(line, (0, 0))) is not None)
    return bool(opening) and opening[0] and sum(opening) >= LEAST_LINES and spoken >= LEAST_LINES


def read_whatsapp(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each message that has words; what the program itself says, of who joined and the like, is passed over."""
    decoded = decode(data, origin.thing, origin.charset)
    text = decoded.text.replace("\r\n", "\n")
    messages = list(_messages(text))
    order = _order([line for line, _ in messages])
    for place, (line, body) in enumerate(messages, 1):
        said = _said(line, body, place, text, order)
        if said is not None:
            yield draft_said(replace(said, private=origin.protect_senders, flags=(*decoded.flags, *said.flags)))


def _opened(line: str, raw: tuple[int, int]) -> _Line | None:
    even = line[:400].translate(_marks).translate(_narrow).translate(_digits).lstrip()
    match = _head.match(even)
    if match is None:
        return None
    hour = _hour(int(match["hour"]), match["half"])
    if hour is None or int(match["minute"]) > 59:
        return None
    figures = (int(match["a"]), int(match["b"]), int(match["c"]))
    rest = line.translate(_marks).translate(_narrow).lstrip()[match.end() :]
    return _Line(figures, hour * 60 + int(match["minute"]), match["mark"], rest, raw)


def _hour(hour: int, half: str | None) -> int | None:
    """Give the hour of 24; None where there is no such hour, or the word beside it is no half of a day."""
    if half is None:
        return hour if hour <= 24 else None
    folded = half.casefold()
    if folded in table("whatsapp")["am"]:
        return hour % 12
    return hour % 12 + 12 if folded in table("whatsapp")["pm"] else None


def _messages(text: str) -> Iterator[tuple[_Line, str]]:
    """Yield each message's first line and what stands below it."""
    lines: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        opened = _opened(line, (at, at + len(line)))
        lines += [opened] if opened is not None else []
        at += len(line) + 1
    ends = [*(line.raw[0] for line in lines[1:]), len(text)]
    for first, end in zip(lines, ends, strict=False):
        yield first, text[first.raw[1] : end]


def _order(lines: Sequence[_Line]) -> str | None:
    """Give the order of the figures: `ymd`, `dmy` or `mdy`; None where nothing tells."""
    if any(line.figures[0] > 31 for line in lines):
        return "ymd"
    if any(line.mark == "." or line.figures[0] > 12 for line in lines):
        return "dmy"
    if any(line.figures[1] > 12 for line in lines):
        return "mdy"
    if all(line.figures[0] == line.figures[1] for line in lines):
        return "dmy"
    steps = {order: _backward(lines, order) for order in ("dmy", "mdy")}
    if steps["dmy"] == steps["mdy"]:
        return None
    return min(steps, key=lambda order: steps[order])


def _backward(lines: Sequence[_Line], order: str) -> int:
    """Count how often time would run backwards, or a day not exist, in this order."""
    days = [(_day(line.figures, order) or date.min, line.minutes) for line in lines]
    return sum(after < before for before, after in pairwise(days))


def _day(figures: tuple[int, int, int], order: str) -> date | None:
    told = dict(zip(order, figures, strict=True))
    year = told["y"] + (2000 if told["y"] < 100 else 0)
    try:
        return date(year, told["m"], told["d"])
    except ValueError:
        return None


def _said(line: _Line, body: str, place: int, text: str, order: str | None) -> Said | None:
    match = _name.match(line.rest)
    whole = f"{line.rest}{body}".strip("\n")
    if match is None or _matches("system", line.rest[: match.end()]):
        return None
    if SYSTEM_MARK.format(match["name"]) in text[line.raw[0] : line.raw[1]]:
        return None
    words = re.sub(table("whatsapp")["edited"], "", whole[match.end() :], flags=re.IGNORECASE)
    kept, media = _without_media(words)
    if not kept.strip() or _matches("system", kept.strip()):
        return None
    published, flags = _published(line, order)
    raw = text[line.raw[0] : line.raw[1]] + body
    return Said(
        kept,
        f"message {place}",
        raw.encode("utf-8", "replace"),
        match["name"].strip(),
        published=published,
        details=(Detail("Time", f"{line.minutes // 60:02}:{line.minutes % 60:02}"), *media),
        flags=flags,
    )


def _published(line: _Line, order: str | None) -> tuple[Published | None, tuple[str, ...]]:
    if order is not None:
        day = _day(line.figures, order)
        return (Published(day, PublishedBasis.HEADER) if day is not None else None), ()
    readings = [day for each in ("dmy", "mdy") if (day := _day(line.figures, each)) is not None]
    if len(set(readings)) == 1:
        return Published(readings[0], PublishedBasis.HEADER), ()
    return None, (f"the publication date may be {' or '.join(map(str, readings))}",) if readings else ()


def _without_media(words: str) -> tuple[str, tuple[Detail, ...]]:
    """Give the words without the lines that stand for a picture, a film or a message taken back."""
    kept: list[str] = []
    media: list[Detail] = []
    for line in words.split("\n"):
        even = line.strip().translate(_marks)
        if _matches("media", even):
            media.append(Detail("Media", even.strip("<>")))
        elif not _matches("deleted", even):
            kept.append(line)
    return "\n".join(kept), tuple(media)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in table("whatsapp")[kind]), re.IGNORECASE)


def _matches(kind: str, line: str) -> bool:
    return len(line) <= 400 and _pattern(kind).fullmatch(line) is not None
