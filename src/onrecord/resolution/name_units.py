"""Names taken apart into units: titles and kunya before, nickname, and the names themselves with their particles.

>>> take_apart("Dr. Juan “el Profe” de la Cruz").names
('Juan', 'de la Cruz')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import name_words
from onrecord.resolution.titles import is_suffix, title, title_at, title_words

__all__ = ["Units", "take_apart"]

Parts = tuple[tuple[str, str], ...]

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)|\(([^()]+)\)")
_JOINED_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Units:
    """A name in pieces. `lineage` counts the names told to be a father's ("bin"); `has_article`: one has al-."""

    before: Parts
    names: tuple[str, ...]
    behind: Parts
    lineage: int
    has_article: bool


@lru_cache(maxsize=1 << 12)
def take_apart(words: str) -> Units:
    """Take a name apart."""
    plain = words.split()
    if all(map(_is_plain, plain)):
        return Units((), tuple(plain), (), 0, any(map(_article, plain)))
    quoted = ["".join(groups).strip() for groups in _QUOTED.findall(words)]
    pieces = [piece.strip(",;:") for piece in _QUOTED.sub(" ", words).split() if piece.strip(",;:.-")]
    while len(pieces) > 1 and is_suffix(pieces[-1]):
        pieces.pop()
    before, rest = _before(pieces)
    names, lineage = _names(rest)
    behind = tuple(("kunya" if _is_kunya(words) else "nickname", words) for words in quoted)
    article = any(_article(name) for name in names)
    return Units(before, names, behind, lineage, article)


@lru_cache(maxsize=1 << 16)
def _is_plain(piece: str) -> bool:
    """Tell whether a piece is a name of its own wherever it stands, as most are, "Al-Tawil" too."""
    first, *others = piece.split("-")
    if not (first.isalpha() and all(map(str.isalpha, others))) or fold(piece) in _words_with_others():
        return False
    if not others:
        return True
    return fold(first) in name_words("articles") and not any(fold(word) in _words_with_others() for word in others)


@cache
def _words_with_others() -> frozenset[str]:
    """Give the words that may be a title, or make one name with the next or with the one before."""
    parts = ("lineage", "articles", "servants", "family", "endings")
    return title_words().union(*map(name_words, parts))


def _before(pieces: Sequence[str]) -> tuple[Parts, Sequence[str]]:
    """Give the titles and the kunya a name begins with, and what is left."""
    before: list[tuple[str, str]] = []
    place = 0
    while (found := title_at(pieces, place)) is not None:
        after, told = found
        if told.kunya:
            last = _unit_end(pieces, after)
            return (*before, ("kunya", " ".join(pieces[place:last]))), pieces[last:]
        before.append(("title", " ".join(pieces[place:after])))
        place = after
    return tuple(before), pieces[place:]


def _is_kunya(words: str) -> bool:
    first = title(words.split()[0]) if words.split() else None
    return first is not None and first.kunya


def _names(pieces: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Give the units of a name, and how many of them "bin" says are fathers."""
    names: list[str] = []
    lineage = place = 0
    while place < len(pieces):
        if fold(pieces[place]) in name_words("lineage") and names and place + 1 < len(pieces):
            lineage += 1
            place += 1
        last = _unit_end(pieces, place)
        names.append(" ".join(pieces[place:last]))
        place = last
    return tuple(names), lineage


def _unit_end(pieces: Sequence[str], first: int) -> int:
    """Give the piece after one name: particles take the next word, "Salah" takes "al-Din"."""
    last, count = first, len(pieces)
    while last < count - 1 and _leads(pieces[last]):
        last += 1
    last += 1
    while last < count and _ends(pieces, last):
        last += 1 if _is_ending(pieces[last]) else 2
    return min(last, count)


@lru_cache(maxsize=1 << 16)
def _leads(piece: str) -> bool:
    """Tell whether a piece only begins a name: "de", "Abu", "Abd al-"."""
    key = fold(piece.rstrip("-"))
    return any(key in name_words(part) for part in ("articles", "servants", "family"))


def _ends(pieces: Sequence[str], place: int) -> bool:
    """Tell whether the piece makes one name with what is before it: "al-Din", "al Din", "Allah"."""
    apart = fold(pieces[place]) in name_words("articles") and place + 1 < len(pieces)
    return _is_ending(pieces[place]) or (apart and _is_ending(pieces[place + 1]))


@lru_cache(maxsize=1 << 16)
def _is_ending(piece: str) -> bool:
    article, _, word = piece.rpartition("-")
    return fold(word) in name_words("endings") and (not article or fold(article) in name_words("articles"))


@lru_cache(maxsize=1 << 16)
def _article(name: str) -> bool:
    first = re.split(r"[-\s]", name)[0]
    return (fold(first) in name_words("articles") and first != name) or name.startswith(_JOINED_ARTICLE)
