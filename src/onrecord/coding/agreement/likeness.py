"""How alike two things of two codings are, 0 to 1: parts that both tell count, by weight; others do not.

A machine quotes a word where a person quotes a sentence, so words shared are a share of the shorter of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from onrecord.core.coding import Act, Coding, Incident, ObjectHarmed, Perpetrator, Toll, Victim
from onrecord.core.values import Count, When
from onrecord.resolution.folding import cut

__all__ = [
    "LEAST",
    "Seen",
    "act_likeness",
    "folded",
    "incident_likeness",
    "name_likeness",
    "party_likeness",
    "toll_likeness",
]

LEAST = 0.34
"""Less alike than this, two things are two: one part in three agrees, as a day without place or words does."""
FAR = 1 << 30

Party = Victim | Perpetrator | ObjectHarmed
Spans = tuple[tuple[int, int], ...]


class Seen:
    """A coding with the words each of its subjects rests on, looked up once."""

    def __init__(self, coding: Coding) -> None:
        """Read the quotes of every claim."""
        told: dict[str, list[tuple[int, int]]] = {}
        for claim in coding.claims:
            told.setdefault(claim.subject, []).extend((quote.start, quote.end) for quote in claim.quotes)
        self._spans: dict[str, Spans] = {subject: _merged(spans) for subject, spans in told.items()}

    def spans(self, *subjects: str) -> Spans:
        """Give the stretches that these subjects rest on, in order, none over another."""
        if len(subjects) == 1:
            return self._spans.get(subjects[0], ())
        return _merged(span for subject in subjects for span in self._spans.get(subject, ()))

    def place(self, subject: str) -> int:
        """Give where the report first tells of a subject; after everything, where no words do."""
        spans = self._spans.get(subject)
        return spans[0][0] if spans else FAR


@lru_cache(maxsize=1 << 14)
def folded(words: str) -> str:
    """Give words as they are compared: without case, accents, and what writers vary."""
    return " ".join(word.key for word in cut(words))


def incident_likeness(one: tuple[Seen, Incident], other: tuple[Seen, Incident]) -> float:
    """Give how alike two incidents are, by their words, days, places and victims."""
    (seen, a), (that, b) = one, other
    return _weighed(
        (3.0, _shared(seen.spans(*_members(a)), that.spans(*_members(b)))),
        (1.0, _days(a.when, b.when)),
        (1.0, _words(a.where.name or a.where.text, b.where.name or b.where.text)),
        (2.0, _met([(seen, each) for each in a.victims], [(that, each) for each in b.victims])),
    )


def act_likeness(one: tuple[Seen, Act], other: tuple[Seen, Act]) -> float:
    """Give how alike two acts are, by what was done, how, and their words."""
    (seen, a), (that, b) = one, other
    return _weighed(
        (2.0, 1.0 if a.type == b.type else 0.0),
        (1.0, None if a.method is None or b.method is None else float(a.method == b.method)),
        (1.0, _shared(seen.spans(a.id), that.spans(b.id))),
    )


def party_likeness(one: tuple[Seen, Party], other: tuple[Seen, Party]) -> float:
    """Give how alike two victims, perpetrators or things are; two with names that have nothing in common are two."""
    (seen, a), (that, b) = one, other
    named = name_likeness(a, b)
    if named == 0.0:
        return 0.0
    traits = [
        float(getattr(a, trait) == getattr(b, trait))
        for trait in ("sex", "age", "age_group", "actor", "type")
        if getattr(a, trait, None) is not None and getattr(b, trait, None) is not None
    ]
    return _weighed(
        (4.0, named),
        (3.0, _shared(seen.spans(a.id), that.spans(b.id))),
        (1.0, _counts(a.count, b.count)),
        (1.0, sum(traits) / len(traits) if traits else None),
    )


def toll_likeness(one: tuple[Seen, Toll], other: tuple[Seen, Toll]) -> float:
    """Give how alike two tolls are, by their words and numbers."""
    (seen, a), (that, b) = one, other
    return _weighed((2.0, _shared(seen.spans(a.id), that.spans(b.id))), (1.0, _counts(a.count, b.count)))


def name_likeness(one: Party, other: Party) -> float | None:
    """Give how much of the shorter name stands in the longer, None where either has none."""
    if not isinstance(one.name, str) or not isinstance(other.name, str):
        return None
    return _words(one.name, other.name)


def _members(incident: Incident) -> Iterator[str]:
    yield incident.id
    for group in (incident.acts, incident.victims, incident.perpetrators, incident.objects):
        yield from (each.id for each in group)


def _weighed(*parts: tuple[float, float | None]) -> float:
    known = [(weight, value) for weight, value in parts if value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known) if known else 0.0


def _shared(one: Spans, other: Spans) -> float | None:
    shorter = min(_length(one), _length(other))
    if not shorter:
        return None
    return sum(max(0, min(end, last) - max(start, first)) for start, end in one for first, last in other) / shorter


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _days(one: When, other: When) -> float | None:
    ends = (one.earliest, one.latest, other.earliest, other.latest)
    if any(end is None for end in ends):
        return None
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return 1.0
    return 0.5 if _after(one.latest, other.earliest) and _after(other.latest, one.earliest) else 0.0


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one >= other


def _words(one: str | None, other: str | None) -> float | None:
    if one is None or other is None:
        return None
    first, second = set(folded(one).split()), set(folded(other).split())
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else None


def _counts(one: Count | None, other: Count | None) -> float | None:
    if one is None or other is None:
        return None
    ends = (one.low, one.best, one.high), (other.low, other.best, other.high)
    return None if any(not any(end is not None for end in each) for each in ends) else float(ends[0] == ends[1])


def _met(some: Sequence[tuple[Seen, Victim]], others: Sequence[tuple[Seen, Victim]]) -> float | None:
    """Give the share of the fewer victims who are among the others."""
    if not some or not others:
        return None
    alike = [[party_likeness(each, other) >= LEAST for other in others] for each in some]
    met, met_again = sum(map(any, alike)), sum(map(any, zip(*alike, strict=True)))
    return (
        (met / len(some) + met_again / len(others)) / 2
        if len(some) == len(others)
        else _of_fewer(met, met_again, alike)
    )


def _of_fewer(met: int, met_again: int, alike: Sequence[Sequence[bool]]) -> float:
    return met / len(alike) if len(alike) < len(alike[0]) else met_again / len(alike[0])
