"""The consonants a name is found by: `Mohammed Qasem`, `Muhammad Kassim` and `محمد قاسم` have one skeleton.

Vowels are dropped because Arabic and Hebrew do not write most of them and no two schemes agree on the rest; consonants
that schemes write alike share a sign. What comes out is for finding, not for telling people apart: `Hassan` and
`Hussein` have one skeleton too.

>>> skeleton("Mohammed al-Qasem"), skeleton("محمد القاسم")
(('mhmd', 'ksm'), ('mhmd', 'ksm'))
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.resolution.folding import fold

__all__ = ["skeleton", "skeleton_as_one", "skeleton_of_word"]

# The sign of a word that begins with a vowel, ayn or hamza; how these are written differs, that there is one does not.
VOWEL = "a"
_SERVANT = "abdul"
# "Allah" has an article, "Ali" and "Alaa" have none.
LEAST_WITH_ARTICLE = 5
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("latin", "arabic", "cyrillic", "hebrew")


@lru_cache(maxsize=1 << 16)
def skeleton(name: str) -> tuple[str, ...]:
    """Give the skeleton of each word of a name, in order, articles and "son of" left out.

    >>> skeleton("Abd al-Rahman Omar"), skeleton("عبدالرحمن عمر"), skeleton("Abdulrahman 'Umar")
    (('bdrhmn', 'amr'), ('bdrhmn', 'amr'), ('bdrhmn', 'amr'))
    """
    words = _words(name)
    signs: list[str] = []
    servant = False
    for position, word in enumerate(words):
        if _is_article(word):
            # "Al" alone, at the end, is a name cut short: nothing to find it by.
            continue
        if word in _table("servant") or word == _tables()["arabic_servant"]:
            servant = position + 1 < len(words)
            if servant:
                continue
        found = skeleton_of_word(word)
        signs.append(f"bd{found}" if servant and found else found)
        servant = False
    return tuple(sign for sign in signs if sign)


@lru_cache(maxsize=1 << 16)
def skeleton_as_one(words: str) -> str:
    """Give the skeleton of words that make one name, the same whether they are written apart or as one.

    >>> skeleton_as_one("Salah al-Din"), skeleton_as_one("Salahuddin"), skeleton_as_one("صلاح الدين")
    ('slhdn', 'slhdn', 'slhdn')
    """
    told: list[str] = []
    found = _words(words)
    for position, word in enumerate(found):
        last = position + 1 == len(found)
        if _is_article(word):
            continue
        if not last and word in _table("servant"):
            told.append(_SERVANT)
        elif not last and word == _tables()["arabic_servant"]:
            told.append(word + _tables()["arabic_articles"][0])
        else:
            told.append(_after_servant(word) if told[-1:] == [_SERVANT] else _without_article(word))
    return skeleton_of_word("".join(told))


def _after_servant(word: str) -> str:
    """Give a word behind "servant of" without an article written onto it: "Abd Allah", "Abd Alrahman"."""
    return word[2:] if word.startswith("al") and len(word) >= LEAST_WITH_ARTICLE else word


def skeleton_of_word(word: str) -> str:
    """Give the skeleton of one folded word, without its article.

    >>> skeleton_of_word("الشامي"), skeleton_of_word("shami"), skeleton_of_word("iyad")
    ('sm', 'sm', 'ad')
    """
    word = _without_article(word)
    for start in _servants():
        rest = word[len(start) :]
        if word.startswith(start) and len(rest) > 1:
            return "bd" + _signs(_without_article(rest))
    return _signs(word)


def _words(name: str) -> list[str]:
    """Give the folded words of a name, titles of descent left out."""
    return [word for word in _WORD.findall(fold(name)) if word not in _table("descent")]


def _is_article(word: str) -> bool:
    return word in _table("articles") or word in _table("arabic_articles")


def _without_article(word: str) -> str:
    for article in _tables()["arabic_articles"]:
        if word.startswith(article) and len(word) > len(article) + 1:
            return word[len(article) :]
    return word


def _signs(word: str) -> str:
    """Give the signs of the letters, doubled ones once, what a final h or ta marbuta stands for left out.

    A word in another script than those of the tables is its own sign: all words would else be one.
    """
    if word and unicodedata.name(word[0], "").split(" ")[0].lower() not in _SCRIPTS:
        return word
    signs: list[str] = []
    letters, pairs = _letters(), _tables()["latin_pairs"]
    position = 0
    while position < len(word):
        pair, letter = word[position : position + 2], word[position]
        step = 2 if pair in pairs else 1
        sign = pairs.get(pair) or letters.get(letter, "")
        if not sign and position == 0:
            sign = _tables()["first"].get(letter, VOWEL)
        last = position + step == len(word)
        if (
            sign
            and not (sign == "h" and last and signs)
            and (not signs or signs[-1] != sign or _parted(word, position))
        ):
            signs.append(sign)
        position += step
    return "".join(signs)


def _parted(word: str, position: int) -> bool:
    """True where a vowel is written between this letter and the one before, so that the two are not one doubled."""
    return word[position - 1] not in _letters()


@cache
def _tables() -> dict[str, Any]:
    text = (files("onrecord") / "resources" / "names" / "skeleton.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _tables()[name])


@cache
def _letters() -> dict[str, str]:
    return {letter: sign for script in _SCRIPTS for letter, sign in _tables()[script].items()}


@cache
def _servants() -> tuple[str, ...]:
    """Give the beginnings of a name of one word that is "servant of": the longest first."""
    joined = [word for word in _table("servant") if len(word) > 3]
    return (*sorted(joined, key=len, reverse=True), _tables()["arabic_servant"] + "ال")
