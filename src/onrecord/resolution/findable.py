"""Words as a search finds them: without case, accents, vowel marks, and the Arabic words that are written onto others.

>>> list(findable("وقُتِلَ الخبّازون")) == list(findable("قتل خبازون"))
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.resolution.folding import POSSESSIVE, cut

__all__ = ["findable", "findable_word"]

# "and", "so", "in", "like", "for" and the article, written onto the word (light stemming of prefixes: Larkey,
# Ballesteros and Connell 2002). What is left must be a word: three letters after "and", two after the article.
_ARTICLES = ("وال", "فال", "بال", "كال", "ال", "لل")
_AND = "و"
LEAST_AFTER_ARTICLE = 2
LEAST_AFTER_AND = 3
_ARABIC = re.compile(r"[\u0621-\u064a]")


def findable(text: str) -> Iterator[str]:
    """Yield the words of a text as they are found."""
    for word in cut(text):
        if word.key and word.key != POSSESSIVE:
            yield findable_word(word.key)


@lru_cache(maxsize=1 << 16)
def findable_word(folded: str) -> str:
    """Give a folded word as it is found.

    >>> findable_word("والمخبز"), findable_word("bakery")
    ('مخبز', 'bakery')
    """
    if not _ARABIC.match(folded):
        return folded
    for article in _ARTICLES:
        if folded.startswith(article) and len(folded) >= len(article) + LEAST_AFTER_ARTICLE:
            return folded[len(article) :]
    if folded.startswith(_AND) and len(folded) > LEAST_AFTER_AND:
        return folded[len(_AND) :]
    return folded
