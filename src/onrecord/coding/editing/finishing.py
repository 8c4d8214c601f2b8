"""The coding that a sheet adds up to: what was accepted or is the person's own, and nothing else.

A thing is kept if something that is kept is said of it; an act or toll only if it is said of what kind it is, a
perpetrator only if it is said what part they had, an incident not if all its acts were rejected. What names a thing
that is not kept, or is in an incident that is not, is not kept either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from onrecord.coding.editing.edits import LETTERS
from onrecord.coding.editing.fields import refers_to
from onrecord.coding.editing.sheet import Held, Sheet, State, Thing
from onrecord.coding.editing.standing import has_part, is_void
from onrecord.coding.fold import ClaimIndex, IncidentFrame, Party, fold_incident, fold_toll
from onrecord.core.coding import Claim, Coder, Coding
from onrecord.core.values import Name, When
from onrecord.core.vocabulary import DateBasis, PartyKind, RecordKind

__all__ = ["KIND_OF", "finish", "lacking"]

KIND_OF = {RecordKind.ACT: "type", RecordKind.TOLL: "act"}
"""The property that says of what kind a thing is, without which it is nothing."""


def finish(sheet: Sheet, coder: Coder) -> Coding:
    """Give the coding of a sheet as this coder's."""
    things, kept = _kept(sheet)
    ids = _new_ids(sheet, things, kept)
    claims = tuple(_renamed(sheet, kept, ids))
    things = [replace(each, id=ids.get(each.id, each.id), within=ids.get(each.within or "", each.within))
              for each in things]  # fmt: skip
    view, dates = ClaimIndex(claims), _Dates(sheet, claims)
    incidents = tuple(
        fold_incident(_frame(each, things, view, dates), view) for each in things if each.kind is RecordKind.INCIDENT
    )
    tolls = tuple(
        fold_toll(each.id, view, {path: dates.how(each.id, path) for path in ("period", "said_on")})
        for each in things
        if each.kind is RecordKind.TOLL
    )
    return Coding(sheet.report, coder, incidents, tolls, claims)


def lacking(sheet: Sheet) -> tuple[str, ...]:
    """Give the acts and tolls of which something is kept, but not of what kind they are, and the perpetrators of whom
    it is not said what part they had: they would be lost.
    """
    return tuple(each.id for each in sheet.things if not each.is_removed and _is_lacking(sheet, each))


def _is_lacking(sheet: Sheet, thing: Thing) -> bool:
    some = {held.claim.property for held in sheet.of(thing.id) if held.is_kept}
    if not some and not thing.is_own:
        return False
    if thing.kind is RecordKind.PERPETRATOR:
        return not has_part(sheet, thing, [held for held in sheet.of(thing.id) if held.state is not State.REJECTED])
    return thing.kind in KIND_OF and KIND_OF[thing.kind] not in some


def _kept(sheet: Sheet) -> tuple[list[Thing], list[Held]]:
    """Give the things and claims that are kept, found by leaving out what rests on what is left out."""
    void = {each.id for each in sheet.within(None) if is_void(sheet, each.id)}
    things = [each for each in sheet.things if not each.is_removed and not {each.id, each.within} & void]
    claims = [held for held in sheet.claims if held.is_kept]
    while True:
        ids = {each.id for each in things}
        held = [each for each in claims if each.claim.subject in ids and _names_one_of(each.claim, ids)]
        left = [each for each in things if _is_told(sheet, each, things, held)]
        if len(held) == len(claims) and len(left) == len(things):
            return left, held
        things, claims = left, held


def _names_one_of(claim: Claim, ids: set[str]) -> bool:
    named = refers_to(claim.property, claim.value)
    return named is None or named in ids


def _is_told(sheet: Sheet, thing: Thing, things: Sequence[Thing], claims: Sequence[Held]) -> bool:
    told = [held for held in claims if held.claim.subject == thing.id]
    properties = {held.claim.property for held in told}
    if thing.kind is RecordKind.PERPETRATOR:
        return bool(properties) and has_part(sheet, thing, told)
    if thing.kind in KIND_OF:
        return KIND_OF[thing.kind] in properties
    if thing.kind is RecordKind.INCIDENT:
        return bool(properties) or any(each.within == thing.id for each in things)
    return bool(properties)


