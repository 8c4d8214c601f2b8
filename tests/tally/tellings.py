"""Short ways to say where claims come from, so that a test states only who has it from whom."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import Stance
from onrecord.tally.accounts import ClaimFact

__all__ = ["by_claim", "printed_again", "tells"]


def tells(
    report: str, source: str, *chain: str, grade: int | None = None, stance: Stance = Stance.REPORTED
) -> ClaimFact:
    """Give where a claim of a report comes from: who published it, and the chain, nearest first."""
    return ClaimFact(report, report, date(2016, 3, 14), source, chain, stance, grade=grade)


def printed_again(fact: ClaimFact, report: str) -> ClaimFact:
    """Give the same claim in another report that prints the text again."""
    return ClaimFact(report, fact.family, fact.published, fact.source, fact.chain, fact.stance, grade=fact.grade)


def by_claim(*facts: ClaimFact) -> dict[str, ClaimFact]:
    """Give facts by the ids of claims, one a coding: `k0/c1`, `k1/c1`, …"""
    return {f"k{place}/c1": fact for place, fact in enumerate(facts)}
