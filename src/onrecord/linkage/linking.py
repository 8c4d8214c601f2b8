"""Records in, scored pairs out: candidates, what they agree in, what that weighs, who competes, who is found beside.

Nothing is learned from labels. The weight of a pair is the log2 odds that its two records are one, given all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.core.sharing import Share, alone
from onrecord.linkage.company import Company
from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.duck import Duck, Sample, heavy
from onrecord.linkage.leads import leads_of
from onrecord.linkage.pairs import ScoredPair, ordered
from onrecord.linkage.rarity import columns_of, rarity_of
from onrecord.linkage.sides import Candidates, Real, Sides, Whole, log_odds, sides_of
from onrecord.linkage.weights import Model, chance_of, eased, learn

__all__ = ["Linked", "link_records"]

DRAWN = 1_000_000
LEARNED_FROM = 2_000_000
# What levels alone make less likely than one in four thousand is not kept, nor what is less than one in 250 with the
# rarity of its names counted: with a quarter more kept, as many pairs of 50,000 invented records were told rightly.
LEAST, LEAST_WITH_RARITY = -12.0, -8.0
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Linked:
    """Pairs that may be one: their levels, the model, and the parts that their weights are the sum of.

    `evidence` is what the levels weigh, `rarity` what rare values add, `company` who is found beside; `weights` are
    log2 odds with the prior and the rivals counted. `compared` is how many pairs were. `taught` is by how much
    judgements moved the weights, None where they did not.
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

    def scored(self, ids: Sequence[str]) -> Iterator[ScoredPair]:
        """Yield the pairs with the ids of their records, given in the order of the rows."""
        for one, other, weight in zip(self.pairs.one, self.pairs.other, self.weights, strict=True):
            yield ScoredPair(*ordered(ids[one], ids[other]), float(weight))


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
    sides = sides_of(sample.pairs, source, share=sample.share)
    model = _learned(engine, sample, sides, within=within)
    found = _gathered(engine, sample, model, sides)
    evidence = model.evidence(found.levels)
    comparisons = engine.comparisons
    rarity = rarity_of(found, comparisons, {name: engine.shares(name) for name in columns_of(comparisons)})
    kept = evidence + rarity >= LEAST_WITH_RARITY - float(sides.prior(model.matched).max())
    found, evidence, rarity = found.of(kept), evidence[kept], rarity[kept]
    base = evidence + rarity
    sides = sides_of(found, source, repeats=engine.repeats)
    if not engine.repeats:
        twins = _twins(found, source, base + sides.prior(model.matched)[sides.of_pair])
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
        comparisons, found, replace(model, matched=matched), evidence, rarity, company, log_odds(likely), compared
    )


def _learned(engine: Duck, sample: Sample, sides: Sides, *, within: bool) -> Model:
    numbers = [len(comparison.levels) + 1 for comparison in engine.comparisons]
    drawn = engine.draw(DRAWN, within=within)
    chance = eased(chance_of(drawn, numbers), len(drawn))
    shared = [comparison.shared for comparison in engine.comparisons]
    return learn(sample.pairs, chance, sides, shared)


def _gathered(engine: Duck, sample: Sample, model: Model, sides: Sides) -> Candidates:
    """Give the candidates that may be one: what else may be found for them lifts none from further down."""
    least = LEAST - float(sides.prior(model.matched).max())
    if sample.share == 1.0:
        # All were compared already.
        return heavy(sample.pairs, model, least)
    return engine.weigh(model, least)


def _twins(found: Candidates, source: Whole, weights: Real) -> Whole | None:
    """Give a number for each record, the same for those of one list that alone would be taken for one.

    None where there are no such.
    """
    within = np.flatnonzero((source[found.one] == source[found.other]) & (weights > 0))
    return leads_of(found.one[within], found.other[within], len(source)) if len(within) else None
