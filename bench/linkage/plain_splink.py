"""Splink 5 on DuckDB with plain settings: parts of names as skeletons by Jaro–Winkler, sex, age, birth date.

The parts are the first word, the second, those between and the last: what a careful user would write, no patronymic
tokeniser. Nothing is learned from labels: u from random pairs, m by expectation maximisation, the prior from sizes.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from bench.linkage.agreement import connected
from bench.linkage.records import Pair, Record, ScoredPair
from bench.linkage.words import skeletons

__all__ = ["FIELDS", "SplinkLinker", "Task", "is_installed", "name_fields", "train"]

PARTS = ("given", "father", "grandfather", "family")
FIELDS = (*PARTS, "sex", "age", "birth", "died", "town")
RULES = (
    ("given", "family"),
    ("given", "father"),
    ("given", "grandfather"),
    ("father", "grandfather", "family"),
    ("family", "birth"),
    ("given", "birth"),
)
# What EM learns from: pairs that share three parts of four. Blocks of two parts hold so few matches that it settled on
# a family's name agreeing in 4 % of them.
TRAINING = (
    ("father", "grandfather", "family"),
    ("given", "grandfather", "family"),
    ("given", "father", "family"),
    ("given", "father", "grandfather"),
)
# Where there are birth dates, names are learned from pairs that share one: those with one lineage are half siblings.
TRAINING_WITH_BIRTH = (("birth", "sex"), ("given", "father", "family"))
TRAINING_OF_TWO_PARTS = (("given", "family"), ("family", "died"), ("given", "died"))
# A part that fewer records have is left out: middle names are no grandfathers.
COMMON = 0.1
# Of the records of a shorter list so many are taken to be in a longer one, and of one list to repeat another.
SHARED, REPEATED = 0.7, 0.3
RANDOM_PAIRS = 2e6
LOWEST = -10.0


def is_installed() -> bool:
    """True where Splink and DuckDB are there."""
    return all(importlib.util.find_spec(package) is not None for package in ("splink", "duckdb", "pyarrow"))


@dataclass(frozen=True, slots=True)
class Task:
    """Splink's kind of linkage, the probability that two records drawn at random are one person, the blocking rules."""

    kind: str
    prior: float
    rules: tuple[tuple[str, ...], ...] = RULES


@dataclass(frozen=True, slots=True)
class SplinkLinker:
    """Splink with the settings above; clusters are connected components at even odds."""

    name: str = "splink"
    is_odds: bool = True
    lowest: float = LOWEST

    def link(self, lists: Sequence[Sequence[Record]], *, within: bool) -> Iterator[ScoredPair]:
        """Yield the pairs that the blocking rules give, from a weight of -10 up."""
        predicted = _trained(lists, within=within).inference.predict(threshold_match_weight=self.lowest)
        table = predicted.as_pyarrow_table()
        columns = [table[column].to_pylist() for column in ("unique_id_l", "unique_id_r", "match_weight")]
        for one, other, weight in zip(*columns, strict=True):
            yield ScoredPair.of(one, other, weight)

    def cluster(self, _lists: Sequence[Sequence[Record]], pairs: Sequence[Pair]) -> Iterable[Collection[str]]:
        """Yield connected components at even odds."""
        return connected((pair.one, pair.other) for pair in pairs if pair.weight >= 0)


def name_fields(name: str) -> dict[str, str | None]:
    """Give the first word, the second, those between and the last, as skeletons.

    >>> name_fields("Samer al-Helou")["family"], name_fields("Samer Nabil al-Helou")["father"]
    ('hl', 'nbl')
    """
    words = skeletons(name)
    return {
        "given": words[0] if words else None,
        "father": words[1] if len(words) > 2 else None,
        "grandfather": " ".join(words[2:-1]) or None,
        "family": words[-1] if len(words) > 1 else None,
    }


