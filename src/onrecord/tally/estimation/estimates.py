"""What the families say together: a range that holds all their intervals, that they disagree, or that none may speak.

The range is from the lowest end to the highest of the intervals that passed the gates of their families, never the
narrowest. No family is left out of it for being high: most errors of all three are on the low side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from statistics import median

from onrecord.tally.estimation.families import Caution, Range, Refusal
from onrecord.tally.estimation.gates import FURTHEST, WIDEST
from onrecord.tally.estimation.side_by_side import Told
from onrecord.tally.estimation.signs import SIGNS

__all__ = ["Estimate", "Part", "Span", "Verdict", "carried", "judged"]

APART = 1.5
"""Between the medians of families: from here on no point between them is told.

Of 360 draws by the nine laws of the coverage study the medians of the three were at most 1.22 apart: half as much again
is more than chance and different beliefs explain.
"""


OF_TABLES = ("empty-list", "list-alone", "documented-only", "strata-disagree", *SIGNS)
"""The codes of cautions that are of tables, not of what the families say of them together."""


class Verdict(Enum):
    """What may be said of a table."""

    AGREE = "the models agree"
    DISAGREE = "the models disagree"
    ALONE = "one model alone"
    REFUSED = "no estimate"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Span:
    """The lowest and the highest of several numbers of people, mostly the same."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is documented, what each family says of how many there were, and what may be said of them together.

    `refusals` are why nothing may; `parts` are the estimates that this one was made of, by their names: of strata, of
    drawn clusterings, of completions of suppressed counts.
    """

    documented: Span
    families: tuple[Told, ...]
    refusals: tuple[Refusal, ...] = ()
    cautions: tuple[Caution, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def answers(self) -> tuple[Told, ...]:
        """Give the families that say something."""
        return tuple(told for told in self.families if told.total is not None)

    @property
    def medians(self) -> tuple[float, ...]:
        """Give the medians of the families that say something."""
        return tuple(told.total.median for told in self.families if told.total is not None)

    @property
    def verdict(self) -> Verdict:
        """Give what may be said."""
        if self.refusals or not self.answers:
            return Verdict.REFUSED
        if max(self.medians) > APART * min(self.medians):
            return Verdict.DISAGREE
        return Verdict.ALONE if len(self.answers) == 1 else Verdict.AGREE

    @property
    def total(self) -> tuple[float, float] | None:
        """Give the range of how many there were, those documented among them; None where nothing may be said."""
        return _envelope([told.total for told in self.answers]) if self.verdict is not Verdict.REFUSED else None

    @property
    def undocumented(self) -> tuple[float, float] | None:
        """Give the range of how many are on no list; None where nothing may be said."""
        return _envelope([told.missing for told in self.answers]) if self.verdict is not Verdict.REFUSED else None

    @property
    def middle(self) -> float | None:
        """Give the median of the families' medians, where these agree, the ends of the range are not too far apart for
        any number between to mean something, not all of them lie far beyond the documented, and there is no sign that
        all are too low; else None.
        """
        total = self.total
        if self.verdict is not Verdict.AGREE or total is None or total[1] > WIDEST * total[0]:
            return None
        return None if self.has_sign or self.is_far else median(self.medians)

    @property
    def is_far(self) -> bool:
        """Tell whether every family says more than five times the documented."""
        return min(self.medians) > FURTHEST * self.documented.high

    @property
    def has_sign(self) -> bool:
        """Tell whether there is a sign that some people are harder to see than others."""
        return any(caution.code in SIGNS for caution in self.cautions)


@dataclass(frozen=True, slots=True)
class Part:
    """An estimate that a larger one was made of, and its name."""

    name: str
    estimate: Estimate


def judged(estimate: Estimate) -> Estimate:
    """Give an estimate with what stands against it, and what must be told beside it, by what the families say."""
    refusals = estimate.refusals or tuple(_refusals(estimate))
    found = replace(estimate, refusals=refusals)
    if found.verdict is Verdict.REFUSED:
        return found
    return replace(found, cautions=(*found.cautions, *_cautions(found)))


def carried(estimates: Iterable[Estimate]) -> tuple[Caution, ...]:
    """Give the cautions that are of tables, from several estimates of almost the same: each code from the first."""
    found: dict[str, tuple[Caution, ...]] = {}
    for each in estimates:
        for code in OF_TABLES:
            told = tuple(caution for caution in each.cautions if caution.code == code)
            if told:
                found.setdefault(code, told)
    return tuple(caution for told in found.values() for caution in told)


def _refusals(estimate: Estimate) -> list[Refusal]:
    if not estimate.answers:
        needed = "what one of the families needs, as said beside each"
        return [Refusal("no-family", "no family of models that gives an estimate", needed)]
    if estimate.is_far and estimate.verdict is not Verdict.AGREE:
        times = min(estimate.medians) / estimate.documented.high
        found = f"{times:.1f} times as many as are documented, by the family that says least, and none that confirms it"
        needed = (
            f"lists that have at least one in {FURTHEST} of those there were: beyond, what is believed of how lists "
            "depend on each other sets the number, not people whom anyone recorded"
        )
        return [Refusal("far-beyond-documented", found, needed)]
    return []


def _cautions(estimate: Estimate) -> list[Caution]:
    found = []
    if estimate.verdict is Verdict.DISAGREE:
        low, high = min(estimate.medians), max(estimate.medians)
        words = (
            f"The models disagree: their middles are {low:,.0f} and {high:,.0f}, {high / low:.1f} times as many. The "
            "lists do not tell which holds. Give the range, and no number within it."
        )
        found.append(Caution("models-disagree", words))
    if estimate.verdict is Verdict.ALONE:
        words = (
            f"Only one family of models gives an estimate ({estimate.answers[0].family}): nothing shows how far "
            "another would be from it. Give the range, and no number within it."
        )
        found.append(Caution("one-family", words))
    beyond = [told.family for told in estimate.answers if _is_beyond(told, estimate.documented)]
    if beyond:
        words = (
            f"By {' and '.join(beyond)} there were over {FURTHEST} times as many as are documented: most of that rests "
            "on how lists are taken to depend on each other, not on people whom anyone recorded."
        )
        found.append(Caution("far-beyond-documented", words))
    low, high = estimate.total or (1.0, 1.0)
    if high > WIDEST * low:
        words = (
            f"The upper end of the range is {high / low:.0f} times the lower: the lists do not tell how many there "
            "were. Give both ends, and no number between."
        )
        found.append(Caution("wide-range", words))
    return found


def _is_beyond(told: Told, documented: Span) -> bool:
    return told.total is not None and told.total.median > FURTHEST * documented.high


def _envelope(ranges: list[Range | None]) -> tuple[float, float]:
    told = [each for each in ranges if each is not None]
    return min(each.low for each in told), max(each.high for each in told)
