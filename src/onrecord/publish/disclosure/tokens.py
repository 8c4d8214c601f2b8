"""Words of a text as secrets are looked for in them: without case, accents, Arabic marks and letter variants, the form
of a digit, or the way they are parted; and beside it the consonants that all spellings of a name share.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.resolution.findable import findable_word
from onrecord.resolution.folding import fold
from onrecord.resolution.skeleton import skeleton_of_word

__all__ = ["Token", "common_words", "is_shown_backwards", "joined", "key_of", "tokens_of", "word_tables"]

ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ال"})
LEAST_REST = 3
_WRITTEN_ON = "وفبلك"
# "Abd al-Rahman" has the signs of "Abdulrahman".
_SERVANTS = frozenset({"abd", "abdel", "abdul", "abdal", "عبد"})
SERVANT = "bd"
_PRESENTATION = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")


class Token(NamedTuple):
    """One word or number: where it stands, and what it is compared by.

    `bare` is without the Arabic words written onto it, empty for an article that stands alone; `signs` are its
    consonants, for letters alone; `proud` tells that it begins with a capital, or is of a script that has none;
    `starts` are the ways in which what is sought may begin with it.
    """

    start: int
    end: int
    key: str
    bare: str
    signs: str
    proud: bool
    starts: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Give the words of a text; letters written apart ("A h m a d") are one word."""
    found = [Token(each.start(), each.end(), *_forms(each.group())) for each in _pattern().finditer(text)]
    return tuple(_spelt(found)) if any(len(each.key) == 1 for each in found) else tuple(found)


def joined(text: str) -> str:
    """Give the letters and digits of a text alone, as they are compared.

    >>> joined("al-Hasan  BAKR") == joined("AlHasan Bakr")
    True
    """
    return "".join(token.key for token in tokens_of(text))


def key_of(word: str) -> str:
    """Give one word as it is compared."""
    return _forms(word)[0]


def is_shown_backwards(text: str) -> bool:
    """Tell whether a text holds the shapes of letters that PDFs hold, which may stand from left to right."""
    return _PRESENTATION.search(text) is not None


@cache
def common_words() -> frozenset[str]:
    """Give the English words that are written in lower case: a name that is one of them tells nothing by itself."""
    import gzip
    from pathlib import Path

    path = Path(__file__).parents[2] / "resources" / "languages" / "en" / "lowercase.txt.gz"
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def word_tables() -> dict[str, dict[str, object]]:
    """Give the tables of words that disclosure reads and writes."""
    from pathlib import Path

    import yaml

    path = Path(__file__).parents[2] / "resources" / "disclosure" / "words.yaml"
    tables: dict[str, dict[str, object]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tables


@lru_cache(maxsize=1 << 17)
def _forms(word: str) -> tuple[str, str, str, bool, tuple[str, ...]]:
    if word[0].isdigit():
        digits = "".join(str(unicodedata.digit(each, 0)) for each in word)
        return digits, digits, "", False, (digits,)
    key = fold(unicodedata.normalize("NFKC", word.translate(_unseen())))
    bare = "" if key in ARTICLES else findable_word(key)
    first = unicodedata.normalize("NFKD", word)[0]
    proud = first.isupper() or first.lower() == first.upper()
    signs = SERVANT if bare in _SERVANTS else skeleton_of_word(bare) if bare else ""
    return key, bare, signs, proud, tuple(dict.fromkeys(_starts(key, bare)))


def _starts(key: str, bare: str) -> Iterator[str]:
    """Yield how a first word may begin: as it stands, and without what Arabic writes onto it."""
    yield key
    if bare:
        yield bare
    rest = key
    for _ in range(2):
        if len(rest) > LEAST_REST and rest[0] in _WRITTEN_ON:
            rest = rest[1:]
            yield rest
            if rest.startswith("ال") and len(rest) > LEAST_REST + 1:
                yield rest[2:]


def _spelt(found: list[Token]) -> list[Token]:
    """Give words with those of one letter in a row, three or more, as one."""
    told: list[Token] = []
    run: list[Token] = []
    for token in [*found, None]:
        if token is not None and len(token.key) == 1 and token.key.isalpha():
            run.append(token)
            continue
        if len(run) > 2:
            forms = _forms("".join(each.key for each in run))
            told.append(Token(run[0].start, run[-1].end, *forms[:3], run[0].proud, forms[4]))
        else:
            told += run
        run = []
        if token is not None:
            told.append(token)
    return told


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_marks()}])*|\d+")


@cache
def _marks() -> str:
    """Give, as ranges of a pattern, what stands on letters or is not seen between them."""
    codes = [code for code in range(0x300, 0x10000) if _is_mark(chr(code))] + [0xAD]
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(rf"\u{first:04x}-\u{last:04x}" for first, last in ranges)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")


@cache
def _unseen() -> dict[int, None]:
    return {
        code: None
        for code in (0xAD, 0x640, *range(0x200B, 0x2070), 0xFEFF)
        if code <= sys.maxunicode and code != 0x2010
    }
