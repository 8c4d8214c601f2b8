"""What one reader may see of records: protected fields, and reports of protected sources, need a right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.coding import ClaimValue, Coding
from onrecord.core.record import Held, Other
from onrecord.jobs.masking import protected_roots, veil_of
from onrecord.store.protection import protected_reports
from onrecord.store.scopes import scope_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.opened import ClaimTold

__all__ = ["Sight", "protected_fields", "sight_of"]


def _as_it_is(words: str) -> str:
    return words


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader may not see: `hidden` reports, `fields` of these names, properties under `roots`. `words` gives
    any words without those of the fields.
    """

    sees_all: bool = True
    hidden: frozenset[str] = frozenset()
    fields: tuple[str, ...] = ()
    roots: frozenset[str] = frozenset()
    words: Callable[[str], str] = _as_it_is

    def shows(self, property_: str) -> bool:
        """Tell whether a property may be seen."""
        return property_.partition(".")[0] not in self.roots

    def value(self, value: ClaimValue) -> ClaimValue:
        """Give a value without the words of protected fields."""
        return self.words(value) if isinstance(value, str) else value

    def seen(self, held: Held, claims: dict[str, ClaimTold]) -> Held | None:
        """Give a value as the reader may see it, None where nothing of it may be seen: claims of hidden reports are
        gone, and with them what rests on nothing else.
        """
        if not self.shows(held.property):
            return None
        own = self._left(held.claims, claims)
        others = tuple(
            Other(self.value(other.value), left) for other in held.others if (left := self._left(other.claims, claims))
        )
        if held.claims and not own:
            return Held(held.property, None, (), held.rule, others) if others else None
        if not held.claims and not others:
            return None
        return Held(held.property, self.value(held.value), own, held.rule, others)

    def _left(self, refs: Iterable[str], claims: dict[str, ClaimTold]) -> tuple[str, ...]:
        return tuple(ref for ref in refs if ref in claims and claims[ref].report not in self.hidden)


def protected_fields(case: CaseFile) -> tuple[str, ...]:
    """Give the fields that the scope protects."""
    scope = scope_of(case)
    return () if scope is None else scope.protected


def sight_of(case: CaseFile, codings: Iterable[Coding], *, sees_all: bool) -> Sight:
    """Give what a reader may see of what some codings tell."""
    if sees_all:
        return Sight()
    told, fields = list(codings), protected_fields(case)
    hidden = protected_reports(case, [coding.report.id for coding in told])
    return Sight(False, hidden, fields, protected_roots(fields), veil_of(told, fields))
