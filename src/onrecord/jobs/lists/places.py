"""Where the places of lists lie, so that Aleppo and حلب are one, and a village is near its town: by the gazetteer.

A name that no town of its country bears by its letters has no point, and is compared as a name alone. Of several towns
of one name it is the best known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.jobs.lists.reading import Listed, ListOfVictims
from onrecord.linkage.records import Spot
from onrecord.resolution.places import Gazetteer, PlaceKind
from onrecord.resolution.places.gazetteer import Likeness, Place

__all__ = ["locate"]


def locate(lists: Sequence[ListOfVictims], gazetteer: Gazetteer) -> list[ListOfVictims]:
    """Give the lists with the point of each place that they give none for.

    The country is that of the row, else the one that most of the places of all lists can lie in.
    """

    @cache
    def spot_of(name: str, country: str | None) -> Spot | None:
        code = gazetteer.country_of(country) if country else None
        town = next(_towns(gazetteer, name, code or common), None)
        return None if town is None else Spot(town.latitude, town.longitude)

    def located(each: Listed) -> Listed:
        record = each.record
        if record.spot is not None or record.place is None:
            return each
        return replace(each, record=replace(record, spot=spot_of(record.place, each.country)))

    common = _common_country(lists, gazetteer)
    return [replace(each, people=tuple(map(located, each.people))) for each in lists]


def _common_country(lists: Sequence[ListOfVictims], gazetteer: Gazetteer) -> str | None:
    names = {each.record.place for some in lists for each in some.people if each.record.place is not None}
    told = Counter(country for name in names for country in {town.country for town in _towns(gazetteer, name, None)})
    return max(sorted(country for country in told if country), key=lambda country: told[country], default=None)


def _towns(gazetteer: Gazetteer, name: str, country: str | None) -> Iterator[Place]:
    """Yield the towns of a name, the best known first. All that lies in a province would be near to its middle."""
    for match in gazetteer.matches(name, country):
        town = match.place
        if (
            town.kind is PlaceKind.TOWN
            and match.likeness >= Likeness.NAME
            and (country is None or town.country == country)
        ):
            yield town
