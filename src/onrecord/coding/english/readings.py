"""What the resolvers read in a report's text, laid over its tokens: counts, ages, dates, actors, places, names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.personal import find_persons
from onrecord.coding.english.syntax import Parse
from onrecord.resolution.actors import ActorMention
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.numbers import AgeExpression, CountExpression
from onrecord.resolution.places import PlaceMention

__all__ = ["Laid", "Readings", "long_names", "read"]

LONG_NAME = 3
# So many tokens behind a phrase may an age of it stand: ", who was 70".
BEHIND = 4

VERBAL = frozenset({"is", "are", "was", "were", "be", "being", "has", "have", "do", "does", "not"})


class _Stretch(Protocol):
    """Anything with a place in the text, in code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=_Stretch)


@dataclass(frozen=True, slots=True)
class Laid(Generic[Found]):
    """Something a resolver found, with the tokens `[first, last)` it covers."""

    first: int
    last: int
    found: Found

    def root(self, parse: Parse) -> int:
        """Give the token of the stretch whose governor stands outside it."""
        inside = range(self.first, self.last)
        return next(
            (token for token in reversed(inside) if parse.head[token] not in inside or parse.head[token] == token),
            self.last - 1,
        )


@dataclass(frozen=True, slots=True)
class Readings:
    """Everything found, each kind by the tokens it covers."""

    counts: tuple[Laid[CountExpression], ...]
    ages: tuple[Laid[AgeExpression], ...]
    dates: tuple[Laid[DateExpression], ...]
    actors: tuple[Laid[ActorMention], ...]
    places: tuple[Laid[PlaceMention], ...]
    persons: tuple[tuple[int, int], ...]
    count_at: dict[int, Laid[CountExpression]]
    age_at: dict[int, Laid[AgeExpression]]
    date_at: dict[int, Laid[DateExpression]]
    actor_at: dict[int, Laid[ActorMention]]
    place_at: dict[int, Laid[PlaceMention]]
    person_of: dict[int, tuple[int, int]]

    def count_over(self, start: int, end: int) -> Laid[CountExpression] | None:
        """Give the count among tokens `[start, end)`, or one that ends right before them."""
        return next((self.count_at[token] for token in range(end - 1, start - 2, -1) if token in self.count_at), None)

    def age_near(self, parse: Parse, start: int, end: int) -> AgeExpression | None:
        """Give the age told within tokens `[start, end)` or set right behind them between commas or brackets."""
        for token in range(start, min(end + BEHIND, len(parse))):
            laid = self.age_at.get(token)
            if laid is None:
                continue
            between = parse.lower[end:token]
            if token < end or all(
                word in (",", "(", "-", "–", "—", "aged", "age", "who", "is", "was") for word in between
            ):
                return laid.found
        return None

    def person_at(self, head: int) -> tuple[int, int] | None:
        """Give the stretch of the personal name the token belongs to."""
        return self.person_of.get(head)

    def is_span_root(self, parse: Parse, token: int) -> bool:
        """Tell whether the token is the root of a name or place set before another noun ("Islamic State militant")."""
        for table in (self.actor_at, self.place_at):
            laid = table.get(token)
            if laid is not None:
                return laid.root(parse) == token
        return False


def long_names(found: Iterable[ActorMention]) -> list[tuple[int, int]]:
    """Give the stretches of bodies with long names, or names that read as a sentence ("Raqqa is Being Slaughtered
    Silently"): the parser gets them wrong word by word."""
    return [
        (mention.start, mention.end)
        for mention in found
        if len(words := mention.text.lower().split()) >= LONG_NAME or VERBAL & set(words)
    ]


def read(parse: Parse, bodies: Sequence[ActorMention], knowledge: Knowledge) -> Readings:
    """Run every resolver over the text once and lay what they find over the tokens; `bodies` were found before the
    parse.
    """
    text, upper = parse.text, knowledge.is_upper(parse.text)
    actors = tuple(_lay(parse, bodies))
    actor_at = _by_token(actors)
    places = tuple(laid for laid in _lay(parse, knowledge.find_places(text, upper)) if laid.first not in actor_at)
    counts, ages = tuple(_lay(parse, knowledge.find_counts(text))), tuple(_lay(parse, knowledge.find_ages(text)))
    dates = tuple(_lay(parse, knowledge.find_dates(text)))
    place_at, date_at = _by_token(places), _by_token(dates)
    persons = find_persons(parse, knowledge, {**actor_at, **date_at}, place_at)
    person_of = {token: name for name in persons for token in range(*name)}
    return Readings(
        counts=counts,
        ages=ages,
        dates=dates,
        actors=actors,
        places=places,
        persons=persons,
        count_at=_by_token(counts),
        age_at=_by_token(ages),
        date_at=date_at,
        actor_at=actor_at,
        place_at={token: laid for token, laid in place_at.items() if token not in person_of},
        person_of=person_of,
    )


def _lay(parse: Parse, found: Iterable[Found]) -> Iterable[Laid[Found]]:
    """Yield each stretch with the tokens it overlaps; a stretch between tokens is left out."""
    starts: Sequence[int] = parse.start
    ends: Sequence[int] = parse.end
    for item in found:
        first, last = bisect_right(ends, item.start), bisect_left(starts, item.end)
        if first < last:
            yield Laid(first, last, item)


def _by_token(laid: Iterable[Laid[Found]]) -> dict[int, Laid[Found]]:
    return {token: item for item in laid for token in range(item.first, item.last)}
