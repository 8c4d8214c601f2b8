"""Charts of a case file: its tallies over time, on a map, by actor and method, and what was documented by when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Max, Min

from onrecord.core.errors import BadOption
from onrecord.core.sharing import Share
from onrecord.core.values import Count
from onrecord.publish.reading.phrases import Phrases, load_phrases
from onrecord.store.counted_bodies import OUTCOMES
from onrecord.store.known import known_by_day
from onrecord.store.models import Counted, CountedName, CountedRun
from onrecord.store.tallies import Question, tally_of
from onrecord.tally.charts.bars import Bar, Bars, draw_bars
from onrecord.tally.charts.known import DocumentationCurve, Known, draw_documentation_curve
from onrecord.tally.charts.markup import isolate
from onrecord.tally.charts.over_time import OverTime, TimeCell, draw_over_time
from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.places import Place, Places, draw_places
from onrecord.tally.charts.words import load_words
from onrecord.tally.counted import SEVERAL
from onrecord.tally.happenings import UNKNOWN
from onrecord.tally.missing import IN_COUNTRY
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.tallying import Cell

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["CHARTS", "Charting", "days_of", "middle_of", "place_named"]

CHARTS = ("over-time", "places", "actors", "methods", "known")
"""The charts of a case file by name."""

# Of more, columns are too thin to be seen: years are drawn instead.
MOST_MONTHS = 72
FARTHEST = 0.2
"""Degrees between two points of one place: some twenty kilometres, the width of a large town."""


class Charting:
    """Draws charts of what was counted by a scheme, for one outcome, in one look."""

    def __init__(self, case: CaseFile, run: CountedRun, scheme: Scheme, question: Question, look: Look) -> None:
        self._case, self._run, self._scheme, self._question, self._look = case, run, scheme, question, look
        self._words = load_words(look.language)

    def draw(self, name: str, share: Share) -> str:
        """Give a chart as SVG.

        Raises:
            BadOption: there is no such chart.
        """
        drawn: Mapping[str, Callable[[], str]] = {
            "over-time": self._over_time,
            "places": self._places,
            "actors": partial(self._bars, "actors", "actor"),
            "methods": partial(self._bars, "methods", "method"),
            "known": partial(self._known, share),
        }
        if name not in drawn:
            raise BadOption("chart", found=repr(name), expected=f"one of {', '.join(CHARTS)}", do="Name one of these.")
        return drawn[name]()

    def _over_time(self) -> str:
        cells = [TimeCell(*days_of(key), count) for (key,), count in self.counts("month")]
        is_cell = _is_month
        if _months(cells) > MOST_MONTHS:
            cells, is_cell = [TimeCell(*days_of(key), count) for (key,), count in self.counts("year")], _is_year
        whole = [cell for cell in cells if is_cell(cell)]
        wider = [cell for cell in cells if not is_cell(cell)]
        return draw_over_time(OverTime(self._caption("over_time"), tuple(whole), tuple(wider)), self._look)

    def _places(self) -> str:
        points = self.points()
        places = [
            Place(self._place(key), count, *points.get(key, (None, None))) for (key,), count in self.counts("place")
        ]
        return draw_places(Places(self._caption("places"), tuple(places)), self._look)

    def _bars(self, title: str, dimension: str) -> str:
        bars = [Bar(self._term(dimension, key), count, key == UNKNOWN) for (key,), count in self.counts(dimension)]
        return draw_bars(Bars(self._caption(title), tuple(bars)), self._look)

    def _known(self, share: Share) -> str:
        steps = known_by_day(self._case, self._scheme, self._question.outcome, share)
        told = tuple(Known(day, self._count(range_)) for day, range_ in steps)
        return draw_documentation_curve(DocumentationCurve(self._caption("known"), told), self._look)

    def counts(self, dimension: str) -> Iterator[tuple[tuple[str, ...], Count]]:
        """Yield the cells of a dimension, each with its count as charts draw it."""
        for cell in self.cells(replace(self._question, by=(dimension,))):
            yield cell.key, self._count(cell.range)

    def cells(self, question: Question) -> Sequence[Cell]:
        """Give the cells that a question asks for: whoever holds them already gives those instead."""
        return tally_of(self._case, self._run, self._scheme, question, with_records=False).cells

    def _count(self, range_: Range) -> Count:
        best = range_.best if self._scheme.has_best else None
        return Count(range_.low, best, None if range_.open_ended else range_.high)

    def points(self) -> dict[str, tuple[float, float]]:
        """Give where the places are, by their names: the middle of what is told; of a name that is told of places
        far apart none, for it is of several.
        """
        rows = Counted.objects.using(self._case.alias).filter(
            run=self._run, outcome=OUTCOMES[self._question.outcome], latitude__isnull=False
        )
        told = (
            rows.order_by()
            .values("place")
            .annotate(south=Min("latitude"), north=Max("latitude"), west=Min("longitude"), east=Max("longitude"))
        )
        ends = told.values_list("place", "south", "north", "west", "east")
        points = {place: point for place, *reach in ends if (point := middle_of(*reach)) is not None}
        names = CountedName.objects.using(self._case.alias).in_bulk(points)
        return {names[place].text: point for place, point in points.items() if " / " in names[place].text}

    def _caption(self, title: str) -> Caption:
        counted = self._words.say(f"counted_{self._question.outcome}")
        return Caption(self._words.say(f"title_{title}"), self._run.inputs[:16], counted)

    def _term(self, group: str, key: str) -> str:
        """Give the name of a cell in the language: of several together each."""
        if key == UNKNOWN or group != "method":
            return self._name(key)
        phrases = load_phrases(self._look.language)
        return SEVERAL.join(phrases.term(group, each) for each in key.split(SEVERAL))

    def _place(self, key: str) -> str:
        return self._name(key) if key == UNKNOWN else place_named(key, load_phrases(self._look.language))

    def _name(self, key: str) -> str:
        return self._words.say("unknown") if key == UNKNOWN else key


def middle_of(south: float, north: float, west: float, east: float) -> tuple[float, float] | None:
    """Give the middle of what is told of where a place is; None where it is told at points too far apart to be one.

    >>> middle_of(36.0, 36.0, 37.0, 37.0), middle_of(33.1, 35.9, 36.7, 36.7) is None
    ((36.0, 37.0), True)
    """
    if north - south > FARTHEST or east - west > FARTHEST:
        return None
    return (south + north) / 2, (west + east) / 2


def place_named(key: str, phrases: Phrases) -> str:
    """Give a place of a tally, which begins with its country's code, as people write it: Zawiya, Syria.

    >>> from onrecord.publish.reading.phrases import Phrases, load_phrases
    >>> place_named("SY / Zawiya", load_phrases("en")) == f"{isolate('Zawiya')}, {isolate('Syria')}"
    True
    >>> place_named("unknown / Zawiya", load_phrases("en")) == isolate("Zawiya")
    True
    """
    country, slash, place = key.rpartition(IN_COUNTRY)
    if not slash:
        return phrases.country(place)
    told = isolate(place), "" if country == UNKNOWN else isolate(phrases.country(country))
    return phrases.say("comma").join(filter(None, told))


def _is_month(cell: TimeCell) -> bool:
    """Tell whether a cell is one month."""
    return _is_year(cell) and cell.first is not None and cell.last is not None and cell.first.month == cell.last.month


def _is_year(cell: TimeCell) -> bool:
    """Tell whether a cell is of one year."""
    return cell.first is not None and cell.last is not None and cell.first.year == cell.last.year


def _months(cells: Iterable[TimeCell]) -> int:
    """Give how many months lie from the first to the last."""
    days = [day for cell in cells if _is_month(cell) for day in (cell.first, cell.last) if day is not None]
    if not days:
        return 0
    return 12 * (max(days).year - min(days).year) + max(days).month - min(days).month + 1


def days_of(key: str) -> tuple[date | None, date | None]:
    """Give the first and the last day of a cell: `2016-03`, `2016`, `2015–2016`, or neither."""
    if key == UNKNOWN:
        return None, None
    if "–" in key:
        first, last = key.split("–")
        return date(int(first), 1, 1), date(int(last), 12, 31)
    parts: list[int] = [*map(int, key.split("-"))]
    return _first(parts), _last(parts)


def _first(parts: list[int]) -> date:
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def _last(parts: Iterable[int]) -> date:
    year, *rest = parts
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])
