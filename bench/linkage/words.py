"""Names as the baselines compare them: normalised, romanised letter by letter, as skeletons of consonants.

Plain on purpose: these are what a linker of our own is measured against.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from onrecord.resolution.folding import fold
from onrecord.resolution.skeleton import skeleton

__all__ = ["letters_of", "name_words", "normalise", "romanise", "skeletons"]

TABLES = Path(__file__).parent / "tables"
_WORD = re.compile(r"[^\W\d_]+")
# What is written apart or glued to the word after it: "servant of", "father of".
_SERVANTS = frozenset({"عبد", "abd", "abdul", "abdel"})
_FATHERS = frozenset({"ابو", "abu", "abo", "abou"})


@lru_cache(maxsize=1 << 17)
def name_words(name: str) -> tuple[str, ...]:
    """Give the folded words of a name, "abd" and "abu" glued to the word after them.

    >>> name_words("عبد الرحمن أحمد أبو شادي")
    ('عبدالرحمن', 'احمد', 'ابوشادي')
    """
    words: list[str] = []
    held = ""
    for word in _WORD.findall(fold(name)):
        if word in _SERVANTS or word in _FATHERS:
            held += word
            continue
        words.append(held + word)
        held = ""
    return (*words, held) if held else tuple(words)


def normalise(name: str) -> str:
    """Give a name with the spelling of hamza, ta marbuta, alef maqsura, case and spaces made one."""
    return " ".join(name_words(name))


@lru_cache(maxsize=1 << 17)
def romanise(name: str) -> str:
    """Give a name in Latin letters, Arabic letter by letter: the vowels that are not written stay unwritten.

    >>> romanise("محمد القاسم"), romanise("Mohammed Al-Qasem")
    ('mhmd alqasm', 'mohammed al qasem')
    """
    table = letters_of("plain")
    return " ".join("".join(table.get(letter, letter) for letter in word) for word in _WORD.findall(fold(name)))


@lru_cache(maxsize=1 << 17)
def skeletons(name: str) -> tuple[str, ...]:
    """Give the skeleton of each word, that of "abu" glued to the word after it."""
    words: list[str] = []
    held = ""
    for sign in skeleton(name):
        if sign == "ab":
            held = sign
            continue
        words.append(held + sign)
        held = ""
    return (*words, held) if held else tuple(words)


@cache
def letters_of(scheme: str) -> dict[str, str]:
    """Give what a scheme writes for each Arabic letter."""
    with (TABLES / "romanisation.csv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {row["letter"]: row[scheme] for row in csv.DictReader(lines)}
