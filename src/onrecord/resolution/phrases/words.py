"""Words: a text cut into words, numbers and marks, and the key under which a table holds each."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.resolution.folding import fold as fold_word

__all__ = ["KEPT_TEXTS", "cut", "fold", "places"]

# Dates, counts and ages are asked of the same paragraph one after another: the last few readings are kept.
KEPT_TEXTS = 64

# Fixed spaces that only ever group digits: no-break, thin, narrow no-break.
_GROUP = "(?:[\u00a0\u2009\u202f]\\d{3}(?!\\d))"
# A word takes the marks that Python does not count as letters: combining accents, Arabic vowels, the superscript alef.
_LETTER = "\\w\u0300-\u036f\u064b-\u065f\u0670"

# Arabic writes the sign of the calendar, Hijri or Gregorian, against the year: 1440هـ, 2019م.
_ERA = "(?=(?:هـ?|م)(?!\\w))"

_WORD = re.compile(
    rf"""
    و(?=\d)                                                              # "and" is written against figures: 3 و9
  | [^\W\d_][{_LETTER}]*+                                                # words first: they are nine tokens in ten
  | [ \t\u00a0][-–—]{{1,2}}(?=\s|\Z)                                      # a dash between words, apart from a hyphen
  | \d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)
  | (?:\d{{1,2}}/\d{{1,2}}/|\d{{1,2}}-\d{{1,2}}-|\d{{1,2}}\.\d{{1,2}}\.)(?:\d{{4}}|\d\d)(?:(?![\w/])|{_ERA})
  | \d{{4}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.)\d{{1,2}}(?:(?!\w)|{_ERA})
  | \d{{4}}{_ERA}
  | \d+(?:(?:[.,:/]\d+)|{_GROUP})*\w*+
  | ['’][sS]\b
  | \n\s*\n | \n(?=[ \t]*[(\[]?\d{{1,3}}[.)\]]\s)                       # a blank line, or the end of one before "2. "
  | [^\w\s]
  | _+
    """,
    re.VERBOSE,
)

_MARKS = str.maketrans(dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("–—‐‑−", "-"))


@lru_cache(maxsize=KEPT_TEXTS)
def cut(text: str) -> tuple[str, ...]:
    """Give the words, numbers and marks of a text in order; the space before a paragraph or numbered item is one.

    >>> cut("On 3 May, 2,000 people")
    ('On', '3', 'May', ',', '2,000', 'people')
    """
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=KEPT_TEXTS)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """Give where each word of `cut` stands: `[start, end)` in code points."""
    return tuple(match.span() for match in _WORD.finditer(text))


def fold(word: str) -> str:
    """Give the key a word or mark is looked up by: no case, no accents, plain apostrophes, one dash for all.

    >>> fold("Miércoles"), fold("—"), fold(" – ")
    ('miercoles', '-', ' -')
    """
    if word[0].isspace():
        return " -" if word.strip() else "\n"
    return fold_word(word) if word[0].isalpha() else word.translate(_MARKS).lower()
