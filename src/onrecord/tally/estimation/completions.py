"""Counts that were suppressed ("<5") are intervals, not zeros: the estimate over the ways to fill them in that go
furthest.

More people on single lists make an estimate higher, more on several make it lower. So besides the lowest and the
highest of all, single lists are filled in low where shared ones are high, and the other way round. The range is from
the lowest end of all four to the highest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.tally.estimation.estimates import Estimate, Part, Span, Verdict, carried, judged
from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.families import Caution, FamilyEstimate, Refusal
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.side_by_side import Effort, Told
from onrecord.tally.estimation.strata import estimate_strata

__all__ = ["Counts", "completions", "enveloped", "estimate_counts"]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of patterns as published: the lowest and the highest that each may be, and patterns that cannot be."""

    lists: tuple[str, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    impossible: frozenset[int] = frozenset()

    @property
    def suppressed(self) -> int:
        """Give how many patterns have no one count."""
        return sum(low != high for low, high in zip(self.low, self.high, strict=True))

    def filled(self, is_high: Callable[[int], bool]) -> Overlaps:
        """Give the overlaps with the highest count of the patterns that are told, the lowest of the others."""
        counts = [self.high[at] if is_high(at) else self.low[at] for at in range(len(self.low))]
        return Overlaps(self.lists, tuple(counts), self.impossible)


WAYS: dict[str, Callable[[int], bool]] = {
    "all lowest": lambda _: False,
    "all highest": lambda _: True,
    "most shared": lambda pattern: pattern.bit_count() > 1,
    "fewest shared": lambda pattern: pattern.bit_count() == 1,
}


def completions(strata: Mapping[str, Counts]) -> dict[str, dict[str, Overlaps]]:
    """Give each way to fill in the counts of all strata; one alone where none was suppressed."""
    found: dict[str, dict[str, Overlaps]] = {}
    for way, is_high in WAYS.items():
        filled = {name: counts.filled(is_high) for name, counts in strata.items()}
        if filled not in found.values():
            found[way] = filled
    return found


def enveloped(ways: Mapping[str, Estimate], suppressed: int) -> Estimate:
    """Give the estimate over all ways: each family once a way; nothing where one way is refused."""
    if len(ways) == 1:
        return next(iter(ways.values()))
    estimates = list(ways.values())
    documented = Span(min(each.documented.low for each in estimates), max(each.documented.high for each in estimates))
    refused = {way: each for way, each in ways.items() if each.verdict is Verdict.REFUSED}
    refusals = tuple(_of_way(way, refusal) for way, each in refused.items() for refusal in each.refusals)
    families = tuple(_named(told, way) for way, each in ways.items() for told in each.families)
    words = (
        f"Suppressed counts: {suppressed}. They are filled in {len(ways)} ways ({', '.join(ways)}), and the range "
        "holds what is estimated by each."
    )
    cautions = (Caution("suppressed-counts", words), *carried(estimates))
    parts = tuple(Part(way, each) for way, each in ways.items())
    return judged(Estimate(documented, families, refusals, cautions, parts))


def _of_way(way: str, refusal: Refusal) -> Refusal:
    return Refusal(refusal.code, f"{refusal.found} ({way})", refusal.needed)


def _named(told: Told, way: str) -> Told:
    name, outcome = f"{told.family}, {way}", told.outcome
    if isinstance(outcome, FamilyEstimate):
        outcome = FamilyEstimate(
            name, outcome.documented, outcome.draws, outcome.models, outcome.cautions, outcome.measures
        )
    return Told(name, outcome, told.unlisted)


def estimate_counts(strata: Mapping[str, Counts], effort: Effort) -> Estimate:
    """Give the estimate of a table as published, of one stratum or several, some counts suppressed or none."""
    ways = {}
    for way, filled in completions(strata).items():
        told = list(filled.values())
        ways[way] = estimate(told[0], effort) if len(told) == 1 else estimate_strata(filled, effort)
    return enveloped(ways, sum(counts.suppressed for counts in strata.values()))
