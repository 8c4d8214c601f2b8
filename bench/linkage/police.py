"""Two US lists of people killed by police. Only matched pairs are given: each record's distractors are all others.

The figures of one year and state count only candidates that died in the same year and state as the record asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage.linkers import person_linkers
from bench.linkage.other_lists import load_police_lists
from bench.linkage.ranks import Ranks, rank_partners
from bench.linkage.records import Linker, Pair, Record, without_truth
from bench.linkage.weights import blocking, compared_by
from bench.tables import Table

__all__ = ["measure"]

COLUMNS = ("linker", "found", "first", "among 5", "MRR", "first, year and state", "blocking", "per million")


def measure(folder: Path) -> Measure:
    """Rank the true partner of each record of the first list."""
    first, second = load_police_lists(folder)
    by_person = {record.person: record.id for record in second}
    wanted = {record.id: [by_person[record.person]] for record in first}
    figures: dict[str, float] = {}
    rows = []
    for linker in person_linkers():
        pairs = list(linker.link([without_truth(first), without_truth(second)], within=False))
        ranks = rank_partners(pairs, wanted)
        near = rank_partners(_near(pairs, first, second), wanted)
        true = {(min(one, other), max(one, other)) for one, (other,) in wanted.items()}
        held = blocking(compared_by(linker, pairs), true, len(first) * len(second))
        rows.append((*_row(linker, ranks), 100 * near.first, 100 * held.recall, round(1e6 * held.share)))
        prefix = "" if linker.name == "ours" else f"baseline_{linker.name}_"
        told = {
            "recall": ranks.found,
            "first": ranks.first,
            "mrr": ranks.mean_reciprocal,
            "first_year_state": near.first,
        }
        told |= {"blocking_recall": held.recall, "blocking_share": held.share}
        figures |= {f"mpv_wapo/{prefix}{key}": value for key, value in told.items()}
    note = "Percent. First: no other candidate weighs as much. String baselines compare names alone."
    return Measure(figures, (Table(f"Two lists of {len(first)} and {len(second)} killed", COLUMNS, tuple(rows), note),))


def _row(linker: Linker, ranks: Ranks) -> tuple[str | float, ...]:
    return (linker.name, 100 * ranks.found, 100 * ranks.first, 100 * ranks.among_five, 100 * ranks.mean_reciprocal)


def _near(pairs: Sequence[Pair], first: Sequence[Record], second: Sequence[Record]) -> list[Pair]:
    where = {record.id: _year_and_state(record) for record in (*first, *second)}
    return [pair for pair in pairs if _same(where, pair)]


def _same(where: Mapping[str, tuple[str, str]], pair: Pair) -> bool:
    return where[pair.one] == where[pair.other]


def _year_and_state(record: Record) -> tuple[str, str]:
    year = record.died[0][:4] if record.died is not None else ""
    return year, record.place.text.rpartition(", ")[2] if record.place is not None else ""
