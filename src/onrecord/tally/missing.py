"""Which cells of a tally do not say what they might: no sex, a year for a month, a country for a place."""

from __future__ import annotations

from onrecord.tally.happenings import UNKNOWN

__all__ = ["admits", "is_whole"]

LENGTHS = {"year": 4, "month": 7, "day": 10}
BETWEEN = "–"
IN_COUNTRY = " / "


def is_whole(dimension: str, value: str) -> bool:
    """Tell whether a value says all that its dimension asks.

    >>> is_whole("month", "2016-03"), is_whole("month", "2016"), is_whole("sex", "unknown")
    (True, False, False)
    """
    if value == UNKNOWN:
        return False
    if dimension in LENGTHS:
        return len(value) == LENGTHS[dimension] and BETWEEN not in value
    if dimension == "place":
        return IN_COUNTRY in value and not value.startswith(UNKNOWN)
    return True


def admits(dimension: str, value: str, whole: str) -> bool:
    """Tell whether a whole value may be what another, which says less, was: March 2016 of `2016`, not of `2017`."""
    if is_whole(dimension, value):
        return value == whole
    if value == UNKNOWN:
        return True
    if dimension in LENGTHS and BETWEEN in value:
        first, last = value.split(BETWEEN)
        return first <= whole[:4] <= last
    if dimension == "place":
        country, _, name = value.rpartition(IN_COUNTRY)
        return whole.endswith(IN_COUNTRY + name) if country == UNKNOWN else whole.startswith(value + IN_COUNTRY)
    return whole.startswith(value)
