"""The words of a text as reprints compare them: without case, accents and vowel marks, each a number.

The numbers come of the letters alone, so that they are the same on every machine and may be kept.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

__all__ = ["Numbers", "Words", "words_in"]

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]

# Scripts written without spaces give a word a letter: Thai and Lao, kana, Han.
_SPACELESS = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
# What stands on letters or joins them: accents, vowel signs of Hebrew and Arabic, the stretching mark, apostrophes.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed'’‘ʼ"
_word = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}](?:[^\W_{_SPACELESS}]|[{_MARKS}](?=[^\W_]|[{_MARKS}]))*")
_dropped = re.compile(rf"[{_MARKS}]+")
# Ya and ta marbuta are typed loosely; alef and hamza lose their marks when taken apart.
_ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order: as they stand in it, where, and the numbers they are compared by."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    numbers: Numbers

    def __len__(self) -> int:
        return len(self.forms)


def words_in(text: str) -> Words:
    """Give the words of a text; apostrophes and vowel marks inside a word part nothing.

    >>> one, other = words_in("قُتِلَ خبّازان في الزاويةِ"), words_in("قتل خبازان في الزاويه")
    >>> one.numbers.tolist() == other.numbers.tolist()
    True
    """
    found = list(_word.finditer(text))
    forms = tuple(match.group() for match in found)
    return Words(
        forms, tuple(match.start() for match in found), np.fromiter(map(_number, forms), np.uint64, len(forms))
    )


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    folded = _dropped.sub("", unicodedata.normalize("NFKD", word).casefold().translate(_ARABIC))
    return int.from_bytes(hashlib.blake2b((folded or word).encode(errors="surrogatepass"), digest_size=8).digest())
