"""Where and when a telling puts its act: the place phrase and the date that hang on it, not every place and date
named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.coding.english.events import Event
from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.readings import Laid, Readings
from onrecord.coding.english.syntax import Parse
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.places import PlaceMention

__all__ = ["Locus", "Situation", "Situations"]

OPENERS = word_list("locative") - {"of", "by", "over", "into", "through", "from", "toward", "towards", "under", "next"}
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Locus:
    """A place phrase: tokens `[start, end)`, the places named in it from inner to outer, and the site if any."""

    start: int
    end: int
    places: tuple[Laid[PlaceMention], ...]
    site: int | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The date and place of one telling; `said_on` is when it was said, where the words date that instead."""

    date: Laid[DateExpression] | None = None
    locus: Locus | None = None
    said_on: Laid[DateExpression] | None = None
    near: bool = False
    dated_directly: bool = False


class Situations:
    """Reads the situation of every event of one report."""

    def __init__(self, parse: Parse, readings: Readings, mentions: Sequence[Mention]) -> None:
        self.parse, self.readings = parse, readings
        self.mention_at = {mention.head: mention for mention in mentions}
        self._dates = _by_sentence(parse, readings.dates)
        self._places = _by_sentence(parse, readings.places)

    def of(self, event: Event) -> Situation:
        """Give the date and place that the event's own sentence gives it."""
        date, said_on, direct = self._date(event)
        locus = self._own_locus(event)
        near = locus is None
        return Situation(date, locus or self._sentence_locus(event), said_on, near, direct)

    def _date(self, event: Event) -> tuple[Laid[DateExpression] | None, Laid[DateExpression] | None, bool]:
        """Give the date nearest in the tree, the date of the saying, and whether the first hangs on the telling
        itself.
        """
        head = event.trigger.head
        best: tuple[int, int, Laid[DateExpression]] | None = None
        said: Laid[DateExpression] | None = None
        for laid in self._dates.get(self.parse.sentence[head], ()):
            verb = self._governing_verb(laid.root(self.parse))
            if verb is not None and verb != head and self._is_saying_above(verb, head):
                said = said or laid
                continue
            rank = (self._steps(laid.root(self.parse), head), abs(laid.first - head))
            if best is None or rank < best[:2]:
                best = (*rank, laid)
        return (None, said, False) if best is None else (best[2], said, best[0] < DEEPEST)

    def _governing_verb(self, token: int) -> int | None:
        for _ in range(DEEPEST):
            token = self.parse.head[token]
            if self.parse.is_verb(token):
                return token
        return None

    def _is_saying_above(self, verb: int, head: int) -> bool:
        """Tell whether the verb is one of saying that governs the telling: "claimed this week that ..."."""
        if self.parse.lower[verb] not in verb_table("reporting"):
            return False
        token = head
        for _ in range(DEEPEST * 2):
            token = self.parse.head[token]
            if token == verb:
                return True
        return False

    def _steps(self, token: int, head: int) -> int:
        """Count the steps up from a date to the telling; far where they meet elsewhere or behind another verb."""
        for steps in range(DEEPEST):
            if token == head:
                return steps
            token = self.parse.head[token]
        return DEEPEST

    def _own_locus(self, event: Event) -> Locus | None:
        """Give the place phrase on the trigger, on what it is done to, or on the act that caused it."""
        heads = [event.trigger.head, *(token for token in event.trigger.tokens[1:])]
        for head in heads:
            for kid in self.parse.children[head]:
                locus = self._phrase(kid)
                if locus is not None:
                    return locus
        for head in heads:
            for kid in self.parse.kids(
                head, "dobj", "pobj", "nsubjpass", "prep", "advmod", "agent", "appos", "conj", "oprd"
            ):
                for inner in [
                    *self.parse.children[kid],
                    *(low for mid in self.parse.kids(kid, "pobj") for low in self.parse.children[mid]),
                ]:
                    locus = self._phrase(inner)
                    if locus is not None:
                        return locus
        return None

    def _phrase(self, token: int) -> Locus | None:
        """Read a place phrase that opens at this token: "outside the post office in Raqqa"."""
        parse = self.parse
        if parse.dep[token] not in ("prep", "advmod") or parse.lower[token] not in OPENERS:
            return None
        places, site, end = [], None, token + 1
        for noun in self._inner_nouns(token):
            laid = self.readings.place_at.get(noun)
            mention = self.mention_at.get(noun)
            if laid is not None:
                places.append(laid)
                end = max(end, laid.last)
            elif mention is not None and mention.kind is Kind.OBJECT and site is None and not places:
                site = noun
                end = max(end, mention.end)
            else:
                continue
        return Locus(token, end, tuple(places), site) if places or site is not None else None

    def _inner_nouns(self, token: int) -> Iterator[int]:
        """Yield the nouns of a place phrase, inner first, through "of", "in", commas and appositions."""
        stack, parse = [token], self.parse
        seen = 0
        while stack and seen < 12:
            here = stack.pop(0)
            seen += 1
            for kid in parse.children[here]:
                if parse.dep[kid] in (
                    "pobj",
                    "appos",
                    "conj",
                    "npadvmod",
                    "nmod",
                    "compound",
                    "poss",
                    "dep",
                ) and parse.is_noun(kid):
                    yield kid
                    stack.append(kid)
                elif parse.dep[kid] in ("prep", "advmod") and parse.lower[kid] in word_list("locative"):
                    stack.append(kid)

    def _sentence_locus(self, event: Event) -> Locus | None:
        """Give the nearest place in the sentence that stands behind a preposition of place, else opens the sentence."""
        head = event.trigger.head
        found: list[tuple[int, Locus]] = []
        for laid in self._places.get(self.parse.sentence[head], ()):
            before = laid.first - 1
            while (
                before >= 0
                and self.parse.tag[before] in ("DT", "JJ", "NN")
                and self.parse.sentence[before] == self.parse.sentence[head]
                and laid.first - before < 4
            ):
                before -= 1
            if before >= 0 and self.parse.lower[before] in OPENERS | {"of", "from"}:
                found.append((abs(laid.first - head), Locus(before, laid.last, (laid,))))
        return min(found, key=lambda pair: pair[0])[1] if found else None


def _by_sentence(parse: Parse, laid: Sequence[Laid]) -> dict[int, list[Laid]]:  # type: ignore[type-arg]
    table: dict[int, list[Laid]] = {}  # type: ignore[type-arg]
    for item in laid:
        table.setdefault(parse.sentence[item.first], []).append(item)
    return table
