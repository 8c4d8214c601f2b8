"""Do dates come out right? Phrases of TimeML corpora resolved against their document's date.

Reads `dates/timenorm_{en,es}_train.tsv` (phrase, type, value; the first row of a document is its date). A phrase is
read by itself or, if nothing is found in it, after "in"; it is settled with the document's date as publication date and
as what was told, and its value written the way TimeML writes it. A phrase does not tell past from future, which a coder
reads from the verb: figures are given told as past, and either way. Peers see the same phrase and date: the document's
date itself (or the year, if the phrase names one), and dateparser cut to the precision of the true value, which it is
thereby told. Clock times count by their day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bench.folder import data_folder
from bench.results import RESULTS, write_figures
from bench.tables import Cell, Table, show
from bench.timeml import interval_of, kind_of, value_of
from onrecord.core.values import When
from onrecord.resolution.dates import DateExpression, find_dates, resolve

LANGUAGES = ("en", "es")
INTO = {"en": "in ", "es": "en "}
KINDS = ("day", "week", "month", "quarter", "season", "year", "decade", "duration", "vague", "other")
# What a report's reader needs fixed; durations without an anchor, "now" and "recently" date nothing.
DATED = frozenset({"day", "week", "month", "quarter", "season", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One annotated phrase with the date of its document."""

    words: str
    type: str
    value: str
    document: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of one phrase: was it found, is its value right, is the true time inside, is it open."""

    phrase: Phrase
    found: bool
    right: bool
    either: bool
    inside: bool
    is_open: bool
    by_document: bool
    by_dateparser: bool


def main() -> None:
    """Print a table a language and keep its figures."""
    folder = data_folder() / "dates"
    figures: dict[str, float] = {}
    for language in LANGUAGES:
        answers = [_answer(phrase, language) for phrase in read_phrases(folder / f"timenorm_{language}_train.tsv")]
        rows = _rows(answers)
        print(show(_table(language, rows)), end="\n\n")
        figures |= _figures(f"timenorm_{language}", rows)
    write_figures(RESULTS / "dates.json", figures, [f"timenorm_{language}" for language in LANGUAGES])


def read_phrases(path: Path) -> Iterator[Phrase]:
    """Yield the phrases of every document but its date."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.count("\t") == 2]
        if rows:
            document = date.fromisoformat(rows[0][2][:10])
            yield from (Phrase(words, kind, value, document) for words, kind, value in rows[1:])


def _answer(phrase: Phrase, language: str) -> Answer:
    expression = next(iter(_expressions(phrase.words, language)), None)
    told = When(phrase.document, phrase.document)
    when = When() if expression is None else resolve(expression, published=phrase.document, context=told)
    value = None if expression is None else value_of(expression.meaning, when)
    ahead = When() if expression is None else resolve(expression, published=phrase.document, direction="future")
    other = None if expression is None else value_of(expression.meaning, ahead)
    true = _day_of(phrase.value)
    return Answer(
        phrase,
        found=expression is not None,
        right=value == true,
        either=true in (value, other),
        inside=_inside(when, true),
        is_open=when.earliest is None and when.latest is None,
        by_document=_by_document(phrase) == true,
        by_dateparser=_by_dateparser(phrase, language, true) == true,
    )


def _expressions(words: str, language: str) -> list[DateExpression]:
    found = find_dates(words, language) or find_dates(INTO[language] + words, language)
    return sorted(found, key=lambda one: one.start - one.end)


def _day_of(value: str) -> str:
    return re.sub(r"^(\d{4}-\d\d-\d\d)T.*", r"\1", value)


def _inside(when: When, true: str) -> bool:
    interval = interval_of(true)
    if interval is None or (when.earliest is None and when.latest is None):
        return False
    begins = when.earliest is None or when.earliest <= interval[0]
    return begins and (when.latest is None or interval[1] <= when.latest)


def _by_document(phrase: Phrase) -> str:
    year = re.search(r"\b(?:1[89]|20)\d\d\b", phrase.words)
    return phrase.document.isoformat() if year is None else year[0]


def _by_dateparser(phrase: Phrase, language: str, true: str) -> str | None:
    import dateparser

    base = datetime(phrase.document.year, phrase.document.month, phrase.document.day)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = dateparser.parse(phrase.words, languages=[language], settings=settings)
    if found is None:
        return None
    cut: dict[str, Callable[[], str]] = {
        "month": lambda: f"{found:%Y-%m}",
        "year": lambda: f"{found:%Y}",
        "week": lambda: f"{found:%G-W%V}",
        "decade": lambda: f"{found:%Y}"[:3],
    }
    return cut.get(kind_of(true), lambda: f"{found:%Y-%m-%d}")()


Row = tuple[str, list[Answer]]


def _rows(answers: list[Answer]) -> list[Row]:
    kinds = [(kind, [one for one in answers if kind_of(_day_of(one.phrase.value)) == kind]) for kind in KINDS]
    types = sorted({one.phrase.type for one in answers})
    by_type = [(f"type {name}", [one for one in answers if one.phrase.type == name]) for name in types]
    dated = [one for one in answers if kind_of(_day_of(one.phrase.value)) in DATED]
    return [(name, group) for name, group in [*kinds, *by_type, ("dates", dated), ("all", answers)] if group]


def _table(language: str, rows: list[Row]) -> Table:
    columns = (
        "true value",
        "n",
        "found %",
        "right %",
        "either %",
        "inside %",
        "open %",
        "document date %",
        "dateparser %",
    )
    cells: list[tuple[Cell, ...]] = [(name, len(group), *_shares(group)) for name, group in rows]
    note = (
        "right: the TimeML value, told as past; either: as past or future; inside: the true time lies in the interval\n"
        "dates: all but durations and vague (now, recently), which date nothing by themselves"
    )
    return Table(f"TimeNorm phrases, {language}", columns, tuple(cells), note)


def _inside_share(group: list[Answer]) -> float | None:
    """Give the share over the true values that cover days: a duration or "now" covers none."""
    dated = [one for one in group if interval_of(_day_of(one.phrase.value)) is not None]
    return 100 * sum(one.inside for one in dated) / len(dated) if dated else None


def _shares(group: list[Answer]) -> tuple[float | None, ...]:
    def share(true: Callable[[Answer], bool]) -> float:
        return 100 * sum(map(true, group)) / len(group)

    return (
        share(lambda one: one.found),
        share(lambda one: one.right),
        share(lambda one: one.either),
        _inside_share(group),
        share(lambda one: one.found and one.is_open),
        share(lambda one: one.by_document),
        share(lambda one: one.by_dateparser),
    )


def _figures(corpus: str, rows: list[Row]) -> dict[str, float]:
    names = ("found", "right", "either", "inside", "open", "document_date", "dateparser")
    figures: dict[str, float] = {}
    for name, group in rows:
        key = f"{corpus}/{name.replace(' ', '_')}"
        figures[f"{key}_n"] = len(group)
        shares = zip(names, _shares(group), strict=True)
        figures |= {f"{key}_{what}": value / 100 for what, value in shares if value is not None}
    return figures


if __name__ == "__main__":
    main()
