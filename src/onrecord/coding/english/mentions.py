"""Noun phrases that can take part in an act: people, groups, actors, places, things, weapons and the pronouns for
them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.coding.english.frames import counted_whole
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.objects import object_type
from onrecord.coding.english.readings import Laid, Readings
from onrecord.coding.english.syntax import Parse
from onrecord.core.values import Age, Count
from onrecord.core.vocabulary import AgeGroup, Sex
from onrecord.resolution.actors import ActorMention
from onrecord.resolution.numbers import CountExpression
from onrecord.resolution.people import PersonFeatures

__all__ = ["Kind", "Mention", "find_mentions"]


class Kind(StrEnum):
    """What a noun phrase stands for."""

    PERSON = "person"
    GROUP = "group"
    ACTOR = "actor"
    PLACE = "place"
    OBJECT = "object"
    WEAPON = "weapon"
    PRONOUN = "pronoun"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase: tokens `[start, end)` without clauses behind the head; `name` is the stretch of its proper
    name.
    """

    id: int
    head: int
    start: int
    end: int
    kind: Kind
    name: tuple[int, int] | None = None
    actor: ActorMention | None = None
    people: PersonFeatures | None = None
    object_type: str | None = None
    sex: Sex | None = None
    age_group: AgeGroup | None = None
    count: Count | None = None
    count_at: tuple[int, int] | None = None
    more: bool = False
    age: Age | None = None
    age_at: tuple[int, int] | None = None
    owner: int | None = None
    plural: bool = False
    definite: bool = False

    @property
    def human(self) -> bool:
        """Tell whether the phrase stands for people."""
        return self.kind in (Kind.PERSON, Kind.GROUP, Kind.PRONOUN)


PRONOUNS: dict[str, tuple[Sex | None, bool]] = {
    "he": (Sex.MALE, False), "him": (Sex.MALE, False), "his": (Sex.MALE, False), "himself": (Sex.MALE, False),
    "she": (Sex.FEMALE, False), "her": (Sex.FEMALE, False), "hers": (Sex.FEMALE, False), "herself": (Sex.FEMALE, False),
    "they": (None, True), "them": (None, True), "their": (None, True), "themselves": (None, True),
    "i": (None, False), "me": (None, False), "my": (None, False), "we": (None, True),
    "us": (None, True), "our": (None, True),
}  # fmt: skip
LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "advmod",
        "npadvmod",
        "predet",
        "punct",
        "case",
        "neg",
    }
)
INNER = frozenset({"compound", "nmod", "amod", "det", "nummod", "quantmod", "npadvmod", "case"})
NOMINAL_DEPS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "ROOT", "dative", "dep", "oprd"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"})
COLLECTIVE_HEADS = frozenset(
    {
        "dead",
        "wounded",
        "injured",
        "deceased",
        "missing",
        "disappeared",
        "kidnapped",
        "displaced",
        "arrested",
        "detained",
        "killed",
    }
)
COUNT_HEADS = frozenset(
    {
        "others",
        "many",
        "some",
        "several",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "few",
        "all",
        "both",
        "most",
        "one",
        "another",
    }
)
INDEFINITE = frozenset(
    {
        "none",
        "nobody",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "no-one",
        "nothing",
        "something",
        "anything",
        "everything",
    }
)


