"""Strata estimated one by one and put together: draws are added, never the ends of intervals.

The ends of intervals of ten strata added up hold far more than nineteen of twenty sums: all strata would have to be at
their low ends at once. A stratum that cannot be estimated counts with those documented there and nobody else, and is
named; what other strata say is never carried over to it (the dispute over Peru was of this).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from onrecord.tally.estimation.estimates import Estimate, Part, Span, Verdict, judged
from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.families import Caution, FamilyEstimate, Refusal
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.side_by_side import FAMILIES, Effort, Real, Told, seed_from
from onrecord.tally.estimation.signs import SIGNS

__all__ = ["added", "estimate_strata"]

DRAWS = 10_000


def estimate_strata(strata: Mapping[str, Overlaps], effort: Effort | None = None) -> Estimate:
    """Estimate each stratum by a seed of its own, and all of them together."""
    effort = effort or Effort()
    parts = [Part(name, estimate(overlaps, effort.of("stratum", name))) for name, overlaps in strata.items()]
    return added(parts, effort)


def added(parts: Sequence[Part], effort: Effort) -> Estimate:
    """Give the estimate of all strata together from those of each."""
    documented = Span(
        sum(part.estimate.documented.low for part in parts), sum(part.estimate.documented.high for part in parts)
    )
    told = [part for part in parts if part.estimate.verdict is not Verdict.REFUSED]
    families = tuple(_added(family, told, documented.low, effort.seed) for family in FAMILIES) if told else ()
    refusals = () if told else (_none_told(parts),)
    return judged(Estimate(documented, families, refusals, tuple(_cautions(parts, told)), tuple(parts)))


def _added(family: str, parts: Sequence[Part], documented: int, seed: int) -> Told:
    """Add the draws of one family over strata; where it refused one, the draws of those that did not stand in."""
    own = [part for part in parts if any(told.family == family for told in part.estimate.answers)]
    if not own:
        found = "no stratum that this family gives an estimate of"
        return Told(family, Refusal("no-stratum", found, "what it says beside a stratum"), np.zeros(0))
    unlisted = np.zeros(DRAWS)
    for part in parts:
        unlisted += _drawn(family, part, np.random.default_rng(seed_from(seed, family, part.name)))
    others = [part.name for part in parts if part not in own]
    words = f"The other families stand in where this one gives no estimate: {', '.join(others)}."
    cautions = (Caution("others-stand-in", words),) if others else ()
    return Told(family, FamilyEstimate(family, documented, documented + unlisted, (), cautions), unlisted)


def _drawn(family: str, part: Part, dice: np.random.Generator) -> Real:
    answers = part.estimate.answers
    own = [told for told in answers if told.family == family] or list(answers)
    among = dice.integers(len(own), size=DRAWS)
    found = np.empty(DRAWS)
    for place, told in enumerate(own):
        which = among == place
        found[which] = dice.choice(told.unlisted, size=int(which.sum()))
    return found


def _none_told(parts: Sequence[Part]) -> Refusal:
    reasons = sorted({refusal.found for part in parts for refusal in part.estimate.refusals})
    found = f"none of {len(parts)} strata that can be estimated ({'; '.join(reasons[:3])})"
    return Refusal("no-stratum", found, "fewer or larger strata, each with what one table needs")


def _cautions(parts: Sequence[Part], told: Sequence[Part]) -> Iterator[Caution]:
    left = [part for part in parts if part not in told]
    if told and left:
        people = sum(part.estimate.documented.low for part in left)
        words = (
            f"Documented only, no estimate being possible there: {', '.join(part.name for part in left)} ({people:,} "
            "people). Whoever is on no list in these strata is not in the estimate."
        )
        yield Caution("documented-only", words)
    apart = [part.name for part in told if part.estimate.verdict is Verdict.DISAGREE]
    if apart:
        yield Caution("strata-disagree", f"The models disagree within these strata: {', '.join(apart)}.")
    yield from _shared(told)


def _shared(parts: Sequence[Part]) -> Iterator[Caution]:
    """Yield what must be told of single strata, each with its name."""
    for part in parts:
        for caution in part.estimate.cautions:
            if caution.code in ("list-alone", "empty-list", *SIGNS):
                yield Caution(caution.code, f"{part.name}: {caution.words}")
