"""A telling of an act with how, when and where it is told, the incident that gathers such tellings, and how alike the
two are in act, time and place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from onrecord.coding.english.attribution import Saying
from onrecord.coding.english.calledback import things_told
from onrecord.coding.english.entities import Entities
from onrecord.coding.english.events import Event
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.timing import Bond
from onrecord.core.values import When, Where
from onrecord.core.vocabulary import Stance
from onrecord.resolution.places.circles import distance_km

__all__ = [
    "FAMILIES",
    "HARM",
    "UNDONE",
    "Cluster",
    "Openness",
    "Telling",
    "kinship_of_acts",
    "place_likeness",
    "time_likeness",
]

NEAR_KM = 35.0
HARM = frozenset(
    {"killing", "injury", "abduction", "detention", "disappearance", "torture", "sexual_violence", "attempted_killing"}
)
# Acts that one incident holds together when told of the same people: an attack kills and wounds, an arrest ends in
# torture.
FAMILIES = (
    frozenset({"killing", "injury", "attack", "assault", "attempted_killing", "attack_on_object", "displacement"}),
    frozenset(
        {
            "abduction",
            "disappearance",
            "detention",
            "torture",
            "killing",
            "sexual_violence",
            "assault",
            "threat",
            "harassment",
        }
    ),
)
UNDONE = (Stance.DENIED, Stance.HYPOTHETICAL, Stance.PLANNED)
# Chosen by five folds over HRDsAttack train: a telling that likely is told of even where the words name nobody harmed,
# and one that unlikely is background. Deaths and injuries are kept longest: a recorder would rather strike one out.
LIKELY = 0.45
UNLIKELY, UNLIKELY_DEATH = 0.3, 0.25
DEATHS = frozenset({"killing", "injury"})


class Openness(IntEnum):
    """How far a death's cause is left open: not at all, by a body that was only found, or in so many words."""

    NONE = 0
    FOUND = 1
    SAID = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with how it is told, where and when it puts itself and, if weighed, how likely recorders code it."""

    event: Event
    saying: Saying
    when: When | None
    where: Where | None
    where_near: bool = False
    bond: Bond = Bond.SENTENCE
    likely: float | None = None
    section: int = 0
    openness: Openness = Openness.NONE

    @property
    def act(self) -> str:
        """Give the act's codebook id."""
        return self.event.trigger.act

    @property
    def harms(self) -> bool:
        """Tell whether the telling has somebody or something in the victim role, or a weapon that was used."""
        exploded = self.act == "attack" and self.event.trigger.part == "verbs" and bool(self.event.means)
        return bool(self.event.victims or self.event.objects) or exploded

    @property
    def unlikely(self) -> bool:
        """Tell whether this is background that recorders leave out: a suspect's arrest, a figure of speech."""
        return self.likely is not None and self.likely < (UNLIKELY_DEATH if self.act in DEATHS else UNLIKELY)

    @property
    def stands_alone(self) -> bool:
        """Tell whether recorders would likely code this even where the words name nobody harmed."""
        return self.likely is not None and self.likely >= LIKELY

    @property
    def set_aside(self) -> bool:
        """Tell whether the telling is no part of any incident: not done, or background."""
        return self.saying.stance in UNDONE or self.unlikely


@dataclass(slots=True)
class Cluster:
    """The tellings of one incident so far, with what they share."""

    tellings: list[Telling] = field(default_factory=list)
    victims: set[int] = field(default_factory=set)
    doers: set[int] = field(default_factory=set)
    triggers: set[int] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    last_sentence: int = -1
    paragraphs: set[int] = field(default_factory=set)
    sections: set[int] = field(default_factory=set)
    things: set[str] = field(default_factory=set)

    def add(self, telling: Telling, entities: Entities, parse: Parse) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.victims.update(entities.of(victim) for victim in telling.event.victims)
        self.doers.update(entities.of(doer.mention) for doer in telling.event.doers)
        self.triggers.add(telling.event.id)
        self.triggers.update(telling.event.causes)
        self.acts.add(telling.act)
        self.last_sentence = parse.sentence[telling.event.trigger.head]
        self.paragraphs.add(parse.paragraph[telling.event.trigger.head])
        self.sections.update({telling.section} - {0})
        self.things |= things_told(parse, telling.event.trigger.head)

    def apart(self, section: int) -> bool:
        """Tell whether the incident is that of another section than this."""
        return section != 0 and bool(self.sections) and section not in self.sections

    @property
    def when(self) -> When | None:
        """Give the first date with an interval, else the first date told."""
        dated = [telling.when for telling in self.tellings if telling.when is not None]
        return next((when for when in dated if when.earliest is not None), dated[0] if dated else None)

    @property
    def where(self) -> Where | None:
        """Give the first place with coordinates, else the first told."""
        placed = [telling.where for telling in self.tellings if telling.where is not None]
        return next((where for where in placed if where.latitude is not None), placed[0] if placed else None)


def kinship_of_acts(cluster: Cluster, act: str) -> float:
    """Weigh whether an act belongs with those of an incident."""
    if act in cluster.acts:
        return 0.8
    if any(act in family and cluster.acts & family for family in FAMILIES):
        return 0.4
    return -0.8


def time_likeness(first: When | None, second: When | None) -> float:
    """Weigh whether two dates may be one: far below zero where they exclude each other."""
    if first is None or second is None:
        return 0.0
    if (
        first.earliest is not None
        and second.earliest is not None
        and first.latest is not None
        and second.latest is not None
    ):
        return 0.8 if first.earliest <= second.latest and second.earliest <= first.latest else -3.0
    if first.text is not None and second.text is not None and first.text.lower() == second.text.lower():
        return 0.8
    return -0.3


def place_likeness(first: Where | None, second: Where | None) -> float:
    """Weigh whether two places may be one: far below zero for two countries."""
    if first is None or second is None:
        return 0.0
    if first.country is not None and second.country is not None and first.country != second.country:
        return -3.0
    if None in (first.latitude, second.latitude):
        return 0.3 if first.name == second.name else -0.85
    apart = distance_km((first.latitude or 0, first.longitude or 0), (second.latitude or 0, second.longitude or 0))
    return 0.7 if apart <= NEAR_KM + (first.radius_km or 0) + (second.radius_km or 0) else -1.8
