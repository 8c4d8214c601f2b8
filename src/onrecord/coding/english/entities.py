"""Which noun phrases are one person, group or body: names, appositions, kinship, roles and pronouns, by rule.

Recorders lose people when "his mother", "Nadia Haddad" and "the 45-year-old" stay three; they invent people when "her
son" becomes a fourth. Every join here is one rule with a name, kept for `explain`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.coding.english.antecedents import SUBJECTS, Antecedents
from onrecord.coding.english.attribution import quotations
from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import Parse
from onrecord.core.vocabulary import Sex
from onrecord.resolution.actors import BodyKind, Entry

__all__ = ["Entities", "Kin", "join_mentions"]

# How many sentences back a pronoun or "the militant" is looked for.
PRONOUN_REACH = 3
ROLE_REACH = 12
# How many earlier names with a word in common, and kinships told, are compared: time stays linear in length.
NAMES_REACH = 40
KIN_REACH = 60
# "Sami Darwish (Abu Omar)", "Sami Darwish “Abu Omar”".
OTHER_NAME = {
    ("(",),
    ("“",),
    ('"',),
    ("‘",),
    ("(", "also", "known", "as"),
    ("also", "known", "as"),
    ("(", "“"),
    ("(", "aka"),
}
ALSO_KNOWN = {(",", "also", "known", "as"), (",", "known", "as"), (",", "“", "known", "as"), (",", "nicknamed")}
CLOSING = {(")",), ("”",), ('"',), ("’",)}
STOPS = {(".",), (",",)}
BODIES = frozenset({"body", "corpse", "remains"})


@dataclass(frozen=True, slots=True)
class Kin:
    """A relation told by a kinship word: `holder` is the `relation` ("mother of") of `owner`; all are entity ids."""

    holder: int
    relation: str
    owner: int
    mention: int


class Entities:
    """The mentions of a report in disjoint sets, each named by its first mention; `made_of` gives the mentions of the
    people that the mention of a group is said to be, `unsure` those of the people whom a name may mean, the last first.
    """

    def __init__(self, mentions: Sequence[Mention], words: Sequence[str]) -> None:
        self.mentions = mentions
        self.heads = [words[mention.head] for mention in mentions]
        self.openers = [words[mention.start] for mention in mentions]
        self._parent = list(range(len(mentions)))
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(mentions))}
        self.joins: list[tuple[int, int, str]] = []
        self.made_of: Mapping[int, tuple[int, ...]] = {}
        self.unsure: dict[int, tuple[int, ...]] = {}

    def of(self, mention: int) -> int:
        """Give the entity a mention belongs to."""
        while self._parent[mention] != mention:
            self._parent[mention] = self._parent[self._parent[mention]]
            mention = self._parent[mention]
        return mention

    def join(self, first: int, second: int, rule: str) -> None:
        """Make two mentions one entity, and keep the rule that said so."""
        a, b = sorted((self.of(first), self.of(second)))
        if a != b:
            self._parent[b] = a
            self._members[a] = sorted(self._members[a] + self._members.pop(b))
            self.joins.append((first, second, rule))

    def members(self, entity: int) -> list[Mention]:
        """Give the mentions of an entity in text order."""
        return [self.mentions[number] for number in self._members[self.of(entity)]]

    def all(self) -> list[int]:
        """Give every entity, in order of first mention."""
        return sorted(self._members)

    def sex(self, entity: int) -> Sex | None:
        """Give the sex any mention of the entity tells."""
        return next((mention.sex for mention in self.members(entity) if mention.sex is not None), None)

    def head_word(self, entity: int) -> str | None:
        """Give the first common noun the entity is called by, None for one that is only named or a pronoun."""
        return next(
            (
                self.heads[mention.id]
                for mention in self.members(entity)
                if mention.name is None and mention.kind is not Kind.PRONOUN
            ),
            None,
        )

    def opener(self, entity: int) -> str:
        """Give the word that the first mention of an entity opens with."""
        return self.openers[self.members(entity)[0].id]

    def named(self, entity: int) -> bool:
        """Tell whether any mention of the entity is a personal name."""
        return any(mention.name is not None for mention in self.members(entity))


def join_mentions(parse: Parse, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[Entities, tuple[Kin, ...]]:
    """Join the mentions of a report into entities, and read the kinship between them."""
    joiner = _Joiner(parse, mentions, knowledge)
    for mention in mentions:
        joiner.place(mention)
    return joiner.entities, tuple(joiner.kin)


class _Joiner:
    def __init__(self, parse: Parse, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self.parse, self.mentions, self.knowledge = parse, mentions, knowledge
        self.entities = Entities(mentions, parse.lower)
        self.by_head = {mention.head: mention for mention in mentions}
        self.by_part: dict[str, list[Mention]] = {}
        self.by_body: dict[str, Mention] = {}
        self.armed: list[Mention] = []
        self.kin: list[Kin] = []
        self.quoted = quotations(parse)
        self.antecedents = Antecedents(parse, self.entities, self.by_head)

    def place(self, mention: Mention) -> None:
        """Join one mention to what came before it, by the first rule that applies."""
        if mention.kind is Kind.PRONOUN:
            self._pronoun(mention)
            return
        if mention.kind is Kind.ACTOR:
            self._actor(mention)
            governor = self.by_head.get(self.parse.head[mention.head])
            if self.parse.dep[mention.head] == "appos" and governor is not None and governor.kind is Kind.ACTOR:
                self.entities.join(governor.id, mention.id, "apposition")
        if not mention.human:
            return
        self._apposition(mention)
        if mention.name is not None:
            self._name(mention)
        self._kinship(mention)
        if mention.name is None and mention.definite and self.entities.of(mention.id) == mention.id:
            self._role(mention)

    def _actor(self, mention: Mention) -> None:
        """Join a body to its earlier mentions; "the group" is the last armed body named."""
        if mention.actor is not None:
            body = mention.actor.entry.id
            if body in self.by_body:
                self.entities.join(self.by_body[body].id, mention.id, "same body")
            self.by_body.setdefault(body, mention)
            if mention.actor.entry.is_armed:
                self.armed.append(mention)
        elif mention.definite:
            such = (each for each in reversed(self.armed) if each.actor and self._is_such(mention, each.actor.entry))
            found = next(such, None)
            if found is not None:
                self.entities.join(found.id, mention.id, "the last armed body named")

    def _is_such(self, mention: Mention, entry: Entry) -> bool:
        """Tell whether a noun may stand for a body: "the group" for no army, "the army" for no rebels."""
        if not entry.is_armed:
            return False
        of_state = self.parse.lower[mention.head] in word_list("state_actor_nouns")
        return of_state == (entry.is_state or entry.kind is BodyKind.INTERNATIONAL_FORCE)

    def _apposition(self, mention: Mention) -> None:
        parse, head = self.parse, mention.head
        if parse.dep[head] == "appos":
            self._join_if(self._one_of(parse.head[head]), mention, "apposition")
        elif parse.dep[head] == "attr":
            governor = parse.head[head]
            subject = parse.kid(governor, "nsubj")
            if subject is not None and parse.kid(governor, "neg") is None:
                self._join_if(subject, mention, "said to be")
        if mention.name is not None:
            self._called(mention)
            self._beside(mention)
            self._whose_body(mention)

    def _one_of(self, token: int) -> int:
        """Give the "one" of "one of them" for its pronoun: the name behind it is that one's."""
        of = self.parse.head[token]
        one = self.parse.head[of]
        told = self.parse.tag[token] == "PRP" and self.parse.lower[of] == "of" and self.parse.lower[one] == "one"
        return one if told else token

    def _beside(self, mention: Mention) -> None:
        """Join a name to what stands right before it: "his wife, 52-year-old Nadia", "Sami Darwish (Abu Omar)"."""
        before = self.mentions[mention.id - 1] if mention.id else None
        if before is None:
            return
        between = self.parse.lower[before.end : mention.start]
        before = self.by_head.get(self._one_of(before.head), before)
        if not before.human or before.plural or before.kind is Kind.PRONOUN:
            return
        if before.name is not None:
            assert mention.name is not None
            between = self.parse.lower[before.name[1] : mention.name[0]]
            behind = self.parse.words[mention.end : mention.end + 2]
            closes = behind[:1] in CLOSING or (behind[:1] in STOPS and behind[1:] in CLOSING)
            if (between in OTHER_NAME and closes) or between in ALSO_KNOWN:
                self.entities.join(before.id, mention.id, "other name in brackets")
        elif set(between) <= {","} and len(between) <= 1 and self._agree(before, mention):
            self.entities.join(before.id, mention.id, "name right behind the word")

    def _whose_body(self, mention: Mention) -> None:
        """Join "the body" to whose it is: "the body of Hana Saleh"."""
        parse, of = self.parse, self.parse.head[mention.head]
        if parse.dep[mention.head] == "pobj" and parse.lower[of] == "of" and parse.lower[parse.head[of]] in BODIES:
            self._join_if(parse.head[of], mention, "whose body it is")

    def _called(self, mention: Mention) -> None:
        """Join "a man" to the name he is called by: "a man named", "identified as"."""
        parse = self.parse
        verb = parse.head[mention.head]
        if parse.lower[verb] == "as":
            verb = parse.head[verb]
        if parse.lower[verb] not in ("named", "called", "identified", "known", "nicknamed"):
            return
        if parse.dep[verb] in ("acl", "relcl"):
            self._join_if(parse.head[verb], mention, "called")
        else:
            subject = parse.kid(verb, "nsubjpass", "dobj")
            if subject is not None:
                self._join_if(subject, mention, "called")

    def _join_if(self, token: int, mention: Mention, rule: str) -> None:
        other = self.by_head.get(token)
        if other is not None and other.human and other.kind is not Kind.PRONOUN and self._agree(other, mention):
            self.entities.join(other.id, mention.id, rule)

    def _agree(self, first: Mention, second: Mention) -> bool:
        """Tell whether nothing forbids two mentions to be one: sex, number, and not two full names."""
        a, b = self.entities.sex(first.id), self.entities.sex(second.id)
        if a is not None and b is not None and a is not b:
            return False
        if first.plural != second.plural and first.kind is not Kind.PRONOUN:
            return False
        if first.count is not None and second.count is not None and first.plural and not _overlap(first, second):
            return False
        if first.age is not None and second.age is not None and first.age != second.age:
            return False
        return self._names_agree(first, second)

    def _names_agree(self, first: Mention, second: Mention) -> bool:
        """Tell whether no name of one entity is another person's than a name of the other, and one is the same."""
        ours = {self._words(each) for each in self.entities.members(first.id) if each.name is not None}
        theirs = {self._words(each) for each in self.entities.members(second.id) if each.name is not None}
        if not ours or not theirs:
            return True
        verdicts = {self.knowledge.same_person(one, other) for one in ours for other in theirs}
        return True in verdicts and False not in verdicts

    def _words(self, mention: Mention) -> str:
        assert mention.name is not None
        return self.parse.span(*mention.name)

    def _name(self, mention: Mention) -> None:
        parts = self.knowledge.name_parts(self._words(mention))
        alike = {other.id: other for part in parts for other in self.by_part.get(part, ())[-NAMES_REACH:]}
        bearers = [alike[number] for number in sorted(alike, reverse=True) if self._agree(alike[number], mention)]
        meant = self._meant(mention, bearers) if len(parts) == 1 else next(iter(bearers), None)
        if meant is not None:
            self.entities.join(meant.id, mention.id, "same name")
        for part in parts:
            self.by_part.setdefault(part, []).append(mention)

    def _meant(self, mention: Mention, bearers: Sequence[Mention]) -> Mention | None:
        """Give whom a name of one word means: of several who bear it, one who speaks if it does and not if not."""
        family = [each for each in bearers if self._ends_in(each, mention)]
        if len({self.entities.of(each.id) for each in family}) < 2:
            return next(iter(bearers), None)
        speaks = self._speaks(mention)
        alike = [each for each in bearers if self._has_spoken(each) == speaks] or list(bearers)
        if len({self.entities.of(each.id) for each in alike}) == 1:
            return alike[0]
        alone = next((each for each in alike if self.entities.of(each.id) in self.entities.unsure), None)
        if alone is None:
            self.entities.unsure[mention.id] = tuple(each.id for each in alike)
        return alone

    def _ends_in(self, longer: Mention, mention: Mention) -> bool:
        """Tell whether a name of several words ends in one told alone, as it does in the family's."""
        assert longer.name is not None
        last = self.knowledge.name_parts(self.parse.words[longer.name[1] - 1])
        told = self.knowledge.name_parts(self._words(mention))
        return last == told and len(self.knowledge.name_parts(self._words(longer))) > 1

    def _has_spoken(self, mention: Mention) -> bool:
        return any(self._speaks(each) for each in self.entities.members(mention.id))

    def _kinship(self, mention: Mention) -> None:
        """Join "her son" to whoever was told to be her child, and keep the relation."""
        if mention.people is None or mention.people.kinship is None or mention.plural:
            return
        owner = self._owner(mention)
        if owner is None:
            return
        holder, relation = self.entities.of(mention.id), mention.people.kinship
        for kin in self.kin[-KIN_REACH:]:
            same = kin.relation == relation and self.entities.of(kin.owner) == owner
            inverse = self.knowledge.are_inverse(kin.relation, relation) and self.entities.of(kin.holder) == owner
            target = kin.holder if same else kin.owner
            if (same or inverse) and self._agree(self.mentions[self.entities.of(target)], mention):
                self.entities.join(target, mention.id, "same kinship" if same else "inverse kinship")
                break
        self.kin.append(Kin(self.entities.of(holder), relation, owner, mention.id))

    def _owner(self, mention: Mention) -> int | None:
        if mention.owner is not None:
            owner = self.mentions[mention.owner]
            if owner.id > mention.id or (owner.kind is Kind.PRONOUN and owner.head > mention.head):
                return None
            if owner.kind is Kind.PRONOUN and self.entities.of(owner.id) == owner.id:
                self._pronoun(owner)
            return self.entities.of(owner.id)
        if "own" in self.parse.lower[mention.start : mention.end]:
            subject = self._sentence_subject(mention.head)
            return None if subject is None else self.entities.of(subject.id)
        return None

    def _sentence_subject(self, token: int) -> Mention | None:
        sentence = self.parse.sentences[self.parse.sentence[token]]
        return next(
            (
                self.by_head[place]
                for place in sentence
                if place < token and self.parse.dep[place] in SUBJECTS and place in self.by_head
            ),
            None,
        )

    def _pronoun(self, mention: Mention) -> None:
        word = self.parse.lower[mention.head]
        if word in ("i", "me", "my", "we", "us", "our"):
            earlier = next(
                (
                    other
                    for other in self.mentions[: mention.id]
                    if self.parse.lower[other.head] in ("i", "me", "my") and word in ("i", "me", "my")
                ),
                None,
            )
            if earlier is not None:
                self.entities.join(earlier.id, mention.id, "first person")
            return
        best = max(
            self._candidates(mention, PRONOUN_REACH), key=lambda other: self._salience(other, mention), default=None
        )
        if best is not None:
            self.entities.join(best.id, mention.id, "pronoun")

    def _candidates(self, mention: Mention, reach: int) -> Iterable[Mention]:
        here = self.parse.sentence[mention.head]
        for other in reversed(self.mentions[: mention.id]):
            if here - self.parse.sentence[other.head] > reach:
                return
            if self.parse.section(other.head) != self.parse.section(mention.head):
                return
            if other.human and other.head < mention.head and self.antecedents.may_stand_for(other, mention):
                yield other

    def _salience(self, other: Mention, mention: Mention) -> float:
        """Weigh a candidate: near, subject, of known sex, named, often told (after Lappin and Leass 1994)."""
        distance = self.parse.sentence[mention.head] - self.parse.sentence[other.head]
        score = -1.0 * distance - 0.002 * (mention.head - other.head)
        score += 0.9 * (self.parse.dep[other.head] in SUBJECTS)
        score += 2.0 * (self._speaks(mention) and self._speaks(other))
        score += 0.8 * (self.entities.sex(other.id) is not None) + 0.3 * self.entities.named(other.id)
        if (
            distance == 0
            and self.parse.head[other.head] == self.parse.head[mention.head]
            and self.parse.dep[other.head] in SUBJECTS
        ):
            score += 0.5
        return score + 0.1 * min(5, len(self.entities.members(other.id)))

    def _speaks(self, mention: Mention) -> bool:
        """Tell whether a mention is the subject of a verb of saying: the "he said" of a quotation is who spoke
        before.
        """
        if self.parse.dep[mention.head] != "nsubj":
            return False
        return self.parse.lower[self.parse.head[mention.head]] in verb_table("reporting")

    def _role(self, mention: Mention) -> None:
        """Join "the militant", "the woman", "the detainees" to the last who was called so, "the three" to the last so
        many."""
        if mention.people is None and self.parse.tag[mention.head] == "CD":
            self._so_many(mention)
        if mention.people is None or self.parse.lower[mention.start] not in ("the", "this", "these", "those", "both"):
            return
        word = self.parse.lower[mention.head]
        for other in self._candidates(mention, ROLE_REACH):
            if other.kind is Kind.PRONOUN or not self._agree(other, mention):
                continue
            same_word = any(
                self.parse.lower[each.head] == word or self._has_word(each, word)
                for each in self.entities.members(other.id)
            )
            if same_word or self._implied(other, mention):
                self.entities.join(other.id, mention.id, "same role word" if same_word else "role implied")
                return

    def _so_many(self, mention: Mention) -> None:
        """Join "the three" to the last group of three."""
        if self.parse.lower[mention.start] not in ("the", "these", "those") or self.parse.kids(mention.head, "prep"):
            return
        told = (other for other in self._candidates(mention, ROLE_REACH) if other.kind is Kind.GROUP)
        same = (other for other in told if other.count is not None and other.count == mention.count)
        found = next(same, None)
        if found is not None:
            self.entities.join(found.id, mention.id, "the same number")

    def _has_word(self, mention: Mention, word: str) -> bool:
        return word in self.parse.lower[mention.start : mention.end]

    def _implied(self, other: Mention, mention: Mention) -> bool:
        """Tell whether "the woman" or "the child" may be someone already told with that sex or age."""
        people = mention.people
        if people is None or mention.plural or people.occupation is not None or people.armed or people.source:
            return False
        sex = self.entities.sex(other.id)
        return people.sex is not None and sex is people.sex and people.kinship is None


def _overlap(first: Mention, second: Mention) -> bool:
    a, b = first.count, second.count
    if a is None or b is None:
        return True
    low = max(a.low or 0, b.low or 0)
    highs = [count.high for count in (a, b) if count.high is not None]
    return not highs or low <= min(highs)