def _new_ids(sheet: Sheet, things: Sequence[Thing], claims: Sequence[Held]) -> Mapping[str, str]:
    """Give the ids that the person's own things have: after those of the base, in the order of the text."""
    first: dict[str, int] = {}
    for held in claims:
        for quote in held.claim.quotes:
            first[held.claim.subject] = min(first.get(held.claim.subject, quote.start), quote.start)
    last: dict[str, int] = {}
    for each in sheet.things:
        if not each.is_own:
            last[each.id[0]] = max(last.get(each.id[0], 0), int(each.id[1:]) if each.id[1:].isdecimal() else 0)
    own = {each.id: each for each in things if each.is_own}
    ids: dict[str, str] = {}
    for each in sorted(own.values(), key=lambda thing: (first.get(thing.id, len(sheet.report.text)), thing.id)):
        letter = "a" if each.party is PartyKind.ACTOR else LETTERS[each.kind][0]
        last[letter] = last.get(letter, 0) + 1
        ids[each.id] = f"{letter}{last[letter]}"
    return ids


def _renamed(sheet: Sheet, kept: Sequence[Held], ids: Mapping[str, str]) -> Iterator[Claim]:
    base = () if sheet.base is None else sheet.base.claims
    last = max((int(each.id[1:]) for each in base if re.fullmatch("c[0-9]+", each.id)), default=0)
    for held in kept:
        if held.put is None:
            yield held.claim
    own = sorted((held for held in kept if held.put is not None), key=lambda held: _place(held, sheet))
    for number, held in enumerate(own, last + 1):
        claim = held.claim
        named = refers_to(claim.property, claim.value)
        property_, value = claim.property, claim.value
        if named is not None and named in ids:
            value = ids[named] if property_ == "part_of" else value
            property_ = property_.replace(f".{named}", f".{ids[named]}", 1)
        yield replace(
            claim, id=f"c{number}", subject=ids.get(claim.subject, claim.subject), property=property_, value=value
        )


def _place(held: Held, sheet: Sheet) -> tuple[int, str, str]:
    start = min((quote.start for quote in held.claim.quotes), default=len(sheet.report.text))
    return start, held.put or "", held.claim.id


def _frame(incident: Thing, things: Sequence[Thing], view: ClaimIndex, dates: _Dates) -> IncidentFrame:
    members = [each for each in things if each.within == incident.id]
    basis, rule = dates.how(incident.id, "when")

    def ids(kind: RecordKind) -> tuple[str, ...]:
        return tuple(each.id for each in members if each.kind is kind)

    def parties(kind: RecordKind) -> tuple[Party, ...]:
        return tuple(_party(each, view) for each in members if each.kind is kind)

    return IncidentFrame(
        incident.id, ids(RecordKind.ACT), parties(RecordKind.VICTIM), parties(RecordKind.PERPETRATOR),
        ids(RecordKind.OBJECT), basis, rule,
    )  # fmt: skip


def _party(thing: Thing, view: ClaimIndex) -> Party:
    """Give a party with the forms of its name that are kept, as they were and then as they were added."""
    told = dict.fromkeys(str(claim.value) for claim in view.claims(thing.id, "names"))
    known = {name.text: name for name in thing.names if name.text in told}
    return Party(thing.id, thing.party or PartyKind.PERSON, tuple({**known, **_added(told, known)}.values()))


def _added(told: Iterable[str], known: Mapping[str, Name]) -> dict[str, Name]:
    return {text: Name(text) for text in told if text not in known}


class _Dates:
    """Against what dates were fixed, and by which rule: as the base says where its dates are kept, else as typed."""

    def __init__(self, sheet: Sheet, claims: Iterable[Claim]) -> None:
        self._base: dict[tuple[str, str], When | None] = {}
        base = sheet.base
        for incident in () if base is None else base.incidents:
            self._base[incident.id, "when"] = incident.when
        for toll in () if base is None else base.tolls:
            self._base |= {(toll.id, "period"): toll.period, (toll.id, "said_on"): toll.said_on}
        self._suggested = {each.id for each in base.claims} if base is not None else set()
        self._claims: dict[tuple[str, str], list[Claim]] = {}
        for claim in claims:
            self._claims.setdefault((claim.subject, claim.property.partition(".")[0]), []).append(claim)

    def how(self, subject: str, path: str) -> tuple[DateBasis | None, str | None]:
        """Give the basis and the rule of a date."""
        claims = self._claims.get((subject, path), [])
        own = [claim for claim in claims if claim.id not in self._suggested]
        fixed = [claim for claim in own if claim.property.endswith((".earliest", ".latest"))]
        if fixed:
            rule = next(chain(claim.inferred_by for claim in fixed if claim.inferred_by is not None), None)
            return (DateBasis.STATED if rule is None else DateBasis.INFERRED), rule
        told = self._base.get((subject, path))
        return (told.basis, told.rule) if told is not None and len(own) < len(claims) else (None, None)
