"""Words without what writers vary: case, accents, apostrophes, full stops in abbreviations, Arabic letter forms.

>>> [word.key for word in cut("The U.S.-led coalition's Da'esh")]
['the', 'us', 'led', 'coalition', "'s", 'daesh']
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["POSSESSIVE", "Word", "bare", "cut", "fold"]

POSSESSIVE = "'s"

# Letters, digits and the marks that stand on them; decomposed accents and Arabic vowel signs are marks.
_LETTERS = r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u0655\u0670]+"
_APOSTROPHES = "'’‘ʼʻʿʾ`´"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|(?i:['’]s\b)|{_LETTERS}(?:[{_APOSTROPHES}](?!(?i:s)\b){_LETTERS})*"
)
# Alef, ya, ta marbuta and hamza are typed loosely; the stretching mark carries nothing.
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
# Letters that do not decompose into a base letter and a mark.
_LATIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e"})
_DROPPED = str.maketrans(dict.fromkeys(_APOSTROPHES + "."))


class Word(NamedTuple):
    """One word of a text: what it is compared by, and where it stands in code points.

    A tuple, not a dataclass: one is made for every word read, in a third of the time.
    """

    key: str
    start: int
    end: int


def cut(text: str) -> tuple[Word, ...]:
    """Give the words of a text; a possessive ending is a word of its own, hyphens part words."""
    return tuple(Word(fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text))


def bare(word: str) -> str:
    """Give a word with its case and accents but without apostrophes and full stops.

    >>> bare("B'Tselem"), bare("U.S.")
    ('BTselem', 'US')
    """
    return word.translate(_DROPPED)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Give a word as it is compared: `Da’esh`, `DAESH` and `Daësh` are one word.

    >>> fold("Müller"), fold("U.N."), fold("الإسلامية") == fold("الاسلاميه")
    ('muller', 'un', True)
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    if len(word) == len(POSSESSIVE) and word[0] in "'’":
        return POSSESSIVE
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_DROPPED))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return bare.translate(_LATIN).translate(_ARABIC)
