"""Records in, scored pairs out: candidates, what they agree in, what that weighs, who competes, who is found beside.

Nothing is learned from labels. The weight of a pair is the log2 odds that its two records are one, given all others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.core.sharing import Share, alone
from onrecord.linkage.company import Company
from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.duck import Duck, Sample, heavy
from onrecord.linkage.leads import leads_of
from onrecord.linkage.pairs import ScoredPair, ordered
from onrecord.linkage.rarity import columns_of, rarity_of
from onrecord.linkage.sides import Candidates, Real, Sides, Whole, sides_of, two_lists
from onrecord.linkage.surety import weights_of
from onrecord.linkage.weights import Model, chance_of, eased, learn, relearn

__all__ = ["LEAST", "Linked", "link_records", "rare_enough", "twins_of"]

DRAWN = 1_000_000
LEARNED_FROM = 2_000_000
# What levels alone make less likely than one in sixteen thousand is not kept, nor what with the rarity of its names is
# less than one in four thousand. Who is found beside two adds much where reports tell incidents: with less kept (-10)
# victims named in reports lost .002 of F1, and events that cite an incident a hundredth of the right ones.
LEAST, LEAST_WITH_RARITY = -14.0, -12.0
# What is less likely than one in a thousand teaches nothing of who is one.
RELEARNED_FROM = -10.0
ROUNDS = 3
# Of one list those are taken for one that would be if they had no rivals, and are this likely with them: who is told of
# several times has a rival in each telling. By the first alone all namesakes are one where most are told of twice.
TWIN = 0.002


@dataclass(frozen=True, slots=True)
class Linked:
    """Pairs that may be one: their levels, the model, and the parts that their weights are the sum of.

    `evidence` is what the levels weigh, `rarity` what rare values add, `company` who is found beside; `weights` are
    log2 odds with the prior and the rivals counted, as sure as such sums come true (`surety`). `compared` is how many
    pairs were. `taught` is by how much judgements moved the weights, None where they did not.
    """

    comparisons: tuple[Comparison, ...]
    pairs: Candidates
    model: Model
    evidence: Real
    rarity: Real
    company: Company
    weights: Real
    compared: int
    taught: Real | None = None

    def barred(self, ids: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield why pairs are never joined by a score, and the ids of their records: what they come to in words."""
        for column, comparison in enumerate(self.comparisons):
            levels = self.pairs.levels[:, column]
            for place in np.flatnonzero((levels >= 0) & (levels < comparison.least)).tolist():
                words = comparison.level_in_words(int(levels[place])) or ""
                yield words, ordered(ids[self.pairs.one[place]], ids[self.pairs.other[place]])

    def scored(self, ids: Sequence[str], least: float = -math.inf) -> Iterator[ScoredPair]:
        """Yield the pairs that weigh at least so much, by the ids of their records, given in the order of the rows."""
        kept = self.weights >= least
        pairs, weights = self.pairs.of(kept), self.weights[kept]
        for one, other, weight in zip(pairs.one.tolist(), pairs.other.tolist(), weights.tolist(), strict=True):
            yield ScoredPair(*ordered(ids[one], ids[other]), weight)


def link_records(engine: Duck, records: Iterable[object], *, within: bool, share: Share = alone) -> Linked | None:
    """Give the pairs of records that may be one; of one source only where it may tell of somebody twice.

    None where no two records are candidates.
    """
    engine.load(records, share)
    compared = engine.find(within=within)
    if not compared:
        return None
    source = engine.sources()
    sample = engine.sample(LEARNED_FROM)
    model = _learned(engine, sample, sides_of(sample.pairs, source, among=sample.among), within=within)
    prior = max(two.prior(number) for two, number in zip(two_lists(source), model.matched, strict=True))
    found = _gathered(engine, sample, model, LEAST - prior)
    if sample.every > 1:
        telling = heavy(found, model, RELEARNED_FROM - prior)
        model = relearn(telling, model, sides_of(telling, source))
    found, evidence, rarity = rare_enough(engine, found, model, prior)
    base = evidence + rarity
    sides = sides_of(found, source, repeats=engine.repeats)
    if not engine.repeats:
        alone = base + sides.prior(model.matched)[sides.of_pair]
        twins = twins_of(found, source, (alone > 0) & (sides.posterior(base, model.matched) >= TWIN))
        sides = sides if twins is None else sides_of(found, source, twins=twins)
    companions = engine.companions(found)
    likely, matched = sides.posterior(base, model.matched), model.matched
    company = companions.company(likely)
    for _ in range(ROUNDS):
        likely = sides.posterior(base + company.evidence(likely), matched)
        matched = sides.count(likely)
        company = companions.company(likely)
    likely = sides.posterior(base + company.evidence(likely), matched)
    return Linked(
        engine.comparisons,
        found,
        replace(model, matched=matched),
        evidence,
        rarity,
        company,
        weights_of(likely),
        compared,
    )


def _learned(engine: Duck, sample: Sample, sides: Sides, *, within: bool) -> Model:
    numbers = [len(comparison.levels) + 1 for comparison in engine.comparisons]
    drawn = engine.draw(DRAWN, within=within)
    chance = eased(chance_of(drawn, numbers), len(drawn))
    shared = [comparison.shared for comparison in engine.comparisons]
    model = learn(sample.pairs, chance, sides, shared)
    # Of a pair both records are drawn once in so many times so many.
    return replace(model, matched=tuple(number * sample.every**2 for number in model.matched))


def _gathered(engine: Duck, sample: Sample, model: Model, least: float) -> Candidates:
    """Give the candidates that may be one: what else may be found for them lifts none from further down."""
    if sample.every == 1:
        # All were compared already.
        return heavy(sample.pairs, model, least)
    return engine.weigh(model, least)


def rare_enough(engine: Duck, found: Candidates, model: Model, prior: float) -> tuple[Candidates, Real, Real]:
    """Give the candidates that may be one with the rarity of their names counted, what their levels weigh, and what
    rarity adds.
    """
    evidence, comparisons = model.evidence(found.levels), engine.comparisons
    rarity = rarity_of(found, comparisons, {name: engine.shares(name) for name in columns_of(comparisons)})
    kept = evidence + rarity >= LEAST_WITH_RARITY - prior
    return found.of(kept), evidence[kept], rarity[kept]


def twins_of(found: Candidates, source: Whole, likely: NDArray[np.bool_]) -> Whole | None:
    """Give a number for each record, the same for those of one list that are tied by likely pairs; None where there are
    no such.
    """
    within = np.flatnonzero((source[found.one] == source[found.other]) & likely)
    return leads_of(found.one[within], found.other[within], len(source)) if len(within) else None
