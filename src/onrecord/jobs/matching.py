"""Pairs as somebody judges them on a screen: each with all there is to see of it, judged, taken back, split, merged.

Nothing here reads all pairs of a case file: what waits is read by an index, and what is around a pair by its ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.clusters import Clustered
from onrecord.jobs.reviewing import MOST_RELATIVES, Answer, judge_all
from onrecord.linkage.explaining import Explanation, explain, explain_by
from onrecord.linkage.fields import Field, Part, fields_of, marked_parts
from onrecord.linkage.incident_wording import INCIDENT_WORDING, fields_of_incidents
from onrecord.linkage.pairs import ordered
from onrecord.store.asked import Asked, asked_of, waiting
from onrecord.store.compared import incident_of, person_of
from onrecord.store.families import originals_of
from onrecord.store.judgements import DIFFERENT, IDENTITY, SAME, identity_judgements
from onrecord.store.linked import INCIDENT, PERSON, VERSION, Scored, relatives_of, scored_of, told_of
from onrecord.store.models import LinkedPair, Record
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.said import Said, said_of_pair
from onrecord.store.sight import Reader, hidden_subjects
from onrecord.store.tellings import Telling, telling_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "MOST_SPLIT",
    "Shown",
    "count_records",
    "judge",
    "merge",
    "next_pairs",
    "show_pair",
    "split",
    "take_back_one",
]

LOOKED_AT = 40
# What is read at once; where a reader may see none of so many, there is nothing to ask them.
MOST_LOOKED_AT = 4_000
MOST_SPLIT = 400
"""The most judgements that one act of splitting makes."""

RECORDS = {PERSON: RecordKind.VICTIM, INCIDENT: RecordKind.INCIDENT}


@dataclass(frozen=True, slots=True)
class Shown:
    """Two people, or incidents, beside each other. `explanation` and `asked` are None where nothing scored them;
    `names` are the parts of both names, with those marked that the other lacks. `is_one_text` is true where the two
    reports print the same text.
    """

    kind: str
    one: Telling
    other: Telling
    fields: tuple[Field, ...]
    names: tuple[tuple[Part, ...], tuple[Part, ...]]
    explanation: Explanation | None
    asked: Asked | None
    relatives: tuple[str, ...]
    more_relatives: int
    said: tuple[Said, ...]
    is_one_text: bool

    @property
    def pair(self) -> tuple[str, str]:
        """Give the two ids, in order."""
        return self.one.subject, self.other.subject


def next_pairs(
    case: CaseFile, kind: str, reader: Reader, most: int, passed_over: Collection[tuple[str, str]] = ()
) -> list[Asked]:
    """Give so many pairs that wait and that the reader may see, the next one to be asked first."""
    return list(_seen(case, kind, reader, most, passed_over))


def show_pair(case: CaseFile, kind: str, one: str, other: str) -> Shown:
    """Give all that there is to see of a pair, whether it was scored or not.

    Raises:
        BadOption: the case file holds no two such people or incidents.
    """
    one, other = ordered(one, other)
    row = LinkedPair.objects.using(case.alias).filter(kind=kind, one=one, other=other).first()
    scored = scored_of(row) if row is not None else None
    fields, names, explanation = _told(case, kind, (one, other), scored)
    relatives, more = relatives_of(case, (one, other), MOST_RELATIVES) if kind == PERSON else ([], 0)
    first, second = telling_of(case, one, kind), telling_of(case, other, kind)
    originals = originals_of(case, (first.report, second.report))
    return Shown(
        kind,
        first,
        second,
        fields,
        names,
        explanation,
        asked_of(row) if row is not None else None,
        tuple(relatives),
        more,
        tuple(said_of_pair(case, one, other)),
        first.report != second.report and len(originals) == 2 and len(set(originals.values())) == 1,
    )


def judge(case: CaseFile, kind: str, answer: Answer) -> int:
    """Keep an answer, with the records it changes and what is asked next, and give its number; what the same person
    said last of the pair, for the same reason, is kept once.

    Raises:
        BadOption: they are not two, one of them is not there, or no reason was given.
    """
    one, other = ordered(answer.one, answer.other)
    if one == other or len(told_of(case, kind, (one, other))) < 2:
        raise BadOption(
            "the pair",
            found=f"{one[:60]!r}, {other[:60]!r}",
            expected="two that the last run met and that are in force",
            do="Go back to the pairs; what was coded anew is found again by `onrecord link`.",
        )
    rows = LinkedPair.objects.using(case.alias).filter(kind=kind, one=one, other=other)
    weight = rows.values_list("weight", flat=True).first()
    shown = {"model": VERSION, "weight": round(weight, 3)} if weight is not None and answer.model is not None else {}
    identity_judgements(case)  # read, and known, before others have to wait for this writer
    with case.writing() as pen:
        last = next((each for each in said_of_pair(case, one, other) if each.by == case.who), None)
        # Sent again because its answer was lost: it is judged already.
        if last is not None and last.holds and (last.decision, last.why) == (answer.decision, answer.reason):
            return last.number
        return record_judgement(pen, IDENTITY, answer.decision, [one, other], answer.reason, **shown).pk


def take_back_one(case: CaseFile, number: int, reason: str) -> None:
    """Keep that a judgement no longer holds, with the records it changes and what is asked next.

    Raises:
        BadOption: there is none of the number that holds, or no reason was given.
    """
    if not reason.strip():
        raise BadOption("the reason", found="none", expected="why it is taken back", do="Say it in a few words.")
    identity_judgements(case)
    with case.writing() as pen:
        record_withdrawal(pen, number, reason)


def split(case: CaseFile, kind: str, apart: Sequence[str], rest: Sequence[str], reason: str) -> int:
    """Judge each of some different from each of the rest, in one act; give how many judgements were added.

    Raises:
        BadOption: there is nobody on one side, somebody on both, too many, or no reason.
    """
    sides, pairs = (set(apart), set(rest)), len(set(apart)) * len(set(rest))
    if not pairs or sides[0] & sides[1] or len(told_of(case, kind, sides[0] | sides[1])) < len(sides[0] | sides[1]):
        raise BadOption(
            "the split",
            found=f"{len(sides[0])} apart, {len(sides[1])} left",
            expected="some of the cluster on either side",
            do="Mark those that are another, and leave at least one unmarked.",
        )
    if pairs > MOST_SPLIT:
        raise BadOption(
            "the split",
            found=f"{pairs:,} pairs to be judged",
            expected=f"at most {MOST_SPLIT:,}",
            do="Part fewer of them at a time.",
        )
    answers = [
        Answer(*ordered(one, other), DIFFERENT, reason) for one in sorted(sides[0]) for other in sorted(sides[1])
    ]
    return judge_all(case, answers, kind)


def merge(case: CaseFile, found: Clustered, subjects: Collection[str], reason: str) -> int:
    """Judge some of a cluster the same, in one act; give how many judgements were added: one for each record that they
    are now, but the first.

    Raises:
        BadOption: they are one record already, two of them are judged different, they are too many, or no reason.
    """
    wanted = set(subjects)
    records = [next(each for each in group if each in wanted) for group in found.records if wanted & set(group)]
    if clashing := sum(wanted.issuperset(pair) for pair in found.apart):
        raise BadOption(
            "the merge",
            found=f"{clashing:,} of their pairs judged different",
            expected="tellings that no judgement tells apart",
            do="Take that judgement back first, or mark the others alone.",
        )
    if not 1 < len(records) <= MOST_SPLIT:
        raise BadOption(
            "the merge",
            found=f"{len(records):,} of the records there are now",
            expected=f"two, or more up to {MOST_SPLIT:,}",
            do="Mark tellings of two records at least.",
        )
    answers = [Answer(*ordered(records[0], each), SAME, reason) for each in records[1:]]
    return judge_all(case, answers, found.kind)


def count_records(case: CaseFile, kind: str) -> int:
    """Give how many records of people, or incidents, there are now."""
    return Record.objects.using(case.alias).filter(kind=str(RECORDS[kind])).count()


def _seen(
    case: CaseFile, kind: str, reader: Reader, most: int, passed_over: Collection[tuple[str, str]]
) -> Iterator[Asked]:
    given = 0
    for start in range(0, MOST_LOOKED_AT, LOOKED_AT):
        found = waiting(case, kind, LOOKED_AT, start)
        ends = {end for each in found for end in (each.one, each.other)}
        there = {row.subject for row in told_of(case, kind, ends)} - hidden_subjects(case, reader, ends)
        for each in found:
            if {each.one, each.other} <= there and (each.one, each.other) not in passed_over:
                yield each
                given += 1
                if given == most:
                    return
        if len(found) < LOOKED_AT:
            return


def _told(
    case: CaseFile, kind: str, pair: tuple[str, str], scored: Scored | None
) -> tuple[tuple[Field, ...], tuple[tuple[Part, ...], tuple[Part, ...]], Explanation | None]:
    rival = None if scored is None else scored.rival
    if kind == INCIDENT:
        one, other = (incident_of(case, end) for end in pair)
        beside = None if rival is None else incident_of(case, rival)
        told = None if scored is None else explain_by(INCIDENT_WORDING, one, other, scored.weighed, beside)
        return fields_of_incidents(one, other), ((), ()), told
    first, second = (person_of(case, end) for end in pair)
    fits = None if rival is None else person_of(case, rival)
    explained = None if scored is None else explain(first, second, scored.weighed, rival=fits)
    return fields_of(first, second), marked_parts(first, second), explained