def find_mentions(parse: Parse, readings: Readings, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Find the noun phrases of a report, in the order of their heads."""
    heads = [token for token in range(len(parse)) if _is_head(parse, readings, token)]
    drafts = [_draft(parse, readings, knowledge, token) for token in heads]
    mentions = [replace(mention, id=number) for number, mention in enumerate(drafts)]
    by_head = {mention.head: mention for mention in mentions}
    return tuple(_owned(parse, mention, by_head) for mention in mentions)


def _is_head(parse: Parse, readings: Readings, token: int) -> bool:
    tag, dep = parse.tag[token], parse.dep[token]
    if parse.lower[token] in INDEFINITE or (token in readings.age_at and tag == "CD"):
        return False
    if tag in ("PRP", "PRP$"):
        return parse.lower[token] in PRONOUNS
    name = readings.person_at(token)
    if name is not None:
        return token == _root_of(parse, name)
    if tag.startswith("NN"):
        if dep in INNER and parse.head[token] > token:
            return readings.is_span_root(parse, token)
        return not _inside_left(parse, readings, token)
    if dep not in NOMINAL_DEPS:
        return False
    if tag == "CD":
        return token in readings.count_at and not parse.kids(token, "pobj") and dep != "dep"
    lower = parse.lower[token]
    if lower in COLLECTIVE_HEADS and (tag.startswith("JJ") or tag in ("VBN", "VBD")):
        kids = [parse.lower[kid] for kid in parse.kids(token, "det", "nummod")]
        return bool(kids) or token - 1 in readings.count_at
    return lower in COUNT_HEADS and tag in ("JJ", "DT", "PDT", "JJS")


def _root_of(parse: Parse, stretch: tuple[int, int]) -> int:
    """Give the last token of a stretch whose governor stands outside it."""
    inside = range(*stretch)
    found = (token for token in reversed(inside) if parse.head[token] not in inside or parse.head[token] == token)
    return next(found, stretch[1] - 1)


def _inside_left(parse: Parse, readings: Readings, token: int) -> bool:
    """Tell whether the token is a name's inner word that the parser hung to the right."""
    actor = readings.actor_at.get(token)
    return actor is not None and actor.root(parse) != token


def _draft(parse: Parse, readings: Readings, knowledge: Knowledge, head: int) -> Mention:
    if parse.tag[head] in ("PRP", "PRP$"):
        return _pronoun(parse, readings, head)
    start, end = _extent(parse, readings, head)
    name = readings.person_at(head)
    if name is not None:
        start, end = min(start, name[0]), max(end, name[1])
    words = parse.span(start, end)
    people = _people(parse, readings, knowledge, (head, start, end))
    kind, actor = _kind(parse, readings, knowledge, head, (start, end, name, people))
    count = _count(parse, readings, (head, start, end), people)
    age = readings.age_near(parse, start, end)
    return Mention(
        id=0,
        head=head,
        start=start,
        end=end,
        kind=kind,
        name=name,
        actor=actor,
        people=people,
        object_type=object_type(words) if kind is Kind.OBJECT else None,
        sex=_sex(parse, knowledge, (start, name), people),
        age_group=people.age_group if people is not None else None,
        count=None if count is None else count.count,
        count_at=None if count is None else (count.start, count.end),
        more=count is not None and count.more,
        age=None if age is None else age.age,
        age_at=None if age is None else (age.start, age.end),
        plural=_is_plural(parse, head, people) and name is None,
        definite=parse.lower[start] in DEFINITE or name is not None,
    )


def _pronoun(parse: Parse, readings: Readings, head: int) -> Mention:
    """Give "she", with the age that its own sentence tells: "She was 70"."""
    sex, plural = PRONOUNS[parse.lower[head]]
    age = None if plural else readings.age_near(parse, head, head + 1)
    return Mention(
        id=0,
        head=head,
        start=head,
        end=head + 1,
        kind=Kind.PRONOUN,
        sex=sex,
        age=None if age is None else age.age,
        age_at=None if age is None else (age.start, age.end),
        plural=plural,
        definite=True,
    )


def _people(
    parse: Parse, readings: Readings, knowledge: Knowledge, phrase: tuple[int, int, int]
) -> PersonFeatures | None:
    """Give what the words of a phrase say of the people it stands for: those before a name, or all of them."""
    head, start, end = phrase
    name = readings.person_at(head)
    if name is not None:
        return knowledge.describe(parse.span(start, name[0])) if name[0] > start else None
    told = knowledge.describe(parse.span(start, end))
    alone = knowledge.describe(parse.words[head]) if told is None and end - start > 1 else None
    return told or alone or _of_whole(parse, readings, knowledge, head)


def _count(
    parse: Parse, readings: Readings, phrase: tuple[int, int, int], people: PersonFeatures | None
) -> CountExpression | None:
    """Give the number of a phrase, where its own sentence tells it."""
    head, start, end = phrase
    laid = readings.count_over(start, end) or _carried_count(parse, readings, head)
    if laid is None and people is not None and people.collective:
        laid = _count_behind(parse, readings, head)
    return None if laid is None or parse.sentence[laid.first] != parse.sentence[head] else laid.found


def _of_whole(parse: Parse, readings: Readings, knowledge: Knowledge, head: int) -> PersonFeatures | None:
    """Give what the words for a group say of some of it: "two of the four girls"."""
    whole = counted_whole(parse, head)
    return None if whole is None else knowledge.describe(parse.span(*_extent(parse, readings, whole)))


def _carried_count(parse: Parse, readings: Readings, head: int) -> Laid[CountExpression] | None:
    """Give the number a noun hangs on: "hundreds of people", "the bodies of three men" has its own."""
    preposition = parse.head[head]
    if parse.dep[head] != "pobj" or parse.lower[preposition] != "of":
        return None
    return readings.count_at.get(parse.head[preposition])


def _count_behind(parse: Parse, readings: Readings, head: int) -> Laid[CountExpression] | None:
    """Give the number behind a word for a group: "a family of six", "the crew of twelve men"."""
    for preposition in parse.kids(head, "prep"):
        number = parse.kid(preposition, "pobj")
        if parse.lower[preposition] == "of" and number is not None:
            return readings.count_over(preposition + 1, number + 1)
    return None


def _extent(parse: Parse, readings: Readings, head: int) -> tuple[int, int]:
    start = head
    for kid in reversed(parse.children[head]):
        if kid > head:
            continue
        low, high = parse.subtree(kid)
        if (
            parse.dep[kid] not in LEFT
            or high < start - 1
            or (parse.dep[kid] == "punct" and parse.lower[kid] not in ("-", '"', "“", "”", "'"))
        ):
            break
        start = min(start, low)
    # A count phrase the parser cut off still belongs here: "at least | 12 people".
    count = readings.count_over(start, head + 1)
    if count is not None:
        start = min(start, count.first)
    actor = readings.actor_at.get(head)
    return start, max(head + 1, actor.last if actor is not None else 0)


Phrase = tuple[int, int, tuple[int, int] | None, PersonFeatures | None]


def _kind(
    parse: Parse, readings: Readings, knowledge: Knowledge, head: int, phrase: Phrase
) -> tuple[Kind, ActorMention | None]:
    start, end, name, people = phrase
    actor = readings.actor_at.get(head)
    if name is not None:
        return Kind.PERSON, None
    if actor is not None and not _member_behind(parse, knowledge, actor.last):
        return Kind.ACTOR, actor.found
    if parse.lower[head] in word_list("actor_nouns"):
        return Kind.ACTOR, None
    if people is not None:
        return (Kind.GROUP if _is_plural(parse, head, people) else Kind.PERSON), None
    whole = counted_whole(parse, head)
    if whole is not None and object_type(parse.span(*_extent(parse, readings, whole)).lower()) is not None:
        return Kind.OBJECT, None
    if parse.lower[head] in COLLECTIVE_HEADS or parse.lower[head] in COUNT_HEADS or parse.tag[head] == "CD":
        return Kind.GROUP, None
    return _thing(parse, readings, knowledge, (head, parse.span(start, end).lower())), None


def _thing(parse: Parse, readings: Readings, knowledge: Knowledge, phrase: tuple[int, str]) -> Kind:
    """Give what a noun phrase stands for that is neither people nor a body."""
    head, words = phrase
    if head in readings.place_at:
        return Kind.PLACE
    if knowledge.is_weapon(words):
        return Kind.WEAPON
    if object_type(words) is not None:
        return Kind.OBJECT
    entity = parse.entity_of[head]
    label = parse.entities[entity].label if entity >= 0 else ""
    if label in ("GPE", "LOC"):
        return Kind.PLACE
    return Kind.GROUP if label == "NORP" and parse.tag[head] in ("NNPS", "NNP", "NNS") else Kind.OTHER


def _member_behind(parse: Parse, knowledge: Knowledge, token: int) -> bool:
    """Tell whether a word for its people follows a body's name that the parser took for the head ("ISIS militant")."""
    if token >= len(parse) or parse.tag[token].startswith("VB"):
        return False
    people = knowledge.describe(parse.words[token])
    return people is not None and people.armed


def _is_plural(parse: Parse, head: int, people: PersonFeatures | None) -> bool:
    if parse.tag[head] == "CD" and parse.lower[head] == "one":
        return False
    return (
        parse.tag[head] in ("NNS", "NNPS", "CD")
        or parse.lower[head] in COLLECTIVE_HEADS | COUNT_HEADS
        or (people is not None and people.collective)
    )


def _sex(
    parse: Parse, knowledge: Knowledge, place: tuple[int, tuple[int, int] | None], people: PersonFeatures | None
) -> Sex | None:
    start, name = place
    if people is not None and people.sex is not None:
        return people.sex
    if name is not None:
        return knowledge.sex_of_title(parse.span(start, name[1]))
    return None


def _owned(parse: Parse, mention: Mention, by_head: dict[int, Mention]) -> Mention:
    """Give the mention with its possessor: "his mother" is owned by "his"."""
    owner = parse.kid(mention.head, "poss")
    if owner is None:
        of = [kid for kid in parse.kids(mention.head, "prep") if parse.lower[kid] == "of"]
        owner = parse.kid(of[0], "pobj") if of and mention.people is not None and mention.people.kinship else None
    if owner is None or owner not in by_head:
        return mention
    return replace(mention, owner=by_head[owner].id)
