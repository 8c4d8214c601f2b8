"""Who arrives, compared with a list that stands: records in, scored pairs out, by what was learned of the list.

How many of those who arrive are in the list is learned anew: it is not what it was among the lists themselves. Who is
found beside two is not asked, since of those that stand only who may be one with somebody is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from onrecord.core.sharing import Share, alone
from onrecord.linkage.company import Company
from onrecord.linkage.linking import LEAST, Linked, rare_enough
from onrecord.linkage.sides import sides_of, two_lists
from onrecord.linkage.standing import Standing
from onrecord.linkage.surety import weights_of
from onrecord.linkage.weights import first_guess

__all__ = ["link_arrivals"]

ROUNDS = 10


def link_arrivals(
    standing: Standing, records: Iterable[object], *, within: bool, share: Share = alone
) -> Linked | None:
    """Give the pairs of who arrives, with each other only where their lists may tell of somebody twice.

    None where no two records are candidates.
    """
    standing.load(records, share)
    compared = standing.find(within=within)
    if not compared:
        return None
    source, model = standing.sources(), standing.model
    lists = two_lists(source)
    matched = tuple(first_guess(two) for two in lists)
    prior = max(two.prior(number) for two, number in zip(lists, matched, strict=True))
    found, evidence, rarity = rare_enough(standing, standing.weigh(model, LEAST - prior), model, prior)
    sides = sides_of(found, source, twins=standing.leads())
    for _ in range(ROUNDS):
        matched = sides.count(sides.posterior(evidence + rarity, matched))
    likely = sides.posterior(evidence + rarity, matched)
    unasked = Company(np.full(len(found), -1))
    learned = replace(model, matched=matched)
    return Linked(standing.comparisons, found, learned, evidence, rarity, unasked, weights_of(likely), compared)
