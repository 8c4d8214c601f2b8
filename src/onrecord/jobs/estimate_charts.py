"""Charts of an estimate: how lists overlap, what the families say, how their draws are spread, what each list does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.jobs.estimating import Estimated
from onrecord.tally.charts.draws import Draws, draw_draws
from onrecord.tally.charts.estimates import Estimates, draw_estimates
from onrecord.tally.charts.intervals import Outcome
from onrecord.tally.charts.models import FamilyModels, Model
from onrecord.tally.charts.overlaps import OverlapPlot, draw_overlaps
from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.sensitivity import Sensitivity, draw_sensitivity
from onrecord.tally.charts.words import Words, load_words
from onrecord.tally.estimation.estimates import Verdict
from onrecord.tally.estimation.families import FamilyEstimate, Range, Refusal
from onrecord.tally.estimation.side_by_side import Told

__all__ = ["charts_of"]

SMALL = 5
"""Sets of lists with fewer people are drawn as fewer than that: a chart may be published, its table may not."""

WITHOUT = "without "


def charts_of(found: Estimated, look: Look) -> Iterator[tuple[str, str]]:
    """Yield the charts of an estimate as SVG, each with its name, but for those that there is nothing to draw of."""
    yield from _Drawing(found, look, load_words(look.language)).all()


@dataclass(frozen=True, slots=True)
class _Drawing:
    found: Estimated
    look: Look
    words: Words

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield every chart that there is something to draw of."""
        overlaps = self.found.closer.overlaps
        plot = OverlapPlot(self._caption("overlaps"), overlaps.lists, overlaps.counts, SMALL)
        yield "overlaps", draw_overlaps(plot, self.look)
        yield "estimates", draw_estimates(self._estimates(), self.look)
        for number, told in enumerate(self.found.estimate.answers, 1):
            draws = tuple(told.outcome.draws.tolist()) if isinstance(told.outcome, FamilyEstimate) else ()
            chart = Draws(self._caption("draws", family=self._family(told.family)), draws, self.found.documented.low)
            yield f"draws-{number}", draw_draws(chart, self.look)
        full, without = self._full(), self.found.closer.without
        if full is not None and without:
            outcomes = tuple(_outcome(each.change.removeprefix(WITHOUT), each.told) for each in without)
            chart_of_lists = Sensitivity(self._caption("sensitivity", family=self._family(full[0])), full[1], outcomes)
            yield "without-each-list", draw_sensitivity(chart_of_lists, self.look)

    def _estimates(self) -> Estimates:
        estimate = self.found.estimate
        # Where the models disagree there is no range that holds them all to be shown as one.
        envelope = None if estimate.verdict is Verdict.DISAGREE else estimate.total
        models = tuple(_models(self._family(told.family), told) for told in estimate.answers if _has_models(told))
        outcomes = tuple(_outcome(self._family(told.family), told.total or _why(told)) for told in estimate.families)
        return Estimates(self._caption("estimates"), self.found.documented.low, outcomes, envelope, models)

    def _full(self) -> tuple[str, Range] | None:
        """Give what is said from all lists by the family that also says what it would be without each."""
        for told in self.found.estimate.answers:
            if told.family == "decomposable graphs" and told.total is not None:
                return told.family, told.total
        return None

    def _family(self, name: str) -> str:
        """Give the name of a family in the language; how suppressed counts were filled in stays behind it."""
        family, _, way = name.partition(", ")
        known = self.words.say(f"family_{family.replace(' ', '_')}")
        return f"{known}, {way}" if way else known

    def _caption(self, title: str, **values: str) -> Caption:
        return Caption(self.words.say(f"title_{title}", **values), self.found.digest.removeprefix("sha256:")[:16])


def _outcome(name: str, told: Range | Refusal) -> Outcome:
    if isinstance(told, Refusal):
        return Outcome(name, None, told.found, told.needed)
    return Outcome(name, told)


def _why(told: Told) -> Refusal:
    assert isinstance(told.outcome, Refusal)
    return told.outcome


def _has_models(told: Told) -> bool:
    return isinstance(told.outcome, FamilyEstimate) and bool(told.outcome.models)


def _models(name: str, told: Told) -> FamilyModels:
    models = told.outcome.models if isinstance(told.outcome, FamilyEstimate) else ()
    return FamilyModels(name, tuple(Model(each.name, each.total, each.weight) for each in models))
