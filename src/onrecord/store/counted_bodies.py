"""What follows from the bytes of codings alone for counting: no database is asked, so that any process can do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import date

from onrecord.core.coding import Claim, Coding
from onrecord.core.vocabulary import Outcome
from onrecord.store.remade import Bodies, members_of
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.counted import COUNTED, Counted, counted_of
from onrecord.tally.grading.proposals import propose
from onrecord.tally.happenings import UNKNOWN, Happening, happenings_of
from onrecord.tally.ranges import NOBODY
from onrecord.tally.records import Judged, Member, make_records
from onrecord.tally.rules.schemes import Scheme

__all__ = [
    "OUTCOMES",
    "RULES",
    "Body",
    "Row",
    "Step",
    "counted_bodies",
    "counted_of_many",
    "facts_of",
    "happenings_in",
    "known_bodies",
    "known_of_many",
    "proposed_grade",
]

OUTCOMES: Mapping[Outcome, int] = {outcome: number for number, outcome in enumerate(COUNTED)}
"""The number of each outcome in the table."""

Step = tuple[date, int, int, int, int]
"""By how much a report changed what is documented: its day, the ends, and how many incidents have no upper end."""

RULES = "; "
"""What stands between the names of rules."""


@dataclass(frozen=True, slots=True)
class Body:
    """A coding in force with its report: the original that this prints again, or itself, and the day of the original,
    None where it is its own; and the grades of sources by name in lower case.
    """

    bodies: Bodies
    family: str
    first_published: str | None
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted of one incident, ready to be kept; `members` are the subjects that its record joins, `days` its
    first and last and that of the first report, `spot` its latitude and longitude.
    """

    outcome: int
    record: str
    members: tuple[str, ...]
    range: tuple[int, int, int, int]
    keys: dict[str, str]
    rules: str
    days: tuple[date | None, date | None, date | None]
    spot: tuple[float | None, float | None]


def counted_bodies(scheme: Scheme, some: Sequence[Body]) -> list[Row]:
    """Give what is counted of codings that no judgement names."""
    return [row for each in some for row in counted_of_many(scheme, [each], Judged())]


def counted_of_many(scheme: Scheme, some: Iterable[Body], held: Judged) -> Iterator[Row]:
    """Yield what is counted of codings that judgements tie."""
    for happening, facts in happenings_in(some, held):
        for each in counted_of(happening, facts, scheme, proposed_grade(scheme, happening, facts)):
            yield _row(each, happening.incident.members)


def happenings_in(some: Iterable[Body], held: Judged) -> Iterator[tuple[Happening, dict[str, ClaimFact]]]:
    """Yield the incidents of codings, each with where its claims come from."""
    facts: dict[str, dict[str, ClaimFact]] = {}
    members: list[Member] = []
    for body in some:
        for member in members_of([body.bodies]):
            members.append(member)
            facts[member.id] = facts_of(member, body)
    for happening in happenings_of(make_records(members, held)):
        codings = {member.partition("/")[0] for record in happening.records for member in record.members}
        yield happening, {claim: fact for coding in sorted(codings) for claim, fact in facts[coding].items()}


def proposed_grade(scheme: Scheme, happening: Happening, facts: Mapping[str, ClaimFact]) -> str:
    """Give the grade that the scheme's rule proposes, `unknown` where it has none."""
    return UNKNOWN if scheme.grades is None else propose(scheme.grades, happening, facts).grade


def known_bodies(scheme: Scheme, outcome: Outcome, some: Sequence[Body]) -> list[Step]:
    """Give how what is documented grew, of codings that no judgement names."""
    return [step for each in some for step in known_of_many(scheme, outcome, [each], Judged())]


def known_of_many(scheme: Scheme, outcome: Outcome, some: Iterable[Body], held: Judged) -> Iterator[Step]:
    """Yield how what is documented grew, of codings that judgements tie: day by day of their reports."""
    for happening, facts in happenings_in(some, held):
        days = sorted({fact.published for fact in facts.values() if fact.published is not None})
        before = NOBODY
        for day in days:
            by_then = {claim: fact for claim, fact in facts.items() if (fact.published or day) <= day}
            told = [each for each in counted_of(happening, by_then, scheme) if each.outcome is outcome]
            after = next((each.range for each in told if each.kind is None), NOBODY)
            if after != before:
                yield day, *(now - then for now, then in zip(astuple(after), astuple(before), strict=True))
            before = after


def facts_of(member: Member, body: Body) -> dict[str, ClaimFact]:
    """Give where each claim of a coding comes from, by its id in the case file."""
    report = member.coding.report
    first = date.fromisoformat(body.first_published) if body.first_published is not None else report.published
    source = member.source or report.source or report.id
    grade = body.grades.get(source.casefold())
    return {
        f"{member.id}/{claim.id}": ClaimFact(
            report=report.id,
            family=body.family,
            published=first,
            source=source,
            chain=claim.according_to,
            stance=claim.stance,
            words=_words(claim, member.coding),
            inferred_by=claim.inferred_by,
            grade=grade,
            title=report.called,
        )
        for claim in member.coding.claims
    }


def _words(claim: Claim, coding: Coding) -> str:
    return " ".join(coding.report.text[quote.start : quote.end] for quote in claim.quotes[:1])


def _row(counted: Counted, members: tuple[str, ...]) -> Row:
    range_ = counted.range
    keys = asdict(counted.keys)
    if counted.kind is not None:
        keys |= asdict(counted.kind)
    return Row(
        OUTCOMES[counted.outcome],
        counted.record,
        members,
        (range_.low, range_.best, range_.high, range_.open_ended),
        keys,
        RULES.join(counted.folded.rules),
        (counted.when.earliest, counted.when.latest, counted.known),
        (counted.where.latitude, counted.where.longitude),
    )
