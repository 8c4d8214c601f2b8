"""Two codings of one report beside each other, thing by thing and row by row, so that somebody can settle them.

A row is one field of one thing: all the claims that a coder makes of it (of a date its ends, precision and words).
Links to other things are told by what those things are called in the settled coding, so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.coding.agreement.aligning import Group, align
from onrecord.core.coding import Claim, Coding
from onrecord.core.report import Quote
from onrecord.core.values import Absent, AgeRange

__all__ = ["LEFT", "RIGHT", "Row", "Side", "Thing", "beside", "row_of"]

LEFT, RIGHT = "left", "right"
COUNT_ENDS = ("low", "best", "high")
LINKS = ("acts", "relations")


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder says of a field: its claims, with ids as they are in the settled coding, and their words."""

    claims: tuple[Claim, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Give the quotes the claims rest on, in order, each once."""
        told = {(quote.start, quote.end): quote for claim in self.claims for quote in claim.quotes}
        return tuple(told[place] for place in sorted(told))

    @property
    def rules(self) -> tuple[str, ...]:
        """Give the rules that concluded what no words state."""
        return tuple(dict.fromkeys(claim.inferred_by for claim in self.claims if claim.inferred_by is not None))

    @property
    def values(self) -> dict[str, list[str]]:
        """Give the values in words, by what follows the field's name in their property (`earliest`); "" where nothing
        does. Words of the report that a date or count was read off are left out: the quotes show them.
        """
        told: dict[str, list[str]] = {}
        for claim in self.claims:
            end = _ending(claim.property)
            if end != "text" and (words := _words(claim.value)) not in told.setdefault(end, []):
                told[end].append(words)
        return {end: sorted(some) for end, some in told.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a thing as both coders have it; `key` names it on the page."""

    key: str
    field: str
    left: Side
    right: Side

    @property
    def differs(self) -> bool:
        """True where the two say different things, whatever words they quote."""
        return self.left.values != self.right.values


@dataclass(frozen=True, slots=True)
class Thing:
    """An incident, act, victim, perpetrator, object or toll: its id in the settled coding, that of the incident it is
    in, and its two sides' own items, None where a coder did not find it.
    """

    id: str
    kind: str
    within: str | None
    left: Any
    right: Any
    rows: tuple[Row, ...]

    @property
    def is_in_both(self) -> bool:
        """True where both coders found it."""
        return self.left is not None and self.right is not None

    @property
    def differs(self) -> bool:
        """True where only one coder found it, or the two differ in a row."""
        return not self.is_in_both or any(row.differs for row in self.rows)


def beside(left: Coding, right: Coding) -> tuple[Thing, ...]:
    """Give two codings thing by thing: each incident before what is in it, tolls last."""
    aligned = align({LEFT: left, RIGHT: right})
    listed: list[tuple[str, str | None, Group[Any]]] = []
    ids: dict[str, dict[str, str]] = {LEFT: {}, RIGHT: {}}
    taken = set(_ids(left))
    for incident in aligned.incidents:
        whole = _settled(incident.incident, ids, taken)
        listed.append(("incident", None, incident.incident))
        for kind, groups in (
            ("act", incident.acts),
            ("victim", incident.victims),
            ("perpetrator", incident.perpetrators),
            ("object", incident.objects),
        ):
            for group in groups:
                _settled(group, ids, taken)
                listed.append((kind, whole, group))
    for toll in aligned.tolls:
        _settled(toll, ids, taken)
        listed.append(("toll", None, toll))
    claims = {side: _claims(coding, ids[side]) for side, coding in ((LEFT, left), (RIGHT, right))}
    return tuple(_thing(kind, within, group, ids, claims) for kind, within, group in listed)


def row_of(path: str) -> str:
    """Give the field that a property is of.

    >>> row_of("when.earliest"), row_of("acts.k1.outcome"), row_of("names")
    ('when', 'acts.k1', 'name')
    """
    steps = path.split(".")
    if steps[0] in (*LINKS, "counts"):
        return ".".join(steps[:2])
    return "name" if steps[0] == "names" else steps[0]


def _ids(coding: Coding) -> Iterator[str]:
    for incident in coding.incidents:
        yield incident.id
        for group in (incident.acts, incident.victims, incident.perpetrators, incident.objects):
            yield from (each.id for each in group)
    yield from (toll.id for toll in coding.tolls)


def _settled(group: Group[Any], ids: dict[str, dict[str, str]], taken: set[str]) -> str:
    """Give the id of a thing in the settled coding: the left one's, else the right one's where that is free."""
    if LEFT in group:
        name = str(group[LEFT].id)
    else:
        own = str(group[RIGHT].id)
        name = next(each for n in range(1, len(taken) + 3) if (each := own if n == 1 else f"{own}-{n}") not in taken)
        taken.add(name)
    for side, item in group.items():
        ids[side].setdefault(item.id, name)
    return name


def _claims(coding: Coding, ids: Mapping[str, str]) -> dict[str, dict[str, list[Claim]]]:
    """Give the claims by their subject in the settled coding, and by row."""
    told: dict[str, dict[str, list[Claim]]] = {}
    for claim in coding.claims:
        subject = ids.get(claim.subject)
        if subject is None:
            continue
        path, value = _renamed(claim.property, ids), claim.value
        if claim.property == "part_of":
            value = ids.get(str(value), str(value))
        own = replace(claim, subject=subject, property=path, value=value)
        told.setdefault(subject, {}).setdefault(row_of(path), []).append(own)
    return told


def _renamed(path: str, ids: Mapping[str, str]) -> str:
    steps = path.split(".")
    if steps[0] in LINKS and len(steps) > 1:
        steps[1] = ids.get(steps[1], steps[1])
    return ".".join(steps)


def _thing(
    kind: str,
    within: str | None,
    group: Group[Any],
    ids: Mapping[str, Mapping[str, str]],
    claims: Mapping[str, Mapping[str, Mapping[str, Sequence[Claim]]]],
) -> Thing:
    side = next(iter(group))
    name = ids[side][group[side].id]
    both = {end: claims[end].get(name, {}) if end in group else {} for end in (LEFT, RIGHT)}
    rows = tuple(
        Row(f"{name}.{field}", field, Side(tuple(both[LEFT].get(field, ()))), Side(tuple(both[RIGHT].get(field, ()))))
        for field in dict.fromkeys((*both[LEFT], *both[RIGHT]))
    )
    return Thing(name, kind, within, group.get(LEFT), group.get(RIGHT), rows)


def _ending(path: str) -> str:
    field = row_of(path)
    return path.removeprefix(field).removeprefix(".") if path != "names" else "names"


def _words(value: object) -> str:
    if isinstance(value, Absent):
        return f"said to be {value.absent}"
    if isinstance(value, AgeRange):
        return f"{'' if value.low is None else value.low}–{'' if value.high is None else value.high}"
    return str(value)
