"""What in the words of whoever tells something may lead to a person: numbers, addresses and names of accounts.

What is found is for a person to look at, who takes out more or less: a name is not told from a place here, and a number
of a road may look like a telephone's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["TAKEN_OUT", "Leading", "Piece", "leading_in", "pieces_of", "take_out"]

TAKEN_OUT = "[taken out]"
"""What stands in place of words that were taken out."""

LEAST_DIGITS = 7  # of a telephone's number, without the code of its town

_FOUND = re.compile(
    r"(?P<web>\b(?:https?://|www\.|(?:t|wa|fb)\.me/|(?:facebook|instagram|twitter|x|tiktok)\.com/)[^\s<>\"”»]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w@.])@\w[\w.]+\w)"
    r"|(?P<phone>(?<![\w./-])\+?\(?\d[\d \t\u00a0().\-\u2010-\u2013]{4,}\d(?!\w))",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4}")
_END = ".,;:!?)]}،؛؟"


class Leading(StrEnum):
    """What a stretch of words looks like."""

    PHONE = "telephone number"
    MAIL = "e-mail address"
    HANDLE = "name of an account"
    WEB = "web address"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of a text, and what they look like; None where they look like nothing that leads to a person."""

    text: str
    leads: Leading | None = None


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield a text in pieces, those that may lead to a person apart.

    >>> [piece.text for piece in pieces_of("Call +963 944 123 456, or @sami_92.") if piece.leads]
    ['+963 944 123 456', '@sami_92']
    """
    at = 0
    for match in _FOUND.finditer(text):
        words = match[0].rstrip(_END)
        leads = _look(str(match.lastgroup), words)
        if leads is None:
            continue
        if match.start() > at:
            yield Piece(text[at : match.start()])
        yield Piece(words, leads)
        at = match.start() + len(words)
    if at < len(text):
        yield Piece(text[at:])


def _look(group: str, words: str) -> Leading | None:
    if group != "phone":
        return {"web": Leading.WEB, "mail": Leading.MAIL, "handle": Leading.HANDLE}[group]
    is_long = sum(letter.isdigit() for letter in words) >= LEAST_DIGITS
    return Leading.PHONE if is_long and not _DAY.fullmatch(words) else None


def leading_in(text: str) -> dict[str, Leading]:
    """Give the stretches of a text that may lead to a person, each once, in order."""
    return {piece.text: piece.leads for piece in pieces_of(text) if piece.leads is not None}


def take_out(text: str, words: Iterable[str]) -> str:
    """Give a text with `TAKEN_OUT` wherever one of the words stands.

    >>> take_out("Ask Umm Samir, 0944123456.", ["Umm Samir", "0944123456"])
    'Ask [taken out], [taken out].'
    """
    for each in sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True):
        text = text.replace(each, TAKEN_OUT)
    return text
