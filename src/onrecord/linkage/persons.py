"""What is compared of two victims: given name, lineage, sex, birth, age, death, place, incident.

Lineage is one comparison: father's, grandfather's and family's names go together, so that three agreements of three
brothers are not three pieces of evidence. Signs (`names`) say that names are the same in another spelling or script;
the written forms of one script say more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from onrecord.linkage.comparisons import Comparison, Level, Measure
from onrecord.linkage.conditions import ALL, BOTH_TELL_SPOTS, KM, gap
from onrecord.linkage.kinds import Column, Key, Kind
from onrecord.linkage.rows import MOST_LINEAGE, MOST_SIGNS, row_of

__all__ = ["PERSONS"]

# The columns of a lineage: engines look into columns many times faster than into lists.
_PLACES = range(MOST_LINEAGE)


def _among(name: str, others: Iterable[str]) -> str:
    """Tell whether the mark of a name is among others; that of one that is not told is not."""
    return f"({name} in ({', '.join(others)}))"


def _spread(column: str, side: str) -> list[str]:
    """Give the columns of a list of names on one side."""
    return [f"{column}_{place}_{side}" for place in _PLACES]


def _count(conditions: Iterable[str]) -> str:
    return " + ".join(f"cast({condition} as integer)" for condition in conditions)


def _alike(column: str) -> str:
    """Give how many names two lists of names have in common."""
    others = _spread(column, "r")
    return f"({_count(_among(name, others) for name in _spread(column, 'l'))})"


def _told(column: str, side: str) -> str:
    """Give how many names a list of names has."""
    return f"({_count(f'{name} >= 0' for name in _spread(column, side))})"


_SAME_SCRIPT = "(arabic_l is not null and arabic_r is not null or latin_l is not null and latin_r is not null)"
_WRITTEN_NEAR = (
    "greatest(coalesce(jaro_winkler_similarity(arabic_l, arabic_r), 0),"
    " coalesce(jaro_winkler_similarity(latin_l, latin_r), 0))"
)
_GIVEN = Comparison(
    "given",
    "given_l is null or given_r is null",
    (
        Level("given name the same, whatever its spelling", "given_l = given_r", "given"),
        Level("given name nearly the same", "given_near >= 0.9"),
        Level("given name a little alike", "given_near >= 0.78"),
        Level(
            "given name among the other's parents or family",
            f"{_among('called_r', _spread('kin', 'l'))} or {_among('called_l', _spread('kin', 'r'))}",
        ),
    ),
    "given names differ",
    # Brothers are told by their given names alone.
    least=2,
    # A father bears the name that his child has second.
    shared=2,
)

# Where both write one script; lists in two scripts would else teach that one person is not written alike.
_LETTERS = Comparison(
    "letters",
    f"not {_SAME_SCRIPT} or given_l is null or given_r is null or given_l <> given_r",
    (
        Level("given name written alike", "arabic_l = arabic_r or latin_l = latin_r"),
        Level("given name written nearly alike", f"{_WRITTEN_NEAR} >= 0.8"),
    ),
    "given name written with other letters",
    late=True,
)


# Names that the two lineages have in common; those of the shorter one that the longer one lacks, and of these the ones
# that it has nearly.
_SHARED, _AMISS, _NEAR = "names_alike", "names_amiss", "names_near"


def _measures() -> Iterator[Measure]:
    near = "jaro_winkler_similarity(given_l, given_r)"
    yield Measure("given_near", f"CASE WHEN given_l = given_r THEN 1 ELSE {near} END")
    yield Measure(_SHARED, _alike("kin"))
    yield Measure(_AMISS, f"least({_told('kin', 'l')}, {_told('kin', 'r')}) - {_SHARED}")
    for side, other in ("lr", "rl"):
        for place, name in enumerate(_spread("kin", side)):
            is_alone = f"{_AMISS} > 0 and {name} >= 0 and not {_among(name, _spread('kin', other))}"
            yield Measure(f"lone_{place}_{side}", f"CASE WHEN {is_alone} THEN lineage_{place}_{side} END")
    for one, another in product(_PLACES, _PLACES):
        # Of nothing it is nothing, at no cost.
        near = f"jaro_winkler_similarity(lone_{one}_l, lone_{another}_r) >= 0.8"
        yield Measure(f"near_{one}_{another}", f"coalesce({near}, false)")
    # Of both sides the fewer: two names that are near to one and the same are one name that is near.
    of_left = _count("(" + " or ".join(f"near_{x}_{y}" for y in _PLACES) + ")" for x in _PLACES)
    of_right = _count("(" + " or ".join(f"near_{x}_{y}" for x in _PLACES) + ")" for y in _PLACES)
    # Conditions ask whether as many are near as are amiss.
    yield Measure(_NEAR, f"least({of_left}, {of_right})", (_AMISS, "-1"))
    yield Measure("km", KM)


_FAMILY = "family_l = family_r"
_FATHER = "father_l = father_r"
_LINEAGE = Comparison(
    "lineage",
    "family_l is null or family_r is null",
    (
        Level("three or more names of the lineage alike, none other", f"{_SHARED} >= 3 and {_AMISS} = 0"),
        Level("father's and family's name alike, none other", f"{_SHARED} = 2 and {_AMISS} = 0 and {_FATHER}"),
        Level(
            "father's name and another alike, the rest nearly", f"{_SHARED} >= 2 and {_FATHER} and {_AMISS} <= {_NEAR}"
        ),
        Level("two names of the lineage alike, none other", f"{_SHARED} = 2 and {_AMISS} = 0"),
        Level("father's name and another alike, the rest differs", f"{_SHARED} >= 2 and {_FATHER}"),
        Level("family's name alike, no other told", f"{_SHARED} = 1 and {_AMISS} = 0 and {_FAMILY}", "family"),
        Level("two names of the lineage alike, the rest nearly", f"{_SHARED} >= 2 and {_AMISS} <= {_NEAR}"),
        Level("two names of the lineage alike, the rest differs", f"{_SHARED} >= 2"),
        Level("one name of the lineage alike, no other told", f"{_SHARED} = 1 and {_AMISS} = 0"),
        Level("one name of the lineage alike, the rest nearly", f"{_SHARED} = 1 and {_AMISS} <= {_NEAR}"),
        Level("names of the lineage nearly alike", f"{_SHARED} = 0 and {_AMISS} <= {_NEAR}"),
        Level("family's name alike, the rest differs", f"{_SHARED} = 1 and {_FAMILY}", "family"),
        Level("father's name alike, the rest differs", f"{_SHARED} = 1 and {_FATHER}"),
        Level("one name of the lineage alike, the rest differs", f"{_SHARED} = 1"),
    ),
    "lineages differ",
    shared=ALL,
)

_LETTERED = f"greatest({_alike('arabic_lineage')}, {_alike('latin_lineage')})"
_BOTH_ARABIC = "(arabic_lineage_0_l >= 0 and arabic_lineage_0_r >= 0)"
_BOTH_LATIN = "(latin_lineage_0_l >= 0 and latin_lineage_0_r >= 0)"
# Signs of Hassan and Hussein are one: where both write one script, the letters tell.
_WRITTEN = Comparison(
    "spelling",
    f"not ({_BOTH_ARABIC} or {_BOTH_LATIN}) or {_SHARED} = 0",
    (Level("names of the lineage that are alike are written alike", f"{_LETTERED} >= {_SHARED}"),),
    "names of the lineage that are alike are written in other ways",
    shared=ALL,
    late=True,
)

_SEX = Comparison("sex", "sex_l is null or sex_r is null", (Level("same sex", "sex_l = sex_r"),), "sexes differ")

_SWAPPED = (
    "substr(born_l, 1, 4) = substr(born_r, 1, 4) and substr(born_l, 6, 2) = substr(born_r, 9, 2)"
    " and substr(born_l, 9, 2) = substr(born_r, 6, 2)"
)


_YEARS = gap("year")
_BORN = Comparison(
    "born",
    "born_l is null or born_r is null",
    (
        Level("same day of birth", "born_l = born_r"),
        Level("day of birth with one sign changed, or day and month", f"hamming(born_l, born_r) = 1 or {_SWAPPED}"),
        Level("same day and month of birth, another year", "substr(born_l, 6) = substr(born_r, 6)"),
        Level("born within a year", f"{_YEARS} <= 1"),
        Level("born within three years", f"{_YEARS} <= 3"),
    ),
    "days of birth differ",
    # Twins share their day of birth, and brothers are born within few years.
    shared=ALL,
)

_AGES = gap("age")
# Where both days of birth are told, ages follow from them and are no second piece of evidence.
_AGE = Comparison(
    "age",
    "age_from_l is null or age_from_r is null or (born_l is not null and born_r is not null)",
    (
        Level("same age", f"{_AGES} = 0"),
        Level("ages a year apart", f"{_AGES} <= 1"),
        Level("ages two or three years apart", f"{_AGES} <= 3"),
        Level("ages up to ten years apart", f"{_AGES} <= 10"),
    ),
    "ages differ",
)

_DAYS = gap("died")
_WIDEST = "greatest(died_to_l - died_from_l, died_to_r - died_from_r)"
_DIED = Comparison(
    "died",
    "died_from_l is null or died_from_r is null",
    (
        Level("died the same day", f"{_DAYS} = 0 and {_WIDEST} = 0"),
        Level("died within the same few days", f"{_DAYS} <= 1 and {_WIDEST} <= 7"),
        Level("times of death overlap", f"{_DAYS} = 0"),
        Level("died within a week", f"{_DAYS} <= 7"),
        Level("died within a month", f"{_DAYS} <= 31"),
    ),
    "times of death differ",
    shared=ALL,
)

_NAMED = "(place_l is not null and place_r is not null)"
_PLACE = Comparison(
    "place",
    f"not ({_NAMED} or {BOTH_TELL_SPOTS})",
    (
        Level("same place", f"place_l = place_r and (not {BOTH_TELL_SPOTS} or km <= 30)", "place"),
        Level("places within 3 km", f"{BOTH_TELL_SPOTS} and km <= 3"),
        Level(
            "places nearby or of nearly the same name",
            f"({BOTH_TELL_SPOTS} and km <= 15) or jaro_winkler_similarity(place_l, place_r) >= 0.85",
        ),
        Level("places within 60 km", f"{BOTH_TELL_SPOTS} and km <= 60"),
    ),
    "places differ",
    shared=ALL,
)

_HAPPENED = Comparison(
    "incident",
    "happened_l is null or happened_r is null",
    (Level("died in one and the same incident", "happened_l = happened_r"),),
    "died in incidents that are told apart",
    # As day and place do, it says of relatives who died together what it says of one person.
    shared=ALL,
)

_SIGNS = tuple(f"signs_{number}" for number in range(MOST_SIGNS))
# Three signs of the first so many: of eight there would be 56 keys a record.
_TRIPLED = 6


def _keys() -> Iterator[Key]:
    """Yield two signs of a name, whichever part they stand for; three, or two and a year of birth, a month of death or
    a place; a sign and a day, an incident, or a month and a place.
    """
    for two in combinations(_SIGNS, 2):
        yield Key(("'n'", *two), two[1:])
        # Whoever's age is known was born in one of two years; the year that is told is one key, not two of a record.
        yield Key(("'y'", "year_from", *two), ("year_from", *two[1:]))
        yield Key(("'y'", "year_to", *two), ("nullif(year_to, year_from)", *two[1:]))
    for two in combinations(_SIGNS[:_TRIPLED], 2):
        yield Key(("'k'", "place", *two), ("place", *two[1:]))
        yield Key(("'m'", _month("from"), *two), ("died_from", *two[1:]))
    for sign in _SIGNS[:_TRIPLED]:
        yield Key(("'r'", "place", _month("from"), sign), ("place", "died_from", sign))
        another = f"nullif({_month('to')}, {_month('from')})"
        yield Key(("'r'", "place", _month("to"), sign), ("place", another, sign))
    for three in combinations(_SIGNS[:_TRIPLED], 3):
        yield Key(("'n'", *three), three[2:])
    for sign in _SIGNS:
        yield Key(("'b'", "born", sign), ("born", sign))
        yield Key(("'d'", "died_from", sign), ("died_from", sign))
        yield Key(("'h'", "happened", sign), ("happened", sign))
    yield Key(("'b'", "born", "sex"), ("born", "sex"))
    yield Key(("'p'", "died_from", "place"), ("died_from", "place"))


def _month(end: str) -> str:
    """Give the thirty days that a death began or ended in: a day before or after is mostly in the same."""
    return f"floor(died_{end} / 30)"


_TEXT = ("source", "given", "father", "family", "arabic", "latin", "sex", "born", "place", "incident", "happened")
_WHOLE = ("year_from", "year_to", "age_from", "age_to", "died_from", "died_to")
_REAL = ("latitude", "longitude", "radius_km")

PERSONS = Kind(
    "person",
    row_of,
    (
        *(Column(name, "text") for name in _TEXT),
        *(Column(name, "whole") for name in _WHOLE),
        *(Column(name, "real") for name in _REAL),
        Column("lineage", "texts", MOST_LINEAGE),
        Column("kin", "marks", MOST_LINEAGE, of="lineage"),
        Column("called", "mark", of="given"),
        *(Column(name, "marks", MOST_LINEAGE) for name in ("arabic_lineage", "latin_lineage")),
        *(Column(name, "texts") for name in ("close", "loose")),
        Column("signs", "texts", MOST_SIGNS),
    ),
    tuple(_keys()),
    # In the order in which a reviewer reads them.
    (_GIVEN, _LETTERS, _LINEAGE, _WRITTEN, _SEX, _BORN, _AGE, _DIED, _PLACE, _HAPPENED),
    tuple(_measures()),
)
"""Victims: what their rows have, what brings two together, what is compared."""
