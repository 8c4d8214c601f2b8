"""Whom a pronoun or "the man" may stand for: what number, sex and the grammar of its clause allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.coding.english.frames import subject_of
from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import Parse

if TYPE_CHECKING:
    from onrecord.coding.english.entities import Entities

__all__ = ["SUBJECTS", "Antecedents"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# So many steps up is the verb whose participle acts on a pronoun, and whoever tells of a loss.
PARTICIPLE_REACH, TELLER_REACH = 4, 8
# Who speaks and who is spoken to are never "he" or "the man".
SPEAKING = frozenset(
    {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours"}
)


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The mentions of a report, joined so far, asked which of them a later one may stand for."""

    parse: Parse
    entities: Entities
    by_head: Mapping[int, Mention]

    def may_stand_for(self, other: Mention, mention: Mention) -> bool:
        """Tell whether nothing in number, sex or grammar forbids that a later mention stands for an earlier one."""
        if mention.plural != other.plural or self.parse.lower[other.head] in SPEAKING:
            return False
        if self.parse.lower[other.head] == "one" and not self.parse.kids(other.head, "prep"):
            return False  # "one" alone may be a shell
        sex, wanted = self.entities.sex(other.id), mention.sex
        if sex is not None and wanted is not None and sex is not wanted:
            return False
        if self.parse.lower[self.parse.head[mention.head]] in word_list("losses") and self._tells_of(other, mention):
            return False
        if mention.kind is Kind.PRONOUN and not self._reflexive_or_possessive(mention):
            # "Darwish killed him": an object pronoun is not the subject of its own clause.
            of = self.parse.head[mention.head]
            if self.parse.lower[of] == "of" and self.parse.head[of] == other.head:
                return False  # "two of them" are not all of them
            beside = self.parse.head[other.head] == self.parse.head[mention.head]
            return not (beside and self.parse.dep[other.head] in SUBJECTS) and not self._acts_on(other, mention)
        return True

    def _acts_on(self, other: Mention, mention: Mention) -> bool:
        """Tell whether one does what a participle without a subject says of a pronoun: "gunmen fired on farmers,
        wounding two of them"."""
        parse, token = self.parse, mention.head
        if parse.dep[token] not in ("dobj", "pobj"):
            return False
        for _ in range(PARTICIPLE_REACH):
            token = parse.head[token]
            if parse.is_verb(token):
                break
        if parse.dep[token] != "advcl" or parse.tag[token] != "VBG":
            return False
        doer = self.by_head.get(-1 if (subject := subject_of(parse, token)) is None else subject)
        return doer is not None and self.entities.of(doer.id) == self.entities.of(other.id)

    def _tells_of(self, other: Mention, mention: Mention) -> bool:
        """Tell whether one tells of the loss that a pronoun owns, as nobody does of his own: "Darwish mourned his
        death"."""
        parse, place = self.parse, self.parse.head[mention.head]
        for _ in range(TELLER_REACH):
            subject = parse.kid(place, "nsubj")
            teller = None if subject is None else self.by_head.get(subject)
            if teller is not None and self.entities.of(teller.id) == self.entities.of(other.id):
                return parse.lower[place] in verb_table("telling") or parse.lower[place] in verb_table("mourning")
            place = parse.head[place]
        return False

    def _reflexive_or_possessive(self, mention: Mention) -> bool:
        return self.parse.tag[mention.head] == "PRP$" or self.parse.lower[mention.head].endswith("self")
