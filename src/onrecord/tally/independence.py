"""Which reports are independent of one another: who prints whose text, and who has it from whom.

Two reports are independent only if neither prints the other again and their chains do not end in the same origin
(Standards for Casualty Recording, Every Casualty Counts, 2016, p. 25, ask for independent sources; the rule is ours).
The outlet itself is the origin of an empty chain. Origins that are not named are never shown to be independent: the
"residents" of two reports may be the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.tally.accounts import ClaimFact
from onrecord.tally.apart import most_apart
from onrecord.tally.origins import is_named, origin_key
from onrecord.tally.texts import Text, handed_on, texts_of, way_of
from onrecord.tally.values import STANDING

__all__ = ["NOBODY_TELLS", "Group", "Independence", "Reason", "number_of", "sources_independent"]

"""How a report tells what it does not deny, doubt, plan or suppose."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Reason:
    """A report that is no further source, or is not shown to be one, and why, in words."""

    report: str
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """One source that is shown to be independent of the others: its origins as they are written, the report that tells
    it, its claims, and the reports that depend on it.
    """

    origins: tuple[str, ...]
    report: str
    claims: tuple[str, ...]
    depending: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Independence:
    """How many sources are shown to be independent, and of every other report why it is none, or is not shown to be."""

    groups: tuple[Group, ...] = ()
    not_shown: tuple[Reason, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """Give the number of independent sources; where none is named, all that tell of it may be one."""
        return len(self.groups) or int(bool(self.not_shown))

    def __str__(self) -> str:
        """Give it in words: `two independent sources`."""
        number = NUMBERS[self.number] if self.number < len(NUMBERS) else str(self.number)
        if self.number > 1:
            return f"{number} independent sources"
        return f"{number} source" + ("" if self.groups or not self.number else ", which is not named")


NOBODY_TELLS = Independence()
"""No source at all."""


def sources_independent(
    facts: Mapping[str, ClaimFact], withdrawn: Collection[str] = (), among: Iterable[ClaimFact] = ()
) -> Independence:
    """Give how many independent sources tell claims, by their ids. Claims told as denied, doubted, planned or supposed
    tell nothing.

    Args:
        facts: the claims that say the same.
        withdrawn: those of them that stand no longer: they make no source, but what they showed of who has it from
            whom is known still, so that withdrawing one never makes sources independent.
        among: what else tells who has it from whom.
    """
    heard = {claim: fact for claim, fact in facts.items() if fact.stance in STANDING}
    texts = [text for text in texts_of(heard, handed_on([*heard.values(), *among]), withdrawn) if text.claims]
    named = [text for text in texts if text.is_heard]
    chosen = [named[place] for place in most_apart(_bonds(named))]
    names = _names(heard.values())
    rest = {text.id: (text, *_placed(text, chosen, names)) for text in texts if text not in chosen}
    groups = tuple(_group(text, [each for each in rest.values() if each[1] is text], names) for text in chosen)
    not_shown = (reason for text, on, why in rest.values() if on is None for reason in _reasons(text, why))
    return Independence(groups, tuple(not_shown), tuple(sorted(set(heard) - set(withdrawn))))


def number_of(facts: Sequence[ClaimFact], among: Iterable[ClaimFact] = ()) -> int:
    """Give the number of independent sources alone, as fast as it can be told."""
    if len({fact.family for fact in facts}) < 2 or len({_end(fact) for fact in facts}) < 2:
        return int(bool(facts))
    texts = texts_of({str(place): fact for place, fact in enumerate(facts)}, handed_on([*facts, *among]))
    return len(most_apart(_bonds([text for text in texts if text.is_heard]))) or 1


def _end(fact: ClaimFact) -> str:
    return origin_key(fact.origin) if is_named(fact.origin) else ""


def _bonds(texts: Sequence[Text]) -> list[set[int]]:
    """Give for each text the places of those that it is not shown to be independent of."""
    return [
        {
            at
            for at, other in enumerate(texts)
            if other is not text and (text.shared_with(other) or (text.unnamed and other.unnamed))
        }
        for text in texts
    ]


def _names(facts: Iterable[ClaimFact]) -> dict[str, str]:
    """Give how each named source is written, by its key."""
    return {origin_key(name): name for name in sorted({name for fact in facts for name in way_of(fact)}, reverse=True)}


def _placed(text: Text, chosen: Sequence[Text], names: Mapping[str, str]) -> tuple[Text | None, str]:
    """Give the source that a text depends on, None where it is only not shown to be another, and why."""
    for other in chosen:
        if text.shared_with(other):
            return other, _shared(text, other, names)
    return None, f"the end of the chain is not named: {', '.join(text.unnamed)}"


def _shared(text: Text, other: Text, names: Mapping[str, str]) -> str:
    both = text.ends & other.ends
    key = min(both or text.shared_with(other))
    name = names.get(key, key)
    if key not in both:
        return f"it comes down from {name}, as the other does"
    mine, yours = (origin_key(each.source) == key for each in (text, other))
    if mine and yours:
        return f"both are the word of {name}"
    if mine:
        return f"the other has it from {name}"
    if yours:
        return f"it has it from {name}"
    return f"both have it from {name}"


def _group(text: Text, rest: Iterable[tuple[Text, Text | None, str]], names: Mapping[str, str]) -> Group:
    report = _told_in(text)
    again = [Reason(each, f"prints again a text of {text.source}") for each in text.reports if each != report]
    depending = [reason for other, _, why in rest for reason in _reasons(other, why)]
    origins = tuple(sorted(names.get(end, end) for end in text.ends))
    return Group(origins, report, text.claims, (*again, *depending))


def _reasons(text: Text, why: str) -> Iterable[Reason]:
    report = _told_in(text)
    for each in text.reports:
        yield Reason(each, why if each == report else f"prints again a text of {text.source}")


def _told_in(text: Text) -> str:
    """Give the report that a text is told in: its original, where that is among them."""
    return text.id if text.id in text.reports else text.reports[0]
