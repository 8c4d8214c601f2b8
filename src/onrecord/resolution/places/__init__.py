"""Places: names in a report become entries of a gazetteer, or stay names.

`find_places` sees them in raw text, `parse_place` reads how one is told, `resolve_places` decides together what the
names of one report mean, `locate` puts one on the map with the radius its words leave open. A project adds its own
gazetteer by `import_gazetteer` in `onrecord.resolution.places.imported`, which nothing else needs.
"""

from onrecord.resolution.places.finding import find_places
from onrecord.resolution.places.gazetteer import Gazetteer, Place
from onrecord.resolution.places.joint import Resolution, resolve_places
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.located import locate
from onrecord.resolution.places.mentions import PlaceMention
from onrecord.resolution.places.phrases import PlacePhrase, parse_place

__all__ = [
    "Gazetteer",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "PlacePhrase",
    "Resolution",
    "find_places",
    "locate",
    "parse_place",
    "resolve_places",
]
