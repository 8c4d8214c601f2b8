"""Who else stands on a list of victims: the names before and behind a telling, read word by word.

The parser loses coordinations of dozens of names with ages, kin and brackets between them. Here a list runs on through
the words of a list, is interrupted by a place or a relative clause, is taken up again ("alongside", ", and his son"),
and ends at another clause's verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import FINITE, POSSESSIVE, Parse

__all__ = ["Rolls"]

# A list is read this many tokens far, so that time stays linear however many verbs a sentence has.
LONGEST_ROLL = 500
LONGEST_BRACKET = 30
LONGEST_ITEM = 9
LONGEST_OWNER = 5
BREAKS = frozenset({",", ";", "and", "&", "–", "—", "-", "--", ":"})
STARTS = frozenset({":", "–", "—", "--"})
# What may follow an "of" within a list: "five of their children", "a set of brothers".
OF_SUCH = (("PRP$",), ("CD",), ("NNS",))


@dataclass(slots=True)
class _Walk:
    """Where a walk stands: whether names count here, whether any did, and whether it is inside a relative clause."""

    open: bool
    relative: bool = False
    opened: bool = False
    names: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rolls:
    """The named mentions of a report by their first and last tokens, and the verbs that tell of harm."""

    parse: Parse
    starting: dict[int, Mention]
    ending: dict[int, Mention]
    people: dict[int, Mention]
    harm_at: dict[int, str]

    @classmethod
    def of(cls, parse: Parse, mentions: Sequence[Mention], harm_at: dict[int, str]) -> Rolls:
        """Lay out a report's mentions; `harm_at` gives the act that each trigger's tokens tell."""
        named = [(mention, mention.name) for mention in mentions if mention.name is not None]
        people = {
            mention.start: mention
            for mention in mentions
            if mention.kind in (Kind.PERSON, Kind.GROUP) and mention.people
        }
        return cls(
            parse,
            {name[0]: mention for mention, name in named},
            {name[1] - 1: mention for mention, name in named},
            people,
            harm_at,
        )

    def behind(self, start: int, act: str, *, opened: bool) -> list[Mention]:
        """Give the names listed from a token on; `opened` tells whether the list begins there or must be opened."""
        walk = _Walk(opened, opened=opened)
        token, stop = start, self._reach(start)
        while token < stop:
            mention = self.starting.get(token)
            if mention is not None and mention.name is not None:
                if self._begins_clause(mention, act):
                    break
                if walk.open and not self._is_aside(mention):
                    walk.names.append(mention)
                token = mention.name[1]
                continue
            following = self._step(walk, token, act)
            if following is None:
                break
            token = following
        return walk.names

    def before(self, start: int, act: str) -> list[Mention]:
        """Give the names listed up to a token, from there back to the clause's beginning."""
        parse, names, token = self.parse, list[Mention](), start
        first = max(parse.sentences[parse.sentence[start]].start, start - LONGEST_ROLL)
        while token >= first:
            mention = self.ending.get(token)
            if mention is not None and mention.name is not None:
                if not self._is_aside(mention) and not self._is_object(mention):
                    names.append(mention)
                token = mention.name[0] - 1
                continue
            if parse.lower[token] == "according":
                names = self._without_sources(names, token)
            following = self._step_back(token, first, act)
            if following is None:
                break
            token = following
        return names[::-1]

    def _without_sources(self, names: list[Mention], according: int) -> list[Mention]:
        """Give names found after "according to" without those up to the next comma, who only tell of it."""
        sentence = self.parse.sentences[self.parse.sentence[according]]
        comma = next((place for place in range(according, sentence.stop) if self.parse.lower[place] == ","), according)
        return [mention for mention in names if mention.head > comma]

    def _reach(self, start: int) -> int:
        """Give where the sentence ends, with the fragments behind it that have no verb of their own."""
        parse = self.parse
        if start >= len(parse):
            return start
        sentence = parse.sentence[start]
        while (
            sentence + 1 < len(parse.sentences)
            and parse.paragraph[parse.sentences[sentence + 1].start] == parse.paragraph[start]
            and parse.sentences[sentence + 1].start - start < LONGEST_ROLL
            and not any(parse.tag[token] in FINITE for token in parse.sentences[sentence + 1])
        ):
            sentence += 1
        return min(parse.sentences[sentence].stop, start + LONGEST_ROLL)

    def _step(self, walk: _Walk, token: int, act: str) -> int | None:
        """Give the token to go on with, None where the list ends; note whether names count behind it."""
        parse, word = self.parse, self.parse.lower[token]
        if word == "(":
            return self._past_bracket(token, walk)
        if self.harm_at.get(token, act) != act:
            return None
        if parse.tag[token] in FINITE and word not in word_list("roll_openers"):
            return self._past_verb(walk, token, act)
        if word in word_list("roll_openers"):
            walk.open, walk.opened, walk.relative = True, True, False
        elif word in word_list("roll_relatives"):
            walk.open, walk.relative = False, True
        elif word == "by":
            walk.open = walk.opened = False
        elif self._goes_on(token):
            pass
        elif word in word_list("roll_closers") or parse.tag[token] in ("VBG", "VBN"):
            walk.open = walk.open and word in word_list("roll_participles")
        elif word in STARTS or (word in BREAKS and walk.opened and self.item_ahead(token + 1)):
            walk.open, walk.opened, walk.relative = True, True, False
        return token + 1

    def _goes_on(self, token: int) -> bool:
        """Tell whether a preposition ends no list: "five of their children", "consisted of", "his son-in-law"."""
        lower, tag = self.parse.lower, self.parse.tag
        if lower[token] == "of":
            return lower[token - 1] in word_list("roll_openers") or tag[token + 1 : token + 2] in OF_SUCH
        return lower[token] == "in" and lower[token + 1 : token + 3] in (("-", "law"), ("-", "laws"))

    def _past_verb(self, walk: _Walk, token: int, act: str) -> int | None:
        """Give the token behind a verb that ends no list: "who was", "as were", "also died", "the dead were"."""
        lower = self.parse.lower
        if lower[token] in ("was", "were") and not walk.names and self.item_ahead(token + 1):
            walk.open = walk.opened = True
            return token + 1
        again = lower[token - 1] == "as" and lower[token] in ("was", "were", "did")
        return token + 1 if again or walk.relative or self._tells(token, act) else None

    def _step_back(self, token: int, first: int, act: str) -> int | None:
        parse, word = self.parse, self.parse.lower[token]
        if word in (")", "]"):
            return next(
                (
                    place - 1
                    for place in range(token, max(first, token - LONGEST_BRACKET) - 1, -1)
                    if parse.lower[place] in ("(", "[")
                ),
                None,
            )
        if self.harm_at.get(token, act) != act or word in (":", "that"):
            return None
        if parse.tag[token] in FINITE or (parse.tag[token] == "VBG" and word not in word_list("roll_openers")):
            return self._before_relative(token, first)
        return token - 1

    def _before_relative(self, token: int, first: int) -> int | None:
        """Give the token before the relative clause a verb is in: "Sami, who was ten, and Rami"."""
        for place in range(token - 1, max(first, token - LONGEST_ITEM) - 1, -1):
            if self.parse.lower[place] in ("who", "whose", "whom"):
                return place - 1
            if self.parse.tag[place] in FINITE:
                return None
        return None

    def _past_bracket(self, token: int, walk: _Walk) -> int:
        """Skip what stands in brackets behind a name; a list may stand in brackets behind those it names."""
        if token - 1 not in self.ending and walk.open and self._names_in(token):
            return token + 1
        parse = self.parse
        stop = min(len(parse), token + LONGEST_BRACKET)
        return next((place + 1 for place in range(token, stop) if parse.lower[place] == ")"), token + 1)

    def _names_in(self, token: int) -> bool:
        return token + 1 in self.starting and self.parse.tag[token - 1] in ("NNS", "NNPS")

    def _tells(self, token: int, act: str) -> bool:
        """Tell whether a verb only says the same again: "were also killed"."""
        window = range(token, min(len(self.parse), token + 4))
        return any(self.harm_at.get(place) == act for place in window)

    def item_ahead(self, token: int) -> bool:
        """Tell whether a name, an age or a kinsman begins here."""
        parse = self.parse
        while token < len(parse) and parse.lower[token] in BREAKS | {"also", "then", "both", "“", '"'}:
            token += 1
        if token >= len(parse):
            return False
        if token in self.starting or parse.tag[token] == "CD":
            return True
        window = range(token, min(len(parse), token + LONGEST_ITEM))
        return any(place in self.people and place <= token + 1 for place in window)

    def _begins_clause(self, mention: Mention, act: str) -> bool:
        """Tell whether a name is the subject of a clause of its own: "and Sami Haddad said"."""
        parse = self.parse
        verb = parse.head[mention.head]
        names = verb < mention.head and parse.lower[verb] in word_list("naming")
        if parse.dep[mention.head] == "nsubj" and parse.lower[verb] in verb_table("reporting") and not names:
            return True
        assert mention.name is not None
        behind = mention.name[1]
        acts = behind < len(parse) and parse.tag[behind] in (*FINITE, "VBG")
        return acts and parse.lower[behind] not in word_list("roll_openers") and not self._tells(behind, act)

    def _is_aside(self, mention: Mention) -> bool:
        """Tell whether a name only says whose kin another is, or what is meant: "Sami's wife", "the son of Sami"."""
        parse, name = self.parse, mention.name
        assert name is not None
        if self._owns(name[1]) or self._owns_jointly(name):
            return True
        if name[0] > 0 and parse.lower[name[0] - 1] in word_list("account_words"):
            return True
        before = self._before_kin(mention.start - 1)
        return before > 0 and parse.lower[before] in ("of", "to") and self._is_kin(before - 1)

    def _before_kin(self, token: int) -> int:
        """Give the token before the words for who is named: the "of" of "the son of his cousin, Sami"."""
        first = token
        while token > first - LONGEST_OWNER and (
            self.parse.lower[token] == "," or self.parse.tag[token] in ("PRP$", "NN", "JJ", "DT")
        ):
            token -= 1
        kin = any(
            place in self.people and self.people[place].people is not None for place in range(token + 1, first + 1)
        )
        return token if kin else first

    def _owns_jointly(self, name: tuple[int, int]) -> bool:
        """Tell whether one name owns what follows with the next: "Musa and Halima's daughter"."""
        beside = self.starting.get(name[1] + 1) if self.parse.lower[name[1] : name[1] + 1] == ("and",) else None
        if beside is None or beside.name is None or name[1] - name[0] > 1:
            return False
        return beside.name[1] - beside.name[0] == 1 and self._owns(beside.name[1])

    def _owns(self, token: int) -> bool:
        """Tell whether a name has a possessive behind it; one at the end of a clause only closes a quotation."""
        words = self.parse.lower[token : token + 2]
        return bool(words) and words[0] in POSSESSIVE and (len(words) == 1 or words[1] not in BREAKS | {"."})

    def _is_kin(self, token: int) -> bool:
        return any(
            token in range(mention.start, mention.end) and mention.people is not None and mention.people.kinship
            for start in range(max(0, token - LONGEST_ITEM), token + 1)
            if (mention := self.people.get(start)) is not None
        )

    def _is_object(self, mention: Mention) -> bool:
        """Tell whether a name before the verb hangs on a preposition that no list has: "near Sami Haddad's"."""
        before = mention.start - 1
        return before >= 0 and self.parse.lower[before] in word_list("roll_closers")
