"""What one coder found in one report: claims, and the incidents and tolls folded from them.

`claims` is the ground truth. Incidents and tolls are a view of it: every value in them is the value of a claim whose
`subject` is the id of the thing and whose `property` is the path to the value (`age`, `where.name`, `acts.k1.outcome`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.core.report import Quote, Report
from onrecord.core.values import Absent, Age, AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import AgeGroup, CoderKind, Involvement, Outcome, PartyKind, Sex, Stance, Status

__all__ = [
    "Act",
    "Chain",
    "Claim",
    "ClaimValue",
    "Coder",
    "Coding",
    "Harm",
    "Incident",
    "ObjectAct",
    "ObjectHarmed",
    "Participation",
    "Perpetrator",
    "Relation",
    "Toll",
    "Victim",
]

Chain = tuple[str, ...]
"""Who a claim came down from, nearest first; empty is the outlet's own word."""

ClaimValue = str | int | float | bool | Absent | AgeRange | None


@dataclass(frozen=True, slots=True)
class Coder:
    """Who read the report, so that a coding can be weighed, compared and done again."""

    kind: CoderKind
    name: str
    version: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Act:
    """What was done. `type`, `method` and `circumstances` are codebook terms; `weapon` and `grounds` may be words."""

    id: str
    type: str
    method: str | None = None
    weapon: str | None = None
    circumstances: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED


@dataclass(frozen=True, slots=True)
class Relation:
    """How one party is related to another: `type` reads from the holder to `to` ("mother of" p2)."""

    type: str
    to: str


@dataclass(frozen=True, slots=True)
class Harm:
    """What an act did to a victim. Roles live on this link, never on the person."""

    act: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Participation:
    """A perpetrator's part in an act."""

    act: str
    involvement: Involvement


@dataclass(frozen=True, slots=True)
class Victim:
    """A person or counted group in the victim role.

    `description` is what the report calls an unnamed victim ("two women"), without what other fields hold. A group that
    is part of another names it in `part_of`, so that nobody is counted twice.
    """

    id: str
    kind: PartyKind
    name: str | Absent | None = None
    names: tuple[Name, ...] = ()
    description: str | None = None
    count: Count = field(default_factory=Count)
    age: Age | Absent | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None
    status: Status | None = None
    occupation: str | None = None
    affiliation: str | None = None
    nationality: str | None = None
    relations: tuple[Relation, ...] = ()
    part_of: str | None = None
    acts: tuple[Harm, ...] = ()


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """A person, group or actor in the perpetrator role; `actor` is the body it is or belongs to."""

    id: str
    kind: PartyKind
    name: str | Absent | None = None
    names: tuple[Name, ...] = ()
    description: str | None = None
    count: Count | None = None
    age: Age | Absent | None = None
    age_group: AgeGroup | None = None
    sex: Sex | None = None
    occupation: str | None = None
    nationality: str | None = None
    actor: str | Absent | None = None
    relations: tuple[Relation, ...] = ()
    acts: tuple[Participation, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectAct:
    """What an act did to an object: `damage` is a word such as damaged, destroyed, looted, none or unknown."""

    act: str
    damage: str


@dataclass(frozen=True, slots=True)
class ObjectHarmed:
    """A thing harmed or aimed at: a bakery, an ambulance, a bridge."""

    id: str
    name: str | None = None
    type: str | None = None
    count: Count | None = None
    acts: tuple[ObjectAct, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened at a time and place, in which people or things were harmed."""

    id: str
    acts: tuple[Act, ...] = ()
    when: When = field(default_factory=When)
    where: Where = field(default_factory=Where)
    victims: tuple[Victim, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    objects: tuple[ObjectHarmed, ...] = ()
    counts: dict[str, Count] = field(default_factory=dict)
    according_to: tuple[Chain, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """An aggregate claim over a period: it bounds incidents and is never added to them."""

    id: str
    act: str
    count: Count
    population: str | None = None
    actor: str | None = None
    where: Where | None = None
    period: When | None = None
    grounds: tuple[str, ...] = ()
    said_on: When | None = None
    stance: Stance = Stance.ASSERTED
    according_to: tuple[Chain, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says about one property of one subject.

    A claim rests on at least one quote, or names in `inferred_by` the rule that concluded it. `confidence` is the
    coder's own, 0 to 1; `according_to` has no entry for the outlet itself.
    """

    id: str
    subject: str
    property: str
    value: ClaimValue
    stance: Stance = Stance.ASSERTED
    according_to: Chain = ()
    quotes: tuple[Quote, ...] = ()
    inferred_by: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything one coder found in one report."""

    report: Report
    coder: Coder
    incidents: tuple[Incident, ...] = ()
    tolls: tuple[Toll, ...] = ()
    claims: tuple[Claim, ...] = ()
