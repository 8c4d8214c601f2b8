"""The words of the charts in one language, read from `resources/charts/`; another language is another file."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.tally.charts.markup import isolate

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Words", "languages", "load_words"]

ENDS = {
    "": "none",
    "low": "low",
    "best": "best",
    "high": "high",
    "low best": "low_best",
    "best high": "best_high",
    "low high": "low_high",
    "low best high": "all",
}
TOLD = 40
"""A sentence that names more numbers than this is not listened to."""


@dataclass(frozen=True, slots=True)
class Words:
    """What charts say in one language, and how it writes numbers, dates and counts."""

    language: str
    direction: str
    thousands: str
    decimal: str
    months: tuple[str, ...]
    axis_months: tuple[str, ...]
    text: Mapping[str, str]

    @property
    def mirrored(self) -> bool:
        """Say whether the language is read from right to left."""
        return self.direction == "rtl"

    def say(self, key: str, **values: str) -> str:
        """Give the phrase of this key with its values set in."""
        return self.text[key].format(**values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Give a number as the language writes it.

        >>> load_words("en").number(12345.6)
        '12,346'
        """
        whole, _, part = f"{value:,.{decimals}f}".partition(".")
        return whole.replace(",", self.thousands) + (self.decimal + part if part else "")

    def rounded(self, value: float) -> str:
        """Give a number of an axis: whole millions in a word, so that it stays short.

        >>> load_words("en").rounded(2_500_000)
        '2.5 million'
        """
        if value < 1_000_000 or value % 10_000:
            return self.number(value)
        millions = value / 1_000_000
        decimals = next(n for n in (0, 1, 2) if n == 2 or millions == round(millions, n))
        return self.say("million", number=self.number(millions, decimals))

    def percent(self, share: float) -> str:
        """Give a share of one in hundredths; what is above none is not rounded to none."""
        if 0 < share < 0.01:
            return self.say("percent_least")
        return self.say("percent", number=self.number(100 * share))

    def label(self, count: Count) -> str:
        """Give a count as it stands beside a mark: short, with its range."""
        at_least = count.low is not None and count.low == count.best and count.high is None
        return self._count("label", Count(low=count.low) if at_least else count)

    def count(self, count: Count) -> str:
        """Give a count in a sentence, its open ends said to be open.

        >>> load_words("en").count(Count(low=12))
        'at least 12, no upper figure'
        """
        return self._count("count", count)

    def counts(self, cells: Iterable[tuple[str, Count]]) -> str:
        """Give names with their counts in sentences, the first forty of them."""
        return self.list_some(
            self.say("told_count", name=isolate(name), count=self.count(count)) for name, count in cells
        )

    def list_some(self, sentences: Iterable[str]) -> str:
        """Give the first forty sentences, and how many more there are."""
        told = list(sentences)
        more = [self.say("and_more", number=self.number(len(told) - TOLD))] if len(told) > TOLD else []
        return " ".join(told[:TOLD] + more)

    def day(self, day: date) -> str:
        """Give a day as it is written in the language."""
        return self.say("time_day", day=str(day.day), month=self.months[day.month - 1], year=str(day.year))

    def time(self, first: date | None, last: date | None) -> str:
        """Give a time as the stretch it is: a day, a month, a year, between two days, or open."""
        return self._bounded("time_month", "time_year", "time_between", (first, last))

    def wider_time(self, first: date | None, last: date | None) -> str:
        """Give a stretch in which something happened at a time not known more closely.

        >>> load_words("en").wider_time(date(2016, 1, 1), date(2016, 12, 31))
        '2016, month not known'
        """
        return self._bounded("time_day_unknown", "time_month_unknown", "time_one_between", (first, last))

    def _count(self, form: str, count: Count) -> str:
        ends = {name: end for name in ("low", "best", "high") if (end := getattr(count, name)) is not None}
        exact = len(ends) > 1 and count.low == count.high
        told = {name: self.number(end) for name, end in ends.items()}
        return self.say(f"{form}_{'exact' if exact else ENDS[' '.join(ends)]}", **told)

    def _bounded(self, month: str, year: str, between: str, ends: tuple[date | None, date | None]) -> str:
        first, last = ends
        if first is None or last is None:
            known = {"first": first, "last": last}
            told = {name: self.day(day) for name, day in known.items() if day is not None}
            return self.say({"first": "time_after", "last": "time_before"}.get("".join(told), "time_unknown"), **told)
        if first == last:
            return self.day(first)
        if first.day == 1 and first.year == last.year and last.day == monthrange(last.year, last.month)[1]:
            if first.month == last.month:
                return self.say(month, month=self.months[first.month - 1], year=str(first.year))
            if (first.month, last.month) == (1, 12):
                return self.say(year, year=str(first.year))
        return self.say(between, first=self.day(first), last=self.day(last))


def languages() -> tuple[str, ...]:
    """Give the languages that charts speak, English first."""
    found = {entry.name.removesuffix(".yaml") for entry in _folder().iterdir() if entry.name.endswith(".yaml")}
    return ("en", *sorted(found - {"en"}))


@cache
def load_words(language: str = "en") -> Words:
    """Give the words of the charts in a language.

    Raises:
        BadOption: no such language is shipped.
    """
    import yaml

    if language not in languages():
        raise BadOption(
            "language of a chart",
            found=repr(language),
            expected=" or ".join(languages()),
            do="Choose one of these; another is a file beside them in resources/charts.",
        )
    data = yaml.safe_load((_folder() / f"{language}.yaml").read_text("utf-8"))
    return Words(**(data | {name: tuple(data[name]) for name in ("months", "axis_months")}))


def _folder() -> Traversable:
    from importlib.resources import files

    return files("onrecord") / "resources" / "charts"
