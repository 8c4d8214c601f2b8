"""Doubt about who is one, carried into the estimate: the same estimate over clusterings drawn by chance.

The draws of all clusterings are pooled, as many from each: the interval is then that of the total over both doubts
(M. Sadinle, "Bayesian propagation of record linkage uncertainty into population size estimation of human rights
violations", Annals of Applied Statistics 12, 2018: linkage averaging). It is never narrower in the mean than without.
Ten clusterings are the fewest, as D. Rubin's rules for imputed data want where much is imputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.estimates import Estimate, Part, Span, Verdict, carried, judged
from onrecord.tally.estimation.families import Caution, FamilyEstimate, Refusal
from onrecord.tally.estimation.side_by_side import FAMILIES, Effort, Told, seed_from

__all__ = ["CLUSTERING", "FEWEST", "fan", "pooled"]

CLUSTERING = "clustering"
"""What the name of each part begins with."""
FEWEST = 10
EACH = 1_000
"""Draws taken of each clustering and family."""
LEAST_SHARE = 0.5
"""Of clusterings for which a family must give an estimate: of fewer, what it says is of a chosen few."""
MOVED = 1.2
"""The highest median over clusterings by the lowest: beyond, who is one matters as much as how many are on no list."""


def pooled(estimates: Sequence[Estimate], effort: Effort) -> Estimate:
    """Give one estimate from those of clusterings, each as likely as any other.

    Raises:
        BadOption: there are fewer than ten.
    """
    if len(estimates) < FEWEST:
        raise BadOption(
            "drawn clusterings", found=f"{len(estimates)}", expected=f"{FEWEST} or more", do="Draw more of them."
        )
    parts = tuple(Part(f"{CLUSTERING} {number}", each) for number, each in enumerate(estimates, start=1))
    documented = Span(min(each.documented.low for each in estimates), max(each.documented.high for each in estimates))
    told = [each for each in estimates if each.verdict is not Verdict.REFUSED]
    families = tuple(_pooled(family, estimates, documented.low, effort.seed) for family in FAMILIES) if told else ()
    refusals = () if told else estimates[0].refusals
    return judged(Estimate(documented, families, refusals, tuple(_cautions(estimates)), parts))


def fan(estimate: Estimate, family: str) -> tuple[float, ...]:
    """Give the median of a family in each clustering that it gives one of, the lowest first."""
    return tuple(
        sorted(
            told.total.median
            for part in estimate.parts
            for told in part.estimate.answers
            if told.family == family and told.total is not None and part.estimate.verdict is not Verdict.REFUSED
        )
    )


def _pooled(family: str, estimates: Sequence[Estimate], documented: int, seed: int) -> Told:
    own = [
        (number, each, told)
        for number, each in enumerate(estimates)
        if each.verdict is not Verdict.REFUSED
        for told in each.answers
        if told.family == family
    ]
    if len(own) < LEAST_SHARE * len(estimates):
        found = f"an estimate in {len(own)} of {len(estimates)} clusterings"
        needed = f"one in {LEAST_SHARE:.0%} of them at least"
        return Told(family, Refusal("few-clusterings", found, needed), np.zeros(0))
    total, unlisted = [], []
    for number, each, told in own:
        dice = np.random.default_rng(seed_from(seed, family, number))
        drawn = dice.choice(told.unlisted, size=EACH)
        unlisted.append(drawn)
        total.append(drawn + each.documented.low)
    words = f"In {len(estimates) - len(own)} of {len(estimates)} clusterings this family gives no estimate."
    cautions = (Caution("refused-in-some", words),) if len(own) < len(estimates) else ()
    outcome = FamilyEstimate(family, documented, np.concatenate(total), (), cautions)
    return Told(family, outcome, np.concatenate(unlisted))


def _cautions(estimates: Sequence[Estimate]) -> Iterator[Caution]:
    refused = sum(each.verdict is Verdict.REFUSED for each in estimates)
    if 0 < refused < len(estimates):
        words = (
            f"In {refused} of {len(estimates)} ways in which records may be one person there is no estimate: judge "
            "more of the pairs that are unsure."
        )
        yield Caution("clusterings-refused", words)
    middles = [median(each.medians) for each in estimates if each.verdict is not Verdict.REFUSED]
    if middles and max(middles) > MOVED * min(middles):
        words = (
            f"Who is one person matters: over {len(middles)} ways in which records may be one, the middle estimate is "
            f"from {min(middles):,.0f} to {max(middles):,.0f}. Judging pairs that are unsure makes it surer."
        )
        yield Caution("linkage-matters", words)
    yield from carried(estimates)
