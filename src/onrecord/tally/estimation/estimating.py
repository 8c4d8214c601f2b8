"""Estimate how many there were from one table of overlaps: gates first, then the three families side by side."""

from __future__ import annotations

from dataclasses import replace

from onrecord.tally.estimation.estimates import Estimate, Span, judged
from onrecord.tally.estimation.families import Caution, Refusal
from onrecord.tally.estimation.gates import check
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.side_by_side import Effort, run_families
from onrecord.tally.estimation.signs import signs_of

__all__ = ["estimate"]


def estimate(overlaps: Overlaps, effort: Effort | None = None) -> Estimate:
    """Give what may be said of how many there were, among deaths that could have come to these lists.

    Lists that have nobody are dropped first, and named.
    """
    effort = effort or Effort()
    against = check(overlaps)
    refusals = tuple(each for each in against if isinstance(each, Refusal))
    cautions = (*_dropped(overlaps), *(each for each in against if isinstance(each, Caution)))
    documented = Span(overlaps.documented, overlaps.documented)
    if refusals:
        return Estimate(documented, (), refusals, cautions)
    kept = overlaps.without_empty()
    found = judged(Estimate(documented, run_families(kept, effort), (), cautions))
    if found.total is None:
        return found
    return replace(found, cautions=(*found.cautions, *signs_of(kept, found.total[1])))


def _dropped(overlaps: Overlaps) -> tuple[Caution, ...]:
    empty = [name for place, name in enumerate(overlaps.lists) if not overlaps.size(place)]
    if not empty:
        return ()
    words = f"Left out, for nobody is on it: {', '.join(empty)}."
    return (Caution("empty-list", words),)
