"""What is compared of two incidents: time, place, the dead and injured, victims, actors, and what is told in words.

A list's row has a day and a point; a report has a day it was published and its words. So times are compared with times,
with days of publication where that is all one side has; names of places, days and numbers of the dead with each other
and with what the other's text tells.

Another incident nearby, of the same days and by the same hands, agrees in all that (`shared`), and in the numbers of
its dead, its victims and its rare words by chance.
"""

from __future__ import annotations

from onrecord.linkage.comparisons import Comparison, Level, Measure
from onrecord.linkage.conditions import ALL, BOTH_TELL_SPOTS, KM, gap

__all__ = ["COMPARISONS", "MEASURES"]


def _both(column: str) -> str:
    """Give how many of two lists are the same."""
    return f"len(list_intersect({column}_l, {column}_r))"


_DAYS = gap("when")
_WIDEST = "greatest(when_to_l - when_from_l, when_to_r - when_from_r)"
_BOTH_TELL_WHEN = "(when_from_l is not null and when_from_r is not null)"
_WHEN = Comparison(
    "when",
    f"not {_BOTH_TELL_WHEN}",
    (
        Level("on the same day", f"{_DAYS} = 0 and {_WIDEST} = 0"),
        Level("in the same few days", f"{_DAYS} = 0 and {_WIDEST} <= 3"),
        Level("a day apart", f"{_DAYS} = 1 and {_WIDEST} <= 3"),
        Level("times overlap", f"{_DAYS} = 0"),
        Level("two or three days apart", f"{_DAYS} <= 3"),
        Level("within a week", f"{_DAYS} <= 7"),
        Level("within a month", f"{_DAYS} <= 31"),
    ),
    "times differ",
    shared=ALL,
)

_TOLD_AFTER = "coalesce(published_l - when_from_r, published_r - when_from_l)"
_TOLD = Comparison(
    "told",
    f"{_BOTH_TELL_WHEN} or {_TOLD_AFTER} is null",
    (
        Level("published within three days of it", f"{_TOLD_AFTER} between 0 and 3"),
        Level("published within a fortnight of it", f"{_TOLD_AFTER} between -1 and 14"),
        Level("published within three months of it", f"{_TOLD_AFTER} between -1 and 92"),
        Level("published later", f"{_TOLD_AFTER} > 92"),
    ),
    "published before it",
    shared=ALL,
)

_APART = "abs(published_l - published_r)"
_PUBLISHED = Comparison(
    "published",
    f"published_l is null or published_r is null or {_BOTH_TELL_WHEN}",
    (
        Level("published on the same day", f"{_APART} = 0"),
        Level("published a day apart", f"{_APART} = 1"),
        Level("published within three days", f"{_APART} <= 3"),
        Level("published within a week", f"{_APART} <= 7"),
        Level("published within a fortnight", f"{_APART} <= 14"),
        Level("published within a month", f"{_APART} <= 31"),
        Level("published within three months", f"{_APART} <= 92"),
        Level("published within a year", f"{_APART} <= 366"),
    ),
    "published years apart",
    shared=ALL,
)

_PLACES = "(len(places_l) > 0 and len(places_r) > 0)"
_ALIKE = "(place_l = place_r or place_words_rare > 0)"
_WHERE = Comparison(
    "place",
    f"not ({_PLACES} or {BOTH_TELL_SPOTS})",
    (
        Level("the same point and name", f"{BOTH_TELL_SPOTS} and km <= 1 and {_ALIKE}", "place"),
        Level("within 1 km", f"{BOTH_TELL_SPOTS} and km <= 1"),
        Level("within 5 km, of one name", f"{BOTH_TELL_SPOTS} and km <= 5 and {_ALIKE}"),
        Level("within 5 km", f"{BOTH_TELL_SPOTS} and km <= 5"),
        Level("of one name, points unknown or within 30 km", f"{_ALIKE} and (not {BOTH_TELL_SPOTS} or km <= 30)"),
        Level("within 12 km", f"{BOTH_TELL_SPOTS} and km <= 12"),
        Level("within 30 km", f"{BOTH_TELL_SPOTS} and km <= 30"),
        Level("names share a word", f"not {BOTH_TELL_SPOTS} and {_both('places')} > 0"),
        Level("within 80 km", f"{BOTH_TELL_SPOTS} and km <= 80"),
    ),
    "places differ",
    shared=ALL,
)

