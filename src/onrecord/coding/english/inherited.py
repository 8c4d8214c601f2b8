"""Whose child or sibling one told by few names is, where the words tell it: "Omar Haddad, his wife and their son Sami".

The words lead back from the name through a list to a word for children or siblings, and from that to whoever is called
so by "his" or "Omar's", or by "their" to the nearest man told in full before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.naming import fullest_name, main_name
from onrecord.coding.english.syntax import FINITE, POSSESSIVE, Parse
from onrecord.core.vocabulary import Sex
from onrecord.resolution.inheritance import Bond, inherited_name

__all__ = ["Inherited", "find_inherited"]

CHILDREN = frozenset({"son of", "daughter of", "child of"})
SIBLINGS = frozenset({"brother of", "sister of", "sibling of"})
LIKE = frozenset({"as", "including", "like"})
REACH, NEAR = 60, 6
RULE = "inherited from the {}: a name goes on with the father's, in Arab naming, or with the family's"


@dataclass(frozen=True, slots=True)
class Inherited:
    """A fuller name, the rule that concluded it, and the tokens of the child, the word for it and the kinsman."""

    name: str
    rule: str
    tokens: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Page:
    parse: Parse
    knowledge: Knowledge
    entities: Entities

    def name_of(self, mention: Mention) -> str | None:
        """Give the fullest name of whoever is meant."""
        return fullest_name(self.parse, self.knowledge, self.entities, self.entities.of(mention.id))

    def sex_of(self, mention: Mention) -> Sex | None:
        """Give the sex told, or that the given name commonly tells."""
        told = self.entities.sex(self.entities.of(mention.id))
        name = self.name_of(mention)
        return told if told is not None or name is None else self.knowledge.sex_of_given_name(name)


def find_inherited(parse: Parse, knowledge: Knowledge, entities: Entities, entity: int) -> Inherited | None:
    """Give the fuller name an entity inherits from a parent or sibling, None where no words tell whose it is."""
    page = _Page(parse, knowledge, entities)
    name = main_name(parse, knowledge, entities, entity)
    if name is None:
        return None
    named = [(mention, _kin_word(page, mention)) for mention in entities.members(entity) if mention.name is not None]
    told = ((mention, kin, other) for mention, kin in named if kin is not None for other in _kinsmen(page, kin))
    return next((found for each in told if (found := _inherit(page, name, each)) is not None), None)


def _inherit(page: _Page, name: str, told: tuple[Mention, Mention, Mention]) -> Inherited | None:
    mention, kin, other = told
    fuller = page.name_of(other)
    if fuller is None or page.entities.of(other.id) == page.entities.of(mention.id):
        return None
    bond = _bond(page, kin, other)
    found = inherited_name(name, fuller, bond)
    if found is None:
        return None
    own, theirs = mention.name or (mention.start, mention.end), other.name or (other.start, other.end)
    return Inherited(found, RULE.format(bond), (own, (kin.start, kin.head + 1), theirs))


def _bond(page: _Page, kin: Mention, other: Mention) -> Bond:
    if _relation(kin) in SIBLINGS:
        return Bond.SIBLING
    return Bond.FATHER if page.sex_of(other) is Sex.MALE else Bond.PARENT


def _relation(mention: Mention) -> str | None:
    return None if mention.people is None else mention.people.kinship


def _before(page: _Page, mention: Mention) -> Iterator[Mention]:
    """Yield the mentions before one, nearest first, as far as its paragraph and the reach go."""
    parse, mentions = page.parse, page.entities.mentions
    for number in range(mention.id - 1, -1, -1):
        other = mentions[number]
        if parse.paragraph[other.head] != parse.paragraph[mention.head] or mention.head - other.head > REACH:
            return
        yield other


def _kin_word(page: _Page, mention: Mention) -> Mention | None:
    """Give the word for children or siblings on whose list a name stands, or that stands before it."""
    parse = page.parse
    if _relation(mention) is not None:
        return mention if _relation(mention) in CHILDREN | SIBLINGS else None
    for other in _before(page, mention):
        if parse.sentence[other.head] != parse.sentence[mention.head] or _parted(parse, other, mention):
            return None
        if _relation(other) is not None and not _in_bracket(parse, other):
            return other if _relation(other) in CHILDREN | SIBLINGS else None
    return None


def _parted(parse: Parse, first: Mention, second: Mention) -> bool:
    """Tell whether another clause begins between two mentions, or the later hangs on a preposition."""
    depth = 0
    for token in range(first.head + 1, second.start):
        depth += (parse.lower[token] == "(") - (parse.lower[token] == ")")
        if parse.tag[token] in FINITE or (depth == 0 and parse.tag[token] == "IN" and parse.lower[token] not in LIKE):
            return True
    return False


def _in_bracket(parse: Parse, mention: Mention) -> bool:
    return mention.start > 0 and parse.lower[mention.start - 1] == "("


def _kinsmen(page: _Page, kin: Mention) -> Iterator[Mention]:
    """Yield who may be meant as the one whose children or siblings they are, the likeliest first."""
    owner = _possessor(page, kin) if kin.owner is None else page.entities.mentions[kin.owner]
    if owner is None:
        return
    if owner.kind is not Kind.PRONOUN:
        yield owner
        if page.sex_of(owner) is not Sex.MALE:
            yield from _joined(page, owner)
        return
    word = page.parse.lower[owner.head]
    told = list(_adults(page, kin))
    if _relation(kin) in SIBLINGS:
        yield from told[:1]
        return
    if word == "her":
        told = [other for other in told if _is_husband(page, other)]
    yield from [other for other in told if page.sex_of(other) is Sex.MALE][:1]


def _possessor(page: _Page, kin: Mention) -> Mention | None:
    """Give the name right before a word for kin that the parser hung elsewhere: "Omar and Hana's daughters"."""
    for other in _before(page, kin):
        if other.name is not None and page.parse.lower[other.name[1]] in POSSESSIVE and kin.head - other.name[1] < NEAR:
            return other
        if other.kind is not Kind.PRONOUN:
            return None
    return None


def _joined(page: _Page, owner: Mention) -> Iterator[Mention]:
    """Yield who is named right before an owner: the "Omar" of "Omar and Hana's children"."""
    before = page.entities.mentions[owner.id - 1] if owner.id else None
    if (
        before is not None
        and before.name is not None
        and page.parse.lower[before.end : owner.start] in (("and",), ("&",))
    ):
        yield before


def _is_husband(page: _Page, mention: Mention) -> bool:
    return any(_relation(each) == "husband of" for each in page.entities.members(page.entities.of(mention.id)))


def _adults(page: _Page, kin: Mention) -> Iterator[Mention]:
    """Yield those told by more than one name before a word for kin, nearest first, those called children left out."""
    pending: list[Mention] = []
    for other in _before(page, kin):
        relation = _relation(other)
        if other.name is not None and relation not in CHILDREN:
            pending.append(other)
        if relation in CHILDREN:
            pending.clear()
        elif relation is not None:
            yield from _full(page, pending)
            pending.clear()
    yield from _full(page, pending)


def _full(page: _Page, mentions: list[Mention]) -> Iterator[Mention]:
    yield from (each for each in mentions if len((page.name_of(each) or "").split()) > 1)
