"""The places that a typed name may mean, as the page offers them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from onrecord.coding.editing.fields import Field, Shape
from onrecord.coding.editing.placing import choice_of, places_named
from onrecord.coding.fold import ClaimIndex, fold_where
from onrecord.core.coding import Claim
from onrecord.core.values import Where
from onrecord.publish.reading.phrases import Phrases
from onrecord.resolution.places import Gazetteer, Place
from onrecord.store.casefile import CaseFile
from onrecord.store.tools import tools_of

__all__ = ["OnMap", "gazetteer_of", "off_map", "on_map"]

Offered = tuple[tuple[str, str], ...]
OnMap = tuple[str, Offered]
"""What is to be said of a place, and the places it may be: what chooses each, and its words."""


def gazetteer_of(case: CaseFile) -> Gazetteer:
    """Give the gazetteers that the case file places things by."""
    return _gazetteer(tools_of(case).gazetteers)


def on_map(case: CaseFile, phrases: Phrases, field: Field, claims: Sequence[Claim]) -> OnMap:
    """Give what is to be said of a place that no gazetteer has, and the places that any place may be by its name."""
    if field.shape is not Shape.WHERE:
        return "", ()
    where = fold_where(ClaimIndex(claims), claims[0].subject, field.name)
    places = _offered(where, gazetteer_of(case), phrases)
    if where.gazetteer is not None:
        return "", places
    if places:
        return _("not placed yet: choose one of the places of this name below, or it has no coordinates"), places
    return _("not in the gazetteer: kept as written, no coordinates"), ()


def off_map(_field: Field, _claims: Sequence[Claim]) -> OnMap:
    """Give nothing: where no gazetteer is at hand."""
    return "", ()


def _offered(where: Where, gazetteer: Gazetteer, phrases: Phrases) -> Offered:
    name = where.name or where.text or ""
    found = places_named(name, where.country, gazetteer) if name else ()
    if len(found) == 1 and found[0].id == where.gazetteer:
        return ()
    return tuple((choice_of(place, name), _words(place, phrases)) for place in found)


def _words(place: Place, phrases: Phrases) -> str:
    country = phrases.country(place.country) if place.country is not None else ""
    inside = place.admin1 if place.admin1 != place.name else ""
    said = phrases.say("comma").join(each for each in (place.name, inside, country) if each)
    return f"{said} ({phrases.term('precision', place.kind)})"


@lru_cache(maxsize=2)
def _gazetteer(own: tuple[Path, ...]) -> Gazetteer:
    return Gazetteer.open(own=own)
