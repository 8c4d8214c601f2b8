"""What judgements teach: F1 by how many pairs were judged, asked by what their answers tell and at random.

Victims as reports name them (half) against the official list, age hidden. Three quarters of the dev half are asked
about, analysts' labels answer; pairs of victims that they gave nobody are answered "unsure", which counts as a question
and teaches nothing. Measured on the other half and on the last quarter of dev: means of several drawings.

Links are given from even odds of the second stage, or where that learns nothing, as of few answers, from the threshold
that is learned.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.coding.corpus import Measure
from bench.linkage.airwars import LIST
from bench.linkage.gaza_lists import load_release, load_victims
from bench.linkage.links import Truth, best_links, score_links
from bench.linkage.ours import person_of
from bench.linkage.records import Record, is_dev, persons_of, without_truth
from bench.tables import Cell, Table
from onrecord.linkage.duck import Duck
from onrecord.linkage.informative import LEAST, Questions, questions
from onrecord.linkage.linking import Linked, link_records
from onrecord.linkage.pairs import ScoredPair, ordered
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.second_stage import parts_of, relearned
from onrecord.linkage.sides import Candidates, Real, Whole
from onrecord.linkage.thresholds import Answers, best_threshold

__all__ = ["Lists", "learn", "measure", "table_of"]

NUMBERS = (0, 50, 100, 200, 400, 800)
DRAWINGS = 20
COLUMNS = ("judged", "asked", "answered", "F1", "least", "F1 strict", "F1 held out", "F1 by threshold")
NOTE = (
    f"Percent, means of {DRAWINGS} drawings. F1 over labelled records of the half not asked about, `least` the worst"
    " drawing; strict counts links of records that analysts left unmatched as wrong; held out is a quarter of the dev"
    " half. By threshold: with the weights as they were, and the threshold learned alone."
)
DOCS = Path(__file__).parents[2] / "docs" / "explanation" / "learning-curve-table.md"

Ask = Callable[[Candidates, Real, Whole, int], Questions]


@dataclass(frozen=True, slots=True)
class Lists:
    """Two lists with their truth, what linking found, and the record of the first list of each pair."""

    records: list[Record]
    first: frozenset[str]
    truth: Truth
    linked: Linked
    source: Whole

    @property
    def ids(self) -> list[str]:
        """Give the ids of the records, in the order of their rows."""
        return [record.id for record in self.records]

    def victims(self) -> list[str]:
        """Give the record of the first list of each pair."""
        ids, pairs = self.ids, self.linked.pairs
        return [
            ids[one] if ids[one] in self.first else ids[other]
            for one, other in zip(pairs.one, pairs.other, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Learned:
    """What so many questions came to: how many were answered, the weights then, and the two thresholds."""

    answered: int
    weights: Real
    least: float
    least_of_first: float


def measure(folder: Path) -> Measure:
    """Ask, learn and link again; write the table of the docs."""
    lists = _linked(load_victims(folder), load_release(folder, LIST, "arabic", "latin"))
    table, figures = learn(lists)
    DOCS.write_text(table_of(table), encoding="utf-8")
    return Measure(figures, (table,))


def learn(lists: Lists) -> tuple[Table, dict[str, float]]:
    """Give the learning curve of two lists and its figures."""
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, float] = {}
    parts = parts_of(lists.linked, lists.source)
    for number in NUMBERS:
        for name, ask in ASKED.items():
            told = list(_drawings(lists, parts, number, ask))
            means = {key: float(np.mean([each[key] for each in told])) for key in told[0]}
            prefix = "" if name == "informative" else f"{name}_"
            figures |= {f"learning/{prefix}{key}_{number}": means[key] for key in ("f1", "f1_strict", "f1_held_out")}
            rows.append(_row(number, name, means, min(each["f1"] for each in told)))
    return Table(f"Learning from judgements, {len(lists.first)} victims", COLUMNS, tuple(rows), NOTE), figures


def table_of(table: Table) -> str:
    """Give a table as the docs have it."""
    lines = [table.columns, ("--:", "---", *["--:"] * (len(table.columns) - 2))]
    lines += [tuple(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row) for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _row(number: int, name: str, means: Mapping[str, float], least: float) -> tuple[Cell, ...]:
    return (
        number, name, round(means["answered"]), 100 * means["f1"], 100 * least, 100 * means["f1_strict"],
        100 * means["f1_held_out"], 100 * means["f1_by_threshold"],
    )  # fmt: skip


def _drawings(lists: Lists, parts: Real, number: int, ask: Ask) -> Iterator[dict[str, float]]:
    for seed in range(DRAWINGS if number else 1):
        got = _learned(lists, parts, ask, number, seed)
        scores = {
            "f1": _f1(lists, got.weights, got.least, _is_test),
            "f1_strict": _f1(lists, got.weights, got.least, _is_test, strict=True),
            "f1_held_out": _f1(lists, got.weights, got.least, _is_held_out),
            "f1_by_threshold": _f1(lists, lists.linked.weights, got.least_of_first, _is_test),
        }
        yield {**scores, "answered": got.answered}


def _learned(lists: Lists, parts: Real, ask: Ask, number: int, seed: int) -> Learned:
    """Ask so many questions and learn from the answers."""
    pairs, weights = lists.linked.pairs, lists.linked.weights
    if not number:
        return Learned(0, weights, 0.0, 0.0)
    victims = lists.victims()
    may = np.flatnonzero([is_dev(victim) and not _is_held_out(victim) for victim in victims])
    asked = ask(Candidates(pairs.one[may], pairs.other[may], pairs.levels[may]), weights[may], lists.source, seed)
    number = min(number, len(asked))
    places = may[asked.places[:number]]
    known = np.array([victims[place] in lists.truth.first for place in places])
    answers = _answers(lists, places[known], asked.stands_for(number)[known])
    links = _links(lists, victims, may)
    first = best_threshold(weights[links], _among(answers, links)).weight
    again = relearned(weights, parts, answers)
    return Learned(len(answers), again, first if again is weights else 0.0, first)


def _answers(lists: Lists, places: Whole, stands_for: Real) -> Answers:
    ids, pairs = lists.ids, lists.linked.pairs
    same = [
        lists.truth.is_right(ids[one], ids[other]) or lists.truth.is_right(ids[other], ids[one])
        for one, other in zip(pairs.one[places], pairs.other[places], strict=True)
    ]
    return Answers(places, np.array(same, dtype=bool), stands_for)


def _links(lists: Lists, victims: list[str], may: Whole) -> Whole:
    """Give the best pair of each victim that may be asked about and has a label."""
    best: dict[str, int] = {}
    for place in may.tolist():
        victim, weight = victims[place], lists.linked.weights[place]
        if victim in lists.truth.first and weight >= max(LEAST, _weight(lists, best.get(victim))):
            best[victim] = place
    return np.array(sorted(best.values()), dtype=np.int64)


def _weight(lists: Lists, place: int | None) -> float:
    return -np.inf if place is None else float(lists.linked.weights[place])


def _among(answers: Answers, links: Whole) -> Answers:
    """Give the answers on links, by their places among these."""
    place = {link: number for number, link in enumerate(links.tolist())}
    kept = np.array([each in place for each in answers.places.tolist()], dtype=bool)
    places = np.array([place[each] for each in answers.places[kept].tolist()], dtype=np.int64)
    return Answers(places, answers.same[kept], answers.stands_for[kept])


def _f1(lists: Lists, weights: Real, threshold: float, among: Callable[[str], bool], *, strict: bool = False) -> float:
    ids, pairs = lists.ids, lists.linked.pairs
    scored = (
        ScoredPair(*ordered(ids[one], ids[other]), float(weight))
        for one, other, weight in zip(pairs.one, pairs.other, weights, strict=True)
    )
    best = best_links(scored, lists.first, (each for each in ids if each not in lists.first))
    return score_links(best, lists.truth, threshold, strict=strict, among=among).f1


def _linked(first: list[Record], second: list[Record]) -> Lists:
    records = [*first, *second]
    with tempfile.TemporaryDirectory() as folder:
        engine = Duck(PERSONS, Path(folder))
        linked = link_records(engine, map(person_of, without_truth(records)), within=False)
        source = engine.sources()
    if linked is None:
        raise ValueError("no two records of the lists are candidates")
    truth = Truth(persons_of(first), persons_of(second))
    return Lists(records, frozenset(record.id for record in first), truth, linked, source)


def _is_test(record_id: str) -> bool:
    return not is_dev(record_id)


def _is_held_out(record_id: str) -> bool:
    """True for a quarter of the dev half."""
    return is_dev(record_id) and hashlib.sha256(record_id.encode()).digest()[1] % 4 == 0


def _informative(pairs: Candidates, weights: Real, source: Whole, seed: int) -> Questions:
    return questions(pairs, weights, source, seed=seed)


def _at_random(_pairs: Candidates, weights: Real, _source: Whole, seed: int) -> Questions:
    """Give the pairs that may be asked about in an order by chance, each standing for as many as the others."""
    places = np.flatnonzero(weights >= LEAST)
    np.random.default_rng(seed).shuffle(places)
    return Questions(places, np.ones(len(places)), np.ones(len(places)))


def _by_doubt(_pairs: Candidates, weights: Real, _source: Whole, _seed: int) -> Questions:
    """Give the pairs nearest to even odds first, each standing for itself: the order of review.csv."""
    places = np.flatnonzero(weights >= LEAST)
    places = places[np.argsort(np.abs(weights[places]), kind="stable")]
    return Questions(places, np.ones(len(places)), np.zeros(len(places)))


ASKED: dict[str, Ask] = {"informative": _informative, "doubt": _by_doubt, "random": _at_random}
