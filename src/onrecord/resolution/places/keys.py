"""Keys under which place names are kept: spellings that differ only in case, accents, hyphens or articles share one.

Three steps, each coarser than the one before. The *key* keeps every letter; the *bare key* drops a leading article; the
*sound* and its *skeleton* fold what romanisations write differently, and are safe only within one known country.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["bare_key", "place_key", "skeleton", "sound"]

SPELLING = Path(__file__).parents[2] / "resources" / "gazetteer" / "spelling.csv"
ARABIC_ARTICLE = "ال"
LEAST_LETTERS = 3  # what an article leaves
# With three consonants one village in ten of Syria has the skeleton of another; with four, one in fifty.
LEAST_CONSONANTS = 4
REPEATED = re.compile(r"(.)\1+")
FINAL_H = re.compile(r"(?<=[aeiouy])h\b")
VOWELS = re.compile(r"(?!^)[aiu]")


class _Spelling(NamedTuple):
    """The rules of spelling.csv, ready to use."""

    letters: dict[int, str]
    words: dict[str, str]
    articles: frozenset[str]
    sounds: dict[str, str]
    sound_pattern: re.Pattern[str]


@cache
def _spelling() -> _Spelling:
    with SPELLING.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    rules = {
        name: {row["from"]: row["to"] for row in rows if row["rule"] == name} for name in ("letter", "word", "sound")
    }
    letters = {ord(source): target for source, target in rules["letter"].items()}
    for row in rows:
        if row["rule"] in ("drop", "space"):
            letters.update(dict.fromkeys(map(ord, row["from"]), " " if row["rule"] == "space" else ""))
    pattern = re.compile("|".join(sorted(map(re.escape, rules["sound"]), key=len, reverse=True)))
    articles = frozenset(row["from"] for row in rows if row["rule"] == "article")
    return _Spelling(letters, rules["word"], articles, rules["sound"], pattern)


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """Give the key of a name; empty where no letter or digit is left.

    >>> place_key("Saint-Étienne"), place_key("KHĀN YŪNIS"), place_key("Ma'arrat al-Nu’man"), place_key("U.S.")
    ('st etienne', 'khan yunis', 'maarrat al numan', 'us')
    >>> place_key("الرَّقّة") == place_key("الرقه")
    True
    """
    rules = _spelling()
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        name = "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Cf"))
    words = name.lower().translate(rules.letters).split()
    return " ".join([rules.words.get(word, word) for word in words])


def bare_key(key: str) -> str | None:
    """Give the key without its leading article, or None where it has none.

    >>> bare_key("ar raqqah"), bare_key("raqqah"), bare_key("الرقه")
    ('raqqah', None, 'رقه')
    """
    first, _, rest = key.partition(" ")
    if first in _spelling().articles and len(rest) >= LEAST_LETTERS:
        return rest
    rest = key.removeprefix(ARABIC_ARTICLE)
    return rest if LEAST_LETTERS <= len(rest) < len(key) else None


def sound(key: str) -> str:
    """Give what the common romanisations of one name share; empty for other scripts.

    >>> sound("ar raqqah") == sound("rakka"), sound("khan younes") == sound("khan yunis")
    (True, True)
    """
    if not key.isascii():
        return ""
    rules = _spelling()
    words = [word for word in key.split() if word not in rules.articles] or [key]
    joined = "".join(FINAL_H.sub("", word) for word in words)
    return REPEATED.sub(r"\1", rules.sound_pattern.sub(lambda match: rules.sounds[match[0]], joined))


def skeleton(name_sound: str) -> str:
    """Give the consonants of a sound, or nothing where they are too few to tell places apart.

    >>> skeleton(sound("deir ezzor")) == skeleton(sound("dayr az zawr")), skeleton(sound("homs"))
    (True, '')
    """
    bones = REPEATED.sub(r"\1", VOWELS.sub("", name_sound.replace("j", "g")))
    return bones if len(bones) - (bones[:1] in tuple("aiu")) >= LEAST_CONSONANTS else ""
