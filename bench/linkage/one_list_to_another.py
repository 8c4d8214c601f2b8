"""One list linked to another: the same figures and columns for every pair of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from bench.linkage.links import Best, LinkScore, Truth, best_links, choose_threshold, score_links
from bench.linkage.records import Linker, Pair, Record, is_dev, persons_of, without_truth
from bench.linkage.weights import Blocking, blocking, compared_by, true_pairs
from bench.tables import Cell

__all__ = ["COLUMNS", "NOTE", "Given", "Linked", "give_pairs", "link_lists", "row_of", "score_pairs"]

COLUMNS = (
    "linker", "threshold", "P strict", "R", "F1 strict", "P lenient", "F1 lenient", "tied", "blocking", "per million",
    "seconds",
)  # fmt: skip
NOTE = (
    "Percent of the test half by record; threshold of the best strict F1 on the dev half, or even odds. Strict counts"
    " links of records whose person is not in the second list as wrong; lenient leaves them out. Equal best candidates"
    " are no link."
)


@dataclass(frozen=True, slots=True)
class Linked:
    """What a linker gave for two lists: at a threshold of its weights, strict and lenient."""

    linker: str
    at: str
    threshold: float
    strict: LinkScore
    lenient: LinkScore
    tied: float
    blocking: Blocking
    seconds: float


@dataclass(frozen=True, slots=True)
class Given:
    """The pairs that a linker gave for two lists, and in how many seconds."""

    linker: Linker
    pairs: list[Pair]
    seconds: float


def link_lists(linker: Linker, first: Sequence[Record], second: Sequence[Record]) -> list[Linked]:
    """Link two lists that repeat nobody: scored at the threshold chosen on dev, and at even odds."""
    return score_pairs(give_pairs(linker, first, second), first, second)


def give_pairs(linker: Linker, first: Sequence[Record], second: Sequence[Record]) -> Given:
    """Give what a linker gives for two lists that repeat nobody, their truth hidden."""
    start = perf_counter()
    pairs = list(linker.link([without_truth(first), without_truth(second)], within=False))
    return Given(linker, pairs, perf_counter() - start)


def score_pairs(given: Given, first: Sequence[Record], second: Sequence[Record]) -> list[Linked]:
    """Score pairs by the truth of two lists: at the threshold chosen on dev, and at even odds."""
    linker, pairs = given.linker, given.pairs
    truth = Truth(persons_of(first), persons_of(second))
    ids = [[record.id for record in records] for records in (first, second)]
    best = best_links(pairs, *ids)
    wanted = true_pairs(ids, {**truth.first, **truth.second}, within=False)
    held = blocking(compared_by(linker, pairs), wanted, len(first) * len(second))
    thresholds = {"dev": choose_threshold(best, truth, is_dev)}
    if linker.is_odds:
        thresholds["even odds"] = 0.0
    return [
        Linked(linker.name, at, threshold, *_scores(best, truth, threshold), _tied(best), held, given.seconds)
        for at, threshold in thresholds.items()
    ]


def row_of(linked: Linked) -> tuple[Cell, ...]:
    """Give the row of a table."""
    strict, lenient = linked.strict, linked.lenient
    return (
        linked.linker, f"{linked.threshold:.2f} ({linked.at})", 100 * strict.precision, 100 * strict.recall,
        100 * strict.f1, 100 * lenient.precision, 100 * lenient.f1, 100 * linked.tied, 100 * linked.blocking.recall,
        round(1e6 * linked.blocking.share), linked.seconds,
    )  # fmt: skip


def _scores(best: dict[str, Best], truth: Truth, threshold: float) -> tuple[LinkScore, LinkScore]:
    strict, lenient = (
        score_links(best, truth, threshold, strict=strict, among=lambda record: not is_dev(record))
        for strict in (True, False)
    )
    return strict, lenient


def _tied(best: dict[str, Best]) -> float:
    return sum(found.is_tied for found in best.values()) / len(best) if best else 0.0
