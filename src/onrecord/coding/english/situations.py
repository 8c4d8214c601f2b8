"""Where and when a telling puts its act: the place phrase and the date that hang on it, not every place and date
named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.events import Event
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.readings import Laid, Readings
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.timing import Bond, gone_on_since, time_of
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.places import PlaceMention

__all__ = ["Locus", "Situation", "Situations"]

OPENERS = word_list("locative") - {"of", "by", "over", "into", "through", "from", "toward", "towards", "under", "next"}
FURTHEST = 15


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
    bond: Bond = Bond.SENTENCE


class Situations:
    """Reads the situation of every event of one report."""

    def __init__(self, parse: Parse, readings: Readings, mentions: Sequence[Mention]) -> None:
        self.parse, self.readings, self.mentions = parse, readings, mentions
        self.mention_at = {mention.head: mention for mention in mentions}
        self.dates = _by_sentence(parse, readings.dates)
        self._places = _by_sentence(parse, readings.places)

    def of(self, event: Event) -> Situation:
        """Give the date and place that the event's own sentence gives it."""
        head = event.trigger.head
        timed = time_of(self.parse, head, self.dates.get(self.parse.sentence[head], ()))
        date = None if timed.date is None else gone_on_since(self.parse, timed.date, head)
        bond = timed.bond
        if date is None and (date := self._heading_date(head)) is not None:
            bond = Bond.HEADING
        locus = self._widened(self._own_locus(event))
        near = locus is None
        locus = self._bare(locus or self._sentence_locus(event)) or self._heading_locus(head)
        return Situation(date, locus, timed.said_on, near, bond)

    def _heading_date(self, head: int) -> Laid[DateExpression] | None:
        """Give the date in the heading of the section an act is told in."""
        label = self._label(head)
        return next((laid for laid in self.readings.dates if laid.first in label), None)

    def _heading_locus(self, head: int) -> Locus | None:
        """Give the places in the heading of the section an act is told in."""
        label = self._label(head)
        places = tuple(laid for laid in self.readings.places if laid.first in label)
        return Locus(places[0].first, places[-1].last, places) if places else None

    def _label(self, head: int) -> range:
        section = self.parse.section(head)
        return self.parse.labels[section - 1] if section else range(0)

    def _bare(self, locus: Locus | None) -> Locus | None:
        """Give a place phrase without times of day at its ends, and with the noun that an "of" at its head hangs on."""
        if locus is None or not (locus.places or locus.site is not None):
            return locus
        inside = [laid for laid in locus.places if locus.start <= laid.first < locus.end]
        named = [laid.first for laid in inside] + ([] if locus.site is None else [locus.site])
        first = min(named, default=locus.start)
        before = [token for token in range(locus.start, first) if self._is_time(token)]
        start = self._next_opener(before[-1] + 1, first) if before else locus.start
        last = inside[0].last if inside else first + 1
        behind = next((token for token in range(last, locus.end) if self._is_time(token)), None)
        end = locus.end if behind is None else self._without_joints(last, behind)
        return replace(locus, start=self._behind_of(start, first), end=end)

    def _is_time(self, token: int) -> bool:
        return self.parse.lower[token] in word_list("times_of_day")

    def _next_opener(self, start: int, first: int) -> int:
        return next((token for token in range(start, first) if self.parse.lower[token] in OPENERS), first)

    def _without_joints(self, last: int, end: int) -> int:
        """Give where a place phrase ends before the words that lead to a time: "in Darna | at about 3 p.m."."""
        while end > last and (self.parse.tag[end - 1] in ("IN", "CD", "DT", "RB", ",", "JJ")):
            end -= 1
        return end

    def _behind_of(self, start: int, first: int) -> int:
        """Give where a phrase that opens with "of" begins: at "the market of Darna", but at "Darna" of an attack."""
        parse = self.parse
        if parse.lower[start] != "of":
            return start
        mention = self.mention_at.get(parse.head[start])
        is_place = parse.lower[parse.head[start]] in word_list("place_ends") | word_list("place_parts")
        if mention is None or mention.end != start or not is_place:
            return min(start + 1, first)
        before = mention.start - 1
        return before if before >= 0 and parse.lower[before] in OPENERS else mention.start

    def _own_locus(self, event: Event) -> Locus | None:
        """Give the place phrase on the trigger, on what it is done to, or on the act that caused it."""
        heads = [event.trigger.head, *(token for token in event.trigger.tokens[1:]), *self._found(event)]
        for head in heads:
            found = [locus for kid in self.parse.children[head] if (locus := self._phrase(kid)) is not None]
            if found:
                return self._inmost(found, head)
        for head in heads:
            for kid in self.parse.kids(
                head, "dobj", "pobj", "nsubjpass", "prep", "advmod", "agent", "appos", "conj", "oprd"
            ):
                if self.parse.lower[kid] in word_list("cared_for"):
                    continue
                for inner in [
                    *self.parse.children[kid],
                    *(low for mid in self.parse.kids(kid, "pobj") for low in self.parse.children[mid]),
                ]:
                    locus = self._phrase(inner)
                    if locus is not None:
                        return locus
        return None

    def _inmost(self, found: Sequence[Locus], head: int) -> Locus:
        """Give the place phrase behind an act within the one the sentence opens with: "In Baghlan a man was shot
        outside a mosque in Pul-i-Khumri"."""
        first = found[0]
        behind = next((locus for locus in found if locus.start > head), None)
        if first.start > head or behind is None:
            return first
        return replace(behind, places=(*behind.places, *first.places))

    def _found(self, event: Event) -> Iterator[int]:
        """Yield the verb that says where a body was found: "body found in Kumasi"."""
        head = event.trigger.head
        if event.trigger.part != "people":
            return
        if self.parse.dep[head] in ("nsubj", "nsubjpass"):
            yield self.parse.head[head]
        yield from (kid for kid in self.parse.kids(head, "acl") if self.parse.tag[kid] == "VBN")

    def _widened(self, locus: Locus | None) -> Locus | None:
        """Give a place phrase with the places told behind it in the same clause, which lie about it: "on the house of
        a baker, in the north of Kumasi"."""
        if locus is None:
            return None
        behind: list[Laid[PlaceMention]] = []
        for laid in self._places.get(self.parse.sentence[locus.start], ()):
            between = range(locus.end, laid.first)
            if laid.first < locus.end or laid in locus.places:
                continue
            if len(between) > FURTHEST or any(self._opens_clause(token) for token in between):
                break
            if self._stands_in(laid):
                behind.append(laid)
        return replace(locus, places=(*locus.places, *behind))

    def _opens_clause(self, token: int) -> bool:
        verbal = self.parse.is_verb(token) and self.parse.lower[token] not in word_list("lying")
        return verbal or self.parse.tag[token] in ("WP", "WDT")

    def _stands_in(self, laid: Laid[PlaceMention]) -> bool:
        """Tell whether a preposition of place stands before a place, or a comma or bracket that sets it about the one
        before."""
        parse, before = self.parse, laid.first - 1
        while before > 0 and parse.tag[before] in ("DT", "JJ", "NN") and laid.first - before < 4:
            before -= 1
        return parse.lower[before] in OPENERS | {"of", ",", "("}

    def _phrase(self, token: int) -> Locus | None:
        """Read a place phrase that opens at this token: "outside the post office in Raqqa"."""
        parse = self.parse
        if parse.dep[token] not in ("prep", "advmod") or parse.lower[token] not in OPENERS:
            return None
        if any(self._is_bodily(noun) for noun in parse.kids(token, "pobj")):
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

    def _is_bodily(self, noun: int) -> bool:
        """Tell whether a noun is a part of the body: whoever is shot in the back is not in a place called so."""
        word = self.parse.lower[noun]
        return word in word_list("limbs") or word in word_list("body_parts")

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
                elif self._leads_on(kid):
                    stack.append(kid)

    def _leads_on(self, token: int) -> bool:
        """Tell whether a word behind a noun goes on with where it is: "in", "near", "located"."""
        dep, lower = self.parse.dep[token], self.parse.lower[token]
        return (dep in ("prep", "advmod") and lower in word_list("locative")) or (
            dep == "acl" and lower in word_list("lying")
        )

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
