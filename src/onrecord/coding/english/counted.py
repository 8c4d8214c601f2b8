"""Counted groups given to the telling they stand beside, where the parser hung them on another or on none.

In "at least 13 civilians, among them five children, were killed and 28 were wounded" the small model often makes the
28 killed, or nobody. Order tells: who is counted stands before a passive ("were killed") and behind an active verb or
a noun ("killing 13", "the deaths of 13").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.events import COMPANY, Event
from onrecord.coding.english.frames import counted_whole, is_passive
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import Parse

__all__ = ["give_counted"]

COUNTED_ACTS = frozenset({"killing", "injury", "displacement", "abduction", "detention", "disappearance"})
BE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
WITHIN = (("of", "whom"), ("of", "them"))
# How many tokens may stand between a form of "be" and its participle ("were all reportedly killed"), between an active
# verb and who it counts, between who is counted and a passive that certainly is theirs, and at most.
BE_REACH, ACTIVE_REACH, NEAR, FARTHEST = 3, 7, 4, 60


def give_counted(parse: Parse, mentions: Sequence[Mention], events: Sequence[Event]) -> list[Event]:
    """Give the events, each killing and injury with the counted groups that stand in its place in the sentence."""
    by_number = {mention.count_at: mention for mention in mentions if _is_counted(parse, mention)}
    counted = _by_sentence(parse, by_number.values())
    tellings: dict[int, list[Event]] = {}
    for event in events:
        if event.trigger.act in COUNTED_ACTS:
            tellings.setdefault(parse.sentence[event.trigger.head], []).append(event)
    victims = {event.id: list(event.victims) for event in events}
    for number, told in tellings.items():
        line = _Line(parse, [mention for mention in counted.get(number, ()) if not _inside(parse, mention)], told)
        line.settle(victims)
    return [replace(event, victims=tuple(dict.fromkeys(victims[event.id]))) for event in events]


def _is_counted(parse: Parse, mention: Mention) -> bool:
    """Tell whether a number of people is told; "dozens of people" gives its number to its last noun.

    A bare number behind a preposition is an age or a figure ("a boy of 11", "put at 23").
    """
    number, head = mention.count, mention.head
    if number is None or number.high == 0 or mention.name is not None or mention.kind not in (Kind.PERSON, Kind.GROUP):
        return False
    if parse.dep[head] == "pobj" and counted_whole(parse, parse.head[parse.head[head]]) == head:
        return False  # the nine of "two of the nine workers" are none of the dead
    return parse.tag[head] != "CD" or parse.dep[head] != "pobj" or parse.lower[parse.head[head]] not in ("of", "at")


def _by_sentence(parse: Parse, mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(parse.sentence[mention.head], []).append(mention)
    return found


def _inside(parse: Parse, mention: Mention) -> bool:
    """Tell whether the words put a group inside one before it: "including four women", "two of whom were children"."""
    if (
        parse.lower[mention.end : mention.end + 2] in WITHIN
        or parse.lower[mention.head + 1 : mention.head + 3] in WITHIN
    ):
        return True
    sentence = parse.sentences[parse.sentence[mention.head]]
    for token in range(mention.start - 1, sentence.start - 1, -1):
        if parse.lower[token] in word_list("among"):
            return True
        if parse.is_verb(token) or parse.lower[token] in (";", ":", ")"):
            return False
    return False


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence as a line: its counted groups and its killings and injuries, in order."""

    parse: Parse
    groups: Sequence[Mention]
    told: Sequence[Event]

    def settle(self, victims: Mapping[int, list[int]]) -> None:
        """Move each group to the telling whose place it stands in."""
        for group in self.groups:
            owner = self._owner(group)
            if owner is None:
                continue
            holders = [event for event in self.told if group.id in victims[event.id]]
            for event in holders:
                if event.trigger.act != owner.trigger.act and self._misplaced(group, event):
                    victims[event.id].remove(group.id)
            if not holders or all(group.id not in victims[event.id] for event in holders):
                victims[owner.id].append(group.id)

    def _owner(self, group: Mention) -> Event | None:
        before = next((event for event in reversed(self.told) if event.trigger.last < group.start), None)
        behind = next((event for event in self.told if event.trigger.head >= group.end), None)
        suffers = behind is not None and self._suffers(behind, group)
        if before is not None and self._keeps_company(before, group):
            return before
        if before is not None and self._takes_behind(before) and self._close(before, group):
            near = behind is not None and suffers and behind.trigger.head - group.end <= NEAR
            return behind if near else before
        return behind if suffers else None

    def _suffers(self, event: Event, group: Mention) -> bool:
        """Tell whether words behind a group tell what it suffered: "were killed", "resulted in 65 farmers killed"."""
        parse, head = self.parse, event.trigger.head
        if self._takes_before(event):
            return self._free(group, event)
        bare = event.trigger.part == "verbs" and parse.tag[head] in ("VBN", "VBD") and head == group.end
        return bare and parse.kid(head, "dobj") is None

    def _keeps_company(self, event: Event, group: Mention) -> bool:
        """Tell whether a group suffers what is told before it: "was killed alongside 15 others"."""
        gap = self.parse.lower[event.trigger.last + 1 : group.start]
        return self._takes_before(event) and 0 < len(gap) < NEAR and set(gap) <= {*COMPANY, ","} and gap[-1] != ","

    def _close(self, event: Event, group: Mention) -> bool:
        """Tell whether an active verb or noun reaches a group behind it: no other verb or part of a list between."""
        gap = range(event.trigger.last + 1, group.start)
        return len(gap) < ACTIVE_REACH and not any(
            self.parse.is_verb(token) or self.parse.lower[token] in ("and", ",", "but", ";") for token in gap
        )

    def _takes_before(self, event: Event) -> bool:
        """Tell whether who suffered stands before the words: "were killed", "died", "were dead"."""
        parse, head = self.parse, event.trigger.head
        if event.trigger.part == "suffered":
            return True
        if event.trigger.part == "states":
            return parse.dep[head] not in ("amod", "acl")
        if event.trigger.part != "verbs" or parse.tag[head] == "VBG":
            return False
        return bool(BE & set(parse.lower[max(0, head - BE_REACH) : head])) or is_passive(parse, head)

    def _takes_behind(self, event: Event) -> bool:
        """Tell whether who suffered stands behind the words: "killing 13", "the deaths of 13"."""
        parse, last = self.parse, event.trigger.last
        if event.trigger.part == "nouns":
            return last + 1 < len(parse) and parse.lower[last + 1] in ("of", "to")
        return event.trigger.part == "verbs" and not self._takes_before(event)

    def _free(self, group: Mention, event: Event) -> bool:
        """Tell whether nobody else is counted between a group and a telling, but for who is told in one breath."""
        if event.trigger.head - group.end > FARTHEST:
            return False
        between = [other for other in self.groups if group.end <= other.start < event.trigger.head]
        here = group
        for other in between:
            gap = range(here.end, other.start)
            if len(gap) > NEAR or any(self.parse.is_verb(token) for token in gap):
                return False
            here = other
        return True

    def _misplaced(self, group: Mention, event: Event) -> bool:
        """Tell whether a group stands where the telling cannot have it."""
        if self._takes_before(event):
            return group.start > event.trigger.head or not self._free(group, event)
        return group.start < event.trigger.head and self._takes_behind(event)
