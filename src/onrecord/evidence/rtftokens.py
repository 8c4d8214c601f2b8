"""Cut Rich Text into its tokens: groups, control words, bytes in a code page, and raw data that is stepped over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

__all__ = ["Sort", "Token", "cut_tokens"]

_token = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


class Sort(Enum):
    """What a token is."""

    OPEN = "open"
    CLOSE = "close"
    WORD = "word"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Token:
    """A control word or symbol with its number, or bytes of text; `escaped` bytes were written as one figure."""

    sort: Sort
    word: str = ""
    number: int | None = None
    data: bytes = b""
    escaped: bool = False


def cut_tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a Rich Text document; the raw bytes of `\\bin` are not among them."""
    at = 0
    while at < len(data):
        match = _token.match(data, at)
        assert match is not None, "every byte begins a token"
        at = match.end()
        word, number, figure, symbol, brace, text = match.groups()
        if word is not None:
            count = int(number) if number is not None else None
            if word == b"bin" and count is not None:
                at += max(0, count)
            yield Token(Sort.WORD, word.decode("ascii"), count)
        elif figure is not None:
            yield Token(Sort.BYTES, data=bytes.fromhex(figure.decode("ascii")), escaped=True)
        elif brace is not None:
            yield Token(Sort.OPEN if brace == b"{" else Sort.CLOSE)
        elif text is not None:
            yield Token(Sort.BYTES, data=text)
        elif symbol is not None:
            # A line end behind a backslash is a paragraph's.
            yield Token(Sort.WORD, "par" if symbol in b"\r\n" else symbol.decode("latin-1"))
