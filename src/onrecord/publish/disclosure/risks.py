"""Whether people of whom no name is given can be told apart all the same: measured on what an audience would be given.

- **k**: each of them has the same quasi-identifiers as k - 1 others (Sweeney 2002, k-anonymity: a model for protecting
  privacy, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5), definition 3).
- **l**: those who share them suffered l different things (Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam 2007,
  l-diversity, ACM Transactions on Knowledge Discovery from Data 1(1), distinct l-diversity).

A finding blocks publication until a person accepts it, by the records it is of and with a reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from onrecord.core.errors import DisclosureRefused
from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.disclosure.applying import few
from onrecord.publish.disclosure.facts import is_age_known
from onrecord.publish.disclosure.naming import names_in_texts
from onrecord.publish.edition import Edition

__all__ = [
    "MAY_BE_CHILD",
    "QUASI_IDENTIFIERS",
    "Acceptance",
    "Finding",
    "RiskReport",
    "Thresholds",
    "refuse_open",
    "risks_of",
    "with_children",
]

QUASI_IDENTIFIERS = ("age", "sex", "place", "date", "occupation", "nationality", "affiliation")
"""What somebody who knew a person may know of them, and look for."""
MAY_BE_CHILD = "may be a child"
"""Named people of no known age who may be a child that is held back: only who has the whole edition can tell."""
KINDS = (
    "under k",
    "under l",
    "small cells",
    "unique combinations",
    "kin named elsewhere",
    "names in texts",
    MAY_BE_CHILD,
)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least that is let pass: people alike, things that happened to them, people in a cell."""

    k: int = 3
    l: int = 2  # noqa: E741
    cell: int = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of risk, and the records or cells that have it; `says` explains it with its numbers."""

    kind: str
    records: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a person accepts a finding for some records, and why. The store keeps it."""

    kind: str
    records: frozenset[str]
    by: str
    on: date
    reason: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not self.reason.strip() or not self.by.strip():
            raise DisclosureRefused(
                "an acceptance of a risk",
                found=f"{self.kind!r} by {self.by!r}: {self.reason!r}",
                expected=f"one of {', '.join(KINDS)}, a person and a reason",
                do="Say who accepts which finding, and why.",
            )


@dataclass(frozen=True, slots=True)
class RiskReport:
    """What was measured. `people` are those of whom no name is given; `sizes` says how many classes have how many;
    `ageless` are the named of no known age, `unsigned` the incidents whose grade nobody signed.
    """

    people: int = 0
    named: int = 0
    k: int | None = None
    l: int | None = None  # noqa: E741
    under_k: int = 0
    under_l: int = 0
    classes: int = 0
    sizes: Mapping[int, int] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    findings: tuple[Finding, ...] = ()
    ageless: int = 0
    unsigned: int = 0

    def open(self, acceptances: Iterable[Acceptance] = ()) -> tuple[Finding, ...]:
        """Give the findings that nobody accepted, of the records that they were not accepted for."""
        accepted: dict[str, set[str]] = defaultdict(set)
        for each in acceptances:
            accepted[each.kind] |= each.records
        left = (
            Finding(each.kind, tuple(id_ for id_ in each.records if id_ not in accepted[each.kind]), each.says)
            for each in self.findings
        )
        return tuple(each for each in left if each.records)

    def lines(self) -> tuple[str, ...]:
        """Give the measures in words, each with where its definition stands."""
        least = self.thresholds
        return (
            f"People of whom no name is given: {self.people}; named: {self.named}.",
            f"k = {'–' if self.k is None else self.k} over {', '.join(QUASI_IDENTIFIERS)} (k-anonymity, Sweeney 2002).",
            f"People in a class of fewer than {least.k}: {self.under_k} of {self.people}, in {self.classes} classes.",
            f"l = {'–' if self.l is None else self.l} over what was done to them (distinct l-diversity, "
            "Machanavajjhala et al. 2007).",
            f"People in a class with fewer than {least.l} things done: {self.under_l}.",
            f"Named people of no known age: {self.ageless} of {self.named}.",
            f"Incidents whose grade nobody signed: {self.unsigned}.",
            *(f"{each.kind}: {each.says}" for each in self.findings),
        )


def risks_of(edition: Edition, thresholds: Thresholds | None = None) -> RiskReport:
    """Give what tells people apart in an edition as it would be given; reads it twice."""
    least = thresholds or Thresholds()
    counted = _Counted()
    for file in edition.incidents():
        counted.add(file)
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for file in edition.incidents():
        counted.judge(file, least, found)
    found["small cells"] += _small_cells(edition, least.cell)
    sizes = Counter(counted.classes.values())
    diverse = [len(values) for values in counted.done.values()]
    return RiskReport(
        counted.people, counted.named, min(sizes, default=None), min(diverse, default=None), len(found["under k"]),
        len(found["under l"]), len(counted.classes), dict(sorted(sizes.items())), least, tuple(_findings(found, least)),
        counted.ageless, counted.unsigned,
    )  # fmt: skip


