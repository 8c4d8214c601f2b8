"""Generated incidents, for what must hold of every tally: what reports tell, on whose word, on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from onrecord.core.coding import Act, Claim, Coder, Coding, Incident, Perpetrator, Toll, Victim
from onrecord.core.report import Report
from onrecord.core.values import Count
from onrecord.core.vocabulary import CoderKind, PartyKind, Stance
from onrecord.tally.accounts import Account, ClaimFact
from onrecord.tally.happenings import Happening, happenings_of
from onrecord.tally.records import Judged, Member, make_records, record_id

__all__ = ["Crowd", "Told", "accounts", "counts", "incidents", "made", "record_of", "reprinted", "told", "toll_told"]

FIRST = date(2013, 4, 20)
SOURCES = ("Radio Zawiya", "The Gazette", "Northern Army")
CHAINS = ((), ("Zawiya Hospital",), ("Levant Wire", "Zawiya Hospital"), ("local eyewitnesses",), ("Northern Army",))
STANDING = (Stance.ASSERTED, Stance.REPORTED)
STATUSES = (None, "civilian", "member of armed forces", "other protected person")


@dataclass(frozen=True, slots=True)
class Crowd:
    """A victim of a generated report: how many, of what kind, whether named, which other it is part of."""

    count: Count
    sex: str | None = None
    age_group: str | None = None
    status: str | None = None
    is_named: bool = False
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a generated report tells, and where it comes from."""

    source: str
    chain: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED
    published: date | None = None
    total: Count | None = None
    crowds: tuple[Crowd, ...] = ()
    grade: int | None = None


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Draw a number as reports tell it: exact, a bound, a range, about so many."""
    low, more = draw(st.integers(0, 12)), draw(st.integers(0, 6))
    forms = (
        Count.exactly(low), Count(low, None, None), Count(None, None, low + more), Count(low, None, low + more),
        Count(None, low, None), Count(low, low + more // 2, low + more),
    )  # fmt: skip
    return draw(st.sampled_from(forms))


@st.composite
def crowds(draw: st.DrawFn, with_status: bool) -> tuple[Crowd, ...]:
    """Draw the people of a report; each may be part of one before it."""
    found: list[Crowd] = []
    for place in range(draw(st.integers(0, 3))):
        is_named = draw(st.booleans())
        found.append(
            Crowd(
                Count.exactly(1) if is_named else draw(counts()),
                draw(st.sampled_from((None, "female", "male"))),
                draw(st.sampled_from((None, "child", "adult"))),
                draw(st.sampled_from(STATUSES)) if with_status else None,
                is_named,
                draw(st.none() | st.integers(0, place - 1)) if place else None,
            )
        )
    return tuple(found)


@st.composite
def told(draw: st.DrawFn, stances: Sequence[Stance] = tuple(Stance), with_status: bool = True) -> Told:
    """Draw what a report tells."""
    source = draw(st.sampled_from(SOURCES))
    return Told(
        source,
        draw(st.sampled_from(CHAINS)),
        draw(st.sampled_from(stances)),
        draw(st.none() | st.integers(0, 3).map(lambda days: FIRST + timedelta(days=days))),
        draw(st.none() | counts()),
        draw(crowds(with_status)),
        # One source has one grade.
        {"Radio Zawiya": None, "The Gazette": 2, "Northern Army": 4}[source],
    )


@st.composite
def incidents(draw: st.DrawFn, most: int = 5) -> list[tuple[Told, ...]]:
    """Draw several incidents, each as the reports that tell of it."""
    return draw(st.lists(st.lists(told(), min_size=1, max_size=4).map(tuple), min_size=1, max_size=most))


@st.composite
def accounts(draw: st.DrawFn) -> list[Account]:
    """Draw accounts of one number."""
    drawn = draw(st.lists(st.tuples(told(), counts()), min_size=1, max_size=6))
    return [
        Account(count, (f"r{place}/c1",), _fact(f"r{place}", each), _fact("", each).origin == "Northern Army")
        for place, (each, count) in enumerate(drawn)
    ]


def record_of(number: int) -> str:
    """Give the id of the record of a generated incident."""
    return record_id(f"r{number:02}00/i1")


def reprinted(each: Told) -> Told:
    """Give what a reprint tells: the same on the same word, of the day of the original."""
    return replace(each)


def made(
    some: Sequence[Sequence[Told]], also: Iterable[Member] = (), days: Sequence[date | None] = (), order: int = 1
) -> tuple[list[Happening], Mapping[str, ClaimFact]]:
    """Give the incidents of generated reports and where each claim is from. Incidents are a month apart unless days are
    given; the reports are taken in the order given or, with `order` -1, from the last on.
    """
    members: list[Member] = []
    facts: dict[str, ClaimFact] = {}
    same: list[tuple[int, str, str]] = []
    for number, reports in enumerate(some):
        day = days[number] if days else FIRST + timedelta(days=30 * number)
        ids = [f"r{number:02}{place:02}" for place, _ in enumerate(reports)]
        for ident, each in zip(ids, reports, strict=True):
            coding = _coding(ident, each, day)
            members.append(Member(ident, coding))
            facts |= {f"{ident}/{claim.id}": _fact(ident, each) for claim in coding.claims}
        pairs = [(f"{ids[0]}/{subject}", f"{ident}/{subject}") for ident in ids[1:] for subject in ("i1", "k1", "a1")]
        same += [(len(same) + place, *pair) for place, pair in enumerate(pairs, 1)]
    records = list(make_records([*members, *also][::order], Judged(tuple(same[::order]))))
    return list(happenings_of(records[::order])), dict(list(facts.items())[::order])


def toll_told(number: int, count: Count) -> Member:
    """Give the coding of a report that tells a toll and nothing else."""
    claims = [Claim("c1", "t1", "act", "killing"), Claim("c2", "t1", "count.low", count.low or 0)]
    coding = _bare(f"t{number}", "Ministry of Health")
    return Member(f"t{number}", replace(coding, tolls=(Toll("t1", "killing", count),), claims=tuple(claims)))


def _fact(ident: str, each: Told) -> ClaimFact:
    return ClaimFact(ident, ident, each.published, each.source, each.chain, each.stance, grade=each.grade)


def _coding(ident: str, each: Told, day: date | None) -> Coding:
    values: list[tuple[str, str, str | int]] = [("k1", "type", "killing"), ("a1", "actor", "Northern Army")]
    values.append(("a1", "acts.k1.involvement", "suspected"))
    if day is not None:
        values += [("i1", f"when.{end}", day.isoformat()) for end in ("earliest", "latest")]
    values += _ends("i1", "counts.killed", each.total)
    for place, crowd in enumerate(each.crowds):
        values += _crowd(f"p{place}", crowd)
    claims = tuple(
        Claim(f"c{number}", subject, path, value, each.stance, each.chain)
        for number, (subject, path, value) in enumerate(values, 1)
    )
    incident = Incident(
        "i1", (Act("k1", "killing"),),
        victims=tuple(Victim(f"p{place}", PartyKind.GROUP) for place, _ in enumerate(each.crowds)),
        perpetrators=(Perpetrator("a1", PartyKind.ACTOR),),
    )  # fmt: skip
    return replace(_bare(ident, each.source), incidents=(incident,), claims=claims)


def _bare(ident: str, source: str) -> Coding:
    report = Report(f"sha256:{ident}", "Shells fell on the market.", source=source)
    return Coding(report, Coder(CoderKind.PERSON, "a recorder", "1", "casualty@1"))


def _crowd(subject: str, crowd: Crowd) -> list[tuple[str, str, str | int]]:
    words = {
        "acts.k1.outcome": "killed",
        "name": f"Amal Haddad {subject}" if crowd.is_named else None,
        "sex": crowd.sex,
        "age_group": crowd.age_group,
        "status": crowd.status,
        "part_of": None if crowd.part_of is None else f"p{crowd.part_of}",
    }
    told = [(subject, path, value) for path, value in words.items() if value is not None]
    return [*told, *_ends(subject, "count", crowd.count)]


def _ends(subject: str, path: str, count: Count | None) -> list[tuple[str, str, str | int]]:
    if count is None:
        return []
    ends = (("low", count.low), ("best", count.best), ("high", count.high))
    return [(subject, f"{path}.{end}", value) for end, value in ends if value is not None]