# What one tells in columns and the other in words.
_NAMED_IN_TEXT = (
    "coalesce(case when len(rare_places_l) > 0 and len(told_r) > 0 then len(list_intersect(rare_places_l, told_r)) end,"
    " case when len(rare_places_r) > 0 and len(told_l) > 0 then len(list_intersect(rare_places_r, told_l)) end)"
)
_NAMED = Comparison(
    "named",
    "places_named is null or len(words_l) > 0 and len(words_r) > 0",
    (
        Level("the text has two words of the place's name or more", "places_named >= 2"),
        Level("the text has a word of the place's name", "places_named = 1"),
    ),
    "the text does not name the place",
    shared=ALL,
)
_DATED = Comparison(
    "dated",
    f"{_BOTH_TELL_WHEN} or len(days_l) = 0 or len(days_r) = 0",
    (Level("a day of the one is told in the other", f"{_both('days')} > 0"),),
    "no day of the one is told in the other",
    shared=ALL,
)
_COUNTS = Comparison(
    "counts",
    "killed_from_l is not null and killed_from_r is not null or len(counts_l) = 0 or len(counts_r) = 0",
    (
        Level("several numbers of the one are told in the other", f"{_both('counts')} > 1"),
        Level("a number of the one is told in the other", f"{_both('counts')} = 1"),
    ),
    "no number of the one is told in the other",
)


def _number(name: str, words: str, alike: str | None = None) -> Comparison:
    """Give the comparison of two ranges of a number; agreeing in a rare number of the column `alike` says more."""
    apart, least = gap(name), f"least({name}_to_l, {name}_to_r)"
    first, last = f"{name}_from_l = {name}_from_r", f"{name}_to_l = {name}_to_r"
    exact = () if alike is None else (Level(f"as many {words}", f"{alike}_l = {alike}_r", alike),)
    return Comparison(
        name,
        f"{name}_from_l is null or {name}_from_r is null",
        (
            *exact,
            Level(f"the same range of {words}", f"{first} and {last}"),
            Level(f"numbers of {words} share an end", f"{first} or {last}"),
            Level(f"numbers of {words} overlap", f"{apart} = 0"),
            Level(f"numbers of {words} are near", f"{apart} <= 1 or {apart} <= 0.25 * {least}"),
            Level(f"numbers of {words} are not far apart", f"{apart} <= {least}"),
        ),
        f"numbers of {words} differ",
    )


def _in_both(name: str, one: str, shared: int = 0) -> Comparison:
    """Give the comparison of two lists of names."""
    return Comparison(
        name,
        f"len({name}_l) = 0 or len({name}_r) = 0",
        (Level(f"several {name} in both", f"{_both(name)} > 1"), Level(f"{one} in both", f"{_both(name)} = 1")),
        f"no {name} in both",
        shared=shared,
    )


_COSINE = (
    "list_sum(list_transform(list_intersect(words_l, words_r), lambda w: list_extract(weights_l, list_position(words_l,"
    " w)) * list_extract(weights_r, list_position(words_r, w))))"
)
_WORDS = Comparison(
    "words",
    "len(words_l) = 0 or len(words_r) = 0",
    (
        Level("the texts are nearly the same", "cosine >= 0.7"),
        Level("the texts share most of their rare words", "cosine >= 0.45"),
        Level("the texts share very many rare words", "cosine >= 0.3"),
        Level("the texts share many rare words", "cosine >= 0.2"),
        Level("the texts share a good many rare words", "cosine >= 0.14"),
        Level("the texts share some rare words", "cosine >= 0.1"),
        Level("the texts share several rare words", "cosine >= 0.07"),
        Level("the texts share a few rare words", "cosine >= 0.045"),
        Level("the texts share a rare word or two", "cosine >= 0.02"),
    ),
    "the texts share no rare words",
    # News of one town shares some words, whatever it tells of.
    shared=5,
)
_NAMES = Comparison(
    "names",
    "len(names_l) = 0 or len(names_r) = 0",
    (
        Level("many names in both texts", "names_both >= 6"),
        Level("several names in both texts", "names_both >= 3"),
        Level("two names in both texts", "names_both = 2"),
        Level("a name in both texts", "names_both = 1"),
    ),
    "no rare name in both texts",
    shared=2,
)

MEASURES = (
    Measure("km", KM),
    Measure("place_words_rare", _both("rare_places")),
    Measure("places_named", _NAMED_IN_TEXT),
    Measure("cosine", f"case when len(words_l) > 0 and len(words_r) > 0 then coalesce({_COSINE}, 0) end"),
    Measure("names_both", _both("names")),
)
"""What is worked out once a pair: distance, words of places, words and names of texts."""

COMPARISONS = (
    _WHEN,
    _TOLD,
    _PUBLISHED,
    _WHERE,
    _NAMED,
    _DATED,
    _COUNTS,
    _number("killed", "killed", "killed"),
    _number("injured", "injured"),
    _in_both("victims", "a victim"),
    _in_both("actors", "an actor", ALL),
    _in_both("methods", "a method", ALL),
    _WORDS,
    _NAMES,
)
"""What is compared, in the order in which a reviewer reads it."""
