"""Words that no spreadsheet takes for a formula, and the words again without loss.

A cell of text that a spreadsheet could take for a formula begins with an apostrophe. So does one that begins with an
apostrophe itself, and one that is there but empty: whoever takes one apostrophe from every cell that begins with one
has the words as they were. Cells of numbers are numbers and have none.
"""

from __future__ import annotations

import re

__all__ = ["GUARD", "guarded", "is_risky", "unguarded"]

GUARD = "'"
# What begins a formula in one spreadsheet or another, also in full width, and behind what is not seen: spaces, marks of
# direction, zero-width characters. Tab and line ends part cells for some.
_RISKY = re.compile(
    r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]*[=+\-@＝＋－＠﹢﹣﹦﹫]|[\t\r\n]"
)


def is_risky(words: str) -> bool:
    """True where a spreadsheet could take the words for a formula.

    >>> is_risky("=1+1"), is_risky(" -2"), is_risky("a=b")
    (True, True, False)
    """
    return _RISKY.match(words) is not None


def guarded(words: str) -> str:
    """Give the words as they may stand in a cell.

    >>> guarded("=HYPERLINK(1)"), guarded("'Abd al-Rahman"), guarded(""), guarded("Adam")
    ("'=HYPERLINK(1)", "''Abd al-Rahman", "'", 'Adam')
    """
    return GUARD + words if not words or words.startswith(GUARD) or is_risky(words) else words


def unguarded(words: str) -> str:
    """Give the words that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("''Abd al-Rahman"), unguarded("Adam")
    ('=1+1', "'Abd al-Rahman", 'Adam')
    """
    return words.removeprefix(GUARD)
