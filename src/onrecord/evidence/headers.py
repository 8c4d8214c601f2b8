"""Read the lines above a plain text's first paragraph: by-line, outlet, date, title, and the header block of a mail.

A line is a header only if the whole of it is one: a known word and its value, `By` and nothing but names, a bare date.
`NAME:` or `LAST SEEN:` is what a report says, and stays. So does `Date:` on a form, where it is the day of the
incident, and so do bare dates when there are several: they head the entries of a chronicle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.evidence.bylines import are_names, byline_in
from onrecord.evidence.characters import clean_line
from onrecord.evidence.days import Day, find_days, first_day
from onrecord.evidence.tables import table

__all__ = ["Headers", "is_bare_date", "read_headers"]

# Headers stand above the first line of running text, and a source line may stand below the last.
TOP, TOPMOST, BOTTOM = 15, 3, 4
LONGEST_HEADER = 200
# From so many characters, or words up to a full stop, a line is running text.
RUNNING_TEXT, SENTENCE_WORDS = 160, 8
# Beside a date stand at most a weekday and "ago"; an outlet's name is seldom longer.
MOST_BESIDE_DATE, MOST_OUTLET_WORDS = 4, 8
LONGEST_DATE = 60
# Chronicles are looked through this far for a second bare date.
LINES = 2_000
RANKS = ("published", "date", "line", "updated", "passing")

_label = re.compile(r"(?P<label>[^\W\d_][^:：]{0,30}?) ?[:：] ?(?P<value>\S.*)")
_forwarded = re.compile(r"-{2,}.*(?:forwarded|original) message.*-{2,}|begin forwarded message:", re.IGNORECASE)
_address = re.compile(r"\s*<[^<>]*>|\s*\(?\S+@\S+\)?")
_clock = re.compile(
    r"T?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?|[+-]\d\d:?\d\d|\b(?:[ap]\.?m\.?|gmt|utc|[ecmp][sd]t|z)(?!\w)",
    re.IGNORECASE,
)
_host = re.compile(r"(?i:https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*)\.[a-z]{2,10}/?|(?i:https?://)\S+")
_word = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Headers:
    """What the header lines tell, and which lines they are, by number, with the reason they are not text."""

    title: str | None = None
    byline: str | None = None
    source: str | None = None
    address: str | None = None
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
        _note(headers, _labelled(lines[number], mail=True), topmost=True)
    form = sum(_is_labelled(lines[number]) for number in top if number not in mail) > 1
    chronicle = sum(is_bare_date(lines[number]) for number in numbers[:LINES]) > 1
    for place, number in enumerate(number for number in top if number not in mail):
        found = _labelled(lines[number])
        if found[0] and not (form and found[0] == "date") and _note(headers, found, topmost=place < TOPMOST):
            headers.taken[number] = "header line"
        else:
            unread = chronicle or (place == 0 and _is_masthead(lines[number]))
            _unlabelled(headers, number, lines[number], dated=not unread, topmost=place < TOPMOST)
    for number in numbers[max(len(top), len(numbers) - BOTTOM) :]:
        found = _labelled(lines[number])
        if found[0] == "source" and _note(headers, found, topmost=False):
            headers.taken[number] = "header line"
    return headers


def _above_text(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[int]:
    for number in numbers[:TOP]:
        line = lines[number]
        if len(line) > RUNNING_TEXT or (line.endswith(".") and len(line.split()) >= SENTENCE_WORDS):
            return
        yield number


@cache
def _kinds() -> dict[str, str]:
    kinds = ("published", "updated", "date", "source", "publisher", "byline", "title", "other")
    return {label: kind for kind in kinds for label in table("labels")[kind]}


def _is_labelled(line: str) -> bool:
    """Tell whether the line has a label that is no header's: a form has several."""
    match = _label.fullmatch(line.strip())
    return match is not None and match["label"].casefold() not in _kinds() and len(match["label"].split()) <= 3


def _labelled(line: str, *, mail: bool = False) -> tuple[str, str]:
    """Give the kind and value of a labelled line, or two empty strings."""
    if len(line) > LONGEST_HEADER:
        return "", ""
    match = _label.fullmatch(line.strip())
    label = match["label"].casefold() if match is not None else ""
    if match is not None and label in _kinds():
        return _kinds()[label], match["value"]
    if match is not None and mail and label in ("from", "de", "von"):
        return "publisher", match["value"]
    found = first_day(line)
    before = _word.findall(line[: found.start].casefold()) if found is not None else []
    label = " ".join(word for word in before if word not in table("labels")["weekdays"])
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


def _note(headers: Headers, labelled: tuple[str, str], *, topmost: bool) -> bool:
    """Keep what a labelled line tells; say whether all of it was told."""
    kind, value = labelled
    if kind in ("published", "updated", "date"):
        found = first_day(value)
        if found is not None and len(_beside_dates(value)) <= MOST_BESIDE_DATE:
            headers.days.append((kind, found))
            return True
    elif kind == "byline":
        name = byline_in(f"by {value}")
        headers.byline = headers.byline or (name.names if name is not None else None)
        return name is not None
    elif kind == "title" and topmost and len(value.split()) > 2:
        headers.title = headers.title or clean_line(value)
        return headers.title == clean_line(value)
    elif kind in ("source", "publisher"):
        return _note_source(headers, _address.sub("", value).strip(" \"'."), sure=kind == "publisher")
    elif kind == "other" and _host.fullmatch(value):
        headers.address = headers.address or value
        return True
    return False


def _note_source(headers: Headers, name: str, *, sure: bool) -> bool:
    """Keep an outlet's name. A `source` may be witnesses: it must be names, and without case it stays text."""
    cased = name.casefold() != name or name.upper() != name
    if not sure and cased and not are_names(name, MOST_OUTLET_WORDS):
        return False
    headers.source = headers.source or name or None
    return cased or sure


def _unlabelled(headers: Headers, number: int, line: str, *, dated: bool, topmost: bool) -> None:
    """Read an address, a by-line, a bare date, or a line that says in passing when it was issued, which stays text."""
    if topmost and _host.fullmatch(line.strip()):
        headers.address = headers.address or line.strip()
        headers.taken[number] = "header line"
        return
    byline = byline_in(line)
    if byline is not None:
        headers.byline = headers.byline or byline.names
        headers.taken[number] = "by-line"
        headers.days += [("line", byline.day)] if byline.day is not None else []
        return
    found = first_day(line)
    if found is None:
        return
    before = _word.findall(line[: found.start].casefold())
    if is_bare_date(line) and dated:
        headers.days.append(("line", found))
        headers.taken[number] = "date line"
    elif any(_kinds().get(" ".join(before[-count:])) == "published" for count in (1, 2, 3)):
        headers.days.append(("passing", found))


def is_bare_date(line: str) -> bool:
    """Tell whether the line is a date, with a weekday or time perhaps, and nothing else."""
    if len(line) > LONGEST_DATE or first_day(line) is None:
        return False
    return all(word in table("labels")["weekdays"] for word in map(str.casefold, _beside_dates(line)))


def _is_masthead(line: str) -> bool:
    """Tell a weekday and date above everything: pages print the day they are looked at there."""
    return is_bare_date(line) and bool(_beside_dates(line))


def _beside_dates(line: str) -> list[str]:
    """Give the words and figures that stand beside the dates and times of a line."""
    rest = line
    for found in sorted(find_days(line), key=lambda day: -day.start):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    return re.findall(r"\w+", _clock.sub(" ", rest))
