"""The view of a coding folded from its claims by one named rule, so that every value shown is the value of a claim.

Rule `one report@1`: a count's low is the lowest and its high the highest of the accounts, its best stands only where
all accounts agree; ends that contradict each other are left open; lists hold every value once; of other values the one
with the highest confidence stands, the first told where two are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from onrecord.core.coding import (
    Act,
    Chain,
    Claim,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Relation,
    Toll,
    Victim,
)
from onrecord.core.values import Absent, Age, Count, Name, When, Where
from onrecord.core.vocabulary import (
    AgeGroup,
    DateBasis,
    DatePrecision,
    Involvement,
    Outcome,
    PartyKind,
    PlacePrecision,
    Sex,
    Stance,
    Status,
)

__all__ = ["RULE", "ClaimIndex", "IncidentFrame", "Party", "fold_incident", "fold_toll", "fold_when", "fold_where"]

RULE = "one report@1"
Closed = TypeVar("Closed", AgeGroup, DatePrecision, PlacePrecision, Sex, Status)


@dataclass(frozen=True, slots=True)
class Party:
    """The identity of a victim or perpetrator, and its other name forms."""

    id: str
    kind: PartyKind
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentFrame:
    """What belongs to an incident, by id; all values come from claims. `dates` holds basis and rule of its date."""

    id: str
    acts: tuple[str, ...]
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    objects: tuple[str, ...]
    basis: DateBasis | None = None
    rule: str | None = None


class ClaimIndex:
    """The claims of a coding by subject and property, made once for all its records."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims: dict[str, dict[str, list[Claim]]] = {}
        for claim in claims:
            self._claims.setdefault(claim.subject, {}).setdefault(claim.property, []).append(claim)

    def claims(self, subject: str, path: str) -> Sequence[Claim]:
        return self._claims.get(subject, {}).get(path, ())

    def paths(self, subject: str) -> Iterable[str]:
        return self._claims.get(subject, {})

    def value(self, subject: str, path: str) -> object:
        claims = self.claims(subject, path)
        return max(claims, key=lambda claim: claim.confidence).value if claims else None

    def text(self, subject: str, path: str) -> str | None:
        return cast("str | None", self.value(subject, path))

    def listed(self, subject: str, path: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(claim.value) for claim in self.claims(subject, path)))

    def closed(self, kind: type[Closed], subject: str, path: str) -> Closed | None:
        value = self.value(subject, path)
        return None if value is None else kind(str(value))

    def count(self, subject: str, path: str) -> Count:
        lows = [int(cast("int", claim.value)) for claim in self.claims(subject, f"{path}.low")]
        bests = {int(cast("int", claim.value)) for claim in self.claims(subject, f"{path}.best")}
        highs = [int(cast("int", claim.value)) for claim in self.claims(subject, f"{path}.high")]
        low, high = min(lows, default=None), max(highs, default=None)
        if low is not None and high is not None and low > high:
            # One account says "at least 12" and another "at most 5": together they leave both ends open.
            low = high = None
        best = bests.pop() if len(bests) == 1 else None
        if best is not None and ((low is not None and best < low) or (high is not None and best > high)):
            best = None
        return Count(low, best, high, self.text(subject, f"{path}.text"))


def fold_incident(frame: IncidentFrame, view: ClaimIndex) -> Incident:
    """Give the incident its claims add up to, by rule `one report@1`."""
    members = [frame.id, *frame.acts, *frame.objects, *(party.id for party in (*frame.victims, *frame.perpetrators))]
    outcomes = dict.fromkeys(path.split(".")[1] for path in view.paths(frame.id) if path.startswith("counts."))
    return Incident(
        id=frame.id,
        acts=tuple(_act(view, act) for act in frame.acts),
        when=fold_when(view, frame.id, "when", (frame.basis, frame.rule)),
        where=fold_where(view, frame.id, "where"),
        victims=tuple(_victim(view, party, frame.acts) for party in frame.victims),
        perpetrators=tuple(_perpetrator(view, party, frame.acts) for party in frame.perpetrators),
        objects=tuple(_object(view, thing, frame.acts) for thing in frame.objects),
        counts={outcome: view.count(frame.id, f"counts.{outcome}") for outcome in outcomes},
        according_to=_chains(view, members),
    )


def fold_toll(subject: str, view: ClaimIndex, dates: Mapping[str, tuple[DateBasis | None, str | None]]) -> Toll:
    """Give the toll its claims add up to; `dates` holds basis and rule of `period` and `said_on`."""
    paths = set(view.paths(subject))
    return Toll(
        id=subject,
        act=str(view.value(subject, "act")),
        count=view.count(subject, "count"),
        population=view.text(subject, "population"),
        actor=view.text(subject, "actor"),
        where=fold_where(view, subject, "where") if any(path.startswith("where.") for path in paths) else None,
        period=_dated(view, subject, "period", dates),
        grounds=view.listed(subject, "grounds"),
        said_on=_dated(view, subject, "said_on", dates),
        stance=_stance(view, subject, "act"),
        according_to=_chains(view, [subject]),
    )


def _dated(
    view: ClaimIndex, subject: str, path: str, dates: Mapping[str, tuple[DateBasis | None, str | None]]
) -> When | None:
    return (
        fold_when(view, subject, path, dates.get(path, (None, None)))
        if any(each.startswith(path + ".") for each in view.paths(subject))
        else None
    )


