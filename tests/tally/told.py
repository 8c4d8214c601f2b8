"""Worked cases of counting: from what a recorder wrote down to codings, records, incidents and a tally.

A case says what each report tells in words: who, on which day, on whose word, how many. The words are read by the
package itself, so that a case goes the way that a case file goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import yaml

from onrecord.core.vocabulary import Outcome
from onrecord.store.counted_bodies import facts_of
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.counted import Counted, counted_of
from onrecord.tally.happenings import Happening, happenings_of
from onrecord.tally.ranges import Range
from onrecord.tally.records import Judged, make_records, record_id
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.tallying import Tally, tally
from onrecord.tally.twins import Twins, twins_of
from tests.tally.told_reports import Telling, Words

__all__ = ["CASES", "NOT_COUNTED", "Case", "State", "in_words", "load_cases", "state_of"]

CASES = Path(__file__).parent / "worked_cases.yaml"
NOT_COUNTED = "not counted"
EVERY = "every scheme"


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case as it was written; `expected` has the words for each scheme, `cells` those for each cell."""

    section: str
    title: str
    rule: str
    source: str
    told: Words

    @property
    def outcome(self) -> Outcome:
        return Outcome(str(self.told.get("of", "killed")))

    @property
    def incidents(self) -> Sequence[Words]:
        return self.told.get("incidents") or ([self.told] if "told" in self.told else [])

    @property
    def tolls(self) -> Sequence[Words]:
        return self.told.get("tolls", ())

    @property
    def cells(self) -> Mapping[str, Mapping[str, str]]:
        return self.told.get("cells", {})

    @property
    def adds_up(self) -> bool:
        return self.told.get("adds up", True)

    def expected(self, scheme: Scheme) -> str:
        """Give the words that are expected of a scheme."""
        words = self.told["expected"]
        return as_dashes(str(words.get(scheme.name, words.get(EVERY))))


@dataclass(frozen=True, slots=True)
class State:
    """What a case comes to: its incidents, where each claim is from, which records may be one."""

    happenings: tuple[Happening, ...]
    facts: Mapping[str, ClaimFact]
    twins: Twins

    def counted(self, scheme: Scheme) -> list[Counted]:
        """Give what is counted by a scheme."""
        return [each for happening in self.happenings for each in counted_of(happening, self.facts, scheme)]

    def tally(self, scheme: Scheme, outcome: Outcome, *by: str) -> Tally:
        """Give the tally of one outcome by a scheme."""
        return tally(self.counted(scheme), outcome, by, self.twins)


@cache
def load_cases() -> tuple[Case, ...]:
    """Give the worked cases, in order."""
    told = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return tuple(
        Case(section, each["title"], each["rule"], str(each["source"]), each)
        for section, cases in told.items()
        for each in cases
    )


def as_dashes(words: str) -> str:
    """Give a range as it is printed, with a dash where a keyboard has a hyphen."""
    return words.replace("-", "–")


def in_words(range_: Range, scheme: Scheme, outcome: Outcome = Outcome.KILLED) -> str:
    """Give a range in the words of the cases: `nobody`, `12 or more`, `8–12, best 8`."""
    if scheme.outcomes and outcome not in scheme.outcomes:
        return NOT_COUNTED
    if not range_.high and not range_.open_ended:
        return "nobody"
    best = f", best {range_.best}" if scheme.has_best and range_.low != range_.high else ""
    return f"{range_}{best}"


def state_of(case: Case) -> State:
    """Give what a case comes to, by way of codings, records and incidents."""
    reports = [
        Telling(incident, told, f"r{number:02}{place:02}", str(case.outcome))
        for number, incident in enumerate(case.incidents, 1)
        for place, told in enumerate(incident["told"], 1)
    ]
    tolls = [
        Telling({}, {**told, "is toll": True}, f"t{place:02}", str(case.outcome))
        for place, told in enumerate(case.tolls, 1)
    ]
    made = [(each, each.member()) for each in (*reports, *tolls)]
    facts = {claim: fact for each, member in made for claim, fact in facts_of(member, each.body()).items()}
    records = make_records((member for _, member in made), _judged(each for each, _ in made))
    return State(tuple(happenings_of(records)), facts, _twins(case))


def _judged(tellings: Iterable[Telling]) -> Judged:
    """Give that what reports of one incident tell of is the same: the incident, its act, who did it, who has a name."""
    same: list[tuple[str, str]] = []
    stands: list[str] = []
    by_incident: dict[str, list[Telling]] = {}
    for each in tellings:
        by_incident.setdefault(each.incident_id, []).append(each)
        stands += each.judged()
    for several in by_incident.values():
        for one, other in combinations(several, 2):
            shared = {**one.shared()}.items() & {**other.shared()}.items()
            same += [(f"{one.id}/{subject}", f"{other.id}/{subject}") for subject, _ in shared]
    numbered = tuple((number, *pair) for number, pair in enumerate(sorted(same), 1))
    return Judged(numbered, tuple((1000 + number, claim) for number, claim in enumerate(stands)))


def _twins(case: Case) -> Twins:
    def ref(number: int) -> str:
        return record_id(f"r{number:02}01/i1")

    return twins_of(
        [(ref(one), ref(other)) for one, other in case.told.get("perhaps one", ())],
        [tuple(map(ref, cluster)) for cluster in case.told.get("likely one", ())],
    )
