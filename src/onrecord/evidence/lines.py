"""Make paragraphs of lines. In a hard-wrapped text the next word would not have fitted: such a line end is no end.

A line that had room for the next word was ended on purpose, so lists, headings, verses and captures with a paragraph to
a line keep their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.evidence.characters import even_lines

__all__ = ["Line", "is_item", "join_lines", "paragraphs"]

# Terminals and mail programs wrap between these columns; a line beyond them was not wrapped by a program.
NARROWEST, WIDEST = 40, 100
# Of the line ends inside a wrapped text nearly all are full, and most fall inside a sentence.
FULL_SHARE, ENDING_SHARE = 0.6, 0.5
# From this many columns an unfinished line that goes on in a small letter is one that was broken by hand.
UNFINISHED = 45

# Fewer lines without a blank line between them may be a headline and what belongs to it.
LIST_LINES = 4

_item = re.compile(r"(?:[-*•·–—▪◦‣►]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\(\w{1,4}\)) ")
_ending = re.compile(r"[.!?؟。:;…][\"'”’»)\]]*$")
_open_hyphen = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph's text as one line, and whether it is an item of a list."""

    text: str
    item: bool = False


def paragraphs(text: str) -> Iterator[Line]:
    """Yield the paragraphs of a text: blank lines part them, and so do line ends that no wrapping explains.

    >>> [line.text for line in paragraphs("The names:\\n1. Rim Aliwi, 9\\n2. Yahya Barakat, 47")]
    ['The names:', '1. Rim Aliwi, 9', '2. Yahya Barakat, 47']
    """
    yield from join_lines(even_lines(text))


def is_item(line: str) -> bool:
    """Tell whether the line opens with the mark of a list item."""
    return _item.match(line) is not None


def join_lines(lines: Sequence[str]) -> Iterator[Line]:
    """Yield the paragraphs of even lines, which may be indented; an empty line parts two."""
    width = _wrap_width(lines)
    held: list[str] = []
    run: list[Line] = []
    for line, following in pairwise((*lines, "")):
        if line:
            held.append(line.lstrip())
        if held and not (line and following and _goes_on(line, following, width)):
            run.append(_joined(held))
            held = []
        if not following:
            yield from _listed(run)
            run = []


def _listed(run: list[Line]) -> list[Line]:
    """Take a run of lines, most of which end no sentence, for the list it is: of names, of numbers."""
    ended = sum(_ending.search(line.text) is not None for line in run)
    return [replace(line, item=True) for line in run] if len(run) >= LIST_LINES and 2 * ended < len(run) else run


def _joined(held: list[str]) -> Line:
    pieces = held[:1]
    for before, line in pairwise(held):
        glued = _open_hyphen.search(before) and line[0].isalpha()
        pieces += ([] if glued else [" "]) + [line]
    return Line("".join(pieces), is_item(held[0]))


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether a paragraph goes on over the end of this line."""
    start = following.lstrip()
    if is_item(start):
        return False
    text = line.lstrip()
    ended = _ending.search(text) is not None
    if ended and _indent(following) > _indent(line) + 1:
        return False
    if width and _is_full(line, following, width):
        return True
    return len(text) >= UNFINISHED and not ended and start[0].islower()


def _wrap_width(lines: Sequence[str]) -> int:
    """Give the column a program wrapped the lines at, or 0 where they look ended on purpose."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return 0
    # One line in twenty may stick out: an address that could not be broken.
    width = lengths[(len(lengths) - 1) * 19 // 20]
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(line, after) for line, after in pairwise(lines) if line and after and not is_item(after.lstrip())]
    full = [line for line, after in pairs if _is_full(line, after, width)]
    ending = sum(_ending.search(line) is not None for line in full)
    return width if full and len(full) >= FULL_SHARE * len(pairs) and ending <= ENDING_SHARE * len(full) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
