"""A search without a server: shards of an index that a small script loads as it needs them.

Each shard is a script that calls `onrecord_shard(name, data)`: a browser lets a page that was opened as a file load
scripts, and fetch nothing. A word is in the shard of its first two letters. A name is found by how it is written and,
in any script and by any scheme, by its consonants (`resolution/skeleton.py`). What is shown of a record stands in
shards of sixty-four records; a list of records too long for its shard stands alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from onrecord.core.values import AgeRange, When
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import IncidentFile, Statement, VictimRecord
from onrecord.publish.site.addresses import key_of
from onrecord.publish.site.labels import names_of
from onrecord.publish.site.writing import Writing
from onrecord.resolution.findable import findable_word
from onrecord.resolution.folding import fold
from onrecord.resolution.skeleton import skeleton

__all__ = ["BLOCK", "Index", "words_of"]

BLOCK = 64
"""Records in a shard: some 6 kB, for twenty hits may stand in twenty shards."""
ALONE = 3000
"""Letters of a list of records that stands in a shard of its own."""
LONGEST = 40
"""Letters of a word: what is longer is no word that anybody types."""
NAME, PLACE, TEXT = range(3)
"""Where a word stands: in a name, in a place, elsewhere. What is found in a name comes first."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W_]+")
_DROPPED = dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´."))
_POSSESSIVE = re.compile("['’]s\\b")
_ALTERED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
    | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e"}
)


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are found; the script does the same to what is typed.

    >>> words_of("Al-Qasem’s house"), words_of("وقُتِلَ")
    (('al', 'qasem', 'house'), ('قتل',))
    """
    bare = _POSSESSIVE.sub("", text.lower()).translate(_DROPPED).translate(_ALTERED)
    plain = "".join(each for each in unicodedata.normalize("NFKD", bare) if unicodedata.category(each)[0] != "M")
    return tuple(findable_word(word) for word in _WORD.findall(plain.translate(_ALTERED)) if len(word) <= LONGEST)


@dataclass
class Index:
    """An index that is being made: records are added in order, and each block is written as soon as it is full."""

    writing: Writing
    _lists: tuple[dict[str, array[int]], ...] = field(default_factory=lambda: ({}, {}, {}))
    _block: list[list[Any]] = field(default_factory=list)
    _records: int = 0
    _blocks: int = 0

    def add(self, file: IncidentFile) -> None:
        """Add an incident and the people in it."""
        incident = file.incident
        where, grade = incident.where, incident.grade
        confirmed = int(grade is not None and grade.is_confirmed)
        place = [each for each in (where.name, where.text) if each]
        day = _day(incident.when)
        common = [*place, day[:4], *((where.country,) if where.country else ())]
        acts = [":".join((act.type, act.method or "")) for act in incident.acts]
        self._record([key_of(incident.id), 0, acts, day, where.name or where.text or "", confirmed])
        self._words(PLACE, common, sounds=place[:1])
        self._words(TEXT, _said_of(file))
        for victim in file.victims:
            forms = [text for text, _ in names_of(victim)]
            called = forms or [victim.description or victim.occupation or ""]
            kind = 2 if victim.kind is PartyKind.GROUP else 1
            self._record(
                [key_of(victim.id), kind, called, day, where.name or where.text or "", confirmed, _age(victim)]
            )
            self._words(NAME, forms, sounds=forms)
            self._words(PLACE, common, sounds=place[:1])
            self._words(TEXT, _about(victim))

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

    def _words(self, where: int, texts: Iterable[str], sounds: Iterable[str] = ()) -> None:
        """Note the words of the record that was added last."""
        number = self._records - 1
        found = {word for text in texts for word in words_of(text)}
        found.update(f"~{sound}" for text in sounds for sound in skeleton(text) if len(sound) > 1)
        lists = self._lists[where]
        for word in found:
            if word not in lists:
                lists[word] = array("I")
            lists[word].append(number)

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
    """Give the name of the shard of a word: its first two letters, and for consonants the sign of these before."""
    return "".join(f"{ord(each):04x}" for each in (term[:3] if term[0] == "~" else term[:2]))


def _base36(number: int) -> str:
    if number < 36:
        return DIGITS[number]
    told = ""
    while number:
        number, rest = divmod(number, 36)
        told = DIGITS[rest] + told
    return told


def _day(when: When) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None or first.year != last.year:
        return ""
    if first == last:
        return first.isoformat()
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _age(victim: VictimRecord) -> str:
    age = victim.age
    if isinstance(age, AgeRange):
        ends = [str(end) for end in (age.low, age.high) if end is not None]
        return "-".join(ends) if len(ends) == 2 else ""
    return "" if age is None else str(age)


def _said_of(file: IncidentFile) -> Iterator[str]:
    incident = file.incident
    for act in incident.acts:
        yield from (act.type.replace("_", " "), (act.method or "").replace("_", " "), act.weapon or "")
    for actor in incident.actors:
        yield from (actor.actor or "", actor.name or "")
    yield from (citation.title or "" for citation in file.citations if not citation.is_protected)
    yield from _quoted(incident.statements)


def _about(victim: VictimRecord) -> Iterator[str]:
    yield from (each or "" for each in (victim.description, victim.occupation, victim.affiliation))
    yield from _quoted(victim.statements)


def _quoted(statements: Iterable[Statement]) -> Iterator[str]:
    return (quote for said in statements for quote in said.quotes)


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
