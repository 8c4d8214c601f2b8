"""Measure how far two reports are the same text: what they share, what they change, what they say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.evidence.reprints.changes import changed_facts
from onrecord.evidence.reprints.passages import Shared, covered, own_words, shared_passages
from onrecord.evidence.reprints.texts import Text

__all__ = ["PASSAGE_WORDS", "Likeness", "likeness_of"]

PASSAGE_WORDS = 20
"""A sentence or two: shorter runs are addresses, offices and names that two reporters had from one officer."""

# Texts that share less, in no passage of that length, are two stories: no more is asked about them.
LITTLE = 0.3

# Words of a headline that say what happened; shorter ones ("in", "man", "the") are everywhere.
LEAST_LETTERS = 4
# Endings differ between a headline and its story: letters after the first few are not compared.
STEM = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two reports are alike. `short` is the one with fewer words, `own` of them its own.

    The shares are those of the own words of each in shared passages, 0 to 1; `told` is how much of its headline a text
    tells, of the two the least. Of texts that share little, no more than that is measured.
    """

    short: Text
    long: Text
    own: int
    short_share: float
    long_share: float
    longest: int
    words: str
    changed: tuple[tuple[str, str], ...]
    told: float
    same_title: bool

    @property
    def shared(self) -> int:
        """The number of own words of the shorter that stand in shared passages."""
        return round(self.short_share * self.own)


def likeness_of(one: Text, other: Text) -> Likeness:
    """Give how two reports are alike."""
    short, long = sorted((one, other), key=lambda text: (len(text), text.id))
    passages = shared_passages(short.runs, long.runs)
    longest = max(passages, key=lambda passage: passage.length, default=Shared(0, 0, 0))
    own = own_words(short.runs, len(short))
    share = covered(passages, own)
    is_little = share < LITTLE and longest.length < PASSAGE_WORDS
    return Likeness(
        short,
        long,
        sum(own),
        share,
        0.0 if is_little else covered(passages, own_words(long.runs, len(long)), other=True),
        min(longest.length, len(short)),
        " ".join(short.words.forms[longest.one : longest.one + longest.length]),
        () if is_little else tuple(changed_facts(short.words, long.words, passages)),
        1.0 if is_little else min(_told(one), _told(other)),
        _headline(one) == _headline(other) != (),
    )


def _headline(text: Text) -> tuple[int, ...]:
    return tuple(text.words.numbers[: text.headline].tolist())


def _told(text: Text) -> float:
    """Give the share of the headline's words that the text below it has too; 1 without a headline.

    A page of which only its furniture was read ("sign up for our newsletter") has none or one of them by chance.
    """
    wanted, held = _stems(text.words.forms[: text.headline]), _stems(text.words.forms[text.headline :])
    if not wanted:
        return 1.0
    found = len(wanted & held)
    return found / len(wanted) if found > 1 or len(wanted) == 1 else 0.0


def _stems(forms: Sequence[str]) -> set[str]:
    return {form.casefold()[:STEM] for form in forms if len(form) >= LEAST_LETTERS}
