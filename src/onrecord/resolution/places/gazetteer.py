"""The gazetteer: names to places, best known first; words to countries. It reads no more than it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from onrecord.resolution.places.book import NO_COUNTRY, NO_PARENT, Book, Row
from onrecord.resolution.places.circles import Point, distance_km
from onrecord.resolution.places.keys import bare_key, place_key, skeleton, sound
from onrecord.resolution.places.kinds import KINDS, PROMINENCE_STEPS, PlaceKind

__all__ = ["BODY", "COMMON_WORD", "GIVEN_NAME", "SURNAME", "WELL_KNOWN", "Gazetteer", "Likeness", "Match", "Place"]

SHIPPED = Path(__file__).parents[2] / "resources" / "gazetteer" / "places.bin"
COMMON_WORD, GIVEN_NAME, SURNAME, BODY = 1, 2, 4, 8
# Decades of people from which a place is better known than the country whose adjective its name is: "Canadian", Texas.
WELL_KNOWN = 6.5
MOST_MATCHES = 40
KEPT_PLACES = 20_000
KEPT_NAMES = 5_000
DEEPEST = 6  # levels of division above a place; a file that goes round in circles ends here
POSSESSIVE = re.compile(r"['’]s?$")
# A project's own entry replaces the shipped one of the same name this near: they are one place.
SAME_PLACE_KM = 10.0
# "Congolese" is said of two countries, one of them with 15 times the people: that one is meant. "Korean" is not so.
CLEARLY_MORE_PEOPLE = 10


class Likeness(IntEnum):
    """How alike the name told and the name kept are, from letter for letter to their consonants only."""

    SKELETON = 1
    SOUND = 2
    BARE = 3
    NAME = 4
    EXACT = 5


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a gazetteer.

    `admin1` is the name of its first-level division, `within` the ids of what it lies in, nearest first. `coordinates`
    is what the point stands for: a district of which no town is known lies at the middle of its province. `prominence`
    is how well known it is, in decades of population; `own` says that the project added it.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    kind: PlaceKind
    latitude: float
    longitude: float
    population: int
    radius_km: float
    coordinates: PlaceKind
    prominence: float
    within: tuple[str, ...] = ()
    own: bool = False

    @property
    def point(self) -> Point:
        """Latitude and longitude."""
        return self.latitude, self.longitude


class _Above(NamedTuple):
    """What a row lies in: ids from itself outwards, and the name of the first-level division among them."""

    within: tuple[str, ...]
    admin1: str | None


NOTHING_ABOVE = _Above((), None)


class Match(NamedTuple):
    """A place that a name may mean, and how alike the two are."""

    place: Place
    likeness: Likeness


class Gazetteer:
    """Places by name, read from one file or several; a project's own files are consulted first."""

    __slots__ = ("_asked", "_books", "_kept", "_parents")

    def __init__(self, books: Iterable[Book]) -> None:
        self._books = tuple(books)
        self._kept: dict[tuple[int, int], Place] = {}
        self._parents: dict[tuple[int, int], _Above] = {}
        self._asked: dict[tuple[str, str | None], tuple[Match, ...]] = {}

    @classmethod
    def open(cls, path: Path | None = None, own: Iterable[Path] = ()) -> Gazetteer:
        """Open the shipped gazetteer or another, with the project's own files before it."""
        return cls([*map(Book, own), Book(path or SHIPPED)])

    def search(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Give the places of that name, best known first; within a known country, spellings may differ more."""
        return tuple(match.place for match in self.matches(name, country))

    def matches(self, name: str, country: str | None = None) -> tuple[Match, ...]:
        """Give at most `MOST_MATCHES` places of that name with how alike the names are, likest and best known first."""
        asked = (name, country)
        if asked not in self._asked:
            if len(self._asked) >= KEPT_NAMES:
                self._asked.clear()
            self._asked[asked] = tuple(self._find(name, country).values())
        return self._asked[asked]

    def _find(self, name: str, country: str | None) -> dict[str, Match]:
        found: dict[str, Match] = {}
        key, own = place_key(name), False
        for number, book in enumerate(self._books):
            for likeness, index in self._rows(book, name.strip(), key, country):
                if len(found) >= MOST_MATCHES:
                    break
                place = self._place(number, index)
                own |= place.own
                if place.id not in found and not (own and _is_known(place, found.values())):
                    found[place.id] = Match(place, likeness)
        return found

    def get(self, place_id: str) -> Place | None:
        """Give the place with that id, or None where no file has it."""
        scheme, _, rest = place_id.partition(":")
        for number, book in self._shipped_first():
            index = book.find_number(int(rest)) if scheme == "geonames" and rest.isdecimal() else None
            if index is None:
                index = next(book.find_texts(f"{place_id}\t"), None)
            if index is not None:
                return self._place(number, index)
        return None

    def by_adjective(self, word: str) -> tuple[Place, ...]:
        """Give the countries and continents whose adjective or people a word is: "Syrian", "Syrians", "African"."""
        number = len(self._books) - 1
        return tuple(self._place(number, index) for index in self._books[number].rows("d", place_key(word)))

    def country_of(self, words: str) -> str | None:
        """Give the ISO 3166-1 code of the country that words name: a name, an adjective, its people, a code.

        None where they name no country, or several of which none is much the largest.
        """
        words = POSSESSIVE.sub("", words.strip())
        key = place_key(words).removeprefix("the ")
        book = self._books[-1]
        # Codes only as they are written: "it", "no" and "in" are words.
        spaces = [("u", words), ("n", key), ("d", key)]
        if words.isupper() and words.isalpha():
            spaces.append(("c", words))
        for space, wanted in spaces:
            places = [self._place(len(self._books) - 1, index) for index in book.rows(space, wanted)]
            countries = [place for place in places if place.kind is PlaceKind.COUNTRY]
            if countries:
                return _largest(countries)
        return None

    def code(self, code: str) -> Place | None:
        """Give the country or division of an ISO 3166-1 or GeoNames code ("SY", "US.TX")."""
        for number, book in self._shipped_first():
            for index in book.rows("c", code):
                return self._place(number, index)
        return None

    def flags(self, key: str) -> int:
        """Give what else a key is: the sum of COMMON_WORD, GIVEN_NAME, SURNAME and BODY."""
        return max((flag for flag in self._books[-1].rows("w", key)), default=0)

    def has(self, space: str, key: str) -> bool:
        """Tell whether anything is kept under a key of a space (see `compile_entries`)."""
        return any(book.has(space, key) for book in self._books)

    def has_name(self, key: str) -> bool:
        """Tell whether a place is kept under a key, with or without its article."""
        if self.has("n", key) or self.has("a", key):
            return True
        bare = bare_key(key)
        return bare is not None and any(True for book in self._books for _ in self._bare_rows(book, bare, None))

    def _shipped_first(self) -> Iterator[tuple[int, Book]]:
        # A project's file holds copies of the provinces and countries above its places.
        return reversed(list(enumerate(self._books)))

    def _rows(self, book: Book, name: str, key: str, country: str | None) -> Iterator[tuple[Likeness, int]]:
        spaces = [(Likeness.EXACT, "u", name), (Likeness.NAME, "n", key), (Likeness.BARE, "a", key)]
        if key.startswith("the "):
            spaces.append((Likeness.NAME, "n", key[4:]))
        none = True
        for likeness, space, wanted in spaces:
            for index in book.rows(space, wanted):
                if country is None or book.country(index) == country:
                    none = False
                    yield likeness, index
        bare = bare_key(key)
        for index in self._bare_rows(book, bare, country) if bare is not None else ():
            none = False
            yield Likeness.BARE, index
        if none and country is not None and (heard := sound(key)):
            yield from ((Likeness.SOUND, index) for index in book.rows("s", f"{country} {heard}"))
            if bones := skeleton(heard):
                yield from ((Likeness.SKELETON, index) for index in book.rows("k", f"{country} {bones}"))

    def _bare_rows(self, book: Book, bare: str, country: str | None) -> Iterator[int]:
        # "al-Gore" is no town of Texas: only places where the article is spoken lose it.
        for index in (*book.rows("n", bare), *book.rows("a", bare)):
            if country in (None, book.country(index)) and self._books[-1].has("x", f"arabic {book.country(index)}"):
                yield index

    def _place(self, number: int, index: int) -> Place:
        kept = self._kept.get((number, index))
        if kept is None:
            if len(self._kept) >= KEPT_PLACES:
                self._kept.clear()
            kept = self._kept[number, index] = self._read(number, index)
        return kept

    def _read(self, number: int, index: int) -> Place:
        row = self._books[number].row(index)
        place_id, name = _identity(row)
        kind = KINDS[row.kind]
        above = self._above(number, row.parent)
        return Place(
            place_id,
            name,
            row.country if row.country != NO_COUNTRY else None,
            name if kind is PlaceKind.PROVINCE else above.admin1,
            kind,
            row.latitude / 1e5,
            row.longitude / 1e5,
            row.population,
            row.radius / 10,
            KINDS[row.coordinates],
            row.prominence / PROMINENCE_STEPS,
            above.within,
            number < len(self._books) - 1,
        )

    def _above(self, number: int, index: int, depth: int = DEEPEST) -> _Above:
        """Give what lies above the places of a row; few rows have many places, so they are kept."""
        if index == NO_PARENT or not depth:
            return NOTHING_ABOVE
        kept = self._parents.get((number, index))
        if kept is None:
            row = self._books[number].row(index)
            place_id, name = _identity(row)
            further = self._above(number, row.parent, depth - 1)
            admin1 = name if KINDS[row.kind] is PlaceKind.PROVINCE else further.admin1
            kept = self._parents[number, index] = _Above((place_id, *further.within), admin1)
        return kept


def _identity(row: Row) -> tuple[str, str]:
    own_id, _, name = row.text.rpartition("\t")
    return own_id or f"geonames:{row.number}", name


def _is_known(place: Place, found: Iterable[Match]) -> bool:
    return not place.own and any(
        match.place.own
        and match.place.kind is place.kind
        and distance_km(match.place.point, place.point) < SAME_PLACE_KM
        for match in found
    )


def _largest(countries: list[Place]) -> str | None:
    first, *others = sorted(countries, key=lambda place: -place.population)
    if others and first.population < CLEARLY_MORE_PEOPLE * others[0].population:
        return None
    return first.country
