"""The numbers of a case file for whoever opens it: of what was counted last, added up once, and how old they are.

A small case file is counted anew whenever it changed. A large one is not, for counting takes minutes: its numbers are
those that were counted last, told to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from onrecord.core.vocabulary import Outcome
from onrecord.jobs.counting import counted
from onrecord.jobs.remembering import Remembered, Remembering
from onrecord.store.arrivals import Arrived, Since, acts_since, arrived_since, said_seen, worked_last
from onrecord.store.counted_bodies import OUTCOMES
from onrecord.store.counting import last_counted
from onrecord.store.judgements import identity_judgements
from onrecord.store.ledger import head_of, seq_before
from onrecord.store.models import Judgement, Listing
from onrecord.store.named import joined
from onrecord.store.progress import Progress, progress_of
from onrecord.store.rules import rules_of
from onrecord.store.sources import sources
from onrecord.store.standing import Standing, standing_of
from onrecord.store.tallies import Question, outcomes_in, tally_of
from onrecord.store.waiting import Waiting, count_signed, waiting_of
from onrecord.store.withheld import NAMING, Withheld, kept_records, names_counted, names_told
from onrecord.tally.tallying import without

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import CountedRun
    from onrecord.tally.rules.schemes import Scheme
    from onrecord.tally.tallying import Cell, Tally

__all__ = [
    "AT_HAND",
    "INLINE",
    "Numbers",
    "arrived",
    "joined_subjects",
    "languages_of",
    "numbers_of",
    "own_numbers",
    "progress",
    "remembered",
    "seen_until",
    "standing",
    "waiting",
    "warm",
]

INLINE = 100
"""Codings that a page counts anew before it is shown: half a second, at 200 a second (`counted_per_second` of
bench/results/estimation.json)."""

AT_HAND = 6_000
"""Codings that are counted anew when a person asks for it on a page, which takes half a minute."""

NOTHING_SHOWN = Withheld(sees_all=False)
"""What is kept from somebody of whom nothing is known: all that protected sources tell."""

NOWHERE = "\n"
"""A place that no report can name: of it there is nothing."""

Answer = TypeVar("Answer")

remembered = Remembering()
"""What this process remembers of the case files it serves."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was counted last by a scheme, whether it is of the case file as it stands, and how many acts the ledger has
    had since (`behind`). `run` is None where nothing was counted by it yet. `codings` is how many there are to count,
    told up to `AT_HAND`. Names that nothing tells but what is withheld from whoever asks stand under what is not known;
    `protects` is whether any source was protected when the numbers were asked for.
    """

    case: CaseFile
    scheme: Scheme
    run: CountedRun | None
    is_current: bool
    behind: int
    codings: int
    withheld: Withheld = NOTHING_SHOWN
    protects: bool = True

    @property
    def may_count(self) -> bool:
        """Tell whether it may be counted anew at a person's word."""
        return self.codings <= AT_HAND

    def tally(self, question: Question) -> Tally:
        """Give a tally, added up once for each run."""
        run = self._run
        if any(told in self.apart(name) for name, told in question.only.items()):
            question = replace(question, only={**question.only, "place": NOWHERE})
        only = tuple(sorted(question.only.items()))
        what = ("tally", question.outcome, question.by, only, question.since, question.until)
        ask = partial(tally_of, self.case, run, self.scheme, question, with_records=False)
        return without(self.remember(what, ask), [self.apart(name) for name in question.by])

    def apart(self, dimension: str) -> frozenset[str]:
        """Give the names of a dimension that whoever asks may not know of."""
        if dimension not in NAMING or self.withheld.is_nothing or not (self.withheld.blind or self.protects):
            return frozenset()
        kept = kept_records(self.case, self.withheld)
        ask = partial(self._told_by, dimension, kept)
        what = (self.case.id, self.scheme.id, "apart", dimension, self.withheld)
        # Never of an older state: what came to be protected just now would stand in it.
        state = (self._run.pk, self._run.inputs, self._run.made_at, kept)
        return remembered.of(what, state, ask, self.case.clock(), may_be_old=False).answer

    def _told_by(self, dimension: str, kept: frozenset[str]) -> frozenset[str]:
        counted = self.remember(("names", dimension), partial(names_counted, self.case, self._run, dimension))
        return names_told(self.case, self._run, dimension, kept, counted)

    def seen_by(self, withheld: Withheld) -> Numbers:
        """Give the same numbers for somebody from whom this is withheld."""
        return replace(self, withheld=withheld)

    def whole(self, outcome: Outcome) -> Cell:
        """Give the whole of an outcome: with the cells of months, which are added up once for both."""
        return self.tally(Question(outcome, ("month",))).whole

    def outcomes(self) -> tuple[Outcome, ...]:
        """Give what anybody suffered."""
        return self.remember(("outcomes",), partial(outcomes_in, self.case, self._run))

    def unconfirmed(self, outcome: Outcome) -> int:
        """Give how many of the incidents nobody has signed a grade of."""
        head = head_of(self.case.alias).hash
        ask = partial(count_signed, self.case, self._run, OUTCOMES[outcome])
        what = (self.case.id, self.scheme.id, "signed", outcome)
        signed = remembered.of(what, (self._run.inputs, head), ask, self.case.clock()).answer
        return max(0, self.whole(outcome).incidents - signed)

    @property
    def _run(self) -> CountedRun:
        assert self.run is not None
        return self.run

    def remember(self, what: tuple[Hashable, ...], ask: Callable[[], Answer]) -> Answer:
        """Give an answer that depends on the run alone, asked for once."""
        run = self._run
        state = (run.pk, run.inputs, run.made_at)
        return remembered.of(
            (self.case.id, self.scheme.id, *what), state, ask, self.case.clock(), may_be_old=False
        ).answer


