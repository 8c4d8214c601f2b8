"""Claims of one row as they are made: each with the cells it stands in, or the rule of the mapping behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.coding.imports.cells import Written
from onrecord.core.coding import Chain, Claim, ClaimValue
from onrecord.core.values import Count
from onrecord.core.vocabulary import Stance
from onrecord.evidence.rows import RowLine

__all__ = ["Claims", "Read", "Refusal"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell, or part of a row, to be told of: what was found, what was expected, what became of it; a formula's result
    is taken, and not refused.
    """

    address: str
    found: str
    expected: str
    kept: str = "kept as text, not as a value"
    refused: bool = True

    def __str__(self) -> str:
        return f"{self.address}: found {self.found}; expected {self.expected}; {self.kept}"


@dataclass(frozen=True, slots=True)
class Read:
    """A cell of a row: where it stands, and what stands in it."""

    line: RowLine
    said: Written

    @property
    def stance(self) -> Stance:
        """How sure the list is of it."""
        return Stance.UNCERTAIN if self.said.doubtful else Stance.ASSERTED


@dataclass(slots=True)
class Claims:
    """Gathers claims; `chain` is whose word the whole row is."""

    chain: Chain = ()
    made: list[Claim] = field(default_factory=list)

    def add(self, subject: str, property_: str, value: ClaimValue, *cells: Read, rule: str | None = None) -> None:
        """Take a claim, once, resting on the cells, on a rule, or on both."""
        claim = Claim(
            "",
            subject,
            property_,
            value,
            Stance.UNCERTAIN if any(cell.said.doubtful for cell in cells) else Stance.ASSERTED,
            self.chain,
            tuple(cell.line.quote for cell in cells),
            rule,
        )
        if claim not in self.made:
            self.made.append(claim)

    def add_count(self, subject: str, path: str, count: Count, cell: Read) -> None:
        """Take the ends of a count that its words give, and the words."""
        for end in ("low", "best", "high", "text"):
            value = getattr(count, end)
            if value is not None:
                self.add(subject, f"{path}.{end}", value, cell)

    def place(
        self, subject: str, property_: str, value: ClaimValue, cells: Sequence[Read], by: tuple[str, float]
    ) -> None:
        """Take a claim that a rule concludes from cells, as sure as it is."""
        self.add(subject, property_, value, *cells, rule=by[0])
        self.made[-1] = replace(self.made[-1], confidence=round(by[1], 3))

    def add_one(self, subject: str, rule: str) -> None:
        """Take that a party is one person."""
        for end in ("low", "best", "high"):
            self.add(subject, f"count.{end}", 1, rule=rule)

    def repeat(self, subject: str, property_: str, chains: Sequence[Chain], sources: Sequence[Read]) -> None:
        """Take a claim of the row as told by each of several sources, which are named in their own cells."""
        named = tuple(cell.line.quote for cell in sources)
        held = [claim for claim in self.made if (claim.subject, claim.property) == (subject, property_)]
        for claim in held:
            self.made.remove(claim)
            self.made += [replace(claim, according_to=chain, quotes=(*claim.quotes, *named)) for chain in chains]

    def numbered(self) -> tuple[Claim, ...]:
        """Give the claims with their ids."""
        return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(self.made, start=1))
