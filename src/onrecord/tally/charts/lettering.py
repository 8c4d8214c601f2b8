"""How wide words will be, and where they break: no browser is asked, so the widths are those of a wide face.

They were measured on DejaVu Sans, the widest of the faces that stand in for `system-ui`: Segoe UI, Roboto and Noto Sans
need about a tenth less.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

__all__ = ["fit", "width_of", "wrap"]

BOLD = 1.15
FIRST_STRONG, POP = "\u2068", "\u2069"
CLASSES = (
    (0.34, " \u00a0.,:;|!'’iIjlJ/،؛ا أإآ"),
    (0.45, '()[]{}-"frt“”«»دذرزوؤء'),
    (1.0, "mwMW—…@%&<>+=#QGOÖØ"),
    (1.05, "سشصض"),
    (0.5, "بتثنيئهةلـ"),
    (0.75, "ABCDEFHKLNPRSTUVXYZ"),
)
WIDTHS = {letter: width for width, letters in CLASSES for letter in letters}
OTHER = {"W": 1.05, "F": 1.05}
"""By East Asian width: a wide letter fills its square."""


def width_of(text: str, size: float, weight: str = "normal") -> float:
    """Give how wide the words are at a size, rather too much than too little.

    >>> width_of("Tarhuna", 10) < width_of("Tarhuna, Libya", 10)
    True
    """
    return size * sum(map(_letter, text)) * (1 if weight == "normal" else BOLD)


def wrap(text: str, width: float, size: float, weight: str = "normal") -> tuple[str, ...]:
    """Give the words in lines no wider than `width`; a word too long for a line is broken, never across a mark.

    What an isolate holds is isolated on each of its lines: a browser knows nothing of the line before.

    >>> wrap("the Office of the Prosecutor", 90, 10)
    ('the Office of', 'the Prosecutor')
    """
    lines: list[str] = []
    used, gap = 0.0, width_of(" ", size, weight)
    for word in re.split("[ \t\n]+", text.strip(" \t\n")):
        room = width_of(word, size, weight)
        if lines and used + gap + room <= width:
            lines[-1] += f" {word}"
            used += gap + room
        else:
            lines.extend(_broken(word, width, size, weight))
            used = width_of(lines[-1], size, weight)
    return tuple(_isolated(lines))


def fit(text: str, width: float, size: float, most: int = 1) -> tuple[str, ...]:
    """Give the words in `most` lines at most; what does not fit becomes an ellipsis."""
    lines = wrap(text, width, size)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], _shortened(lines[most - 1], width, size))


def _isolated(lines: list[str]) -> Iterator[str]:
    held = 0
    for line in lines:
        whole = FIRST_STRONG * held + line
        held = max(0, whole.count(FIRST_STRONG) - whole.count(POP))
        yield whole + POP * held


def _shortened(text: str, width: float, size: float) -> str:
    kept = _clusters(text)
    while kept and width_of(f"{''.join(kept)}…", size) > width:
        kept.pop()
    return f"{''.join(kept).rstrip()}…"


def _broken(word: str, width: float, size: float, weight: str) -> list[str]:
    parts, used = [""], 0.0
    for cluster in _clusters(word):
        room = width_of(cluster, size, weight)
        if parts[-1] and used + room > width:
            parts.append("")
            used = 0.0
        parts[-1] += cluster
        used += room
    return parts


def _clusters(text: str) -> list[str]:
    """Give the letters, each with the marks that stand on it."""
    clusters: list[str] = []
    for letter in text:
        if clusters and (
            unicodedata.category(letter).startswith("M") or letter == "\u200d" or clusters[-1][-1:] == "\u200d"
        ):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


@cache
def _letter(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    known = WIDTHS.get(letter)
    if known is not None:
        return known
    if re.match("[ا-ي]", letter):
        return 0.64
    return OTHER.get(unicodedata.east_asian_width(letter), 0.64 if letter.isascii() else 0.8)
