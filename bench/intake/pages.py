"""Web pages: is the text the article, is the date the one of publication? Beside other readers of pages, in one run."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from bench.coding.corpus import Measure
from bench.intake.pages_gold import Page, open_half, read_articles, read_dated, read_languages
from bench.intake.peers import DATES, TEXTS, Peer
from bench.intake.shingles import Overlap, compare, f1
from bench.tables import Cell, Table
from onrecord.core.report import Report
from onrecord.evidence.unfold import unfold

__all__ = ["errors", "measure"]

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Run:
    """What one reader answered for each page, and the CPU milliseconds a page took."""

    name: str
    answers: tuple[str | None, ...]
    each_ms: float


def measure(folder: Path) -> Measure:
    """Give the figures and tables of text, dates and languages."""
    parts = (_measure_text(read_articles(folder)), _measure_dates(read_dated(folder)), _languages(folder))
    figures: dict[str, float] = {}
    for part in parts:
        figures |= part.figures
    return Measure(figures, tuple(table for part in parts for table in part.tables))


def errors(folder: Path, most: int) -> Iterable[str]:
    """Yield the worst texts, then the wrong dates, of the half of the pages that may be looked at."""
    articles = _seen(read_articles(folder))
    scored = [(compare(page.text or "", _body(page) or ""), page) for page in articles]
    for overlap, page in sorted(scored, key=lambda pair: pair[0].f1)[:most]:
        shingles = f"both {overlap.both} gold {overlap.gold} ours {overlap.found}"
        yield f"{page.id[:12]} F1 {overlap.f1:.3f} {shingles} {page.url}"
    for page in _seen(read_dated(folder)):
        day = _day(page)
        if day != page.day:
            yield f"{page.id} date {page.day} ours {day} {page.url}"


def _seen(pages: Sequence[Page]) -> list[Page]:
    half = open_half(pages)
    return [page for page in pages if page.id in half]


def _read(page: Page) -> Report | None:
    """Give the report of a page, read in this process: the one apart that `read` uses hides its CPU time."""
    return next((found for found in unfold(page.data, page.id) if isinstance(found, Report)), None)


def _body(page: Page) -> str | None:
    """Give our text of a page without the title, which the gold does not hold either."""
    report = _read(page)
    if report is None:
        return None
    return report.text if report.title is None else report.text.removeprefix(report.title)


def _day(page: Page) -> str | None:
    report = _read(page)
    return report.published.isoformat() if report is not None and report.published is not None else None


def _run(name: str, answer: Callable[[Page], str | None], pages: Sequence[Page]) -> Run:
    answer(pages[0])  # imports and compiled patterns are not the page's
    began = time.process_time()
    answers = tuple(map(answer, pages))
    return Run(name, answers, 1000 * (time.process_time() - began) / len(pages))


def _runs(ours: Callable[[Page], str | None], peers: Sequence[Peer], pages: Sequence[Page]) -> list[Run]:
    here = [peer for peer in peers if peer.is_installed]
    return [_run(OURS, ours, pages), *(_run(peer.name, peer.answer, pages) for peer in here)]


def _measure_text(pages: Sequence[Page]) -> Measure:
    half = open_half(pages)
    figures: dict[str, float] = {}
    rows: list[tuple[Cell, ...]] = []
    for run in _runs(_body, TEXTS, pages):
        overlaps = [compare(page.text or "", answer or "") for page, answer in zip(pages, run.answers, strict=True)]
        sides = [_side(pages, overlaps, half, inside=inside) for inside in (True, False)]
        scores = (
            f1(overlaps),
            *map(f1, sides),
            _mean(one.precision for one in overlaps),
            _mean(one.recall for one in overlaps),
        )
        rows.append((run.name, *scores, run.each_ms))
        figures |= _keyed("text_f1", run, scores[:3])
    rows += [(f"{peer.name} (published)", peer.published) + (None,) * 5 for peer in TEXTS if not peer.is_installed]
    note = (
        "Four-word shingles, F1 of mean precision and mean recall, as the benchmark defines it.\n"
        "The gold is the body of the article: our title is left out; captions count against us where it has none."
    )
    columns = ("reader", "F1", "open half", "other half", "precision", "recall", "ms a page")
    return Measure(figures, (Table(f"Article text, {len(pages)} pages", columns, tuple(rows), note),))


def _side(pages: Sequence[Page], overlaps: Sequence[Overlap], half: frozenset[str], *, inside: bool) -> list[Overlap]:
    return [overlap for page, overlap in zip(pages, overlaps, strict=True) if (page.id in half) is inside]


def _mean(values: Iterable[float | None]) -> float:
    return 100 * fmean([value for value in values if value is not None])


def _keyed(what: str, run: Run, scores: Sequence[float]) -> dict[str, float]:
    """Give the figures of a reader, all pages and both halves; ours have no name behind them."""
    behind = "" if run.name == OURS else f"_{run.name.replace(' ', '_')}"
    return {
        f"pages/{what}{half}{behind}": score
        for half, score in zip(("", "_open_half", "_other_half"), scores, strict=True)
    }


def _measure_dates(pages: Sequence[Page]) -> Measure:
    half = open_half(pages)
    figures: dict[str, float] = {}
    rows: list[tuple[Cell, ...]] = []
    for run in _runs(_day, DATES, pages):
        right = [answer == page.day for page, answer in zip(pages, run.answers, strict=True)]
        wrong = sum(answer not in (None, page.day) for page, answer in zip(pages, run.answers, strict=True))
        inside = [each for page, each in zip(pages, right, strict=True) if page.id in half]
        outside = [each for page, each in zip(pages, right, strict=True) if page.id not in half]
        scores = [100 * fmean(side) for side in (right, inside, outside)]
        rows.append((run.name, *scores, wrong, sum(answer is None for answer in run.answers), run.each_ms))
        figures |= _keyed("date_accuracy", run, scores)
    columns = ("reader", "right %", "open half", "other half", "wrong", "none given", "ms a page")
    note = "Right to the day; a page without a date is right with none. Only newspaper and the last see its address."
    return Measure(figures, (Table(f"Publication date, {len(pages)} pages", columns, tuple(rows), note),))


def _languages(folder: Path) -> Measure:
    pages = read_languages(folder)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    peers = [peer for peer in TEXTS if peer.name in ("trafilatura", "readability", "newspaper")]
    for run in _runs(_body, peers, pages):
        for language in sorted({page.language or "" for page in pages}):
            found[language][run.name] = f1(
                [
                    compare(p.text or "", a or "")
                    for p, a in zip(pages, run.answers, strict=True)
                    if p.language == language
                ]
            )
    names = list(dict.fromkeys(name for scores in found.values() for name in scores))
    rows = tuple((language, *(scores.get(name) for name in names)) for language, scores in found.items())
    note = "Its gold is what newspaper4k's tests expect of it; without the cutters of a language it gives nothing."
    figures = {f"pages/text_f1_{language}": scores[OURS] for language, scores in found.items()}
    return Measure(figures, (Table(f"newspaper4k's test pages, {len(pages)}", ("language", *names), rows, note),))
