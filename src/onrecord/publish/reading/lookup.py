"""From a value of the view to the claims behind it, and from an id to the name it goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.core.coding import Claim, ClaimValue, Coding, ObjectHarmed, Perpetrator, Victim
from onrecord.core.values import Absent
from onrecord.publish.reading.facts import Fact
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_name

__all__ = ["Lookup", "call_party", "find_parties", "make_lookup"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Finds the claims of a coding by subject and property, and says things in one interface language."""

    phrases: Phrases
    claims: Mapping[str, tuple[Claim, ...]]
    names: Mapping[str, str]

    def fact(self, text: str, subject: str, *properties: str, main: bool = False) -> Fact:
        """Give the fact that rests on every claim of the subject with one of these properties.

        A property that ends in a full stop stands for everything below it.
        """
        return Fact(text, tuple(c for c in self.of(subject) if _is_one_of(c.property, properties)), main=main)

    def item(self, text: str, subject: str, property_: str, value: ClaimValue) -> Fact:
        """Give the fact for one value of a property that may have several, such as grounds."""
        claims = [claim for claim in self.of(subject) if claim.property == property_]
        own = [claim for claim in claims if claim.value == value]
        return Fact(text, tuple(own or claims))

    def of(self, subject: str) -> tuple[Claim, ...]:
        """Give every claim of a subject."""
        return self.claims.get(subject, ())

    def call(self, subject: str) -> str:
        """Give what a party is called; an id nobody carries as it is."""
        return self.names.get(subject, subject)


def make_lookup(coding: Coding, phrases: Phrases) -> Lookup:
    """Give the lookup of a coding."""
    claims: dict[str, list[Claim]] = {}
    for claim in coding.claims:
        claims.setdefault(claim.subject, []).append(claim)
    names = {party.id: call_party(party, phrases) for party in find_parties(coding)}
    return Lookup(phrases, {subject: tuple(of) for subject, of in claims.items()}, names)


def find_parties(coding: Coding) -> Iterator[Victim | Perpetrator]:
    """Yield every victim and perpetrator of a coding."""
    for incident in coding.incidents:
        yield from incident.victims
        yield from incident.perpetrators


def call_party(party: Victim | Perpetrator | ObjectHarmed, phrases: Phrases) -> str:
    """Give what a party is called: its name, else what the report calls it, else how its name is absent."""
    if isinstance(party.name, str):
        return party.name
    if isinstance(party, ObjectHarmed):
        return phrases.term("object", party.type) if party.type is not None else phrases.say("unnamed_object")
    if party.description is not None:
        return party.description
    if isinstance(party, Perpetrator) and party.actor is not None:
        return party.actor if isinstance(party.actor, str) else phrases.say(f"actor_{party.actor.absent}")
    unnamed = word_name(party.name, phrases) if isinstance(party.name, Absent) else phrases.say(f"unnamed_{party.kind}")
    return unnamed if party.occupation is None else f"{party.occupation}{phrases.say('comma')}{unnamed}"


def _is_one_of(property_: str, wanted: Iterable[str]) -> bool:
    return any(property_ == path or (path.endswith(".") and property_.startswith(path)) for path in wanted)
