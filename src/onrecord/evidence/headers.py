"""Read the lines above a plain text's first paragraph: by-line, outlet, date, title, and the header block of a mail.

A line is a header only if the whole of it is one: a known word and a colon, `By` and nothing but names, a bare date.
`NAME:` or `LAST SEEN:` is what a report says, and stays. So does `Date:`, unless other header lines stand with it: on
an incident form it is the day of the incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.evidence.bylines import byline_in
from onrecord.evidence.characters import clean_line
from onrecord.evidence.days import Day, first_day
from onrecord.evidence.tables import table

__all__ = ["Headers", "read_headers"]

# Headers stand above the first line of running text, and a source line may stand below the last.
TOP, BOTTOM = 15, 4
LONGEST_HEADER = 200
RUNNING_TEXT = 160
RANKS = ("published", "date", "line", "updated", "passing")
SURE = ("published", "source", "byline", "title", "updated")

_label = re.compile(r"(?P<label>[^\W\d_][^:：]{0,30}?) ?[:：] ?(?P<value>\S.*)")
_forwarded = re.compile(r"-{2,}.*(?:forwarded|original) message.*-{2,}|begin forwarded message:", re.IGNORECASE)
_address = re.compile(r"\s*<[^<>]*>|\s*\(?\S+@\S+\)?")
_clock = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?|[+-]\d\d:?\d\d|\b(?:[ap]\.?m\.?|gmt|utc|[ecmp][sd]t|z)\b", re.I
)
_letters = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Headers:
    """What the header lines tell, and which lines they are, by number, with the reason they are not text."""

    title: str | None = None
    byline: str | None = None
    source: str | None = None
    days: list[tuple[str, Day]] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)

    def day(self) -> Day | None:
        """Give the day of publication: the first told, sooner than the last update, sooner than a day in passing."""
        return min(self.days, key=lambda told: RANKS.index(told[0]), default=("", None))[1]


def read_headers(lines: Sequence[str]) -> Headers:
    """Give what the header lines of a text tell; the lines are even ones."""
    headers = Headers()
    numbers = [number for number, line in enumerate(lines) if line]
    top = list(_above_text(lines, numbers))
    mail = _mail_block(lines, top)
    for number in mail:
        headers.taken[number] = "mail header"
        _note(headers, *_labelled(lines[number], mail=True))
    found = {number: _labelled(lines[number]) for number in top if number not in mail}
    sure = bool(mail) or any(kind in SURE for kind, _ in found.values())
    for number, (kind, value) in found.items():
        if kind and (sure or kind != "date") and _note(headers, kind, value):
            headers.taken[number] = "header line"
        else:
            _unlabelled(headers, number, lines[number])
    for number in numbers[max(len(top), len(numbers) - BOTTOM) :]:
        kind, value = _labelled(lines[number])
        if kind == "source" and _note(headers, kind, value):
            headers.taken[number] = "header line"
    return headers


def _above_text(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[int]:
    for number in numbers[:TOP]:
        if len(lines[number]) > RUNNING_TEXT:
            return
        yield number


@cache
def _kinds() -> dict[str, str]:
    kinds = ("published", "updated", "date", "source", "byline", "title", "other")
    return {label: kind for kind in kinds for label in table("labels")[kind]}


def _labelled(line: str, *, mail: bool = False) -> tuple[str, str]:
    """Give the kind and value of a labelled line, or two empty strings."""
    if len(line) > LONGEST_HEADER:
        return "", ""
    match = _label.fullmatch(line.strip())
    label = match["label"].casefold() if match is not None else ""
    if match is not None and label in _kinds():
        return _kinds()[label], match["value"]
    if match is not None and mail and label in ("from", "de", "von"):
        return "source", match["value"]
    found = first_day(line)
    label = line[: found.start].strip(" ,").casefold() if found is not None else ""
    if found is not None and _kinds().get(label) in ("published", "updated"):
        return _kinds()[label], line[found.start :]
    return "", ""


def _mail_block(lines: Sequence[str], top: Sequence[int]) -> list[int]:
    """Give the numbers of the lines that head a message, if the text opens with such a block."""
    block: list[int] = []
    fields = 0
    for number in top:
        line = lines[number]
        match = _label.fullmatch(line)
        if match is not None and match["label"].casefold() in table("labels")["mail"]:
            fields += 1
        elif not (_forwarded.fullmatch(line.strip()) or (block and line.startswith(" ") and number == block[-1] + 1)):
            break
        block.append(number)
    return block if fields >= 2 else []


def _note(headers: Headers, kind: str, value: str) -> bool:
    """Keep what a labelled line tells; say whether it could be read."""
    if kind in ("published", "updated", "date"):
        found = first_day(value)
        if found is not None:
            headers.days.append((kind, found))
        return found is not None
    if kind == "byline":
        name = byline_in(f"by {value}")
        headers.byline = headers.byline or (name.names if name is not None else None)
        return name is not None
    if kind == "title":
        headers.title = headers.title or clean_line(value)
    elif kind == "source":
        headers.source = headers.source or _address.sub("", value).strip(" \"'.") or None
    return True


def _unlabelled(headers: Headers, number: int, line: str) -> None:
    """Read a by-line, a bare date, or a line that says in passing when it was issued, which stays text."""
    byline = byline_in(line)
    if byline is not None:
        headers.byline = headers.byline or byline.names
        headers.taken[number] = "by-line"
        if byline.day is not None:
            headers.days.append(("line", byline.day))
        return
    found = first_day(line)
    if found is None:
        return
    rest = _clock.sub(" ", f"{line[: found.start]} {line[found.end :]}")
    before = _letters.findall(line[: found.start].casefold())
    if not _letters.search(rest) and not any(map(str.isdigit, rest)):
        headers.days.append(("line", found))
        headers.taken[number] = "date line"
    elif any(_kinds().get(" ".join(before[-count:])) == "published" for count in (1, 2, 3)):
        headers.days.append(("passing", found))
