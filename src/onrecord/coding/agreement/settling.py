"""The coding that somebody's choices among two codings give: a coding of its own, while both of the others stay.

Each row takes the claims of one side as they are, with their words, or a value typed with the words it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.coding.agreement.beside import RIGHT, Row, Side, Thing
from onrecord.coding.agreement.typed import typed_claims
from onrecord.coding.fold import ClaimIndex, IncidentFrame, Party, fold_incident, fold_toll
from onrecord.core.coding import Claim, Coder, Coding
from onrecord.core.contract import check_coding
from onrecord.core.errors import BadOption
from onrecord.core.report import Report
from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis

__all__ = ["DROP", "KEEP", "OTHER", "Choice", "open_questions", "settle"]

Fixed = tuple[DateBasis | None, str | None]
OTHER, KEEP, DROP = "other", "keep", "drop"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen of a row: `left`, `right`, or `other` with a value and the words of the report it rests on; of a
    thing that one coder alone found: `keep` or `drop`.
    """

    side: str
    value: str = ""
    words: str = ""


def open_questions(things: Sequence[Thing], choices: Mapping[str, Choice]) -> list[str]:
    """Give the keys that are still to be chosen of: things that one coder found, rows in which both differ."""
    dropped = _dropped(things, choices)
    return [key for thing in things if thing.within not in dropped for key in _questions(thing) if key not in choices]


def settle(report: Report, things: Sequence[Thing], choices: Mapping[str, Choice], coder: Coder) -> Coding:
    """Give the coding that the choices make of two codings; where both say the same, that stands.

    Raises:
        BadOption: something that differs was not chosen of, or a typed value is none, or rests on no words.
    """
    unsettled = open_questions(things, choices)
    if unsettled:
        raise BadOption("a settled coding", found=f"no choice on {unsettled[0]}", expected="one on each", do="Choose.")
    dropped = _dropped(things, choices)
    kept = [thing for thing in things if thing.id not in dropped and thing.within not in dropped]
    gone = {thing.id for thing in things} - {thing.id for thing in kept}
    claims = [
        claim
        for thing in kept
        for row in thing.rows
        for claim in _chosen(thing, row, choices.get(row.key), report)
        if not _names(claim, gone)
    ]
    numbered = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1))
    view = ClaimIndex(numbered)
    incidents = tuple(fold_incident(_frame(thing, kept, choices), view) for thing in kept if thing.kind == "incident")
    tolls = tuple(fold_toll(thing.id, view, _dates(thing, choices)) for thing in kept if thing.kind == "toll")
    coding = Coding(report, coder, incidents, tolls, numbered)
    check_coding(coding)
    return coding


def _questions(thing: Thing) -> Iterator[str]:
    if not thing.is_in_both:
        yield thing.id
    else:
        yield from (row.key for row in thing.rows if row.differs)


def _dropped(things: Sequence[Thing], choices: Mapping[str, Choice]) -> set[str]:
    return {thing.id for thing in things if thing.id in choices and choices[thing.id].side == DROP}


def _chosen(thing: Thing, row: Row, choice: Choice | None, report: Report) -> Sequence[Claim]:
    if choice is not None and choice.side == OTHER:
        return typed_claims(thing, row, (choice.value, choice.words), report)
    return _side(thing, row, choice).claims


def _side(thing: Thing, row: Row, choice: Choice | None) -> Side:
    """Give the side chosen; of a thing found by one coder that one's; else the left, which says the same."""
    if not thing.is_in_both:
        return row.left if thing.left is not None else row.right
    return row.right if choice is not None and choice.side == RIGHT else row.left


def _names(claim: Claim, gone: set[str]) -> bool:
    """True where a claim links to a thing that was dropped."""
    steps = claim.property.split(".")
    linked = steps[1] if steps[0] in ("acts", "relations") and len(steps) > 1 else None
    return linked in gone or (claim.property == "part_of" and claim.value in gone)


def _frame(incident: Thing, kept: Sequence[Thing], choices: Mapping[str, Choice]) -> IncidentFrame:
    inside = [thing for thing in kept if thing.within == incident.id]
    when = _dates(incident, choices).get("when", (None, None))
    return IncidentFrame(
        incident.id,
        tuple(thing.id for thing in inside if thing.kind == "act"),
        tuple(_party(thing, choices) for thing in inside if thing.kind == "victim"),
        tuple(_party(thing, choices) for thing in inside if thing.kind == "perpetrator"),
        tuple(thing.id for thing in inside if thing.kind == "object"),
        *when,
    )


def _party(thing: Thing, choices: Mapping[str, Choice]) -> Party:
    """Give who somebody is: the forms of the name are those of the side whose name was chosen."""
    choice = choices.get(f"{thing.id}.name")
    item = _item(thing, choice)
    return Party(thing.id, item.kind, () if choice is not None and choice.side == OTHER else item.names)


def _item(thing: Thing, choice: Choice | None) -> Any:
    if thing.left is None or (thing.right is not None and choice is not None and choice.side == RIGHT):
        return thing.right
    return thing.left


def _dates(thing: Thing, choices: Mapping[str, Choice]) -> dict[str, Fixed]:
    """Give how each date of a thing was fixed, by the side it was chosen of; one that was typed says so."""
    told: dict[str, Fixed] = {}
    for field in ("when", "period", "said_on"):
        choice = choices.get(f"{thing.id}.{field}")
        value = getattr(_item(thing, choice), field, None)
        if choice is not None and choice.side == OTHER:
            told[field] = (None, None)
        elif isinstance(value, When):
            told[field] = (value.basis, value.rule)
    return told