def numbers_of(case: CaseFile, scheme: Scheme) -> Numbers:
    """Give what was counted last by a scheme; a small case file that changed is counted anew first."""
    run, is_current = last_counted(case, scheme)
    coded = Listing.objects.using(case.alias).filter(coding__isnull=False)
    codings = coded[: AT_HAND + 1].count()
    protects = any(source.is_protected for source in sources(case))
    behind = 0
    if not is_current and codings <= INLINE:
        run, is_current = counted(case, scheme, workers=1), True
    elif not is_current and run is not None:
        behind = acts_since(case.alias, seq_before(case.alias, run.made_at))
    return Numbers(case, scheme, run, is_current, behind, codings, protects=protects)


def waiting(case: CaseFile) -> Remembered[Waiting]:
    """Give what waits for somebody, and of when that is."""
    return _at_head(case, "waiting", partial(waiting_of, case))


def progress(case: CaseFile) -> Remembered[Progress]:
    """Give how much is coded, and of when that is."""
    return _at_head(case, "progress", partial(progress_of, case))


def standing(case: CaseFile) -> Remembered[Standing]:
    """Give how much there is of everything, and of when that is; the head of the ledger in it is of then too."""
    return _at_head(case, "standing", partial(standing_of, case))


def arrived(case: CaseFile, since: Since) -> Remembered[Arrived]:
    """Give what is new behind a row of the ledger, and of when that is."""
    return remembered.of(
        (case.id, "arrived", since.seq), head_of(case.alias).hash, partial(arrived_since, case, since), case.clock()
    )


def own_numbers(case: CaseFile) -> Numbers:
    """Give what was counted last by the case file's own rules."""
    return numbers_of(case, rules_of(case))


def seen_until(case: CaseFile) -> Since:
    """Give from where on things are new to whoever opened the case file; what holds all day is asked for once."""
    today = case.clock().date()
    return (
        said_seen(case)
        or remembered.of(
            (case.id, "worked", case.who), today, partial(worked_last, case), case.clock(), may_be_old=False
        ).answer
    )


def joined_subjects(case: CaseFile) -> dict[str, str]:
    """Give the first of those that people judged one, for each of them, as of the newest judgement."""
    newest = Judgement.objects.using(case.alias).order_by("-pk").values_list("pk", flat=True).first()
    return remembered.of((case.id, "joined"), newest, partial(joined, case), case.clock()).answer


def languages_of(case: CaseFile) -> list[str]:
    """Give the languages that reports are in, those of most reports first."""
    return [part.name for part in progress(case).answer.languages if part.name is not None]


def warm(case: CaseFile) -> None:
    """Ask now what the overview and the first pair will be asked, so that nobody waits for it."""
    numbers = own_numbers(case)
    waiting(case)
    progress(case)
    standing(case)
    identity_judgements(case)
    if numbers.run is not None:
        numbers.unconfirmed(Outcome.KILLED)
        for outcome in numbers.outcomes():
            numbers.whole(outcome)
        for by in ("year", "place", "actor", "method"):
            numbers.tally(Question(Outcome.KILLED, (by,)))
        for name in NAMING:
            numbers.apart(name)


def _at_head(case: CaseFile, what: str, ask: Callable[[], Answer]) -> Remembered[Answer]:
    return remembered.of((case.id, what), head_of(case.alias).hash, ask, case.clock())
