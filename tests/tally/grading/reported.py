"""Incidents made of what each report says of them, joined as linkage would join them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.coding import Act, Claim, ClaimValue, Coder, Coding, Incident, Perpetrator, Victim
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind, Involvement, PartyKind, Stance
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.happenings import Happening, happenings_of
from onrecord.tally.records import Judged, Member, make_records
from tests.tally.tellings import tells

__all__ = ["Said", "happening_of", "said"]

INCIDENT = Incident(
    "i1",
    acts=(Act("k1", "killing"),),
    victims=(Victim("p1", PartyKind.GROUP),),
    perpetrators=(Perpetrator("a1", PartyKind.ACTOR),),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says of the incident, on one word."""

    fact: ClaimFact
    killed: int | None = 12
    day: str | None = "2016-03-13"
    until: str | None = None
    place: str | None = "Zawiya"
    precision: str = "town"
    gazetteer: str | None = None
    method: str | None = "shelling"
    actor: str | None = None
    involvement: str | None = str(Involvement.CARRIED_OUT)
    status: str | None = None
    name: str | None = None
    sex: str | None = None

    def claims(self) -> Iterator[tuple[str, str, ClaimValue]]:
        """Yield its claims: subject, property, value."""
        told = [
            ("i1", "where.text", "near the market"),
            ("i1", "counts.killed.low", self.killed),
            ("i1", "counts.killed.high", self.killed),
            ("p1", "acts.k1.outcome", "killed" if self.killed else None),
            ("i1", "when.earliest", self.day),
            ("i1", "when.latest", self.until or self.day),
            ("i1", "where.name", self.place),
            ("i1", "where.precision", self.precision if self.place else None),
            ("i1", "where.gazetteer", self.gazetteer),
            ("k1", "method", self.method),
            ("a1", "actor", self.actor),
            ("a1", "acts.k1.involvement", self.involvement if self.actor else None),
            ("p1", "status", self.status),
            ("p1", "name", self.name),
            ("p1", "sex", self.sex),
        ]
        yield from (each for each in told if each[2] is not None)


def said(report: str, source: str, *chain: str, grade: int | None = None, **rest: object) -> Said:
    """Give what a report says, its source and chain, and whatever else the test is about."""
    stance = rest.pop("stance", Stance.REPORTED)
    return Said(tells(report, source, *chain, grade=grade, stance=stance), **rest)


def happening_of(*told: Said) -> tuple[Happening, dict[str, ClaimFact]]:
    """Give the incident that all of it is about, and where its claims come from."""
    members: list[Member] = []
    facts: dict[str, ClaimFact] = {}
    for place, each in enumerate(told):
        coding = f"k{place}"
        claims = tuple(
            Claim(f"c{number}", *claim, each.fact.stance, each.fact.chain)
            for number, claim in enumerate(each.claims(), 1)
        )
        report = Report(each.fact.report, "…", source=each.fact.source)
        members.append(
            Member(coding, Coding(report, Coder(CoderKind.PERSON, "a", "1", "c@1"), (INCIDENT,), (), claims))
        )
        facts |= {f"{coding}/{claim.id}": each.fact for claim in claims}
    same = tuple((1, "k0/" + own, f"k{place}/{own}") for place in range(1, len(told)) for own in ("i1", "k1", "p1"))
    return next(happenings_of(make_records(members, Judged(same)))), facts
