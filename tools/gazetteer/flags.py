"""Names that more often mean something else: English words, people, armed groups, agencies and outlets."""

from __future__ import annotations

import calendar
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from onrecord.resolution.places.gazetteer import BODY, COMMON_WORD, GIVEN_NAME, SURNAME
from onrecord.resolution.places.keys import place_key

__all__ = ["Lists", "read_flags", "read_words"]

# Per cent of the people of the 1990 census who bear a name.
LEAST_SHARE = 0.001


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the words and names lie: SCOWL's English words, the census's dist.* files, our given names and register."""

    words: Path
    census: Path
    given_names: Path
    register: Path


def read_words(path: Path) -> frozenset[str]:
    """Read the package's list of lower-case English words (SCOWL)."""
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def read_flags(lists: Lists, keys: set[str]) -> dict[str, int]:
    """Give the flags of those words and names that are also `keys` of places."""
    flags: dict[str, int] = {}
    for word, flag in _listed(lists):
        key = place_key(word)
        if key in keys:
            flags[key] = flags.get(key, 0) | flag
    return flags


def _listed(lists: Lists) -> Iterator[tuple[str, int]]:
    words = (*read_words(lists.words), *calendar.month_name[1:], *calendar.day_name)
    yield from ((word, COMMON_WORD) for word in words)
    for name, flag in (("male.first", GIVEN_NAME), ("female.first", GIVEN_NAME), ("all.last", SURNAME)):
        for line in (lists.census / f"dist.{name}").read_text(encoding="ascii").splitlines():
            word, share, _, _ = line.split()
            if float(share) >= LEAST_SHARE:
                yield word, flag
    for sexes in yaml.safe_load(lists.given_names.read_text(encoding="utf-8")).values():
        yield from ((word.strip(), GIVEN_NAME) for listed in sexes.values() for word in listed.split(";"))
    for path in sorted(lists.register.glob("*.yaml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8")).get("entries", {})
        for entry in entries.values():
            yield from ((name, BODY) for name in _names(entry))


def _names(entry: dict[str, Any]) -> Iterator[str]:
    yield str(entry.get("name", ""))
    yield from (name.strip() for name in str(entry.get("aliases", "")).split(";"))
