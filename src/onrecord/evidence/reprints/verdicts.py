"""Judge whether of two reports one reprints the other, by what they share, and say why in words.

The limits were set on one half of the hand-checked pairs of bench/store/reprints.py and measured on the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.evidence.reprints.changes import weight_of
from onrecord.evidence.reprints.credits import dateline_place
from onrecord.evidence.reprints.likenesses import PASSAGE_WORDS, Likeness, likeness_of
from onrecord.evidence.reprints.texts import Text

__all__ = ["Finding", "Verdict", "judge"]

# A text of which half stands in the other, word for word in runs of five, was copied: light edits break many runs.
COPIED = 0.5
# The next version of a story by the same outlet, and prints of one agency's story, are recognised by less.
BY_OUTLET = 0.475
BY_AGENCY = 0.4
# Where less of the longer is shared, it has a story of its own around the one that it prints.
QUOTED_BELOW = 0.4
# It prints it in pieces no smaller than this share; captions and addresses make up much of a text in shreds.
LEAST_PIECE = 0.1

# Fewer words are a headline or a greeting: even the same ones say little.
LEAST_WORDS = 8
# Posts and notices: nearly all must be the same, both ways.
SHORT_WORDS = 50
SHORT_SHARE = 0.8

# A text that does not tell what its headline says is what was left of a page: furniture, the same on many.
LEAST_TOLD = 0.35
# Names or numbers in the place of others: so many, in texts of so many shared words, are another event.
MOST_CHANGED = ((25, 0), (80, 1), (400, 2))
LATER_CHANGED = 200


class Verdict(StrEnum):
    """What two reports are to each other."""

    REPRINT = "reprint"
    PASSAGE = "shares a passage"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of two reports, and why: `share` of the own words of `short`, `shared` of them, stand in `long`;
    `quoted` where that has them within a longer story of its own.
    """

    short: str
    long: str
    verdict: Verdict
    quoted: bool
    share: float
    shared: int
    reasons: tuple[str, ...]

    @property
    def is_worth_keeping(self) -> bool:
        """True but for reports that share little, which are most of those looked at."""
        return self.verdict is not Verdict.INDEPENDENT or self.share >= BY_AGENCY


def judge(one: Text, other: Text) -> Finding:
    """Give what two reports are to each other."""
    likeness = likeness_of(one, other)
    verdict, reasons = _verdict(likeness)
    quoted = verdict is Verdict.REPRINT and likeness.long_share < QUOTED_BELOW
    share = round(likeness.short_share, 3)
    return Finding(likeness.short.id, likeness.long.id, verdict, quoted, share, likeness.shared, tuple(reasons))


def _verdict(likeness: Likeness) -> tuple[Verdict, list[str]]:
    share = f"{likeness.short_share:.0%} of the shorter and {likeness.long_share:.0%} of the longer are the same words"
    against = _against(likeness)
    if against is not None:
        return Verdict.INDEPENDENT, [share, against]
    enough, why = _limit(likeness)
    both = likeness.own >= SHORT_WORDS or likeness.long_share >= SHORT_SHARE
    whole = likeness.long_share >= QUOTED_BELOW or likeness.longest >= LEAST_PIECE * len(likeness.short)
    if likeness.short_share >= enough and both and whole:
        return Verdict.REPRINT, [share, *why, *_beside(likeness)]
    if likeness.longest >= PASSAGE_WORDS:
        return Verdict.PASSAGE, [share, _passage(likeness)]
    return Verdict.INDEPENDENT, [share]


def _against(likeness: Likeness) -> str | None:
    """Say what speaks against a reprint, however much is shared; None where nothing does."""
    if len(likeness.short) < LEAST_WORDS:
        return "too few words to tell"
    if likeness.told < LEAST_TOLD and not likeness.same_title:
        return "one has little under its headline but what its pages repeat"
    if weight_of(likeness.changed) > _most_changed(likeness.shared):
        mine, yours = likeness.changed[0]
        return f"the same frame with {len(likeness.changed)} other names or numbers, such as {mine!r} for {yours!r}"
    return None


def _most_changed(shared: int) -> int:
    for words, most in MOST_CHANGED:
        if shared < words:
            return most
    return shared // LATER_CHANGED + 1


def _limit(likeness: Likeness) -> tuple[float, list[str]]:
    """Give the share that is enough for a reprint, and why where it is less than usual."""
    short, long = likeness.short, likeness.long
    if likeness.own < SHORT_WORDS:
        return SHORT_SHARE, []
    if short.agency is not None and short.agency == long.agency:
        return BY_AGENCY, [f"both credit {short.agency}"]
    if short.source is not None and short.source == long.source:
        return BY_OUTLET, [f"both by {short.source}"]
    return COPIED, []


def _beside(likeness: Likeness) -> list[str]:
    """Say what else speaks for a reprint, or is worth knowing of it."""
    short, long = likeness.short, likeness.long
    told = [_passage(likeness)]
    if likeness.same_title:
        told.append("the same title")
    place = dateline_place(short.opening)
    if place is not None and place == dateline_place(long.opening):
        told.append(f"the same dateline, {place}")
    if likeness.long_share < QUOTED_BELOW:
        told.append("the longer has it within a story of its own")
    return told


def _passage(likeness: Likeness) -> str:
    return f"{likeness.longest} words together, from “{' '.join(likeness.words.split()[:8])} …”"
