"""From entries to a gazetteer file: which keys a name is kept under, and in which order places are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.resolution.places.book import NO_COUNTRY, NO_PARENT, Row
from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.keys import bare_key, place_key, skeleton, sound
from onrecord.resolution.places.kinds import KINDS, PROMINENCE_STEPS, PlaceKind, prominence_of
from onrecord.resolution.places.words import place_words

__all__ = ["Entry", "Spellings", "compile_entries", "division_keys"]

DIVISIONS = (PlaceKind.PROVINCE, PlaceKind.DISTRICT)
LINKS = frozenset({"of", "de", "du", "del", "do", "da", "d"})
# Where no population is known, each name GeoNames has for a place counts for so many people.
PEOPLE_PER_NAME = 50
MOST_PEOPLE = 0xFFFF_FFFF


@dataclass(slots=True)
class Entry:
    """A place on its way into a gazetteer: filled by a source, then compiled.

    `id` is a GeoNames number, or words with a scheme of their own ("cod:SY020001"). `code` is what entries below it
    give as `parent`.
    """

    id: int | str
    name: str
    country: str
    kind: PlaceKind
    code: str = ""
    parent: str = ""
    population: int = 0
    circle: Circle | None = None
    coordinates: PlaceKind | None = None
    seat: int = 0
    names: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)
    adjectives: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    alternates: int = 0


@dataclass(frozen=True, slots=True)
class Spellings:
    """Which countries' names are romanised in many ways, and which carry the Arabic article."""

    romanised: frozenset[str] = frozenset()
    arabic: frozenset[str] = frozenset()


def compile_entries(entries: Iterable[Entry], spellings: Spellings) -> tuple[list[Row], list[tuple[str, str, int]]]:
    """Give the rows and the names (space, key, row) of a gazetteer file; entries without a point are left out.

    Spaces: n names, a names without their article, u exact forms, d adjectives, c codes, s sounds and k skeletons
    within a country, x properties of countries.
    """
    ordered = sorted(((_prominence(entry), entry) for entry in entries if entry.circle is not None), key=_rank)
    places = {entry.code: index for index, (_, entry) in enumerate(ordered) if entry.code}
    rows = [_row(entry, prominence, places) for prominence, entry in ordered]
    names = [(space, key, i) for i, (_, entry) in enumerate(ordered) for space, key in _keys(entry, spellings)]
    for word, countries in (("arabic", spellings.arabic), ("romanised", spellings.romanised)):
        names += [("x", f"{word} {country}", 0) for country in sorted(countries)]
    return rows, names


def _prominence(entry: Entry) -> float:
    people = max(entry.population, PEOPLE_PER_NAME * entry.alternates)
    return prominence_of(entry.kind, people, entry.seat)


def _rank(pair: tuple[float, Entry]) -> tuple[float, int, str]:
    prominence, entry = pair
    return -prominence, KINDS.index(entry.kind), str(entry.id)


def _row(entry: Entry, prominence: float, places: dict[str, int]) -> Row:
    assert entry.circle is not None
    latitude, longitude = entry.circle.centre
    numbered = isinstance(entry.id, int)
    return Row(
        number=int(entry.id) if numbered else 0,
        latitude=round(latitude * 1e5),
        longitude=round(longitude * 1e5),
        population=min(entry.population, MOST_PEOPLE),
        parent=_parent(entry, places),
        text=entry.name if numbered else f"{entry.id}\t{entry.name}",
        radius=round(entry.circle.radius_km * 10),
        country=entry.country or NO_COUNTRY,
        kind=KINDS.index(entry.kind),
        coordinates=KINDS.index(entry.coordinates or entry.kind),
        prominence=round(prominence * PROMINENCE_STEPS),
        seat=entry.seat,
    )


def _parent(entry: Entry, places: dict[str, int]) -> int:
    code = entry.parent
    while code and code not in places:
        code = code.rpartition(".")[0]
    country = entry.country if entry.kind is not PlaceKind.COUNTRY else ""
    return places.get(code or country, NO_PARENT)


def _keys(entry: Entry, spellings: Spellings) -> Iterator[tuple[str, str]]:
    keys = {key for name in entry.names for key in _name_keys(entry, name)}
    for key in keys:
        yield "n", key
        bare = bare_key(key) if entry.country in spellings.arabic else None
        if bare is not None and bare not in keys:
            yield "a", bare
    if entry.country in spellings.romanised:
        sounds = {sound(key) for key in keys} - {""}
        yield from (("s", f"{entry.country} {heard}") for heard in sounds)
        bones = {skeleton(heard) for heard in sounds} - {""}
        yield from (("k", f"{entry.country} {consonants}") for consonants in bones)
    yield from (("u", name) for name in entry.exact)
    yield from (("d", place_key(name)) for name in entry.adjectives)
    yield from (("c", code) for code in {entry.code, *entry.codes} - {""})


def _name_keys(entry: Entry, name: str) -> Iterator[str]:
    key = place_key(name)
    # One Latin letter is a name somewhere, but names too much elsewhere; one character of Chinese is a name.
    if len(key) > 1 or not key.isascii():
        yield from {key, key.removeprefix("the ")} - {""}
    if entry.kind in DIVISIONS:
        yield from division_keys(name)


def division_keys(name: str) -> Iterator[str]:
    """Yield the key of a division's name, and that without the noun that says what it is.

    >>> list(division_keys("Donetsk Oblast")), list(division_keys("State of Palestine"))
    (['donetsk oblast', 'donetsk'], ['state of palestine', 'palestine'])
    """
    words = place_key(name).split()
    yield " ".join(words)
    nouns = place_words().nouns
    kept = list(words)
    while kept and nouns.get(kept[-1]) in DIVISIONS:
        kept.pop()
    while kept and (nouns.get(kept[0]) in DIVISIONS or (len(kept) < len(words) and kept[0] in LINKS)):
        kept.pop(0)
    shorter = " ".join(kept)
    if len(shorter) > 2 and len(kept) < len(words):
        yield shorter
