"""Do places come out right? The toponyms of two corpora of news, resolved with the gazetteer that ships.

Reads `places/{tr_news,lgl}.jsonl` (articles, toponyms with GeoNames ids, points and offsets). The rules of
`resolution.places` were chosen on `tr_news`; `lgl` was left alone.

*Resolution*: the true toponyms of an article are given, each as its text tells it ("Paris, Texas"), and resolved
together. A toponym's error is the distance to the true point, none where the id is the true one (a country has one id
and many middles), and half way round the world where it is left open. Beside it: the most populous place of the name,
and the nearest of all places of the bare name. *Finding*: spans of `find_places` against the true ones, streets and
buildings included, letter for letter.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.folder import Row, data_folder, find_rows, read_rows
from bench.results import RESULTS, write_figures
from bench.tables import Table, show
from onrecord.resolution.places import Gazetteer, Place, PlaceMention, find_places, resolve_places
from onrecord.resolution.places.circles import distance_km

CORPORA = ("tr_news", "lgl")
OPEN_KM = 20_015.0  # half way round the world


@dataclass(frozen=True, slots=True)
class Answer:
    """The errors of one toponym in kilometres: of our place, the most populous of its name, the nearest of its name."""

    ours: float
    populous: float
    nearest: float


@dataclass(frozen=True, slots=True)
class Found:
    """Spans counted in one article: ours, true, and the same in both."""

    ours: int
    true: int
    both: int


def main() -> None:
    """Print two tables a corpus and keep the figures."""
    folder, gazetteer = data_folder() / "places", Gazetteer.open()
    measured, figures = [], dict[str, float]()
    for corpus in CORPORA:
        path = find_rows(folder, corpus)
        if path is not None:
            measured.append(corpus)
            figures |= {f"{corpus}/{name}": value for name, value in measure(corpus, path, gazetteer).items()}
    write_figures(RESULTS / "places.json", figures, measured)


def measure(corpus: str, path: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """Measure one corpus and print its tables."""
    articles = list(read_rows(path))
    mentions, microseconds = _timed(lambda row: find_places(row["text"], gazetteer, least=0.0), articles)
    answers = [
        answer for row, found in zip(articles, mentions, strict=True) for answer in _answers(row, found, gazetteer)
    ]
    figures = {
        **_resolution_figures(answers),
        **_finding_figures([_found(row, found) for row, found in zip(articles, mentions, strict=True)]),
        "find_microseconds_per_word": microseconds / sum(len(row["text"].split()) for row in articles),
    }
    print(show(_resolution_table(corpus, answers)), show(_finding_table(corpus, figures)), sep="\n\n", end="\n\n")
    return figures


def _timed(
    read: Callable[[Row], tuple[PlaceMention, ...]], articles: Sequence[Row]
) -> tuple[list[tuple[PlaceMention, ...]], float]:
    start = time.process_time()
    found = [read(row) for row in articles]
    return found, (time.process_time() - start) * 1e6


def _answers(row: Row, found: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[Answer]:
    """Resolve the true toponyms of an article that have a point, in the light of all of them."""
    mentions = {(mention.start, mention.end): mention for mention in found}
    told = [
        mention.told if (mention := mentions.get((true["start"], true["end"]))) is not None else true["phrase"]
        for true in row["toponyms"]
    ]
    resolved = resolve_places(told, gazetteer)
    for true, name in zip(row["toponyms"], told, strict=True):
        if true["lat"] is None:
            continue
        named = _of_name(true["phrase"], gazetteer)
        populous = max(named, key=lambda place: place.population, default=None)
        nearest = min((_error(place, true) for place in named), default=OPEN_KM)
        yield Answer(_error(resolved[name].place, true), _error(populous, true), nearest)


def _of_name(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    return gazetteer.search(name) or gazetteer.by_adjective(name)


def _error(place: Place | None, true: Row) -> float:
    if place is None:
        return OPEN_KM
    if place.id == f"geonames:{true['geonameid']}":
        return 0.0
    return distance_km(place.point, (true["lat"], true["lon"]))


def _found(row: Row, mentions: Sequence[PlaceMention]) -> Found:
    ours = {(mention.start, mention.end) for mention in mentions if mention.confidence >= 0.5}
    true = {(true["start"], true["end"]) for true in row["toponyms"]}
    return Found(len(ours), len(true), len(ours & true))


def _resolution_figures(answers: Sequence[Answer]) -> dict[str, float]:
    figures: dict[str, float] = {"toponyms": len(answers)}
    columns = {
        "": [a.ours for a in answers],
        "populous_": [a.populous for a in answers],
        "best_": [a.nearest for a in answers],
    }
    for name, errors in columns.items():
        figures[f"{name}accuracy_161km"] = _within(errors, 161)
        figures[f"{name}accuracy_5km"] = _within(errors, 5)
        figures[f"{name}median_km"] = median(errors)
    answered = [answer.ours for answer in answers if answer.ours < OPEN_KM]
    figures["answered"] = len(answered) / len(answers)
    figures["precision_161km"] = _within(answered, 161)
    return figures


def _within(errors: Sequence[float], kilometres: float) -> float:
    return sum(error <= kilometres for error in errors) / max(1, len(errors))


def _finding_figures(found: Sequence[Found]) -> dict[str, float]:
    ours, true, both = (sum(values) for values in zip(*((f.ours, f.true, f.both) for f in found), strict=True))
    precision, recall = both / max(1, ours), both / max(1, true)
    return {
        "find_precision": precision,
        "find_recall": recall,
        "find_f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def _resolution_table(corpus: str, answers: Sequence[Answer]) -> Table:
    def row(name: str, errors: list[float]) -> tuple[str, float, float, float, float]:
        answered = [error for error in errors if error < OPEN_KM]
        within = (100 * _within(errors, 161), 100 * _within(errors, 5))
        return name, *within, 100 * _within(answered, 161), median(errors)

    return Table(
        f"{corpus}: {len(answers)} toponyms given, resolved (per cent; median in km)",
        ("", "161 km", "5 km", "161 km of answered", "median"),
        (
            row("ours", [answer.ours for answer in answers]),
            row("most populous of the name", [answer.populous for answer in answers]),
            row("nearest of the name", [answer.nearest for answer in answers]),
        ),
        "Rules were chosen on tr_news." if corpus == "tr_news" else "Nothing was chosen on lgl.",
    )


def _finding_table(corpus: str, figures: dict[str, float]) -> Table:
    cells = [100 * figures[f"find_{name}"] for name in ("precision", "recall", "f1")]
    return Table(
        f"{corpus}: places found in the text",
        ("precision", "recall", "F1", "microseconds a word"),
        ((*cells, figures["find_microseconds_per_word"]),),
    )


if __name__ == "__main__":
    main()
