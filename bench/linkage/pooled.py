"""Victims named in reports (half) and two releases in one pool, with duplicates planted in each list: whole clusters.

Truth is the person key; records without one may join clusters but are left out of the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage.agreement import Agreement, compare_clusters
from bench.linkage.average_linkage import average_linkage, without_other_given_names
from bench.linkage.gaza_lists import load_release, load_victims
from bench.linkage.linkers import person_linkers
from bench.linkage.planted import plant_duplicates
from bench.linkage.records import Linker, Pair, Record, persons_of, without_truth
from bench.linkage.weights import Bin, Blocking, Review, blocking, calibrate, compared_by, review_load, true_pairs
from bench.tables import Cell, Table

__all__ = ["LEFT_OUT", "load_pool", "measure"]

RELEASES = ("2024-09-21", "2025-06-15")
SEED = 20261128
PRECISION, LOST = 0.99, 0.01
# Too slow for a pool, and known from the other settings.
LEFT_OUT = frozenset({"rigour"})
COLUMNS = (
    "linker", "pair P", "pair R", "B³ P", "B³ R", "B³ F1", "exact F1", "count error", "largest", "blocking",
    "per million",
)  # fmt: skip
NOTE = "Percent. Records without a known person are left out. Duplicates of 3 % of the others are planted in each list."


def load_pool(folder: Path, *, seed: int = SEED) -> list[list[Record]]:
    """Give the victims and the two releases, each with duplicates planted."""
    lists = [load_victims(folder), *(load_release(folder, day, "arabic", "latin") for day in RELEASES)]
    return [plant_duplicates(records, seed=seed) for records in lists]


def measure(folder: Path) -> Measure:
    """Cluster the pool; no threshold is tuned."""
    lists = load_pool(folder)
    figures: dict[str, float] = {}
    rows: list[tuple[Cell, ...]] = []
    weighed: list[Table] = []
    for linker in person_linkers():
        if linker.name not in LEFT_OUT:
            clustered = _cluster(linker, lists)
            rows += [_row(name, agreement, clustered.held) for name, agreement in clustered.agreements.items()]
            for name, agreement in clustered.agreements.items():
                figures |= _figures(name, agreement, clustered.held)
            if linker.is_odds:
                weighed.append(_weights(linker.name, clustered.pairs, _persons(lists)))
    title = f"Pooled clusters, {sum(map(len, lists))} records"
    return Measure(figures, (Table(title, COLUMNS, tuple(rows), NOTE), *weighed))


@dataclass(frozen=True, slots=True)
class _Clustered:
    pairs: Sequence[Pair]
    held: Blocking
    agreements: dict[str, Agreement]


def _cluster(linker: Linker, lists: Sequence[Sequence[Record]]) -> _Clustered:
    """Cluster by the linker's own rule; Splink's pairs also by average linkage, as in the trial."""
    persons, shown = _persons(lists), [without_truth(records) for records in lists]
    pairs = list(linker.link(shown, within=True))
    total = sum(map(len, lists))
    wanted = true_pairs([[record.id for record in records] for records in lists], persons, within=True)
    agreements = {linker.name: compare_clusters(linker.cluster(shown, pairs), persons)}
    if linker.name == "splink":
        kept = without_other_given_names(pairs, (record for records in shown for record in records))
        agreements["splink_veto_average"] = compare_clusters(average_linkage(kept), persons)
    return _Clustered(pairs, blocking(compared_by(linker, pairs), wanted, total * (total - 1) // 2), agreements)


def _persons(lists: Sequence[Sequence[Record]]) -> dict[str, str]:
    return persons_of(record for records in lists for record in records)


def _row(name: str, agreement: Agreement, held: Blocking) -> tuple[Cell, ...]:
    pairs, cubed = agreement.pairs, agreement.b_cubed
    return (
        name, 100 * pairs.precision, 100 * pairs.recall, 100 * cubed.precision, 100 * cubed.recall, 100 * cubed.f1,
        100 * agreement.exact.f1, 100 * agreement.count_error, agreement.largest, 100 * held.recall,
        round(1e6 * held.share),
    )  # fmt: skip


def _figures(name: str, agreement: Agreement, held: Blocking) -> dict[str, float]:
    prefix = "" if name == "ours" else f"baseline_{name}_"
    told = {
        "pair_precision": agreement.pairs.precision,
        "pair_recall": agreement.pairs.recall,
        "b3_f1": agreement.b_cubed.f1,
        "exact_f1": agreement.exact.f1,
        "count_error": agreement.count_error,
        "blocking_recall": held.recall,
        "blocking_share": held.share,
    }
    return {f"pooled/{prefix}{key}": value for key, value in told.items()}


def _weights(name: str, pairs: Sequence[Pair], persons: dict[str, str]) -> Table:
    """Give how probabilities come true bin by bin, and under it how much people must read."""
    bins: list[Bin] = calibrate(pairs, persons)
    load: Review = review_load(pairs, persons, PRECISION, LOST)
    rows = tuple((f"{one.low} to {one.high}", one.pairs, 100 * one.expected, 100 * _share(one)) for one in bins)
    note = (
        f"With {100 * PRECISION:.0f} % of accepted pairs right and {100 * LOST:.0f} % of true candidates lost:"
        f" {load.accepted} accepted unread, {load.read} to read, {load.rejected} rejected unread."
    )
    return Table(
        f"Probabilities of {name} and how often they come true",
        ("probability", "pairs", "said %", "true %"),
        rows,
        note,
    )


def _share(one: Bin) -> float:
    return one.right / one.pairs if one.pairs else 0.0
