"""Incidents as reports tell of them, so that a test of a table states only what its row is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from onrecord.core.coding import Act, Claim, ClaimValue, Coder, Coding, Incident, Perpetrator, Toll, Victim
from onrecord.core.report import Report
from onrecord.core.values import Count
from onrecord.core.vocabulary import CoderKind, PartyKind
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.happenings import Happening, happenings_of
from onrecord.tally.records import Judged, Member, make_records
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.tables.documented import Documented, documented

__all__ = ["Party", "Says", "happening_of", "incidents", "told_of"]

DAY = date(2016, 3, 14)


@dataclass(frozen=True, slots=True)
class Party:
    """A victim: how many, of what kind, by which of the report's acts."""

    count: int | Count = 1
    sex: str | None = None
    age_group: str | None = None
    status: str | None = None
    name: str | None = None
    age: int | None = None
    occupation: str | None = None
    affiliation: str | None = None
    act: int = 1
    outcome: str = "killed"

    def claims(self, id_: str) -> Iterator[tuple[str, str, ClaimValue]]:
        """Yield what a report claims of it."""
        yield id_, f"acts.k{self.act}.outcome", self.outcome
        yield from ends(id_, "count", self.count)
        told = ("sex", "age_group", "status", "name", "age", "occupation", "affiliation")
        yield from ((id_, path, getattr(self, path)) for path in told if getattr(self, path) is not None)


@dataclass(frozen=True, slots=True)
class Says:
    """What one report says of an incident."""

    victims: tuple[Party, ...] = ()
    killed: int | Count | None = None
    injured: int | Count | None = None
    methods: tuple[str | None, ...] = ("shelling",)
    acts: tuple[str, ...] = ("killing",)
    circumstances: str | None = None
    actors: tuple[str, ...] = ()
    when: tuple[str | None, str | None, str] = ("2016-03-13", "2016-03-13", "day")
    where: tuple[tuple[str, ClaimValue], ...] = (("name", "Zawiya"), ("country", "SY"), ("precision", "town"))
    source: str = "Radio Zawiya"
    chain: tuple[str, ...] = ()
    published: date | None = DAY
    title: str | None = "Shells fell on the market"

    def claims(self) -> Iterator[tuple[str, str, ClaimValue]]:
        """Yield its claims: subject, property, value."""
        for path, value in zip(("earliest", "latest", "precision"), self.when, strict=True):
            yield "i1", f"when.{path}", value
        yield from (("i1", f"where.{path}", value) for path, value in self.where)
        for outcome, count in (("killed", self.killed), ("injured", self.injured)):
            if count is not None:
                yield from ends("i1", f"counts.{outcome}", count)
        for number, method in enumerate(self.methods, 1):
            yield f"k{number}", "type", self.acts[min(number, len(self.acts)) - 1]
            yield f"k{number}", "method", method
        if self.circumstances is not None:
            yield "k1", "circumstances", self.circumstances
        for number, actor in enumerate(self.actors, 1):
            yield f"a{number}", "actor", actor
            yield f"a{number}", "acts.k1.involvement", "carried out"
        for number, victim in enumerate(self.victims, 1):
            yield from victim.claims(f"p{number}")

    def incident(self) -> Incident:
        """Give the bare incident that the claims are about."""
        return Incident(
            "i1",
            acts=tuple(Act(f"k{number}", "killing") for number in range(1, len(self.methods) + 1)),
            victims=tuple(Victim(f"p{number}", PartyKind.GROUP) for number in range(1, len(self.victims) + 1)),
            perpetrators=tuple(Perpetrator(f"a{number}", PartyKind.ACTOR) for number in range(1, len(self.actors) + 1)),
        )


def ends(subject: str, path: str, count: int | Count) -> Iterator[tuple[str, str, ClaimValue]]:
    """Yield the claims of a number."""
    told = Count.exactly(count) if isinstance(count, int) else count
    yield from ((subject, f"{path}.{end}", getattr(told, end)) for end in ("low", "best", "high"))


def happening_of(*told: Says) -> tuple[Happening, dict[str, ClaimFact]]:
    """Give the incident that several reports tell of, and where its claims come from. Victims of one name are one, and
    a toll that every report tells too is no part of it.
    """
    members: list[Member] = []
    facts: dict[str, ClaimFact] = {}
    for place, each in enumerate(told):
        fact = ClaimFact(f"r{place}", f"r{place}", each.published, each.source, each.chain, title=each.title)
        told_claims = [*each.claims(), *ends("t1", "count", 4_000)]
        claims = tuple(
            Claim(f"c{number}", *claim, according_to=each.chain) for number, claim in enumerate(told_claims, 1)
        )
        toll = Toll("t1", "killing", Count.exactly(4_000))
        report = Report(fact.report, "…", source=each.source)
        coder = Coder(CoderKind.PERSON, "amal", "1", "casualty@2026.1")
        members.append(Member(f"k{place}", Coding(report, coder, (each.incident(),), (toll,), claims)))
        facts |= {f"k{place}/{claim.id}": fact for claim in claims}
    (found,) = happenings_of(make_records(members, Judged(tuple(_same(told)))))
    return found, facts


def told_of(scheme: str, *told: Says) -> Documented:
    """Give the incident as a table has it, counted by a scheme."""
    return documented(*happening_of(*told), scheme_named(scheme))


def _same(told: tuple[Says, ...]) -> Iterator[tuple[int, str, str]]:
    names: dict[str, str] = {}
    for place, each in enumerate(told):
        if place:
            yield 1, "k0/i1", f"k{place}/i1"
        for number, victim in enumerate(each.victims, 1):
            ref = f"k{place}/p{number}"
            if victim.name is not None and names.setdefault(victim.name, ref) != ref:
                yield 2, names[victim.name], ref


def some(*values: str) -> st.SearchStrategy[str | None]:
    """Draw one of these, or none."""
    return st.none() | st.sampled_from(values)


PARTIES = st.builds(
    Party,
    count=st.integers(1, 6),
    sex=some("female", "male", "other"),
    age_group=some("adult", "child"),
    status=some("civilian", "member of armed forces", "directly participating", "other protected person"),
    affiliation=some("Syrian Army", "Ansaru"),
    outcome=st.sampled_from(["killed", "injured"]),
)
METHODS = some("shelling", "shooting", "execution", "clash", "landmine")
SAYINGS = st.builds(
    Says,
    victims=st.lists(PARTIES, max_size=3).map(tuple),
    killed=st.none() | st.integers(0, 12),
    injured=st.none() | st.integers(0, 5),
    methods=st.tuples(METHODS),
    actors=st.lists(st.sampled_from(["Syrian Army", "Ansaru", "Islamic State"]), max_size=2, unique=True).map(tuple),
    source=st.sampled_from(["Radio Zawiya", "The Gazette", "Coast Wire"]),
)
incidents = st.lists(SAYINGS, min_size=1, max_size=3).map(tuple)
"""Draws what one to three reports say of one incident."""
