"""From what a name means to where something happened: the point moved as the words say, the radius they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.core.vocabulary import PlacePrecision
from onrecord.resolution.places.circles import Circle, circle_of_points, distance_km, point_towards
from onrecord.resolution.places.gazetteer import Place
from onrecord.resolution.places.joint import Resolution
from onrecord.resolution.places.phrases import PlacePhrase

if TYPE_CHECKING:
    from onrecord.core.values import Where

__all__ = ["locate"]

# "10 km west": the distance is rounded, the direction is one of eight. A fifth of the way covers the first and most of
# the second (22.5 degrees to either side is 0.39 of the way).
DISTANCE_SHARE = 0.4
LEAST_KM = 2.0
# "West of the town", "near the town": not in it, and not so far that another would be named. UCDP calls it about 25 km.
BESIDE_KM = 25.0


def locate(resolution: Resolution, text: str | None = None, other_end: Place | None = None) -> Where:
    """Give the place of a resolved name: as told, and apart from it where the gazetteer puts it.

    Args:
        text: the words of the report, where they are more than the name.
        other_end: the resolved other end of a road.
    """
    # Seven dataclasses, and only this needs one.
    from onrecord.core.values import Where

    phrase, place = resolution.phrase, resolution.place
    told = text if text is not None else resolution.name
    if place is None:
        return Where(told, phrase.name, resolution.country, precision=phrase.precision or PlacePrecision.UNKNOWN)
    circle = _circle(phrase, place, other_end)
    return Where(
        text=told,
        name=phrase.name,
        country=place.country,
        gazetteer=place.id,
        latitude=round(circle.centre[0], 5),
        longitude=round(circle.centre[1], 5),
        precision=phrase.precision or place.kind.precision,
        coordinates_precision=place.coordinates.precision,
        radius_km=round(circle.radius_km, 1),
    )


def _circle(phrase: PlacePhrase, place: Place, other_end: Place | None) -> Circle:
    if phrase.to is not None:
        return _on_road(place, other_end)
    if phrase.distance_km is not None:
        return _at_distance(phrase.distance_km, phrase.bearing, place)
    if phrase.beside:
        return Circle(place.point, place.radius_km + BESIDE_KM)
    if phrase.bearing is not None:
        # A part of it: half way to its edge, and as wide as half of it.
        half = place.radius_km / 2
        return Circle(point_towards(place.point, phrase.bearing, half), half)
    return Circle(place.point, place.radius_km)


def _at_distance(kilometres: float, bearing: float | None, place: Place) -> Circle:
    if bearing is None:
        return Circle(place.point, kilometres + place.radius_km)
    spread = max(LEAST_KM, DISTANCE_SHARE * kilometres)
    return Circle(point_towards(place.point, bearing, kilometres), spread + min(place.radius_km, kilometres))


def _on_road(place: Place, other_end: Place | None) -> Circle:
    if other_end is None:
        return Circle(place.point, place.radius_km + BESIDE_KM)
    middle = circle_of_points([place.point, other_end.point])
    assert middle is not None
    return Circle(middle.centre, max(distance_km(place.point, other_end.point) / 2, place.radius_km))
