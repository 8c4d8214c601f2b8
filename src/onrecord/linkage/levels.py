"""Comparisons as Splink's settings, and Splink's answer to them: the level of each comparison of each pair.

Splink (R. Linacre and others, "Splink: free software for probabilistic record linkage at scale", IJPDS 7:3, 2022) makes
the SQL of each engine and runs it; what the levels weigh is learned in `weights`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.weights import Model

__all__ = ["linker_of"]

# Even odds, and levels that say nothing: without probabilities Splink refuses to compare at all.
_UNTRAINED = 0.5


def linker_of(table: Any, comparisons: Sequence[Comparison], model: Model | None = None) -> Any:
    """Give Splink's linker of a registered table; its match weights are the evidence of the levels, without a prior.

    Without a model it compares only, and its weights mean nothing.
    """
    from splink import Linker, SettingsCreator

    logging.getLogger("splink").setLevel(logging.ERROR)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="n",
        probability_two_random_records_match=_UNTRAINED,
        comparisons=[_comparison(each, place, model) for place, each in enumerate(comparisons)],
        blocking_rules_to_generate_predictions=[],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=False,
    )
    return Linker(table, settings, log_level=logging.ERROR)


def _comparison(comparison: Comparison, place: int, model: Model | None) -> dict[str, Any]:
    known = [*(level.condition for level in comparison.levels), "ELSE"]
    levels = [{"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True}]
    for number, (words, condition) in enumerate(zip(comparison.words, known, strict=True)):
        value = len(known) - 1 - number
        same, chance = (
            (_UNTRAINED, _UNTRAINED) if model is None else (model.same[place][value], model.chance[place][value])
        )
        levels.append(
            {
                "sql_condition": condition,
                "label_for_charts": words,
                "m_probability": float(same),
                "u_probability": float(chance),
            }
        )
    return {"output_column_name": comparison.name, "comparison_levels": levels}