def _trained(lists: Sequence[Sequence[Record]], *, within: bool) -> Any:
    from splink import DuckDBAPI

    database = DuckDBAPI()
    rows = [[_row(record) for record in records] for records in lists]
    needed = min(2, len(lists))
    filled = {field for field in FIELDS if sum(_is_common(field, group) for group in rows) >= needed}
    prior = _prior([len(records) for records in lists], within=within)
    tables = [database.register(_table(group)) for group in rows]
    return train(tables, filled, Task(_kind(len(lists), within=within), prior))


def _training(filled: Collection[str]) -> tuple[tuple[str, ...], ...]:
    if "birth" in filled:
        return TRAINING_WITH_BIRTH
    return TRAINING if {"father", "grandfather"} <= set(filled) else TRAINING_OF_TWO_PARTS


def _is_common(field: str, rows: Sequence[dict[str, Any]]) -> bool:
    return sum(row[field] is not None for row in rows) > COMMON * len(rows)


def train(tables: Sequence[Any], filled: Collection[str], task: Task) -> Any:
    """Give a linker of registered tables that has learned from them; `filled` are the fields compared."""
    from splink import Linker, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    linker = Linker(list(tables), _settings(filled, task), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=1)
    for rule in _training(filled):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    return linker


def _kind(lists: int, *, within: bool) -> str:
    if lists == 1:
        return "dedupe_only"
    return "link_and_dedupe" if within else "link_only"


def _prior(sizes: Sequence[int], *, within: bool) -> float:
    """Give the probability that two records drawn at random are one person, guessed from the sizes alone."""
    total = sum(sizes)
    across = sum(min(one, other) for one, other in combinations(sizes, 2)) * SHARED
    if within:
        return (across + REPEATED * total) / (total * (total - 1) / 2)
    return across / sum(one * other for one, other in combinations(sizes, 2))


def _settings(filled: Collection[str], task: Task) -> Any:
    from splink import SettingsCreator, block_on

    comparisons = _comparisons()
    return SettingsCreator(
        link_type=task.kind,
        probability_two_random_records_match=task.prior,
        unique_id_column_name="unique_id",
        comparisons=[comparisons[field] for field in FIELDS if field in filled],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in task.rules if set(rule) <= set(filled)],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


def _comparisons() -> dict[str, Any]:
    import splink.comparison_level_library as levels
    import splink.comparison_library as library

    def within(column: str, years: int) -> Any:
        return levels.CustomLevel(f"abs({column}_l - {column}_r) <= {years}", f"within {years}")

    names = {
        part: library.JaroWinklerAtThresholds(part, [0.92, 0.8]).configure(term_frequency_adjustments=True)
        for part in PARTS
    }
    age = [
        levels.NullLevel("age"),
        levels.ExactMatchLevel("age"),
        within("age", 1),
        within("age", 3),
        levels.ElseLevel(),
    ]
    return {
        **names,
        "sex": library.ExactMatch("sex"),
        "age": library.CustomComparison(output_column_name="age", comparison_levels=age),
        "birth": library.LevenshteinAtThresholds("birth", [1, 2]),
        "died": library.LevenshteinAtThresholds("died", [1]),
        "town": library.JaroWinklerAtThresholds("town", [0.9]).configure(term_frequency_adjustments=True),
    }


def _table(rows: Sequence[dict[str, Any]]) -> Any:
    import pyarrow

    schema = pyarrow.schema(
        [("unique_id", pyarrow.string()), ("source_dataset", pyarrow.string())]
        + [(field, pyarrow.int32() if field == "age" else pyarrow.string()) for field in FIELDS]
    )
    return pyarrow.Table.from_pylist(list(rows), schema=schema)


def _row(record: Record) -> dict[str, Any]:
    return {
        "unique_id": record.id,
        "source_dataset": record.list,
        **name_fields(record.names[0] if record.names else ""),
        "sex": record.sex,
        "age": record.age,
        "birth": record.birth,
        "died": record.died[0] if record.died is not None else None,
        "town": record.place.text if record.place is not None else None,
    }
