"""From the number of one incident to the accounts under it: their words, what was set aside, what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.coding import Coding as CodingTold
from onrecord.core.record import Record
from onrecord.core.vocabulary import Outcome
from onrecord.store.codings import coding_id
from onrecord.store.counted_bodies import happenings_in
from onrecord.store.counting import bodies_for
from onrecord.store.grounds import find_record, sentence
from onrecord.store.judgements import judged
from onrecord.store.models import Judgement
from onrecord.store.remade import members_of
from onrecord.tally.accounts import Account, ClaimFact
from onrecord.tally.counted import counted_of
from onrecord.tally.happenings import Happening
from onrecord.tally.records import Judged
from onrecord.tally.rules.schemes import Scheme

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["AccountTold", "JudgedBy", "Why", "made_of", "why_of"]


@dataclass(frozen=True, slots=True)
class AccountTold:
    """One account with its words: the claims, on whose word, in which report."""

    count: str
    stance: str
    according_to: str
    report: str
    title: str | None
    published: str | None
    claims: tuple[str, ...]
    quotes: tuple[str, ...]
    inferred_by: str | None


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """A judgement under a record: what was decided, by whom, why."""

    number: int
    decision: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """What the number of one incident rests on."""

    record: str
    outcome: str
    title: str
    range: str
    rules: tuple[str, ...]
    judgements: tuple[JudgedBy, ...]
    accounts: tuple[AccountTold, ...]
    aside: tuple[tuple[AccountTold, str], ...]


def why_of(case: CaseFile, record: str, scheme: Scheme, outcome: Outcome) -> Why:
    """Give what the number of an incident rests on, under a scheme.

    Raises:
        BadOption: there is no such record.
    """
    happening, facts, codings = made_of(case, find_record(case, record))
    told = next(each for each in counted_of(happening, facts, scheme) if each.kind is None and each.outcome is outcome)
    telling = _Telling(facts, codings)
    return Why(
        record,
        str(outcome),
        _title(happening),
        str(told.range),
        told.folded.rules,
        tuple(_judgements(case, happening)),
        tuple(telling.of(each) for each in told.folded.heard),
        tuple((telling.of(each.account), each.why) for each in told.folded.aside),
    )


def _tied(codings: set[str], said: Judged) -> set[str]:
    """Give codings with all those that judgements tie to them, as they are counted together."""
    pairs = [{coding_id(ref) for ref in pair} for _, *pair in said.same]
    tied, before = set(codings), 0
    while len(tied) > before:
        before = len(tied)
        tied = tied.union(*(pair for pair in pairs if pair & tied))
    return tied


def made_of(case: CaseFile, record: Record) -> tuple[Happening, dict[str, ClaimFact], dict[str, CodingTold]]:
    """Give the incident of a record made anew of its codings, where each claim comes from, and the codings by id."""
    said = judged(case)
    bodies = list(bodies_for(case, _tied({coding_id(member) for member in record.members}, said)))
    happening, facts = next(each for each in happenings_in(bodies, said) if each[0].incident.id == record.id)
    codings = {member.id: member.coding for member in members_of(body.bodies for body in bodies)}
    return happening, facts, codings


@dataclass(frozen=True, slots=True)
class _Telling:
    facts: Mapping[str, ClaimFact]
    codings: Mapping[str, CodingTold]

    def of(self, account: Account) -> AccountTold:
        """Give an account with the sentences that its claims rest on, each once."""
        coding = self.codings[coding_id(account.claims[0])]
        own = {claim.partition("/")[2] for claim in account.claims}
        quotes = [
            sentence(coding.report.text, quote.start, quote.end)
            for claim in coding.claims
            if claim.id in own
            for quote in claim.quotes
        ]
        fact, day = account.fact, account.fact.published
        return AccountTold(
            _ends(account), str(fact.stance), " → ".join(fact.chain) or fact.source, fact.report, coding.report.called,
            None if day is None else day.isoformat(), account.claims, tuple(dict.fromkeys(quotes)), fact.inferred_by,
        )  # fmt: skip


def _ends(account: Account) -> str:
    count = account.count
    told = [("at least", count.low), ("best", count.best), ("at most", count.high)]
    ends = [f"{word} {end:,}" for word, end in told if end is not None]
    exact = count.low == count.best == count.high is not None
    return f"{count.low:,}" if exact and count.low is not None else ", ".join(ends) or "no number"


def _title(happening: Happening) -> str:
    """Give what an incident is known by: when, where, who is said to have done it."""
    when, where = happening.when.key("day"), happening.where.key
    return ", ".join((when, where, " + ".join(happening.actors) or "nobody named as having done it"))


def _judgements(case: CaseFile, happening: Happening) -> Iterable[JudgedBy]:
    numbers = sorted({number for record in happening.records for number in record.judgements})
    for row in Judgement.objects.using(case.alias).filter(pk__in=numbers).order_by("pk"):
        yield JudgedBy(row.pk, row.decision, row.judged_by, row.reason)
