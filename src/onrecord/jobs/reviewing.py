"""Keep what people say of pairs: one at a time as they review, or all of a table at once, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.linkage.explaining import Explanation
from onrecord.linkage.judgements import Judgement, held_judgements, voices
from onrecord.linkage.pairs import ordered
from onrecord.linkage.questions import Questions
from onrecord.store.asked import ask_all, ask_around
from onrecord.store.codings import coding_id
from onrecord.store.compared import explanation_of
from onrecord.store.judgements import IDENTITY, identity_judgement, identity_judgements, keep_judgement
from onrecord.store.linked import PERSON, VERSION, Basis, Scored, basis_of, last_run, relatives_of, scored_among
from onrecord.store.recording import record_judgement, record_withdrawal, refresh_records
from onrecord.store.tellings import Telling, telling_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Answer", "Beside", "Review", "beside_of", "judge_all"]

MOST_RELATIVES = 8
# Around more than this nearly everything is weighed anew: then all is.
MOST_AROUND = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of two people or incidents, by their ids, and why; `model` is the version of the scores that
    were shown.
    """

    one: str
    other: str
    decision: str
    reason: str
    model: str | None = VERSION


@dataclass(frozen=True, slots=True)
class Beside:
    """Two people, or incidents, beside each other: why they may be one, what else is told of each, and which people
    share their lineage.
    """

    explanation: Explanation
    one: Telling
    other: Telling
    relatives: tuple[str, ...]
    more_relatives: int


def beside_of(case: CaseFile, pair: Scored, kind: str = PERSON) -> Beside:
    """Give all that a person needs to see of a pair to judge it."""
    names, more = relatives_of(case, (pair.one, pair.other), MOST_RELATIVES) if kind == PERSON else ([], 0)
    one, other = (telling_of(case, end, kind) for end in (pair.one, pair.other))
    return Beside(explanation_of(case, pair, kind), one, other, tuple(names), more)


class Review:
    """The pairs of a case file that wait to be judged, and the answers of whoever works on it."""

    def __init__(self, case: CaseFile, least: float, kind: str = PERSON) -> None:
        """Take the pairs of the last run, of people or of incidents, from this probability up.

        Raises:
            BadOption: there was no run yet.
        """
        if last_run(case, kind) is None:
            raise BadOption(
                "review", found="no pairs", expected="those that `onrecord link` finds", do="Run `onrecord link` first."
            )
        self._case, self.kind = case, kind
        self.basis: Basis = basis_of(case, kind)
        self.questions = Questions(self.basis.scored(), self.basis.judgements, self.basis.bounds, least)
        self._scored = {(each.one, each.other): each for each in self.basis.pairs}
        self._kept: list[tuple[int, tuple[str, str]]] = []

    def scored(self, one: str, other: str) -> Scored:
        """Give a pair as the run found it."""
        return self._scored[ordered(one, other)]

    def answer(self, answer: Answer) -> int:
        """Keep an answer, with the records it changes, and give its number."""
        with self._case.writing() as pen:
            pair = [answer.one, answer.other]
            row = record_judgement(pen, IDENTITY, answer.decision, pair, answer.reason, **_shown(answer, self._scored))
        self._follow(row.pk)
        self._kept.append((row.pk, ordered(answer.one, answer.other)))
        return row.pk

    def undo(self) -> tuple[str, str] | None:
        """Withdraw the last answer given here that stands, and give its pair; None where there is none."""
        if not self._kept:
            return None
        number, pair = self._kept.pop()
        with self._case.writing() as pen:
            row = record_withdrawal(pen, number, "undone in review")
        self._follow(row.pk)
        return pair

    def _follow(self, number: int) -> None:
        self.questions.add(identity_judgement(self._case, number))


def judge_all(case: CaseFile, answers: Sequence[Answer], kind: str = PERSON) -> int:
    """Keep those answers that whoever works on the case file does not give already, in one act; give how many."""
    said = {(row.pair, row.decision) for row in _own(identity_judgements(case), case.who)}
    fresh = [each for each in _last(answers) if (ordered(each.one, each.other), each.decision) not in said]
    scored = scored_among(case, kind, [(each.one, each.other) for each in fresh])
    ends = {end for each in fresh for end in (each.one, each.other)}
    with case.writing() as pen:
        for each in fresh:
            keep_judgement(pen, IDENTITY, each.decision, [each.one, each.other], each.reason, **_shown(each, scored))
        if fresh:
            refresh_records(case, set(map(coding_id, ends)))
            ask_around(case, sorted(ends)) if len(ends) <= MOST_AROUND else ask_all(case, kind)
    return len(fresh)


def _own(rows: Iterable[Judgement], who: str) -> list[Judgement]:
    return [row for row in voices(held_judgements(rows)) if row.by == who]


def _last(answers: Iterable[Answer]) -> list[Answer]:
    """Give the last answer on each pair, in the order in which the pairs came."""
    return list({ordered(each.one, each.other): each for each in answers}.values())


def _shown(answer: Answer, scored: dict[tuple[str, str], Scored]) -> dict[str, object]:
    """Give what the ledger keeps of the scores that whoever judged was shown."""
    pair = scored.get(ordered(answer.one, answer.other))
    if answer.model is None or pair is None:
        return {}
    return {"model": answer.model, "weight": round(pair.weight, 3)}
