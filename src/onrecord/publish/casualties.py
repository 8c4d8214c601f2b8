"""What is published: incidents, the people harmed in them, tolls, and the reports that tell of them, in plain values.

One shape for everything that leaves a case file. The store makes it whole, disclosure gives for an audience what rules
allow of it, and releases, the site and every exchange format are made of what disclosure gave and of nothing else.
Every value that is not structure has at least one `Statement` with its `property`: no quote, no value. Where a quote
may not be shown, the statement says so in `withheld`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.core.coding import Chain, ClaimValue, Relation
from onrecord.core.values import AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import AgeGroup, Outcome, PartyKind, Sex, Stance, Status

__all__ = [
    "ActDone",
    "ActorNamed",
    "Citation",
    "Correction",
    "Damaged",
    "Disagreement",
    "Grade",
    "Harmed",
    "IncidentFile",
    "IncidentRecord",
    "MayBe",
    "ObjectRecord",
    "Statement",
    "TollRecord",
    "VictimRecord",
    "Withdrawal",
    "Withheld",
]


@dataclass(frozen=True, slots=True)
class Withheld:
    """That a property is held back or made coarser, and by which rule (`children`, `date to month`), in its name."""

    property: str
    rule: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One report that is cited. Those of one `family` print the same text and count as one.

    `source` is who published it, None where that is not known. `is_protected` tells that a protected source told it: it
    never leaves the case file as such, and disclosure gives no citation that has it.
    """

    id: str
    source: str | None = None
    title: str | None = None
    published: date | None = None
    language: str | None = None
    address: str | None = None
    family: str | None = None
    is_protected: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says about one property, in whose words: a claim, as it is published.

    `property` is the path below its record (`when.earliest`, `victims.<id>.age` is `age` on the victim). `stands` tells
    that the value held rests on it; otherwise it says something else. `inferred_by` names the rule where no words state
    it.
    """

    property: str
    value: ClaimValue
    report: str | None = None
    quotes: tuple[str, ...] = ()
    according_to: Chain = ()
    stance: Stance = Stance.ASSERTED
    inferred_by: str | None = None
    stands: bool = True
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A property of which sources say different things: what stands, by which rule, and what else is told."""

    property: str
    stands: ClaimValue
    rule: str
    others: tuple[ClaimValue, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an incident is corroborated, under a scheme. `signed_on` is None while only a rule proposes it: such an
    incident is published as unconfirmed.
    """

    scheme: str
    grade: str
    why: str
    missing: tuple[str, ...] = ()
    signed_on: date | None = None
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ActDone:
    """What was done, in terms of the codebook."""

    id: str
    type: str
    method: str | None = None
    weapon: str | None = None
    circumstances: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorNamed:
    """A body or a person that is said to have done it, with the degrees of involvement that are told of it."""

    id: str
    kind: PartyKind
    actor: str | None = None
    name: str | None = None
    involvement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Harmed:
    """What an act did to a victim; `act` is the id of the act, None where it is not told."""

    outcome: Outcome
    act: str | None = None


@dataclass(frozen=True, slots=True)
class VictimRecord:
    """A person or a counted group harmed in an incident."""

    id: str
    incident: str
    kind: PartyKind
    name: str | None = None
    names: tuple[Name, ...] = ()
    description: str | None = None
    count: Count = field(default_factory=Count)
    age: int | AgeRange | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None
    status: Status | None = None
    occupation: str | None = None
    affiliation: str | None = None
    nationality: str | None = None
    relations: tuple[Relation, ...] = ()
    part_of: str | None = None
    harm: tuple[Harmed, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Damaged:
    """What an act did to an object, in a word (destroyed, damaged, looted, …); `act` is the id of the act, None where
    it is not told.
    """

    damage: str
    act: str | None = None


@dataclass(frozen=True, slots=True)
class ObjectRecord:
    """A thing harmed or aimed at in an incident: a bakery, an ambulance, a bridge. Objects count nobody.

    `name` is what a report calls it, which may name a person ("the house of …"); `type` what it is.
    """

    id: str
    incident: str
    name: str | None = None
    type: str | None = None
    count: Count = field(default_factory=Count)
    harm: tuple[Damaged, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class MayBe:
    """Another incident that this may be one with; `is_likely` where it is likelier one than not."""

    id: str
    is_likely: bool = False


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """Something that happened at a time and place, in which people were harmed.

    `counts` holds by outcome (killed, injured, …) how many people, as a range under the counting rules of the case
    file; `civilians` the same of civilians. `independent` is how many sources that do not rest on each other tell of
    it. `may_be` are incidents that nobody has told from it yet: with them it counts once at least, and apart at most.
    """

    id: str
    when: When = field(default_factory=When)
    where: Where = field(default_factory=Where)
    acts: tuple[ActDone, ...] = ()
    actors: tuple[ActorNamed, ...] = ()
    counts: dict[str, Count] = field(default_factory=dict)
    civilians: dict[str, Count] = field(default_factory=dict)
    grade: Grade | None = None
    independent: int = 0
    reports: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    may_be: tuple[MayBe, ...] = ()


@dataclass(frozen=True, slots=True)
class TollRecord:
    """An aggregate that somebody told: it bounds incidents and is never added to them."""

    id: str
    act: str
    count: Count
    population: str | None = None
    actor: str | None = None
    where: Where | None = None
    period: When | None = None
    reports: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentFile:
    """An incident with its victims, the objects harmed in it and the reports that are cited under all of them: what
    disclosure judges together.
    """

    incident: IncidentRecord
    victims: tuple[VictimRecord, ...] = ()
    citations: tuple[Citation, ...] = ()
    objects: tuple[ObjectRecord, ...] = ()

    @property
    def within(self) -> tuple[VictimRecord | ObjectRecord, ...]:
        """Give the records within the incident: its victims, then its objects."""
        return (*self.victims, *self.objects)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A record that was published and no longer is: its id stays, with the day and the note that the public reads.

    `incident` is the id of the incident that it was a record of, None where that is not given or is what was
    withdrawn.
    """

    id: str
    withdrawn_on: date
    note: str
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """That a property of a record was corrected after it was published: the day, and the note that the public reads."""

    record: str
    property: str
    noted_on: date
    note: str
