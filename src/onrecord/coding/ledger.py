"""Where a coder writes its claims: each with its words, its chain and its stance, numbered as they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.coding import Chain, Claim, ClaimValue
from onrecord.core.report import Quote
from onrecord.core.vocabulary import Stance

__all__ = ["Basis", "Ledger"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a claim rests on: quotes, or the rule that inferred it, with chain, stance and the coder's confidence."""

    quotes: tuple[Quote, ...] = ()
    inferred_by: str | None = None
    chain: Chain = ()
    stance: Stance = Stance.ASSERTED
    confidence: float = 1.0


class Ledger:
    """Collects claims; the same claim twice is kept once, with the words of both.

    `numbered` is how many claims of the coding have numbers already.
    """

    def __init__(self, numbered: int = 0) -> None:
        self._claims: dict[tuple[object, ...], Claim] = {}
        self._numbered = numbered

    def write(self, subject: str, path: str, value: ClaimValue, basis: Basis) -> None:
        """Add a claim on `subject` at `path`; an empty value is no claim."""
        if value is None:
            return
        key = (subject, path, value, basis.chain, basis.stance, basis.inferred_by)
        held = self._claims.get(key)
        quotes = tuple(dict.fromkeys((*(() if held is None else held.quotes), *basis.quotes)))
        confidence = basis.confidence if held is None else max(held.confidence, basis.confidence)
        number = f"c{self._numbered + len(self._claims) + 1}" if held is None else held.id
        self._claims[key] = Claim(
            number, subject, path, value, basis.stance, basis.chain, quotes, basis.inferred_by, round(confidence, 3)
        )

    @property
    def claims(self) -> Sequence[Claim]:
        """Give the claims in the order they were written."""
        return tuple(self._claims.values())
