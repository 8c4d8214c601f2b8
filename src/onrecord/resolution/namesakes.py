"""Namesakes: which body a short or common name means here, or none, by what else the text says.

A name that may be a word or another body counts when the body is also named in full, when its country is named, or when
a word near it tells ("RSF fighters"). Where another body has the name as its own, only the full name counts; where two
bodies are borne out equally, it counts for neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from onrecord.resolution.bodies import BodyKind, Entry
from onrecord.resolution.written import Reading

__all__ = ["Candidate", "settle"]

# A word that tells a name apart stands this near it.
CUE_DISTANCE = 4
# Where capitals tell nothing, the word must be next to it.
CUE_DISTANCE_IN_CAPITALS = 2
IN_FULL, BY_COUNTRY, BY_CUE, BY_NOTHING = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `[first, last)` that may name a body; `via` says how."""

    first: int
    last: int
    entry: Entry
    via: str
    doubtful: bool = False


def settle(
    reading: Reading,
    certain: list[Candidate],
    doubtful: list[Candidate],
    cues: Mapping[str, frozenset[str]],
    countries: Callable[[Reading], frozenset[str]],
) -> list[Candidate]:
    """Give the certain bodies and those doubtful ones that the text bears out, in order and without overlap."""
    named = {one.entry.id for one in certain}
    owned = {(one.first, one.last) for one in certain}
    here = countries(reading)
    weighed: dict[tuple[int, int], list[tuple[int, Candidate]]] = {}
    for one in doubtful:
        strength = IN_FULL if one.entry.id in named else BY_NOTHING
        if strength == BY_NOTHING and (one.first, one.last) not in owned:
            strength = _strength(reading, one, here, cues)
        if strength:
            weighed.setdefault((one.first, one.last), []).append((strength, one))
    ranked = [(one.last - one.first, BY_NOTHING, -one.first, one) for one in certain]
    for borne_out in weighed.values():
        best = max(strength for strength, _ in borne_out)
        winners = {one.entry.id: one for strength, one in borne_out if strength == best}
        ranked += [(one.last - one.first, best, -one.first, one) for one in winners.values() if len(winners) == 1]
    return _apart([one for *_, one in sorted(ranked, key=lambda rank: rank[:3], reverse=True)])


def _strength(reading: Reading, one: Candidate, here: frozenset[str], cues: Mapping[str, frozenset[str]]) -> int:
    several_words = one.last - one.first > 1
    acronym = reading.piece(one.first).isupper() and not reading.shouted(one.first, one.last)
    if (several_words or acronym) and here.intersection(one.entry.countries):
        return BY_COUNTRY
    distance = CUE_DISTANCE_IN_CAPITALS if reading.upper_case else CUE_DISTANCE
    near = reading.words[max(0, one.first - distance) : one.last + distance]
    return BY_CUE if any(word.key in cues[_cue_group(one.entry)] for word in near) else BY_NOTHING


def _cue_group(entry: Entry) -> str:
    if entry.is_armed or entry.kind is BodyKind.COMMUNAL:
        return "armed"
    if entry.is_source:
        return "source"
    return "party" if entry.kind is BodyKind.PARTY else "state"


def _apart(ranked: list[Candidate]) -> list[Candidate]:
    """Give those that no better one overlaps, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for one in ranked:
        places = range(one.first, one.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(replace(one, doubtful=False))
    return sorted(kept, key=lambda one: one.first)
