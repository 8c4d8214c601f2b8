"""What comparisons of persons and of incidents have in common, as DuckDB's SQL over the columns of two rows."""

from __future__ import annotations

__all__ = ["ALL", "BOTH_TELL_SPOTS", "KM", "gap"]

ALL = 99
"""More levels than any comparison has: for `Comparison.shared`, where relatives or neighbours have all in common."""

BOTH_TELL_SPOTS = "(latitude_l is not null and latitude_r is not null)"

# Engines work out functions of nothing too, where they are not told to leave them.
KM = (
    f"CASE WHEN {BOTH_TELL_SPOTS} THEN greatest(0, 6371 * acos(least(1, sin(radians(latitude_l))"
    " * sin(radians(latitude_r)) + cos(radians(latitude_l)) * cos(radians(latitude_r))"
    " * cos(radians(longitude_l - longitude_r)))) - radius_km_l - radius_km_r) END"
)
"""How far apart two spots are at least, in kilometres, on a globe of radius 6,371 km."""


def gap(what: str) -> str:
    """Give how far apart two ranges are, 0 where they touch."""
    return f"greatest({what}_from_l - {what}_to_r, {what}_from_r - {what}_to_l, 0)"
