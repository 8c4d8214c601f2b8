"""When log-linear models give no estimate, and what whoever reads one must know.

A list that shares nobody with any other stops the estimate: what it says of the people on no list rests on taking it
for independent of all others, and of no pair is there a count that could contradict this (L. Chan, B. Silverman and K.
Vincent, JASA 116, 2021, show such tables for which no model that would is determined). Who wants an estimate leaves it
out, or joins it with a list of the same origin, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.tally.estimation.families import Caution, Range, Refusal
from onrecord.tally.estimation.loglinear.searching import rule_of
from onrecord.tally.estimation.loglinear.weighing import FittedModel, Weighed, bic_weights
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["cautions_of_models", "cautions_of_range", "cautions_of_table", "no_maximum", "refusal_of"]

FEWEST_LISTS = 3
FEWEST_PEOPLE, FEWEST_SHARED = 30, 10
# As the study of Gaza left out strata whose estimate was more than five times what was listed (Jamaluddine 2025).
FAR_BEYOND, WIDE = 5, 10
# Models count as fitting about as well from this weight on, and as saying different things from this ratio on.
HEAVY, APART = 0.05, 1.5


def refusal_of(overlaps: Overlaps) -> Refusal | None:
    """Give why a table gives no estimate, None where it may; lists that have nobody are no lists."""
    lists = [place for place in range(len(overlaps.lists)) if overlaps.size(place)]
    if len(lists) < FEWEST_LISTS:
        return Refusal("few_lists", f"{len(lists)} lists that have people", "three lists or more of the same deaths")
    if not _shared(overlaps):
        return Refusal("no_overlap", "nobody who is on two lists", "lists that share people")
    alone = [overlaps.lists[place] for place in lists if not _shared(overlaps, 1 << place)]
    if alone:
        found = f"nobody on {' or '.join(alone)} who is on another list"
        return Refusal("list_without_overlap", found, "that list left out, or joined with another of the same origin")
    return None


def no_maximum() -> Refusal:
    """Give the refusal of a table that determines no model."""
    return Refusal(
        "no_maximum", "no model of which the counts determine how many are on no list", "more people on several lists"
    )


def cautions_of_table(overlaps: Overlaps) -> Iterator[Caution]:
    """Yield what to know of the table itself."""
    shared = _shared(overlaps)
    if overlaps.documented < FEWEST_PEOPLE:
        yield Caution("few_people", f"Only {overlaps.documented} people are documented.")
    if shared < FEWEST_SHARED:
        yield Caution("few_shared", f"Only {shared} people are on two lists or more.")


def cautions_of_models(weighed: Weighed, lists: int) -> Iterator[Caution]:
    """Yield which models were considered, which were left out, and whether the best agree."""
    yield Caution("models_considered", rule_of(lists))
    if weighed.undetermined:
        words = f"{weighed.undetermined:,} models were left out: the counts do not determine how many are on no list."
        yield Caution("models_undetermined", words)
    least, most = _ends(weighed.models)
    if most > APART * least:
        yield Caution("models_apart", f"Models that fit about as well say {least:,.0f} and {most:,.0f}.")


def cautions_of_range(told: Range, documented: int, undetermined: float) -> Iterator[Caution]:
    """Yield what to know of the interval; `undetermined` is the share of drawn tables that determine no candidate."""
    if told.median > FAR_BEYOND * documented:
        words = f"The estimate is {told.median / documented:,.1f} times those documented."
        yield Caution("far_beyond_documented", words)
    if told.high > WIDE * told.low:
        yield Caution("wide", f"The upper end is {told.high / told.low:,.0f} times the lower.")
    if undetermined:
        words = f"{undetermined:.1%} of the tables drawn again determine no number: there the upper end is too low."
        yield Caution("drawn_undetermined", words)


def _shared(overlaps: Overlaps, within: int = 0) -> int:
    """Give how many people are on two lists or more, one of them those of a pattern."""
    return sum(
        count for pattern, count in enumerate(overlaps.counts) if pattern.bit_count() > 1 and pattern & within == within
    )


def _ends(models: Sequence[FittedModel]) -> tuple[float, float]:
    """Give the lowest and the highest total of the heavy models; of the heaviest if none is."""
    weights = bic_weights(models).tolist()
    totals = [each.total for each, weight in zip(models, weights, strict=True) if weight >= HEAVY]
    return min(totals, default=models[0].total), max(totals, default=models[0].total)
