"""Which models of a table are looked at: all of them up to five lists, and of more the best that a search finds.

Of six lists there are 7,785,061 hierarchical models, so that of six and more only models of pairs are looked at. The
search starts from independent lists, and again and again takes the model of the lowest BIC whose neighbours it has not
seen, those with one pair more or less, and fits these. It stops when no model within six of the best is left, a weight
of a twentieth (D. Madigan and A. Raftery, "Model selection and accounting for model uncertainty in graphical models
using Occam's window", JASA 89, 1994), or when a thousand models were tried.
"""

from __future__ import annotations

import math

from onrecord.tally.estimation.loglinear.hierarchies import every_hierarchy, pairs
from onrecord.tally.estimation.loglinear.weighing import FittedModel, Weighed, distinct, fit_models, in_order, weigh
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["models_of", "rule_of"]

MOST_LISTS = 5
"""With so many lists all models are fitted: 6,893 take half a second."""

WINDOW = 2 * math.log(20)
MOST_MODELS = 1_000


def rule_of(lists: int) -> str:
    """Say which models of so many lists are looked at."""
    if lists <= MOST_LISTS:
        return f"All {len(every_hierarchy(lists)):,} hierarchical models of {lists} lists were considered."
    return (
        f"Of {lists} lists only models of pairs were considered: those that a search by BIC came by from independent "
        f"lists on, within {WINDOW:.0f} of the best or next to such a one, at most about {MOST_MODELS:,}."
    )


def models_of(overlaps: Overlaps) -> Weighed:
    """Fit the models of a table that are looked at, as the rule has it."""
    lists = len(overlaps.lists)
    if lists <= MOST_LISTS:
        return weigh(distinct(every_hierarchy(lists), overlaps), overlaps)
    return _Search(overlaps).run()


class _Search:
    """The models seen so far, and those of them whose neighbours were."""

    def __init__(self, overlaps: Overlaps) -> None:
        self.overlaps = overlaps
        self.tried: set[int] = set()
        self.open: dict[int, FittedModel] = {}
        self.fitted: list[FittedModel] = []
        self.least = math.inf

    def run(self) -> Weighed:
        """Search from independent lists until nothing near the best is left."""
        self._fit([0])
        while (model := self._next()) is not None:
            del self.open[model.model]
            self._fit([model.model ^ 1 << pair for pair in pairs(len(self.overlaps.lists))])
        return Weighed(in_order(self.fitted), len(self.tried) - len(self.fitted))

    def _fit(self, models: list[int]) -> None:
        new = distinct([model for model in models if model not in self.tried], self.overlaps)
        found = fit_models(new, self.overlaps)
        self.tried.update(new)
        self.fitted += found
        self.open |= {each.model: each for each in found}
        self.least = min([self.least, *(each.bic for each in found)])

    def _next(self) -> FittedModel | None:
        if len(self.tried) >= MOST_MODELS or not self.open:
            return None
        first = in_order(self.open.values())[0]
        return first if first.bic <= self.least + WINDOW else None
