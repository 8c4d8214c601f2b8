"""Why two records may be one, or two: in words that quote what both tell, each with its weight.

The reasons of a pair add up to its weight, so that nothing that counted is left unsaid: what was compared, that
relatives would agree in it too, rare names, who is found beside the two, what holds before anything is compared, and
who else fits, and that all this is not as sure as it adds up to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.linkage.company import COMPANY
from onrecord.linkage.fields import Field
from onrecord.linkage.linking import Linked
from onrecord.linkage.pairs import probability_of
from onrecord.linkage.phrases import Phrase, show_odds
from onrecord.linkage.records import PersonRecord
from onrecord.linkage.weighing import Weighed, Weighing
from onrecord.linkage.wording import PERSON_WORDING, Known, Wording

__all__ = ["Explainer", "Explanation", "Reason", "explain", "explain_by"]

# What weighs less in bits is not worth a word in one sentence; what is not compared is none, but for who fits as well.
SOME, LEAST_SAID = 0.3, {"rivals": 0.9, **dict.fromkeys(("relatives", "rarity", "prior", "doubt"), math.inf)}
# What weighs less is no reason, but rounding.
LEAST = 0.005
TAUGHT = "what people judged of pairs like this"
DOUBT = "what agrees, agrees in part for one reason: added up it is surer than it comes true"

Record = TypeVar("Record", bound=Known)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: what it is about, in words, what it weighs in bits, and the two values it quotes, where it does.

    `about` is the name of a comparison, or `relatives`, `rarity`, `company`, `taught`, `prior`, `rivals`, `doubt`.
    """

    about: str
    words: str
    bits: float
    one: str = ""
    other: str = ""

    @property
    def is_for(self) -> bool:
        """Tell whether it speaks for one person, and not for two."""
        return self.bits >= 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two records may be one or two: all reasons, the strongest first, and what both tell, field by field.

    `weight` is the sum of the reasons: log2 odds; `bars` say why no score may join the two, in words; `untold` are the
    comparisons that one side or both tell nothing for.
    """

    one: str
    other: str
    weight: float
    reasons: tuple[Reason, ...]
    fields: tuple[Field, ...]
    bars: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def probability(self) -> float:
        """Give how likely the two are one."""
        return probability_of(self.weight)

    @property
    def differing(self) -> frozenset[str]:
        """Give the names of the fields in which the two differ."""
        return frozenset(field.name for field in self.fields if field.differs)

    @property
    def sentence(self) -> str:
        """Give what was compared in one line, the strongest first: what speaks for one person, then what against."""
        said = [each for each in self.reasons if abs(each.bits) >= LEAST_SAID.get(each.about, SOME)]
        speaking = [each.words for each in said if each.is_for]
        against = [each.words for each in said if not each.is_for]
        told = ", ".join(speaking) or "nothing weighty in common"
        return f"{told}; but {', '.join(against)}" if against else told


class Explainer:
    """Explains the pairs that were linked; `records` in the order of the rows."""

    def __init__(self, linked: Linked, records: Sequence[PersonRecord]) -> None:
        self._linked, self._records = linked, records
        self._weighing = Weighing(linked, [record.source for record in records])

    def of(self, place: int) -> Explanation:
        """Explain the pair at a place of the linked pairs."""
        weighed = self._weighing.of(place)
        one, other = (self._records[int(end[place])] for end in (self._linked.pairs.one, self._linked.pairs.other))
        rival = None if weighed.rival is None else self._records[weighed.rival]
        # The two in order of id, as scored pairs and judgements have them.
        if other.id < one.id:
            one, other = other, one
        return explain(one, other, weighed, rival=rival)


def explain(
    one: PersonRecord, other: PersonRecord, weighed: Weighed, *, rival: PersonRecord | None = None
) -> Explanation:
    """Explain a pair of persons from their records and the parts of its weight; `rival` is the record that it numbers,
    if any.
    """
    return explain_by(PERSON_WORDING, one, other, weighed, rival)


def explain_by(
    wording: Wording[Record], one: Record, other: Record, weighed: Weighed, rival: Record | None = None
) -> Explanation:
    """Explain a pair of a kind in its words."""
    reasons = [*_compared(wording, one, other, weighed), *_beside(wording, one, other, weighed, rival)]
    told = list(zip(wording.comparisons, weighed.levels, strict=True))
    return Explanation(
        one=one.id,
        other=other.id,
        weight=weighed.weight,
        reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.bits))),
        fields=wording.fields(one, other),
        bars=tuple(each.level_in_words(level) or "" for each, level in told if each.bars(level)),
        untold=tuple(each.name for each, level in told if level < 0),
    )


def _compared(wording: Wording[Record], one: Record, other: Record, weighed: Weighed) -> Iterator[Reason]:
    for comparison, level, bits in zip(wording.comparisons, weighed.levels, weighed.bits, strict=True):
        words = comparison.level_in_words(level)
        if words is not None:
            yield _reason(comparison.name, wording.phrase(comparison.name, words, one, other), bits)


def _beside(
    wording: Wording[Record], one: Record, other: Record, weighed: Weighed, rival: Record | None
) -> Iterator[Reason]:
    if weighed.relatives < -LEAST:
        yield Reason("relatives", wording.related, weighed.relatives)
    if abs(weighed.rarity) > LEAST:
        yield _reason("rarity", wording.rare(one, other, weighed.rarity > 0), weighed.rarity)
    if weighed.company >= 0:
        yield Reason("company", COMPANY[weighed.company], weighed.company_bits)
    if abs(weighed.taught) > LEAST:
        yield Reason("taught", TAUGHT, weighed.taught)
    yield Reason("prior", f"before anything is compared, the odds are {show_odds(weighed.prior)}", weighed.prior)
    if rival is not None:
        yield _reason("rivals", wording.rival(rival, weighed.rival_ahead), weighed.rivals)
    if abs(weighed.doubt) > LEAST:
        yield Reason("doubt", DOUBT, weighed.doubt)


def _reason(about: str, phrase: Phrase, bits: float) -> Reason:
    return Reason(about, phrase.words, bits, phrase.one, phrase.other)
