"""The map that a reader moves and zooms: places and outlines as scripts that a page opened as a file may load.

Where no script runs, and on paper, the drawing of `drawing.py` stands in its place.
"""

from __future__ import annotations

import json

from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import slug_of
from onrecord.publish.site.filling import NOTHING, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.gathering import Gathered
from onrecord.publish.site.placing import Here, Spot, call_places, spots_of
from onrecord.publish.site.words import Words
from onrecord.tally.charts.landscape import outline_steps
from onrecord.tally.charts.projection import Projection, project_places
from onrecord.tally.ranges import count_of_range

__all__ = ["LAND", "MOST_PLACES", "land_script", "map_page", "places_script"]

LAND = "land.js"
PLACES = "img/places.js"
SCRIPT = "map.js"
MOST_PLACES = 2000
"""Places on the map: the largest. With more the file is no longer light."""
WIDTH = 10_000
"""Units of the width of the map, which outlines are given in."""
HEAVIEST = 90_000
"""Letters of the outlines: where they would be more, their points are further apart."""
CLOSEST = 4.0
"""Units between two points of an outline, where there is room."""
BUTTONS = (
    ("in", "+", "map_in"),
    ("out", "−", "map_out"),
    ("whole", "⤢", "map_whole"),
    ("left", "←", "map_left"),
    ("up", "↑", "map_up"),
    ("down", "↓", "map_down"),
    ("right", "→", "map_right"),
)


def land_script(gathered: Gathered) -> str | None:
    """Give the outlines of the map, which are the same in every language; None where no place has a point."""
    projection = _projection(gathered)
    if projection is None:
        return None
    apart = CLOSEST
    land, borders = outline_steps(projection, apart)
    while len(land) + len(borders) > HEAVIEST:
        apart *= 1.5
        land, borders = outline_steps(projection, apart)
    told = {
        "width": WIDTH, "height": round(projection.height), "km": round(projection.pixels_per_km, 4), "land": land,
        "borders": borders,
    }  # fmt: skip
    return f"onrecord_land({json.dumps(told, separators=(',', ':'))})\n"


def places_script(gathered: Gathered, words: Words) -> tuple[str, str] | None:
    """Give the places on the map as one language names them, the largest first, with the path of the script."""
    projection = _projection(gathered)
    if projection is None:
        return None
    people = words.term("people", gathered.outcome)
    names = call_places(gathered.places, words)
    rows = [
        [*_point(spot, here, projection), words.say("people_count", people=people, count=_count(here, words)),
         names[key], slug_of(chr(31).join(key)), here.incidents]
        for key, spot, here in spots_of(gathered.places)[:MOST_PLACES]
    ]  # fmt: skip
    told = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return PLACES, f"onrecord_places({told})\n"


def map_page(frame: Frame, gathered: Gathered, figure: Markup) -> str:
    """Give the page of the map: the drawing, and what makes one of it that moves."""
    words, placed = frame.words, spots_of(gathered.places)
    title = words.say("nav_map")
    content = fill(
        "<h1>{}</h1><p>{}</p>{}<div id=still>{}</div><p><a href=places.html>{}</a></p>",
        title,
        words.say("about_map"),
        _moving(words, len(placed)) if placed else NOTHING,
        figure,
        words.say("more_map"),
    )
    scripts = (SCRIPT, LAND, f"{words.language}/{PLACES}") if placed else ()
    return frame.page("map.html", title, content, scripts)


def _moving(words: Words, many: int) -> Markup:
    buttons = joined(
        fill('<button id=map-{} aria-label="{}">{}</button>', name, words.say(said), sign)
        for name, sign, said in BUTTONS
    )
    smaller = many - MOST_PLACES
    rest = fill("<p>{}</p>", words.say("places_smaller", number=words.number(smaller))) if smaller > 0 else NOTHING
    said = {key: words.phrases.text[key] for key in ("map_view", "map_list", "map_none", "map_incidents", "map_km")}
    return fill(
        '<div id=map class=m hidden data-words="{}"><p class=mb>{}</p>'
        '<div id=view tabindex=0 role=group aria-label="{}"></div>'
        "<p class=h><small>{}</small></p><p id=at role=status></p><h2 id=many></h2><ol id=near class=l></ol>{}</div>",
        json.dumps({"text": said, "thousands": words.thousands}, ensure_ascii=False, separators=(",", ":")),
        buttons,
        words.say("map_keys"),
        words.say("map_borders"),
        rest,
    )


def _projection(gathered: Gathered) -> Projection | None:
    points = [(spot.longitude, spot.latitude) for place in gathered.places.values() for spot in place.spots]
    return project_places(points, WIDTH, 0.8) if points else None


def _point(spot: Spot, here: Here, projection: Projection) -> tuple[float, float, float, int]:
    x, y = projection(spot.longitude, spot.latitude)
    return round(x, 1), round(y, 1), spot.radius_km, here.people.best


def _count(here: Here, words: Words) -> str:
    return words.count(count_of_range(here.people))