def with_children(report: RiskReport, named: Iterable[str]) -> RiskReport:
    """Give a report with the named people who may be a child that is held back, as `named_like_children` finds them."""
    if not (records := tuple(dict.fromkeys(named))):
        return report
    says = f"{len(records)} named, of no known age, who may be a child that is held back: alike in name, day and place"
    return replace(report, findings=(*report.findings, Finding(MAY_BE_CHILD, records, says)))


def refuse_open(
    report: RiskReport, acceptances: Iterable[Acceptance] = (), thing: str = "the re-identification check"
) -> None:
    """Refuse to publish a thing while a finding of it is open.

    Raises:
        DisclosureRefused: one is; names the first and how many there are.
    """
    left = report.open(acceptances)
    if left:
        raise DisclosureRefused(
            thing,
            found=f"{len(left)} findings that nobody accepted, first {left[0].kind}: {left[0].says}",
            expected="no finding, or one that a person accepted with a reason",
            do="See `onrecord release risks`; make values coarser for this audience, or `onrecord release accept`.",
        )


@dataclass(slots=True)
class _Counted:
    people: int = 0
    named: int = 0
    classes: Counter[Key] = field(default_factory=Counter)
    done: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    pairs: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    kin: dict[str, str] = field(default_factory=dict)
    ageless: int = 0
    unsigned: int = 0

    def add(self, file: IncidentFile) -> None:
        self.unsigned += file.incident.grade is None or file.incident.grade.signed_on is None
        for victim in file.victims:
            if victim.kind is not PartyKind.PERSON:
                continue
            if victim.name or victim.names:
                self.named += 1
                self.ageless += not is_age_known(victim)
                self.kin.update((relation.to, victim.id) for relation in victim.relations)
                continue
            key = _key(file, victim)
            self.people += 1
            self.classes[key] += 1
            self.done[key] |= _done(file, victim)
            self.pairs.update(_pairs(key))

    def judge(self, file: IncidentFile, least: Thresholds, found: dict[str, list[str]]) -> None:
        unnamed = [each for each in file.victims if each.kind is PartyKind.PERSON and not (each.name or each.names)]
        for victim in unnamed:
            key = _key(file, victim)
            if self.classes[key] < least.k:
                found["under k"].append(victim.id)
            if len(self.done[key]) < least.l:
                found["under l"].append(victim.id)
            if any(self.pairs[pair] == 1 for pair in _pairs(key)):
                found["unique combinations"].append(victim.id)
            if victim.id in self.kin or any(not _is_withheld(victim, "relations") for _ in victim.relations):
                found["kin named elsewhere"].append(victim.id)
        if unnamed:
            found["names in texts"] += names_in_texts(file)


def _is_withheld(victim: VictimRecord, path: str) -> bool:
    return any(each.property == path for each in victim.withheld)


def _key(file: IncidentFile, victim: VictimRecord) -> Key:
    when, where = file.incident.when, file.incident.where
    told = {
        "age": _age(victim),
        "sex": str(victim.sex or ""),
        "place": where.name or where.country or "",
        "date": f"{when.earliest or ''}..{when.latest or ''}" if when.earliest or when.latest else "",
        "occupation": victim.occupation or "",
        "nationality": victim.nationality or "",
        "affiliation": victim.affiliation or "",
    }
    return tuple(told[name] for name in QUASI_IDENTIFIERS)


def _age(victim: VictimRecord) -> str:
    if isinstance(victim.age, AgeRange):
        return f"{victim.age.low}..{victim.age.high}"
    return str(victim.age_group or "") if victim.age is None else str(victim.age)


def _done(file: IncidentFile, victim: VictimRecord) -> set[str]:
    acts = {act.id: act.type for act in file.incident.acts}
    return {f"{harm.outcome} {acts.get(harm.act or '', '')}" for harm in victim.harm} or {"unknown"}


def _pairs(key: Key) -> Iterator[tuple[str, str, str, str]]:
    """Yield each two of the quasi-identifiers that are told; place and date together tell the incident alone."""
    told = [(name, value) for name, value in zip(QUASI_IDENTIFIERS, key, strict=True) if value]
    for (one, first), (other, second) in combinations(told, 2):
        if {one, other} != {"place", "date"}:
            yield one, first, other, second


def _small_cells(edition: Edition, least: int) -> Iterator[str]:
    for total in edition.about.totals:
        if few(total.count, least):
            yield f"total: {total.outcome}, {total.of}, {total.scheme}"
    for toll in edition.tolls():
        if few(toll.count, least):
            yield toll.id


def _findings(found: Mapping[str, list[str]], least: Thresholds) -> Iterator[Finding]:
    says = {
        "under k": f"fewer than {least.k} people share all that is told of them",
        "under l": f"fewer than {least.l} different things were done to those who share it",
        "small cells": f"a total or toll of fewer than {least.cell} people",
        "unique combinations": "two things told of somebody are told of nobody else",
        "kin named elsewhere": "somebody who is named is told to be a relative",
        "names in texts": "words that look like a name stand where a name is held back",
    }
    for kind in KINDS:
        if records := tuple(dict.fromkeys(found[kind])):
            yield Finding(kind, records, f"{len(records)} with {says[kind]}")
