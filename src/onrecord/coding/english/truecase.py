"""Give text in capitals back its case, so that the parser, trained on mixed case, can read a cable of 1989.

Lower case for words of the language, a capital for the rest: what is in no word list is most often a name. Every
character stays one character, so offsets hold.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from itertools import dropwhile
from pathlib import Path

from onrecord.coding.english.grammar import word_list

__all__ = ["is_upper_case", "is_word", "restore_case"]

WORDS = Path(__file__).parents[2] / "resources" / "languages" / "en" / "lowercase.txt.gz"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_BREAK = re.compile(r"(?:^|[.!?:][\"'”’)\]]*\s+|--\s+|\n)[\"'“‘(]*$")
CALENDAR = word_list("calendar")
PARTICLES = frozenset({"de", "del", "al", "y", "da", "dos", "do", "von", "van", "der", "bin"})
# Acronyms stand in brackets behind the name they shorten, or have no vowel, or are these.
ACRONYMS = frozenset(
    {
        "us",
        "usa",
        "un",
        "uk",
        "ussr",
        "oas",
        "eec",
        "ec",
        "pm",
        "am",
        "tv",
        "fbi",
        "cia",
        "dea",
        "id",
        "ap",
        "afp",
        "upi",
        "idf",
    }
)
VOWELS = frozenset("aeiouy")
SHARE_UPPER = 0.8
LEAST_CASED = 12  # letters that have a capital; fewer are an abbreviation


@cache
def _lowercase() -> frozenset[str]:
    lines = gzip.decompress(WORDS.read_bytes()).decode().splitlines()
    return frozenset(dropwhile(lambda line: line.startswith("#"), lines))


def is_upper_case(text: str) -> bool:
    """Tell whether a stretch of text is set in capitals throughout.

    >>> is_upper_case("GUNMEN SHOT THE MAYOR"), is_upper_case("UN: ISIS shot the mayor")
    (True, False)
    """
    upper = sum(map(str.isupper, text))
    cased = upper + sum(map(str.islower, text))
    return cased >= LEAST_CASED and upper >= SHARE_UPPER * cased


def restore_case(text: str) -> str:
    """Give the text with its likely case and the same length.

    >>> restore_case("THE MAYOR OF TILCOVA WAS SHOT [FMLN] YESTERDAY.")
    'The mayor of Tilcova was shot [FMLN] yesterday.'
    """
    pieces: list[str] = []
    last = 0
    for match in WORD.finditer(text):
        pieces.append(text[last : match.start()])
        pieces.append(_recase(text, match))
        last = match.end()
    pieces.append(text[last:])
    return "".join(pieces)


def _recase(text: str, match: re.Match[str]) -> str:
    word = match.group()
    lower = word.lower()
    if len(lower) != len(word):
        return word
    if _is_acronym(text, match, lower):
        return word
    if lower in PARTICLES or text[match.start() - 1 : match.start()].isdigit():
        return lower
    if (
        lower in CALENDAR
        or not is_word(lower)
        or SENTENCE_BREAK.search(text[max(0, match.start() - 12) : match.start()])
    ):
        return word[0] + lower[1:]
    return lower


def is_word(lower: str) -> bool:
    """Tell whether a lower-case word is in the list of English words."""
    plain = lower.split("'")[0].split("’")[0]
    return plain in _lowercase() or (plain.endswith("s") and plain[:-1] in _lowercase())


def _is_acronym(text: str, match: re.Match[str], lower: str) -> bool:
    if text[match.start() - 1 : match.start()] == "[" and text[match.end() : match.end() + 1] == "]":
        return True
    if lower in ACRONYMS or match.end() - match.start() == 1:
        return lower != "a"
    if len(lower) <= 5 and not (set(lower) & VOWELS):
        return True
    return text[match.end() : match.end() + 1] == "." and text[match.start() - 1 : match.start()] == "."
