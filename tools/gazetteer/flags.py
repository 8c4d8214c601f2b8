"""Names that are more often something else: words of English, and names of people."""

from __future__ import annotations

import calendar
import gzip
from pathlib import Path

from onrecord.resolution.places.gazetteer import COMMON_WORD, GIVEN_NAME, SURNAME
from onrecord.resolution.places.keys import place_key

__all__ = ["read_flags"]

# Per cent of the people of the 1990 census who bear a name.
LEAST_SHARE = 0.001


def read_flags(words: Path, people: Path, keys: set[str]) -> dict[str, int]:
    """Give the flags of those words and people's names that are also keys of places.

    Args:
        words: the package's list of lower-case English words (SCOWL).
        people: the folder of the US Census Bureau's dist.* files of 1990.
        keys: the keys of the gazetteer.
    """
    flags: dict[str, int] = {}

    def add(word: str, flag: int) -> None:
        key = place_key(word)
        if key in keys:
            flags[key] = flags.get(key, 0) | flag

    for word in gzip.decompress(words.read_bytes()).decode().splitlines():
        if not word.startswith("#"):
            add(word, COMMON_WORD)
    for word in (*calendar.month_name[1:], *calendar.day_name):
        add(word, COMMON_WORD)
    for name, flag in (("male.first", GIVEN_NAME), ("female.first", GIVEN_NAME), ("all.last", SURNAME)):
        for line in (people / f"dist.{name}").read_text(encoding="ascii").splitlines():
            word, share, _, _ = line.split()
            if float(share) >= LEAST_SHARE:
                add(word, flag)
    return flags
