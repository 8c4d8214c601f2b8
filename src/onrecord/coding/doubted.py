"""A value is no surer than the letters it rests on: a claim on words that a scan's reader doubted is doubted too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from onrecord.core.coding import Claim
from onrecord.core.report import Doubt, Report

__all__ = ["doubt_claims"]


def doubt_claims(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give the claims with a confidence no higher than that of the least sure word they rest on."""
    doubts = sorted((doubt for doubt in report.doubts if doubt.confidence is not None), key=lambda doubt: doubt.start)
    if not doubts:
        return tuple(claims)
    # How far any doubt up to this one reaches: with it the first that can touch a quote is found by halving.
    ends = list(accumulate((doubt.end for doubt in doubts), max))
    return tuple(_doubted(claim, doubts, ends) for claim in claims)


def _doubted(claim: Claim, doubts: Sequence[Doubt], ends: Sequence[int]) -> Claim:
    least = claim.confidence
    for quote in claim.quotes:
        place = bisect_left(ends, quote.start + 1)
        while place < len(doubts) and doubts[place].start < quote.end:
            sure = doubts[place].confidence
            if doubts[place].end > quote.start and sure is not None:
                least = min(least, round(sure, 3))
            place += 1
    return claim if least == claim.confidence else replace(claim, confidence=least)
