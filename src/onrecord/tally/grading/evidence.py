"""What is told of an incident, claim by claim: what a rule of grades looks at.

Claims that were withdrawn support nothing. What they showed against an incident stays until a person looks: that one
source has it from another, that another is accused too. So withdrawing a claim never raises what a rule proposes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.core.coding import ClaimValue
from onrecord.core.record import Record
from onrecord.core.vocabulary import Outcome
from onrecord.tally.accounts import ClaimFact, told_values
from onrecord.tally.happenings import Happening
from onrecord.tally.independence import Independence, sources_independent
from onrecord.tally.values import STANDING

__all__ = ["Evidence", "Telling", "coding_of"]

NO_HARM = (Outcome.UNHARMED, Outcome.UNKNOWN)
ENDS = (".low", ".best", ".high")


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says of a property of a record, and where it comes from."""

    record: str
    path: str
    value: ClaimValue
    claim: str
    fact: ClaimFact

    @property
    def coding(self) -> str:
        """Give the coding that it is from."""
        return coding_of(self.claim)


@dataclass(frozen=True, slots=True)
class Evidence:
    """An incident, where its claims come from, and which of them were withdrawn."""

    happening: Happening
    facts: Mapping[str, ClaimFact]
    withdrawn: frozenset[str] = frozenset()

    def told(self, records: Iterable[Record], wanted: Callable[[str], bool]) -> Iterator[Telling]:
        """Yield what is told of wanted properties of records, but for what is denied, doubted, planned or supposed;
        withdrawn claims with the rest.
        """
        for record in records:
            for path in sorted({each.property for each in record.values if wanted(each.property)}):
                for value, claim in told_values(record, path):
                    fact = self.facts.get(claim)
                    if fact is not None and fact.stance in STANDING:
                        yield Telling(record.id, path, value, claim, fact)

    def stands(self, telling: Telling) -> bool:
        """Tell whether a claim was not withdrawn."""
        return telling.claim not in self.withdrawn

    def harm(self) -> list[Telling]:
        """Give what is told of people who were harmed: how many, and what they suffered."""
        counts = self.told([self.happening.incident], lambda path: path.startswith("counts.") and path.endswith(ENDS))
        outcomes = self.told(self.happening.victims, lambda path: path.endswith(".outcome"))
        return [
            *(each for each in counts if each.value),
            *(each for each in outcomes if each.value is not None and each.value not in NO_HARM),
        ]

    def sources(self, tellings: Iterable[Telling], among: Iterable[Telling] = ()) -> Independence:
        """Give how many independent sources tell something; `among` are claims that show who has it from whom."""
        facts = {each.claim: each.fact for each in tellings}
        return sources_independent(facts, self.withdrawn, [each.fact for each in among])


def coding_of(claim: str) -> str:
    """Give the coding that a claim is from, by the claim's id."""
    return claim.partition("/")[0]
