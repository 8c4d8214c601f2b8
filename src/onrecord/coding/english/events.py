"""One telling of an act with who did it, who suffered it and by what means, as the sentence's grammar gives them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.coding.english.frames import (
    agents_by,
    complements,
    conjuncts,
    expand,
    is_passive,
    objects_of,
    subject_of,
    through,
)
from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.toldamong import told_among
from onrecord.coding.english.triggers import Trigger
from onrecord.core.vocabulary import Involvement

__all__ = ["COMPANY", "Doer", "Event", "read_events"]


@dataclass(frozen=True, slots=True)
class Doer:
    """A mention in the perpetrator role and its part in the act; `said_at` is the token that says so."""

    mention: int
    involvement: Involvement
    said_at: int


@dataclass(frozen=True, slots=True)
class Event:
    """One telling: its trigger, the mentions in its roles, and the other tellings that name its cause ("in an
    airstrike"); `things` are what it says brought it about that is no weapon ("by broken glass", "in a stampede").
    """

    id: int
    trigger: Trigger
    doers: tuple[Doer, ...] = ()
    victims: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    means: tuple[int, ...] = ()
    causes: tuple[int, ...] = ()
    things: tuple[int, ...] = ()
    governor: int = field(default=-1)


@dataclass(slots=True)
class _Roles:
    """Tokens collected for the roles of one trigger, before they become mentions."""

    doers: list[tuple[int, Involvement, int]]
    victims: list[int]
    means: list[int]
    causes: list[int]
    counted_alone: list[int]


# Nouns whose owner suffered it ("Haddad's murder"); of the others the owner is the author ("the army's raid").
SUFFERED_NOUNS = frozenset(
    {
        "killing",
        "injury",
        "abduction",
        "detention",
        "disappearance",
        "torture",
        "sexual_violence",
        "attempted_killing",
        "displacement",
    }
)
# Nouns that, counted, count those who suffered it: "twelve deaths", "four injuries".
COUNTED_NOUNS = frozenset({"killing", "injury"})
# "Was killed together with her son": who suffers it too.
COMPANY = ("with", "alongside", "along", "together")
# Prepositions behind a suffered verb or noun that name its means or cause.
CAUSE_PREPOSITIONS = (
    "in",
    "by",
    "from",
    "during",
    "after",
    "following",
    "under",
    "amid",
    "with",
    "when",
    "through",
    "to",
    "of",
    "using",
)
TARGET_PREPOSITIONS = ("on", "against", "at", "upon", "of", "targeting", "near", "outside", "inside")
# "A bomb exploded outside the bank": what stands beside an explosion is its target.
EXPLOSIVE = frozenset({"bombing", "vehicle_bomb", "ied", "suicide_bombing", "grenade", "rocket", "shelling"})
BESIDE = ("in", "near", "outside", "inside", "under", "beside", "front", "underneath", "of")
OMITS_OBJECT = frozenset({"attack", "assault", "threat", "attack_on_object", "harassment"})


def read_events(
    parse: Parse, mentions: Sequence[Mention], triggers: Sequence[Trigger], counted: Container[int] = ()
) -> tuple[Event, ...]:
    """Read every telling of an act in the report, in text order; `counted` are the tokens read as numbers."""
    by_head = {mention.head: mention for mention in mentions}
    inside = {
        token: mention for mention in mentions for token in range(mention.start, mention.end) if token not in by_head
    }
    of_token = {token: number for number, trigger in enumerate(triggers) for token in trigger.tokens}
    reader = _Reader(parse, mentions, {**inside, **by_head}, of_token, triggers, counted)
    events = (reader.event(number, trigger) for number, trigger in enumerate(triggers))
    return tuple(event for event in events if not event.trigger.by_people or reader.is_done_to_people(event))


@dataclass(frozen=True, slots=True)
class _Reader:
    parse: Parse
    mentions: Sequence[Mention]
    mention_at: Mapping[int, Mention]
    trigger_at: Mapping[int, int]
    triggers: Sequence[Trigger]
    counted: Container[int]

    def event(self, number: int, trigger: Trigger) -> Event:
        roles = _Roles([], [], [], [], [])
        if trigger.part == "verbs":
            self._verb(trigger, roles)
        elif trigger.part == "suffered":
            self._suffered(trigger, roles)
        elif trigger.part == "nouns":
            self._noun(trigger, roles)
        else:
            self._state(trigger, roles)
        roles.victims.extend(told_among(self.parse, trigger.head))
        return self._settle(number, trigger, roles)

    def is_done_to_people(self, event: Event) -> bool:
        """Tell whether the words say that people do it to people, and are not there to help: "taken from his house by
        gunmen"."""
        doers = [self.mentions[doer.mention] for doer in event.doers]
        if not event.victims or event.objects or not any(doer.human or doer.kind is Kind.ACTOR for doer in doers):
            return False
        if any(self.parse.lower[doer.head] in word_list("helpers") for doer in doers):
            return False
        source = event.trigger.last
        if self.parse.lower[source] != "from":
            return True
        return any(self.parse.lower[noun] in word_list("taken_from") for noun in self.parse.kids(source, "pobj"))

    def _verb(self, trigger: Trigger, roles: _Roles) -> None:
        parse, verb = self.parse, trigger.head
        subject = subject_of(parse, verb)
        objects = [*objects_of(parse, verb), *self._phrase_objects(trigger)]
        suffers = is_passive(parse, verb) or self._headline_passive(trigger, subject, objects)
        if suffers:
            if subject is not None and subject not in objects:
                roles.victims.append(subject)
            for agent in agents_by(parse, verb):
                roles.doers.append((agent, Involvement.CARRIED_OUT, verb))
            roles.victims.extend(self._company(verb))
        else:
            roles.victims.extend(objects)
            if subject is not None:
                roles.doers.append((subject, self._involvement(verb), verb))
        if trigger.act in OMITS_OBJECT and not roles.victims:
            roles.victims.extend(complements(parse, verb, "at", "on", "upon", "against", "into"))
        if trigger.method in EXPLOSIVE and not roles.victims:
            roles.victims.extend(token for token in complements(parse, verb, *BESIDE) if self._is_thing(token))
        roles.means.extend(complements(parse, verb, "with", "using"))
        roles.causes.extend(complements(parse, verb, *CAUSE_PREPOSITIONS))

    def _is_thing(self, token: int) -> bool:
        mention = self._mention(token)
        return mention is not None and mention.kind is Kind.OBJECT

    def _phrase_objects(self, trigger: Trigger) -> list[int]:
        """Give what stands behind the last word of a phrase: "opened fire on", "took the life of", "the throat of"."""
        return [
            kid
            for token in trigger.tokens[1:]
            for kid in self.parse.kids(token, "pobj", "dobj")
            if kid not in trigger.tokens and self.parse.lower[token] != "from"
        ]

    def _headline_passive(self, trigger: Trigger, subject: int | None, objects: Sequence[int]) -> bool:
        """Tell whether a bare past form is a headline's passive: "Three farmers killed in raid"."""
        parse, verb = self.parse, trigger.head
        if objects or subject is None or parse.tag[verb] not in ("VBN", "VBD"):
            return False
        if parse.kid(verb, "aux", "ccomp", "xcomp") is not None:
            return False
        mention = self._mention(subject)
        if trigger.act in OMITS_OBJECT:
            # In a title a bare past form is never active: "Journalist attacked".
            return mention is not None and parse.in_title(verb) and _is_unarmed(mention) and len(trigger.tokens) == 1
        return mention is None or mention.kind is not Kind.ACTOR or bool(agents_by(parse, verb))

    def _involvement(self, verb: int) -> Involvement:
        """Give the author's part by what governs the verb: "accused of killing" makes a suspect."""
        parse, token = self.parse, verb
        for _ in range(3):
            token = parse.head[token]
            if parse.lower[token] in word_list("accusation_words"):
                return Involvement.SUSPECTED
        return Involvement.CARRIED_OUT

    def _suffered(self, trigger: Trigger, roles: _Roles) -> None:
        subject = subject_of(self.parse, trigger.head)
        if subject is not None:
            roles.victims.extend((subject, *self._company(trigger.head)))
        for token in trigger.tokens:
            roles.causes.extend(complements(self.parse, token, *CAUSE_PREPOSITIONS))

    def _company(self, verb: int) -> list[int]:
        """Give who suffered it with the subject: "was killed along with his three children", "died alongside her"."""
        found = complements(self.parse, verb, *COMPANY)
        return [token for token in found if (mention := self._mention(token)) is not None and mention.human]

    def _noun(self, trigger: Trigger, roles: _Roles) -> None:
        parse, noun = self.parse, trigger.head
        own = self.mention_at.get(noun)
        if trigger.act in COUNTED_NOUNS and own is not None and own.head == noun and own.count is not None:
            roles.counted_alone.append(own.id)
        if parse.lower[noun] in word_list("tolls"):
            roles.victims.extend(self._toll(noun))
        suffered = trigger.act in SUFFERED_NOUNS
        owner = parse.kid(noun, "poss")
        if owner is not None:
            self._own(roles, owner, noun, suffered)
        for token in complements(parse, noun, "of"):
            roles.victims.append(token)
        for token in complements(parse, noun, *TARGET_PREPOSITIONS[:3], "targeting"):
            roles.victims.append(token)
        for token in agents_by(parse, noun):
            roles.doers.append((token, Involvement.CARRIED_OUT, noun))
        for token in parse.kids(noun, "amod", "compound", "nmod"):
            self._modifier(roles, token, noun, suffered)
        self._light_verb(noun, roles)
        roles.means.extend(complements(parse, noun, "with", "using"))
        roles.causes.extend(complements(parse, noun, "in", "during", "by"))

    def _toll(self, noun: int) -> list[int]:
        """Give the number a toll is said to be: "rose to 14", "stands at 14", "is now 14"."""
        parse, verb = self.parse, self.parse.head[noun]
        if parse.dep[noun] not in ("nsubj", "nsubjpass"):
            return []
        said = [*complements(parse, verb, "to", "at"), *parse.kids(verb, "attr", "dobj", "acomp")]
        return [token for token in said if token in self.counted]

    def _own(self, roles: _Roles, owner: int, noun: int, suffered: bool) -> None:
        mention = self._mention(owner)
        if mention is not None and (mention.kind is Kind.ACTOR or not suffered):
            roles.doers.append((owner, Involvement.CARRIED_OUT, noun))
        else:
            roles.victims.append(owner)

    def _modifier(self, roles: _Roles, token: int, noun: int, suffered: bool) -> None:
        """Read "Israeli airstrike", "police shooting", "child abductions"."""
        mention = self._mention(token)
        if mention is None:
            return
        if mention.kind is Kind.ACTOR:
            roles.doers.append((token, Involvement.CARRIED_OUT, noun))
        elif mention.kind is Kind.WEAPON:
            roles.means.append(token)
        elif mention.human and suffered:
            roles.victims.append(token)

    def _light_verb(self, noun: int, roles: _Roles) -> None:
        """Read who "carried out", "ordered" or "claimed responsibility for" the act a noun names."""
        parse, governor = self.parse, self.parse.head[noun]
        if parse.dep[noun] == "conj":
            governor = parse.head[governor]
        if parse.dep[noun] == "pobj" and not parse.is_verb(governor):
            governor = self._behind_preposition(governor)
        group = verb_table("light_verbs").get(parse.lower[governor])
        if group is None or governor == noun or not parse.is_verb(governor):
            return
        involvement = Involvement(group)
        subject = self._person_behind(governor, subject_of(parse, governor))
        if parse.dep[noun] in ("nsubjpass", "nsubj"):
            for agent in agents_by(parse, governor):
                roles.doers.append((agent, involvement, governor))
        elif is_passive(parse, governor) and subject is not None and involvement is not Involvement.SUSPECTED:
            return
        elif subject is not None and subject != noun:
            accused = (
                parse.kid(governor, "dobj")
                if involvement is Involvement.SUSPECTED and not is_passive(parse, governor)
                else None
            )
            roles.doers.append((accused if accused is not None else subject, involvement, governor))

    def _person_behind(self, verb: int, subject: int | None) -> int | None:
        """Give who a "who" stands for where the parser hung it on a thing: the nearest person or body before it."""
        parse = self.parse
        relative = parse.kid(verb, "nsubj")
        if subject is None or relative is None or parse.lower[relative] != "who":
            return subject
        mention = self._mention(subject)
        if mention is not None and (mention.human or mention.kind is Kind.ACTOR):
            return subject
        sentence = parse.sentences[parse.sentence[verb]]
        before = (self._mention(token) for token in range(relative - 1, sentence.start - 1, -1))
        found = (
            mention
            for mention in before
            if mention is not None and mention.kind in (Kind.PERSON, Kind.GROUP, Kind.ACTOR)
        )
        return next((mention.head for mention in found), subject)

    def _behind_preposition(self, preposition: int) -> int:
        """Give the verb of "claimed responsibility for the attack", "was charged with the murder"."""
        parse, governor = self.parse, self.parse.head[preposition]
        if not parse.is_verb(governor) and parse.lower[governor] in (
            "responsibility",
            "credit",
            "responsible",
            "guilty",
            "part",
            "role",
        ):
            return parse.head[governor]
        return governor

    def _state(self, trigger: Trigger, roles: _Roles) -> None:
        parse, state = self.parse, trigger.head
        own = self.mention_at.get(state)
        if own is not None and own.head == state and (own.count is not None or trigger.part == "people"):
            roles.counted_alone.append(own.id)
        elif parse.dep[state] in ("amod", "acl") and parse.head[state] != state:
            roles.victims.append(parse.head[state])
        else:
            subject = parse.kid(state, "nsubj", "nsubjpass")
            governor = parse.head[state]
            if subject is None and parse.is_verb(governor):
                subject = parse.kid(governor, "dobj") if parse.dep[state] == "oprd" else None
                subject = subject if subject is not None else subject_of(parse, governor)
            if subject is not None:
                roles.victims.append(subject)
        for token in trigger.tokens:
            roles.causes.extend(complements(parse, token, *CAUSE_PREPOSITIONS))

    def _mention(self, token: int) -> Mention | None:
        return self.mention_at.get(token)

    def _settle(self, number: int, trigger: Trigger, roles: _Roles) -> Event:
        """Turn role tokens into mentions; happenings and weapons are causes and means wherever they stood."""
        means, causes = list(roles.means), list(roles.causes)
        doers: list[Doer] = []
        for token, involvement, said_at in roles.doers:
            for each in expand(self.parse, token, self.counted):
                mention = self._mention(each)
                if each in self.trigger_at or mention is None or mention.kind in (Kind.WEAPON, Kind.OBJECT, Kind.OTHER):
                    (means if mention is not None and mention.kind in (Kind.WEAPON, Kind.OBJECT) else causes).append(
                        each
                    )
                elif mention.kind is not Kind.PLACE or _acts_as_country(self.parse, each):
                    doers.append(Doer(mention.id, involvement, said_at))
        people, things = self._suffering(trigger, roles.victims)
        return Event(
            id=number,
            trigger=_as_suffered(trigger, bool(people) and not things),
            doers=tuple(dict.fromkeys(doers)),
            victims=tuple(dict.fromkeys((*people, *roles.counted_alone))),
            objects=things,
            means=tuple(dict.fromkeys(self._means(means + causes))),
            causes=tuple(dict.fromkeys(self._caused(number, means + causes))),
            things=tuple(dict.fromkeys(self._things(means + causes))),
            governor=self.parse.head[trigger.head],
        )

    def _suffering(self, trigger: Trigger, tokens: Iterable[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        people: list[int] = []
        things: list[int] = []
        for token in tokens:
            for each in expand(self.parse, token, self.counted):
                mention = self._mention(each)
                if mention is None or (
                    each in self.trigger_at and self.triggers[self.trigger_at[each]].part == "nouns"
                ):
                    continue
                if mention.human or (mention.kind is Kind.ACTOR and trigger.act not in ("attack", "attack_on_object")):
                    people.append(mention.id)
                elif mention.kind in (Kind.OBJECT, Kind.PLACE) or (
                    mention.actor is not None and not mention.actor.entry.is_armed
                ):
                    things.append(mention.id)
        return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(things))

    def _means(self, tokens: Iterable[int]) -> Iterable[int]:
        for token in tokens:
            for each in conjuncts(self.parse, token):
                mention = self._mention(through(self.parse, each))
                if mention is not None and mention.kind is Kind.WEAPON:
                    yield mention.id

    def _things(self, tokens: Iterable[int]) -> Iterable[int]:
        """Yield what is told as the cause and is neither people, a body, a place, a weapon nor an act."""
        for token in tokens:
            for each in conjuncts(self.parse, token):
                mention = self._mention(each)
                if mention is None or self._tells_act(each) or mention.kind not in (Kind.OTHER, Kind.OBJECT):
                    continue
                if self._brings_about(token, each):
                    yield mention.id

    def _tells_act(self, token: int) -> bool:
        """Tell whether a word is an act's own: "explosion", and not the "glass" of "cut by glass"."""
        number = self.trigger_at.get(token)
        return number is not None and self.triggers[number].head == token

    def _brings_about(self, token: int, thing: int) -> bool:
        """Tell whether a preposition makes a thing the cause: "by glass", but "in" only a mishap."""
        preposition, word = self.parse.lower[self.parse.head[token]], self.parse.lower[thing]
        if word in word_list("accidents"):
            return True
        return preposition in ("by", "from", "with") and word not in word_list("happenings")

    def _caused(self, number: int, tokens: Iterable[int]) -> Iterable[int]:
        for token in tokens:
            for each in conjuncts(self.parse, token):
                cause = self.trigger_at.get(through(self.parse, each))
                if cause is not None and cause != number:
                    yield cause


def _as_suffered(trigger: Trigger, by_people: bool) -> Trigger:
    """Give a telling as the act it is of people where only people suffer it: who is seized is abducted."""
    return trigger if trigger.of_people is None or not by_people else replace(trigger, act=trigger.of_people)


def _is_unarmed(mention: Mention) -> bool:
    """Tell whether a phrase stands for one person, or for people of whom none is told to bear arms."""
    people = mention.people
    armed = people is not None and (people.perpetrator_like or (people.armed and mention.plural))
    return mention.kind in (Kind.PERSON, Kind.GROUP) and not armed and mention.actor is None


def _acts_as_country(parse: Parse, token: int) -> bool:
    """Tell whether a place stands as a subject or agent, as a country does that bombs another."""
    return (
        parse.dep[token] in ("nsubj", "pobj", "compound", "poss") and parse.lower[parse.head[token]] in ("by",)
    ) or parse.dep[token] == "nsubj"