def _stance(view: ClaimIndex, subject: str, path: str) -> Stance:
    """Give the stance most held, of two held as much the first told."""
    claims = view.claims(subject, path)
    return max(
        (claim.stance for claim in claims),
        key=lambda stance: sum(claim.stance is stance for claim in claims),
        default=Stance.ASSERTED,
    )


def _chains(view: ClaimIndex, subjects: Iterable[str]) -> tuple[Chain, ...]:
    chains = dict.fromkeys(
        claim.according_to
        for subject in subjects
        for path in view.paths(subject)
        for claim in view.claims(subject, path)
        if claim.quotes
    )
    return tuple(chains)


def _act(view: ClaimIndex, act: str) -> Act:
    return Act(
        id=act,
        type=str(view.value(act, "type")),
        method=view.text(act, "method"),
        weapon=view.text(act, "weapon"),
        circumstances=view.listed(act, "circumstances"),
        grounds=view.listed(act, "grounds"),
        stance=_stance(view, act, "type"),
    )


def fold_when(view: ClaimIndex, subject: str, path: str, how: tuple[DateBasis | None, str | None]) -> When:
    """Give the time that the claims below a path add up to; `how` is its basis and its rule."""
    earliest, latest = view.text(subject, f"{path}.earliest"), view.text(subject, f"{path}.latest")
    if earliest is not None and latest is not None and earliest > latest:
        # Ends of two accounts that leave no day between them fix nothing.
        earliest = latest = None
    return When(
        earliest=None if earliest is None else date.fromisoformat(earliest),
        latest=None if latest is None else date.fromisoformat(latest),
        precision=view.closed(DatePrecision, subject, f"{path}.precision") or DatePrecision.UNKNOWN,
        text=view.text(subject, f"{path}.text"),
        basis=how[0],
        rule=how[1],
    )


def fold_where(view: ClaimIndex, subject: str, path: str) -> Where:
    """Give the place that the claims below a path add up to."""
    return Where(
        text=view.text(subject, f"{path}.text"),
        name=view.text(subject, f"{path}.name"),
        country=view.text(subject, f"{path}.country"),
        gazetteer=view.text(subject, f"{path}.gazetteer"),
        latitude=cast("float | None", view.value(subject, f"{path}.latitude")),
        longitude=cast("float | None", view.value(subject, f"{path}.longitude")),
        precision=view.closed(PlacePrecision, subject, f"{path}.precision") or PlacePrecision.UNKNOWN,
        coordinates_precision=view.closed(PlacePrecision, subject, f"{path}.coordinates_precision"),
        radius_km=cast("float | None", view.value(subject, f"{path}.radius_km")),
    )


def _victim(view: ClaimIndex, party: Party, acts: Sequence[str]) -> Victim:
    subject = party.id
    return Victim(
        id=subject,
        kind=party.kind,
        name=cast("str | Absent | None", view.value(subject, "name")),
        names=party.names,
        description=view.text(subject, "description"),
        count=view.count(subject, "count"),
        age=cast("Age | Absent | None", view.value(subject, "age")),
        age_group=view.closed(AgeGroup, subject, "age_group"),
        sex=view.closed(Sex, subject, "sex"),
        status=view.closed(Status, subject, "status"),
        occupation=view.text(subject, "occupation"),
        affiliation=view.text(subject, "affiliation"),
        nationality=view.text(subject, "nationality"),
        relations=_relations(view, subject),
        part_of=view.text(subject, "part_of"),
        acts=tuple(
            Harm(act, Outcome(str(said)))
            for act in acts
            if (said := view.value(subject, f"acts.{act}.outcome")) is not None
        ),
    )


def _perpetrator(view: ClaimIndex, party: Party, acts: Sequence[str]) -> Perpetrator:
    subject = party.id
    counted = any(path.startswith("count.") for path in view.paths(subject))
    return Perpetrator(
        id=subject,
        kind=party.kind,
        name=cast("str | Absent | None", view.value(subject, "name")),
        names=party.names,
        description=view.text(subject, "description"),
        count=view.count(subject, "count") if counted else None,
        age=cast("Age | Absent | None", view.value(subject, "age")),
        age_group=view.closed(AgeGroup, subject, "age_group"),
        sex=view.closed(Sex, subject, "sex"),
        occupation=view.text(subject, "occupation"),
        nationality=view.text(subject, "nationality"),
        actor=cast("str | Absent | None", view.value(subject, "actor")),
        relations=_relations(view, subject),
        acts=tuple(
            Participation(act, Involvement(str(said)))
            for act in acts
            if (said := view.value(subject, f"acts.{act}.involvement")) is not None
        ),
    )


def _relations(view: ClaimIndex, subject: str) -> tuple[Relation, ...]:
    return tuple(
        Relation(str(view.value(subject, path)), path.removeprefix("relations."))
        for path in view.paths(subject)
        if path.startswith("relations.")
    )


def _object(view: ClaimIndex, subject: str, acts: Sequence[str]) -> ObjectHarmed:
    counted = any(path.startswith("count.") for path in view.paths(subject))
    return ObjectHarmed(
        id=subject,
        name=view.text(subject, "name"),
        type=view.text(subject, "type"),
        count=view.count(subject, "count") if counted else None,
        acts=tuple(
            ObjectAct(act, str(said)) for act in acts if (said := view.value(subject, f"acts.{act}.damage")) is not None
        ),
    )
