"""A search without a server: shards of an index that a small script loads as it needs them.

Each shard is a script that calls `onrecord_shard(name, data)`: a browser lets a page that was opened as a file load
scripts, and fetch nothing. A word is in the shard of its first two letters. What is shown of a record stands in shards
of sixty-four records; a list of records too long for its shard stands alone.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from onrecord.publish.site.addresses import key_of
from onrecord.publish.site.terms import NAME, PLACE, TEXT, Terms, words_of
from onrecord.publish.site.words import age_words
from onrecord.publish.site.writing import Writing
from onrecord.resolution.folding import fold

__all__ = ["ALONE", "BLOCK", "Index"]

BLOCK = 64
"""Records in a shard: some 6 kB, for ten hits may stand in ten shards."""
ALONE = 3000
"""Letters of a list of records that stands in a shard of its own."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass
class Index:
    """An index that is being made: records are added in order, and each block is written as soon as it is full."""

    writing: Writing
    _lists: tuple[dict[str, array[int]], ...] = field(default_factory=lambda: ({}, {}, {}))
    _block: list[list[Any]] = field(default_factory=list)
    _records: int = 0
    _blocks: int = 0

    def extend(self, terms: Terms) -> None:
        """Add the records that follow."""
        before = self._records
        for told in terms.told:
            self._record(told)
        for mine, lists in zip(self._lists, terms.lists, strict=True):
            for term, numbers in lists.items():
                if term not in mine:
                    mine[term] = array("I")
                mine[term].extend([before + number for number in numbers])

    def finish(self) -> None:
        """Write what is left, and the lists of all words."""
        self._flush()
        shards: dict[str, dict[str, list[str]]] = {}
        for term in sorted({*self._lists[NAME], *self._lists[PLACE], *self._lists[TEXT]}):
            entry = [self._list(each, term) for each in (NAME, PLACE, TEXT)]
            shards.setdefault(_shard(term), {})[term] = entry
        for name, entries in shards.items():
            self._write(f"t/{name}", entries)
        told = {"records": self._records, "block": BLOCK, "shards": sorted(shards), "sounds": _sounds()}
        told["ages"] = sorted({word for each in age_words() for word in words_of(each)})
        self._write("about", told)

    def _record(self, told: list[Any]) -> None:
        self._block.append(told)
        self._records += 1
        if len(self._block) == BLOCK:
            self._flush()

    def _flush(self) -> None:
        if self._block:
            self._write(f"d/{self._blocks}", self._block)
            self._blocks += 1
            self._block = []

    def _list(self, where: int, term: str) -> str:
        """Give the numbers of the records with a word, each as how far it is from the one before; of a long list
        the shard that it stands in.
        """
        numbers = self._lists[where].get(term)
        if numbers is None:
            return ""
        before, told = 0, []
        for number in numbers:
            told.append(_base36(number - before))
            before = number
        listed = " ".join(told)
        if len(listed) <= ALONE:
            return listed
        name = f"{where}{key_of(term)}"
        self._write(f"p/{name}", listed)
        return f"@{name}"

    def _write(self, name: str, data: object) -> None:
        told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        self.writing.write(f"search/{name}.js", f'onrecord_shard("{name}",{told})\n')


def _shard(term: str) -> str:
    """Give the name of the shard of a term: its first two letters; of consonants the sign of these before, of days
    their year, and all ages in one.
    """
    letters = 3 if term[0] == "~" else 5 if term[0] == "@" and term[1] != "a" else 2
    return "".join(f"{ord(each):04x}" for each in term[:letters])


def _base36(number: int) -> str:
    if number < 36:
        return DIGITS[number]
    told = ""
    while number:
        number, rest = divmod(number, 36)
        told = DIGITS[rest] + told
    return told


def _sounds() -> dict[str, Any]:
    """Give the tables of consonants, which the script finds names by as Python did, without what only people read."""
    import yaml

    text = (files("onrecord") / "resources" / "names" / "skeleton.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    letters = {
        letter: sign for script in ("latin", "arabic", "cyrillic", "hebrew") for letter, sign in told[script].items()
    }
    lists = {key: sorted(map(fold, told[key])) for key in ("articles", "arabic_articles", "servant", "descent")}
    return {
        "letters": letters,
        "pairs": told["latin_pairs"],
        "first": told["first"],
        **lists,
        "abd": told["arabic_servant"],
    }
