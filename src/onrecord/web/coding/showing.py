"""A sheet as it is shown: incidents with what happened in them, each thing with its values and what it still lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onrecord.coding.codebook import Codebook
from onrecord.coding.editing.edits import LETTERS
from onrecord.coding.editing.fields import LINKS, RELATION, RELATIONS, Field, Shape, field_name, field_named, fields_of
from onrecord.coding.editing.finishing import KIND_OF, lacking
from onrecord.coding.editing.sheet import Held, Sheet, State, Thing
from onrecord.coding.editing.standing import is_void
from onrecord.core.coding import Claim
from onrecord.core.vocabulary import PartyKind, RecordKind
from onrecord.web.coding.blocks import Block, Part
from onrecord.web.coding.labels import FIELDS, KINDS
from onrecord.web.coding.places import OnMap, off_map
from onrecord.web.coding.shown import Shown
from onrecord.web.coding.values import Words, group_claims, state_of, typed_of, value_text
from onrecord.web.sentences.saying import say

__all__ = ["Showing"]

ROLES = (RecordKind.ACT, RecordKind.VICTIM, RecordKind.PERPETRATOR, RecordKind.OBJECT)
# What is asked for at once where it is not told; the rest is behind "More".
ASKED = {
    RecordKind.INCIDENT: ("when", "where"),
    RecordKind.ACT: ("type", "method"),
    RecordKind.VICTIM: ("name", "age", "sex"),
    RecordKind.PERPETRATOR: ("actor",),
    RecordKind.OBJECT: ("name", "type"),
    RecordKind.TOLL: ("act", "count"),
}
PARTIES = (RecordKind.VICTIM, RecordKind.PERPETRATOR)
RELATED = Field(RELATION, Shape.WORD, RELATIONS, several=True)
"""What somebody is to another, before it is said to whom."""
# So many fields say who somebody is; what happened to them follows.
NAMED = 3
CALLED = ("name", "description", "actor", "names", "type", "occupation")


@dataclass
class Showing:
    """Shows a sheet in the words of one language; of the thing named `whole` every field, told or not. `on_map` gives
    what is to be said of a place that a person set, and the places it may be.
    """

    sheet: Sheet
    book: Codebook
    words: Words
    whole: str = ""
    on_map: Callable[[Field, Sequence[Claim]], OnMap] = off_map
    _lacking: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        self._lacking = frozenset(lacking(self.sheet))
        self.words = Words(self.words.phrases, self.call)

    def parts(self) -> Iterator[Part]:
        """Yield the incidents, then the tolls."""
        for kind in (RecordKind.INCIDENT, RecordKind.TOLL):
            some = [each for each in self.sheet.within(None) if each.kind is kind]
            for number, thing in enumerate(some, 1):
                roles = self._roles(thing) if kind is RecordKind.INCIDENT else ()
                yield Part(self.block(thing), number, tuple(roles))

    @property
    def open(self) -> int:
        """How many suggestions wait for a decision: values as they are shown, not their claims."""
        blocks = (
            block
            for part in self.parts()
            for block in (part.block, *(each for _, _, some in part.roles for each in some))
        )
        shown = (value for block in blocks if not block.is_removed for value in block.values)
        return sum(value.state == State.SUGGESTED for value in shown)

    def blanks(self) -> Iterator[Part]:
        """Yield a new thing of each kind, with the number 0 in place of its own: what a script copies."""
        for kind, letters in LETTERS.items():
            party = PartyKind.PERSON if kind in (RecordKind.VICTIM, RecordKind.PERPETRATOR) else None
            thing = Thing(f"{letters[0]}0", kind, None, party, is_own=True)
            roles = [(str(role), KINDS[role], ()) for role in ROLES] if kind is RecordKind.INCIDENT else []
            yield Part(self.block(thing), 0, tuple(roles))

    def block(self, thing: Thing) -> Block:
        """Give a thing as it is shown."""
        values, told = [], set[str]()
        for field_, group in self._values(thing):
            values.append(self._shown(thing, field_, group))
            told.add(field_.name)
        plain = [each for each in values if self._tells_nothing(thing, each)]
        empty = [each for each in self._fields(thing) if each.several or each.name not in told]
        asked = [each for each in empty if each.name in ASKED[thing.kind] or self._is_link(each)]
        return Block(
            thing.id,
            str(thing.kind),
            self._kind_label(thing),
            self.call(thing.id) if self.sheet.of(thing.id) else "",
            tuple(each for each in values if each not in plain),
            tuple(plain),
            tuple(self._empty(thing, each) for each in asked if each.name not in told),
            tuple(self._empty(thing, each) for each in empty if each not in asked),
            self._outcome(thing),
            self._is_part(thing),
            thing.is_removed,
            thing.is_own,
            self._lacks(thing),
            thing.id == self.whole or thing.id[1:] == "0",
        )

    def value(self, key: str) -> tuple[Thing, Field, Shown] | None:
        """Give the value or empty field of a key (`p1.age` or `p1.age.2`), None where there is none."""
        subject, _dot, rest = key.partition(":")
        thing = self.sheet.thing(subject)
        if thing is None:
            return None
        block = self.block(thing)
        for each in (*block.values, *block.more, *block.asked, *block.others):
            if each.key == key:
                return thing, self.field(thing, rest.partition(":")[0]), each
        return None

    def field(self, thing: Thing, name: str) -> Field:
        """Give a field of a thing by its name."""
        return RELATED if name == RELATION else field_named(thing.kind, name, self.book)

    def others(self, thing: Thing) -> list[Thing]:
        """Give the people and groups whom somebody may be related to: the others of the incident."""
        found = [each for each in self.sheet.within(thing.within) if each.kind in PARTIES]
        return [
            each for each in found if each.id != thing.id and not each.is_removed and each.party is not PartyKind.ACTOR
        ]

    def call(self, id_: str) -> str:
        """Give what a thing is called: by what it is told of it, an id that nothing is told of as it is."""
        told = {held.claim.property: held.claim for held in self.sheet.of(id_) if held.state is not State.REJECTED}
        if (claim := told.get("type")) is not None and self.sheet.kinds.get(id_) is RecordKind.ACT:
            return self.words.choice("type", str(claim.value))
        for name in CALLED:
            if name in told and isinstance(told[name].value, str):
                return str(told[name].value)
        thing = self.sheet.thing(id_)
        return self.words.phrases.say(f"unnamed_{thing.party}") if thing is not None and thing.party else ""

    def _roles(self, incident: Thing) -> Iterator[tuple[str, str | Promise, tuple[Block, ...]]]:
        for role in ROLES:
            things = [each for each in self.sheet.within(incident.id) if each.kind is role]
            yield str(role), KINDS[role], tuple(self.block(each) for each in things)

    def _values(self, thing: Thing) -> Iterator[tuple[Field, tuple[Held, ...]]]:
        by_field: dict[str, list[Held]] = {}
        for held in self._held(thing):
            by_field.setdefault(field_name(held.claim.property), []).append(held)
        order = {each.name: number for number, each in enumerate(self._fields(thing))}
        for name in sorted(by_field, key=lambda each: order.get(each, len(order))):
            field_ = self._field_or_text(thing, name)
            for group in _in_order(field_, by_field[name]):
                yield field_, group

    def _held(self, thing: Thing) -> list[Held]:
        """Give the claims on a thing, without those of a person's own that they typed another in place of."""
        return [held for held in self.sheet.of(thing.id) if not held.is_overwritten]

    def _field_or_text(self, thing: Thing, name: str) -> Field:
        """Give a field; what a coder told that no field holds is shown as words."""
        known = {each.name: each for each in self._fields(thing)}
        return known[name] if name in known else Field(name, Shape.TEXT)

    def _fields(self, thing: Thing) -> list[Field]:
        fields = list(fields_of(thing.kind, self.book))
        link = LINKS.get(thing.kind)
        told = {held.claim.property for held in self._held(thing)}
        if link is not None:
            acts = [each for each in self.sheet.within(thing.within) if each.kind is RecordKind.ACT]
            live = (each for each in acts if not each.is_removed and self.call(each.id))
            names = [f"acts.{each.id}.{link.name}" for each in live]
            names += [each for each in told if each.startswith("acts.") and each not in names]
            at = NAMED if thing.kind is RecordKind.VICTIM else len(fields)
            fields[at:at] = [Field(name, link.shape, link.choices) for name in names]
        if thing.kind in PARTIES and thing.party is not PartyKind.ACTOR:
            fields += [
                field_named(thing.kind, name, self.book) for name in sorted(told) if name.startswith(f"{RELATION}.")
            ]
            fields.append(RELATED)
        return fields

    def _shown(self, thing: Thing, field_: Field, group: Sequence[Held]) -> Shown:
        claims: list[Claim] = [held.claim for held in group]
        live = [held.claim for held in group if held.state is not State.REJECTED] or claims
        number = next((n for n, each in enumerate(self._same(thing, field_)) if each == tuple(group)), 0)
        quotes = {(quote.start, quote.end) for claim in claims for quote in claim.quotes}
        state = state_of(group)
        note, places = self.on_map(field_, live) if state is State.OWN else ("", ())
        return Shown(
            key=f"{thing.id}:{field_.name}" + (f":{number}" if number else ""),
            label=self._label(thing, field_),
            text=value_text(field_, live, self.words),
            state=str(state),
            claims=tuple(claim.id for claim in claims),
            quotes=tuple(sorted(quotes)),
            stance=str(claims[0].stance),
            chain=claims[0].according_to,
            rule="; ".join(dict.fromkeys(say(claim.inferred_by) for claim in claims if claim.inferred_by)),
            confidence=min(claim.confidence for claim in live) if group[0].put is None else None,
            typed=typed_of(field_, live),
            is_number=field_.shape in (Shape.COUNT, Shape.AGE),
            note=note,
            places=places,
        )

    def _same(self, thing: Thing, field_: Field) -> list[tuple[Held, ...]]:
        held = [each for each in self._held(thing) if field_name(each.claim.property) == field_.name]
        return _in_order(field_, held)

    def _empty(self, thing: Thing, field_: Field) -> Shown:
        # A field that may have several is added to under a key that no value has.
        end = ":new" if field_.several else ""
        number = field_.shape in (Shape.COUNT, Shape.AGE)
        # What says of what kind a thing is rests on the words that it was begun with.
        quotes = thing.quotes if field_.name == KIND_OF.get(thing.kind) else ()
        return Shown(f"{thing.id}:{field_.name}{end}", self._label(thing, field_), quotes=quotes, is_number=number)

    def _label(self, thing: Thing, field_: Field) -> str | Promise:
        first, _dot, rest = field_.name.partition(".")
        if first == "counts":
            return self.words.phrases.term("people", rest)
        if first == RELATION:
            return _("Relation to %(name)s") % {"name": self.call(rest)} if rest else _("Relation to another")
        if first == "acts":
            act, _dot, said = rest.partition(".")
            label, several = FIELDS[said], len(self._acts_of(thing)) > 1
            return _("%(what)s: %(act)s") % {"what": label, "act": self.call(act)} if several else label
        return FIELDS.get(f"{thing.kind}.{first}", FIELDS.get(first, first))

    def _acts_of(self, thing: Thing) -> list[Thing]:
        return [each for each in self.sheet.within(thing.within) if each.kind is RecordKind.ACT]

    def _kind_label(self, thing: Thing) -> str | Promise:
        if thing.party is PartyKind.GROUP and thing.kind is RecordKind.VICTIM:
            return _("Victims, a group")
        return KINDS[thing.kind]

    def _outcome(self, thing: Thing) -> str:
        if thing.kind is not RecordKind.ACT:
            return ""
        told = [h.claim.value for h in self.sheet.of(thing.id) if h.claim.property == "type" and h.state != "rejected"]
        act = self.book.acts.get(str(told[-1])) if told else None
        return str(act.outcome) if act is not None else ""

    def _lacks(self, thing: Thing) -> str | Promise:
        """Give what must be said of a thing that would not be kept or counted as it is."""
        if thing.kind is RecordKind.INCIDENT and is_void(self.sheet, thing.id):
            return _("every act was rejected: this incident is not kept")
        if thing.id in self._lacking:
            return (
                _("say what part they had, or they are not kept")
                if thing.kind is RecordKind.PERPETRATOR
                else (_("say what was done, or this is not kept"))
            )
        return _("say what happened to them, or they are not counted") if self._is_unharmed(thing) else ""

    def _is_unharmed(self, thing: Thing) -> bool:
        """True of a victim of whom nothing says what an act did to them, so that they are not counted."""
        if thing.kind is not RecordKind.VICTIM or thing.id[1:] == "0":
            return False
        acts = [each for each in self._acts_of(thing) if not each.is_removed and self._outcome(each)]
        told = [held.claim.property for held in self.sheet.of(thing.id) if held.state is not State.REJECTED]
        return bool(acts and told) and not any(each.startswith("acts.") for each in told)

    def _is_part(self, thing: Thing) -> bool:
        return any(h.claim.property == "part_of" and h.state is not State.REJECTED for h in self.sheet.of(thing.id))

    @staticmethod
    def _is_link(field_: Field) -> bool:
        return field_.name.startswith("acts.")

    def _tells_nothing(self, thing: Thing, shown: Shown) -> bool:
        """True of what tells a reader nothing: that one is one, that what is not stated is unknown, that a name is also
        written as it is.
        """
        if ":names" in shown.key:
            return shown.text == self.call(thing.id)
        if shown.key.endswith(":count") and thing.party is PartyKind.PERSON:
            return shown.typed == "1"
        return shown.typed == "unknown" and shown.state == "suggested"


def _in_order(field_: Field, held: Sequence[Held]) -> list[tuple[Held, ...]]:
    """Give the values of a field, rejected ones last: the first is then the one that took their place."""
    return sorted(group_claims(field_, held), key=lambda group: state_of(group) is State.REJECTED)
