"""Charts and the map of a site, drawn once a language as SVG files for a page and for a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.values import Count
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.filling import fill
from onrecord.publish.site.gathering import Gathered, Group
from onrecord.publish.site.placing import Here, Spot, call_places, spots_of
from onrecord.publish.site.tables import name_group
from onrecord.publish.site.words import Words
from onrecord.tally.charts.bars import Bar, Bars, draw_bars
from onrecord.tally.charts.over_time import OverTime, TimeCell, draw_over_time
from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.places import Place, Places, draw_places
from onrecord.tally.charts.words import languages, load_words
from onrecord.tally.ranges import added, count_of_range

__all__ = ["Chart", "draw_charts"]

WIDE, NARROW = 720, 362
MONTHLY = 3
"""Years in whose charts each month has its cell; of more, each year."""
BARS = 15
"""Actors and methods that have a bar of their own; the table has all."""
SPOTS = 80
"""Places on the map: the largest. More are a blot, and weigh as much as the whole page."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as two SVG files, named within the folder of a language, and the element that shows one of them."""

    files: tuple[tuple[str, str], ...]
    title: str
    sizes: tuple[str, ...]

    def figure(self, words: Words, up: str = "") -> Markup:
        """Give the element that shows the drawing for a page, or on a phone the other."""
        (wide, _), (narrow, _) = self.files
        return fill(
            '<figure><picture><source media="(max-width:45rem)" srcset={}{} {}><img src={}{} {} alt="{}">'
            "</picture></figure>",
            up, narrow, Markup(self.sizes[1]), up, wide, Markup(self.sizes[0]),
            words.say("chart_alt", title=self.title),
        )  # fmt: skip


def draw_charts(gathered: Gathered, words: Words, state: str) -> dict[str, Chart]:
    """Give the charts of one language: `time`, `actor`, `method` and `map`, where there is anything to draw."""
    draw = _Drawing(gathered, words, state)
    return dict(draw.all())


@dataclass(frozen=True, slots=True)
class _Drawing:
    gathered: Gathered
    words: Words
    state: str

    def all(self) -> Iterator[tuple[str, Chart]]:
        yield "time", self._chart("time", "title_over_time", self._over_time)
        yield (
            "actor",
            self._chart("actor", "title_actors", lambda caption, look: draw_bars(self._bars(caption, "actor"), look)),
        )
        yield (
            "method",
            self._chart(
                "method", "title_methods", lambda caption, look: draw_bars(self._bars(caption, "method"), look)
            ),
        )
        yield "map", self._chart("map", "title_places", self._places)

    @property
    def _language(self) -> str:
        return self.words.language if self.words.language in languages() else "en"

    def _chart(self, name: str, title: str, draw: Callable[[Caption, Look], str]) -> Chart:
        said = load_words(self._language)
        counted = said.text.get(f"counted_{self.gathered.outcome}", "")
        caption = Caption(said.say(title), self.state, counted)
        drawn = [draw(caption, Look(self._language, width)) for width in (WIDE, NARROW)]
        files = tuple((f"img/{name}-{size}.svg", svg) for size, svg in zip(("w", "n"), drawn, strict=True))
        return Chart(files, caption.title, tuple(_size(svg) for svg in drawn))

    def _over_time(self, caption: Caption, look: Look) -> str:
        groups = self.gathered.groups["time"]
        years = [int(key[0][:4]) for key in groups if key[0]]
        monthly = not years or max(years) - min(years) < MONTHLY
        cells: dict[str, list[Group]] = {}
        wider: list[TimeCell] = []
        for (told,), group in sorted(groups.items()):
            if told and (len(told) > 4 or not monthly):
                cells.setdefault(told if monthly else told[:4], []).append(group)
            elif told:
                wider.append(TimeCell(date(int(told), 1, 1), date(int(told), 12, 31), count_of_range(group.people)))
            else:
                wider.append(TimeCell(None, None, count_of_range(group.people)))
        wider = [cell for cell in wider if cell.count != Count.exactly(0)]
        drawn = tuple(TimeCell(*_ends(told), _people(parts)) for told, parts in sorted(cells.items()))
        return draw_over_time(OverTime(caption, drawn, tuple(wider)), look)

    def _bars(self, caption: Caption, kind: str) -> Bars:
        ordered = sorted(
            self.gathered.groups[kind].items(), key=lambda each: (not each[0][0], -each[1].people.best, each[0])
        )
        shown, rest = ordered[:BARS], ordered[BARS:]
        bars = [
            Bar(name_group(kind, key, self.words), count_of_range(group.people), not key[0]) for key, group in shown
        ]
        if rest:
            bars.append(Bar(self.words.say("others"), _people([group for _, group in rest]), unknown=True))
        return Bars(caption, tuple(bars))

    def _places(self, caption: Caption, look: Look) -> str:
        places = self.gathered.places
        names, placed = call_places(places, self.words), spots_of(places)
        shown = [self._place(names[key], spot, here) for key, spot, here in placed[:SPOTS]]
        if placed[SPOTS:]:
            name = self.words.say("places_smaller", number=self.words.number(len(placed) - SPOTS))
            shown.append(Place(name, _people([here for *_, here in placed[SPOTS:]])))
        nowhere = [place.nowhere for place in places.values() if place.nowhere.incidents]
        if nowhere:
            shown.append(Place(self.words.say("place_unknown"), _people(nowhere)))
        return draw_places(Places(caption, tuple(shown), light=True), look)

    def _place(self, name: str, spot: Spot, here: Here) -> Place:
        return Place(name, count_of_range(here.people), spot.latitude, spot.longitude, spot.radius_km)


def _people(groups: Sequence[Group | Here]) -> Count:
    return count_of_range(added(group.people for group in groups))


def _ends(told: str) -> tuple[date, date]:
    from calendar import monthrange

    year = int(told[:4])
    if len(told) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(told[5:])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _size(svg: str) -> str:
    found = re.search(r'width="(\d+)" height="(\d+)"', svg)
    return f"width={found[1]} height={found[2]}" if found else ""
