"""Whom sources name for an incident: who accepts it, who acted near it, and whether sources name different ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.record import Record
from onrecord.core.vocabulary import Involvement, Stance
from onrecord.tally.accounts import told_values
from onrecord.tally.grading.evidence import Evidence, Telling, coding_of
from onrecord.tally.origins import origin_key

__all__ = ["Naming", "Responsibility", "responsibility_of"]

TAKING_PART = (
    Involvement.CARRIED_OUT,
    Involvement.ORDERED,
    Involvement.PLANNED,
    Involvement.ASSISTED,
    Involvement.CLAIMED,
)
SAID_OUTRIGHT = (Stance.ASSERTED, Stance.REPORTED)


@dataclass(frozen=True, slots=True)
class Naming:
    """One claim that names a body for an incident, with what part it had; `claims` are those that say so."""

    actor: str
    involvement: Involvement
    telling: Telling
    claims: tuple[str, ...]

    @property
    def key(self) -> str:
        """Give what the body is compared by."""
        return origin_key(self.actor)

    @property
    def accepts(self) -> bool:
        """Tell whether the body, or who speaks for it, says that it did it: claims it in whatever words, or is not
        accused but says itself that it took part.
        """
        if self.involvement not in TAKING_PART or not self.telling.fact.is_word_of(frozenset((self.key,))):
            return False
        return self.involvement is Involvement.CLAIMED or self.is_outright

    @property
    def is_outright(self) -> bool:
        """Tell whether it is told other than as an accusation."""
        return self.telling.fact.stance in SAID_OUTRIGHT


@dataclass(frozen=True, slots=True)
class Responsibility:
    """All claims that name a body, withdrawn or not, and those that stand."""

    namings: tuple[Naming, ...] = ()
    standing: tuple[Naming, ...] = ()

    @property
    def accepting(self) -> tuple[str, ...]:
        """Give the bodies that accept it, in claims that stand or were withdrawn, by their keys."""
        return tuple(sorted({each.key for each in self.namings if each.accepts}))

    @property
    def told_to_claim(self) -> tuple[str, ...]:
        """Give the bodies that others alone tell to have claimed it."""
        own = {each.key for each in self.standing if each.accepts}
        claimed = (each for each in self.standing if each.involvement is Involvement.CLAIMED)
        return tuple(sorted({each.actor for each in claimed if each.key not in own}))

    @property
    def near(self) -> tuple[Naming, ...]:
        """Give the claims that stand by which a body acted there, but for accusations and suspicions."""
        return tuple(
            each for each in self.standing if each.involvement in TAKING_PART and (each.accepts or each.is_outright)
        )

    @property
    def competing(self) -> tuple[str, ...]:
        """Give the bodies where two sources name wholly different ones: one that names both is of either mind."""
        named: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.namings:
            named[each.telling.fact.teller].add(each.key)
        several = list(named.values())
        apart = any(one.isdisjoint(other) for place, one in enumerate(several) for other in several[:place])
        return self.actors if apart else ()

    @property
    def actors(self) -> tuple[str, ...]:
        """Give the bodies that are named, in order, each in one spelling."""
        names = {each.key: each.actor for each in sorted(self.namings, key=lambda each: each.actor, reverse=True)}
        return tuple(sorted(names.values()))


def responsibility_of(evidence: Evidence) -> Responsibility:
    """Give whom the claims of an incident name."""
    namings = tuple(naming for record in evidence.happening.perpetrators for naming in _namings(evidence, record))
    return Responsibility(namings, tuple(each for each in namings if evidence.withdrawn.isdisjoint(each.claims)))


def _namings(evidence: Evidence, record: Record) -> Iterator[Naming]:
    """Yield who is named, coding by coding: a body, and the parts that the same coding says it had."""
    parts = [
        (each, Involvement(each.value))
        for each in evidence.told([record], _is_part)
        if isinstance(each.value, str) and each.value in set(Involvement)
    ]
    telling_parts = {
        coding_of(claim)
        for path in {each.property for each in record.values if _is_part(each.property)}
        for _, claim in told_values(record, path)
    }
    for actor in evidence.told([record], lambda path: path == "actor"):
        if not isinstance(actor.value, str):
            continue
        for telling, part in parts:
            if telling.coding == actor.coding and part is not Involvement.DENIED:
                yield Naming(actor.value, part, telling, (actor.claim, telling.claim))
        # A part that is denied, or was only planned, is told too: then the body is not named for it.
        if actor.coding not in telling_parts:
            yield Naming(actor.value, Involvement.UNKNOWN, actor, (actor.claim,))


def _is_part(path: str) -> bool:
    return path.endswith(".involvement")
