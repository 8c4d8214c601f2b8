"""How a place is told: "10 km west of X", "the Y district of X", "Y, X", "the X–Y road": names and what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.core.vocabulary import PlacePrecision
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.words import place_words

__all__ = ["PlacePhrase", "parse_place"]

LEADING = re.compile(
    r"(?i)^(?:(?:in|at|on|from|of|to|into|inside|within|across|throughout|the|just|downtown|central)\s+)+"
)
BESIDE = re.compile(
    r"(?i)^(?:near|outside|around|off|close to|not far from|on the outskirts of|(?:the )?outskirts of)\s+"
)
COMMA = re.compile(r",(?!\d{3}\b)")  # not that of 1,200 metres
BRACKETED = re.compile(r"^(.*?)\s*\(([^()]+)\)\s*$")
POSSESSIVE = re.compile(r"^(.{2,}?)['’]s\s+(.+)$")
INSIDE = re.compile(r"(?i)\s+in\s+")
NEAR = re.compile(r"(?i)\s+(?:near|close to|outside|not far from)\s+")
# Words that place a thing at the side of what they name: "west of the town" is told no closer than its district.
BESIDE_PRECISION = PlacePrecision.DISTRICT


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """One place as told. `name` is the place named; `full` keeps the noun that may belong to it ("Laurel County").

    `larger` are places it is said to lie in, nearest first, `near` one it is said to lie near. `bearing` is in degrees
    from the place, or of the part of it when `distance_km` is None and `beside` is false ("northern Aleppo"). `to` is
    the other end of a road. `precision` is what the words tell, None where that depends on what the name means.
    """

    name: str
    full: str
    kind: PlaceKind | None = None
    larger: tuple[str, ...] = ()
    near: str | None = None
    bearing: float | None = None
    distance_km: float | None = None
    beside: bool = False
    to: str | None = None
    precision: PlacePrecision | None = None


def parse_place(text: str) -> PlacePhrase:
    """Give what a place phrase names and says; words it cannot read stay in the name.

    >>> parse_place("the town of Apopa, San Salvador department").larger
    ('San Salvador department',)
    >>> phrase = parse_place("10 km west of Raqqa, Syria")
    >>> phrase.name, phrase.distance_km, phrase.bearing, phrase.larger
    ('Raqqa', 10.0, 270.0, ('Syria',))
    >>> parse_place("Aleppo–Damascus highway").to
    'Damascus'
    """
    head, *larger = [part.strip() for part in COMMA.split(_unbracketed(text)) if part.strip()] or [text.strip()]
    phrase = _head(head)
    return replace(phrase, larger=(*phrase.larger, *(part for part in larger if part != phrase.name)))


def _unbracketed(text: str) -> str:
    match = BRACKETED.match(text.strip())
    return f"{match[1]}, {match[2]}" if match else text


def _head(text: str) -> PlacePhrase:
    return _measured(text) or _sided(text) or _beside(text) or _road(text) or _named(text)


def _measured(text: str) -> PlacePhrase | None:
    match = _patterns()["measured"].match(text)
    if match is None:
        return None
    words = place_words()
    number = match["number"].replace(",", "")
    distance = float(number) * words.units[match["unit"].lower()] if number[0].isdigit() else None
    bearing = words.bearings.get((match["side"] or "").lower())
    precision = PlacePrecision.TOWN if distance is not None and bearing is not None else BESIDE_PRECISION
    return replace(_named(match["rest"]), bearing=bearing, distance_km=distance, beside=True, precision=precision)


def _sided(text: str) -> PlacePhrase | None:
    match = _patterns()["side_of"].match(text)
    if match is not None:
        bearing = place_words().bearings[match["side"].lower()]
        return replace(_named(match["rest"]), bearing=bearing, beside=True, precision=BESIDE_PRECISION)
    match = _patterns()["side"].match(LEADING.sub("", text))
    # In capitals it may be the name itself: "North Kivu", "South Sudan".
    if match is None or match["side"][0].isupper():
        return None
    return replace(_named(match["rest"]), bearing=place_words().bearings[match["side"]])


def _beside(text: str) -> PlacePhrase | None:
    match = BESIDE.match(text)
    return replace(_named(text[match.end() :]), beside=True, precision=BESIDE_PRECISION) if match else None


def _road(text: str) -> PlacePhrase | None:
    match = _patterns()["road"].match(LEADING.sub("", text)) or _patterns()["road_between"].match(text)
    if match is None:
        return None
    start, end = match["start"].strip(), match["end"].strip()
    return PlacePhrase(start, start, kind=PlaceKind.SITE, to=end, beside=True, precision=BESIDE_PRECISION)


def _named(text: str) -> PlacePhrase:
    text = LEADING.sub("", text.strip()) or text.strip()
    for separator in INSIDE, NEAR:
        name, said, rest = _split(separator, text)
        if said:
            phrase, rest = _named(name), LEADING.sub("", rest)
            return replace(phrase, larger=(*phrase.larger, rest)) if separator is INSIDE else replace(phrase, near=rest)
    owned = POSSESSIVE.match(text)
    if owned is not None:
        phrase = _named(owned[2])
        # "Cox's Bazar" is a name as a whole.
        return replace(phrase, full=text, larger=(*phrase.larger, owned[1]))
    return _noun_first(text) or _noun_last(text) or PlacePhrase(text, text)


def _split(separator: re.Pattern[str], text: str) -> tuple[str, str, str]:
    match = separator.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _noun_first(text: str) -> PlacePhrase | None:
    of_name = _patterns()["noun_of"].match(text)
    match = of_name or _patterns()["ruling"].match(text)
    if match is None:
        return None
    kind = place_words().nouns[match["noun"].lower()]
    phrase = _named(match["rest"])
    full, larger = (text, phrase.larger) if of_name else (phrase.full, (*phrase.larger, match["whole"]))
    return replace(
        phrase, full=full, kind=phrase.kind or kind, larger=larger, precision=phrase.precision or _told(kind)
    )


def _noun_last(text: str) -> PlacePhrase | None:
    match = _patterns()["noun"].match(text)
    if match is None:
        return None
    kind = place_words().nouns[match["noun"].lower()]
    larger = (match["whole"].strip(),) if match["whole"] else ()
    full = f"{match['name']} {match['noun']}"
    return PlacePhrase(match["name"], full, kind=kind, larger=larger, precision=_told(kind))


def _told(kind: PlaceKind) -> PlacePrecision | None:
    return kind.precision if kind.precision is not PlacePrecision.UNKNOWN else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = place_words()

    def one_of(names: list[str]) -> str:
        return "|".join(sorted(map(re.escape, names), key=len, reverse=True))

    side, noun = one_of([*words.bearings]), one_of([*words.nouns])
    # "The Syrian town of X" names X; "the X district of Y" does not name Y.
    ruling = one_of([word for word, kind in words.nouns.items() if kind in (PlaceKind.TOWN, PlaceKind.PROVINCE)])
    roads = "road|highway|motorway|route|railway|line"
    number = r"(?:(?:about|around|some|nearly|roughly|approximately|almost|over)\s+)?(?P<number>\d[\d.,]*|\w+)"
    sources = {
        "measured": rf"(?i)^(?:the\s+|in\s+|at\s+)*{number}[\s-]+(?P<unit>{one_of([*words.units])})s?\.?[\s-]+"
        rf"(?:(?:to\s+the\s+)?(?P<side>{side})\s+)?(?:of|from|outside|away\s+from|off)\s+(?P<rest>.+)$",
        "side_of": rf"(?i)^(?:in\s+|on\s+|to\s+|just\s+|the\s+)*(?P<side>{side})\s+"
        r"(?:(?:side|edge|outskirts|suburbs|parts?|fringes?)\s+)?of\s+(?P<rest>.+)$",
        "side": rf"(?i)^(?P<side>{side})\s+(?P<rest>.+)$",
        "road": rf"(?i)^(?P<start>[^\W\d_][^–—-]+?)\s?[-–—]\s?(?P<end>[^\W\d_][^–—-]+?)\s+(?:{roads})$",
        "road_between": rf"(?i)^(?:on\s+)?(?:the\s+)?(?:{roads})\s+(?:between|from|linking|connecting)\s+(?P<start>.+?)"
        rf"\s+(?:and|to|with)\s+(?P<end>.+)$",
        "noun_of": rf"(?i)^(?:(?:{side})\s+)?(?P<noun>{noun})\s+(?:of\s+|called\s+|named\s+)?"
        r"(?P<rest>(?-i:[^\Wa-z_]).+)$",
        "ruling": rf"(?i)^(?P<whole>(?-i:[A-Z])\S*(?:\s\S+)??)\s+(?:(?:{side})\s+)?(?P<noun>{ruling})"
        rf"\s+(?:of|called|named)\s+(?P<rest>(?-i:[^\Wa-z_]).+)$",
        "noun": rf"(?i)^(?P<name>\S.*?)\s+(?P<noun>{noun})(?:\s+(?:of|in)\s+(?P<whole>.+))?$",
    }
    return {name: re.compile(source) for name, source in sources.items()}
