"""Which lists have whom in common: a column for each set of lists, dots for the lists in it (an UpSet plot).

The form is that of Lex, Gehlenborg, Strobelt, Vuillemot and Pfister, "UpSet: Visualization of Intersecting Sets", IEEE
Transactions on Visualization and Computer Graphics 20 (2014).

Small sets can be hidden: a set of four people is four people whom somebody may know. Then neither a size of a list nor
a sum gives away what is hidden, and hidden sets do not stand in the order of their sizes.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.errors import BadOption
from onrecord.tally.charts.markup import isolate
from onrecord.tally.charts.matrix import Column, Matrix, Row, draw_matrix, plan_matrix
from onrecord.tally.charts.page import PLAIN, Caption, Look, Page, open_page
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing
from onrecord.tally.charts.words import Words

__all__ = ["OverlapPlot", "draw_overlaps"]


@dataclass(frozen=True, slots=True)
class OverlapPlot:
    """The names of lists and the number of people for each pattern of them, as `Overlaps` has them: bit `i` of a
    pattern is set where list `i` has its people. Numbers from 1 to under `hide_below` are not shown.

    Raises:
        BadOption: not one number, 0 or more, for each pattern.
    """

    caption: Caption
    lists: tuple[str, ...]
    counts: tuple[int, ...]
    hide_below: int = 0

    def __post_init__(self) -> None:
        if len(self.counts) != 2 ** len(self.lists) or min(self.counts) < 0:
            raise BadOption(
                "counts of overlaps",
                found=f"{len(self.counts)} numbers for {len(self.lists)} lists",
                expected=f"{2 ** len(self.lists)} numbers, none below 0",
                do="Give a number for each pattern of lists, 0 for people in no list.",
            )

    @property
    def told(self) -> tuple[int, ...]:
        """Give the patterns with people: the largest first, hidden ones last and in no order of size."""
        return tuple(sorted(filter(self.counts.__getitem__, range(1, len(self.counts))), key=self._order))

    def hides(self, pattern: int) -> bool:
        """Say whether a pattern has people, and too few to show how many."""
        return 0 < self.counts[pattern] < self.hide_below

    def size(self, place: int) -> tuple[int, int]:
        """Give the fewest and most people a list can have by what is shown."""
        within = [pattern for pattern in range(len(self.counts)) if pattern >> place & 1]
        known = sum(self.counts[pattern] for pattern in within if not self.hides(pattern))
        hidden = sum(map(self.hides, within))
        return known + hidden, known + hidden * (self.hide_below - 1)

    def _order(self, pattern: int) -> tuple[bool, int, int]:
        hidden = self.hides(pattern)
        return hidden, 0 if hidden else -self.counts[pattern], pattern


def draw_overlaps(chart: OverlapPlot, look: Look = PLAIN) -> str:
    """Give the SVG of the overlaps of lists."""
    page = open_page(look)
    subtitle = page.words.say("overlaps_subtitle", what=chart.caption.what(page.words))
    if not chart.told:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    matrix = plan_matrix(page, _rows(page.words, chart), [_column(page.words, chart, each) for each in chart.told])
    told = _told(page.words, chart)
    notes = _notes(page, chart, matrix)
    return draw_sheet(page, chart.caption, Body(subtitle, told, matrix.below, tuple(draw_matrix(matrix)), (), notes))


def _rows(words: Words, chart: OverlapPlot) -> list[Row]:
    largest = max(chart.size(place)[1] for place in range(len(chart.lists)))
    return [
        Row(name, _size(words, chart, place), chart.size(place)[0] / largest) for place, name in enumerate(chart.lists)
    ]


def _column(words: Words, chart: OverlapPlot, pattern: int) -> Column:
    """Give the column of a pattern; all hidden ones are of one height."""
    hidden = chart.hides(pattern)
    number = chart.hide_below - 1 if hidden else chart.counts[pattern]
    rows = tuple(place for place in range(len(chart.lists)) if pattern >> place & 1)
    return Column(rows, number, _shown(words, chart, pattern), hidden, _sentence(words, chart, pattern))


def _shown(words: Words, chart: OverlapPlot, pattern: int) -> str:
    if chart.hides(pattern):
        return words.say("label_hidden", least=words.number(chart.hide_below))
    return words.number(chart.counts[pattern])


def _size(words: Words, chart: OverlapPlot, place: int) -> str:
    fewest, most = chart.size(place)
    if fewest == most:
        return words.number(fewest)
    return words.say("label_low_high", low=words.number(fewest), high=words.number(most))


def _sentence(words: Words, chart: OverlapPlot, pattern: int) -> str:
    names = (isolate(name) for place, name in enumerate(chart.lists) if pattern >> place & 1)
    return words.say("told_count", name=" + ".join(names), count=_shown(words, chart, pattern))


def _notes(page: Page, chart: OverlapPlot, matrix: Matrix) -> tuple[str, ...]:
    words, notes, left_out = page.words, [], chart.told[len(matrix.columns) :]
    if any(map(chart.hides, chart.told)):
        least = words.number(chart.hide_below)
        notes.append(words.say("overlaps_small", least=least, label=words.say("label_hidden", least=least)))
    if any(map(chart.hides, left_out)):
        notes.append(words.say("overlaps_rest_hidden", sets=words.number(len(left_out))))
    elif left_out:
        people = words.number(sum(chart.counts[pattern] for pattern in left_out))
        notes.append(words.say("overlaps_rest", sets=words.number(len(left_out)), people=people))
    return tuple(notes)


def _told(words: Words, chart: OverlapPlot) -> str:
    sets = words.list_some(_sentence(words, chart, pattern) for pattern in chart.told)
    sizes = words.list_some(
        words.say("told_count", name=isolate(name), count=_size(words, chart, place))
        for place, name in enumerate(chart.lists)
    )
    return f"{words.say('overlaps_told', cells=sets)} {words.say('overlaps_lists_told', cells=sizes)}"
