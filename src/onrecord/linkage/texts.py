"""Texts as linkage compares them: the words that few others have, and the names they tell.

What is said in two texts is weighed by how rare it is among all that are compared (tf-idf: K. Spärck Jones, "A
statistical interpretation of term specificity", Journal of Documentation 28, 1972; as a cosine: G. Salton and C.
Buckley, "Term-weighting approaches in automatic text retrieval", 1988). Two words that stand together count beside each
of them: streets, schools and people have names of two.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.resolution.findable import findable
from onrecord.resolution.skeleton import skeleton

__all__ = ["TextSigns", "signs_of_texts"]

MOST_WORDS, MOST_NAMES, MOST_TOLD = 96, 40, 200
# What more of the texts have tells no incident; a name of more is the newspaper's or the region's.
COMMON, COMMON_NAME = 0.05, 0.01
# What always counts as few: in a short list 1 % is less than one incident's reports.
FEW = 12
OF_TWO = 0.7
# A line on so many days that are more than a month apart is its site's; one story reprinted in many papers is not.
REPEATED, MONTH = 3, 31
_TITLED = re.compile(r"[A-ZÀ-ÞА-Я][\w'’.-]*(?:[ ]+(?:(?:de|la|van|von|al|bin)[ ]+)?[A-ZÀ-ÞА-Я][\w'’-]*)+")
_NAMED = re.compile(r"[A-ZÀ-ÞА-Я][\w'’-]+|[\u0600-\u06ff]+")


@dataclass(frozen=True, slots=True)
class TextSigns:
    """What a text is compared by: rare words and what each weighs, together of length 1, heaviest first; names of two
    words or more, the rarest first; and the signs of all words that may be names, the rarest first.
    """

    words: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def signs_of_texts(texts: Sequence[str | None], days: Sequence[int | None]) -> list[TextSigns]:
    """Give the signs of each text, published on those days; how rare something is, is counted over all of them."""
    held = [_counted(text) for text in _without_furniture(texts, days)]
    total = sum(bool(text) for text in texts)
    spreads = [Counter(one for each in held for one in getattr(each, part)) for part in ("words", "names", "told")]
    return [_signs(each, spreads, total) for each in held]


@dataclass(frozen=True, slots=True)
class _Counted:
    words: Mapping[str, int]
    names: frozenset[str]
    told: frozenset[str]


def _without_furniture(texts: Sequence[str | None], days: Sequence[int | None]) -> Iterator[str]:
    """Yield the texts without the lines that texts of other months have too: a site's menus and notices, no news."""
    dated: defaultdict[str, set[int]] = defaultdict(set)
    for text, day in zip(texts, days, strict=True):
        if text and day is not None:
            for line in text.splitlines():
                dated[line].add(day)
    repeated = {line for line, told in dated.items() if len(told) >= REPEATED and max(told) - min(told) > MONTH}
    for text in texts:
        yield "\n".join(line for line in (text or "").splitlines() if line not in repeated)


def _counted(text: str) -> _Counted:
    words = list(findable(text))
    counts = Counter(words)
    counts.update(f"{one} {other}" for one, other in pairwise(words))
    told = {sign for word in _NAMED.findall(text) for sign in skeleton(word) if len(sign) > 1}
    return _Counted(counts, frozenset(_names(text)), frozenset(told))


def _names(text: str) -> Iterator[str]:
    """Yield two words that stand together in a name."""
    for found in _TITLED.findall(text):
        for one, other in pairwise(findable(found)):
            yield f"{one} {other}"


def _signs(counted: _Counted, spreads: Sequence[Counter[str]], total: int) -> TextSigns:
    words, names, told = spreads
    weights = _weights(counted.words, words, total)
    return TextSigns(
        tuple(weights),
        tuple(weights.values()),
        _rarest(counted.names, names, max(COMMON_NAME * total, FEW))[:MOST_NAMES],
        _rarest(counted.told, told, math.inf, least=1)[:MOST_TOLD],
    )


def _weights(counts: Mapping[str, int], spread: Counter[str], total: int) -> dict[str, float]:
    most = max(COMMON * total, FEW)
    told = {
        word: (1 + math.log(number)) * math.log((total + 1) / spread[word]) * (OF_TWO if " " in word else 1)
        for word, number in counts.items()
        if 1 < spread[word] <= most
    }
    heaviest = sorted(told.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]
    length = math.sqrt(sum(weight**2 for _, weight in heaviest))
    return {word: weight / length for word, weight in heaviest}


def _rarest(found: frozenset[str], spread: Counter[str], most: float, least: int = 2) -> tuple[str, ...]:
    kept = (sign for sign in found if least <= spread[sign] <= most)
    return tuple(sorted(kept, key=lambda sign: (spread[sign], sign)))
