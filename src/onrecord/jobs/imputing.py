"""Share out the people of a case file whose sex, month, place or actor is not told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.jobs.counting import counted
from onrecord.store.tallies import Question, tally_of
from onrecord.tally.imputation import Imputed, impute

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.tally.rules.schemes import Scheme

__all__ = ["imputed"]

TELLING = ("sex", "age_group", "month", "place", "actor")
"""What may tell of what is not known."""


def imputed(case: CaseFile, scheme: Scheme, question: Question, seed: int) -> tuple[Imputed, ...]:
    """Give the cells of a question with those of unknown ones shared out, by the best number of each.

    A scheme that has no best number is taken at its low one.
    """
    names = (*question.by, *(name for name in TELLING if name not in question.by and not _is_told(name, question.by)))
    run = counted(case, scheme)
    found = tally_of(case, run, scheme, replace(question, by=names), with_records=False)
    counts = {cell.key: cell.range.best if scheme.has_best else cell.range.low for cell in found.cells}
    return impute(counts, names, question.by, seed=seed)


def _is_told(name: str, by: tuple[str, ...]) -> bool:
    """Tell whether a dimension is a coarser or finer one of those asked for."""
    periods, spots = ("day", "month", "year"), ("place", "country")
    return any(name in kin and any(each in kin for each in by) for kin in (periods, spots))
