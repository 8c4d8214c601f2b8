"""MUC-4 keys as templates, and as GRIT's five roles of a document.

As GRIT's preparation of the data did (Du, Rush and Cardie 2021): all templates and fills are kept, the optional ones
too; an entity whose mentions contain, or lie within, those of an earlier one of its role is the same entity; mentions
that the text does not have are dropped, and entities left without any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.coding.corpus import Document, make_report
from bench.coding.muc4_template import ROLES, Entity, Fill, Interval, Template, fill_of
from bench.folder import find_rows, read_rows

__all__ = ["Keys", "Mentions", "load", "merged", "read_keys"]

Row = dict[str, Any]
Mentions = dict[str, list[Fill]]

# Part of the view, slot of its string, further slots by key of the view.
PARTS = {
    "perp_individuals": ({"id": "perp-ind-id"}, {}),
    "perp_organizations": ({"id": "perp-org-id"}, {"confidence": "perp-org-conf"}),
    "instruments": ({"id": "inc-instr-id"}, {"type": "inc-instr-type"}),
    "physical_targets": (
        {"id": "phys-tgt-id"},
        {
            "type": "phys-tgt-type",
            "number": "phys-tgt-num",
            "foreign_nation": "phys-tgt-nation",
            "effect": "phys-tgt-effect",
        },
    ),
    "human_targets": (
        {"name": "hum-tgt-name", "description": "hum-tgt-desc"},
        {
            "type": "hum-tgt-type",
            "number": "hum-tgt-num",
            "foreign_nation": "hum-tgt-nation",
            "effect": "hum-tgt-effect",
        },
    ),
}
UNLINKED = {
    "human": "human_targets",
    "physical": "physical_targets",
    "instrument": "instruments",
    "organization": "perp_organizations",
}
# The slots of the roles as the keys name them.
KEY_SLOTS = {
    "perp-ind-id": "PERP: INDIVIDUAL ID",
    "perp-org-id": "PERP: ORGANIZATION ID",
    "phys-tgt-id": "PHYS TGT: ID",
    "hum-tgt-name": "HUM TGT: NAME",
    "inc-instr-id": "INCIDENT: INSTRUMENT ID",
}
SETS = {"incident_type": "inc-type", "stage": "inc-stage", "category": "perp-inc-cat"}


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of one report: its templates, and what GRIT (`document`) and GTT (`events`) made of them."""

    templates: tuple[Template, ...]
    document: Mentions
    events: tuple[tuple[Fill, Mentions], ...]


def load(folder: Path, split: str) -> list[Document[Keys]]:
    """Give the reports of a split, upper case as they are, dated by datelines; none where the folder lacks it."""
    path = find_rows(folder / "coding", f"muc4_{split}")
    rows = [] if path is None else read_rows(path)
    return [Document(row["docid"], split, _report(row), read_keys(row)) for row in rows]


def read_keys(row: Row) -> Keys:
    """Read one report's keys."""
    text = row["text"].lower().replace("\n\n", " ").replace("\n", " ")
    raw = [_raw_mentions(template) for template in row["templates"]]
    types = [_set(template["view"]["incident_type"]) for template in row["templates"]]
    return Keys(
        tuple(_template(template) for template in row["templates"]),
        {role: _in_text(merged(set(e) for roles in raw for e in roles[role]), text) for role in ROLES},
        _distinct(
            [(kind, {r: _in_text(roles[r], text) for r in ROLES}) for kind, roles in zip(types, raw, strict=True)]
        ),
    )


def merged(entities: Iterable[AbstractSet[str]]) -> list[Fill]:
    """Give the entities without those whose mentions contain, or lie within, the mentions of an earlier one."""
    kept: list[Fill] = []
    for entity in entities:
        if not any(entity <= other or other <= entity for other in kept):
            kept.append(frozenset(entity))
    return kept


def _report(row: Row) -> Any:
    published = row["dateline_date_iso"]
    return make_report(row["text"], published=None if published is None else date.fromisoformat(published))


def _template(row: Row) -> Template:
    view = row["view"]
    return Template(
        {slot: _set(view[key]) for key, slot in SETS.items() if view[key]},
        tuple(_interval(told) for told in view["date"]),
        tuple(_place(told) for told in view["location"]),
        tuple(_entities(view)),
        bool(row["optional"]),
    )


def _entities(view: Row) -> Iterator[Entity]:
    for part, (strings, sets) in PARTS.items():
        loose = [told for key, of_part in UNLINKED.items() if of_part == part for told in view["unlinked"][key]]
        for told in view[part]:
            fills: dict[str, tuple[Fill, ...]] = {
                slot: (fill_of(told[key]),) for key, slot in strings.items() if told.get(key)
            }
            fills |= {slot: tuple(frozenset(f) for f in told[key]) for key, slot in sets.items() if told.get(key)}
            yield Entity(fills, told["optional"])
        for told in loose:
            yield Entity(
                {slot: (frozenset(told[key]),) for key, slot in sets.items() if told.get(key)}, told["optional"]
            )


def _set(fills: Sequence[Sequence[str]]) -> Fill:
    return frozenset(value for fill in fills for value in fill)


def _interval(told: Row) -> Interval:
    return told["from"], told["to"]


def _place(told: Row) -> tuple[str, ...]:
    """Give country and places; a stretch between two ends with an empty step, as neither is the whole answer."""
    steps = [name for step in told.get("path", ()) for name in _step(step)]
    return told.get("country") or "", *steps


def _step(step: Row) -> list[str]:
    return [step["name"]] if "name" in step else [*(end["name"] for end in step["between"]), ""]


def _raw_mentions(template: Row) -> dict[str, list[list[str]]]:
    """Give the mention lists of each role from the key's own fills, in their order, in lower case.

    The view joins fills that share strings into one entity; GRIT did not.
    """
    fills = {role: template["slots"][KEY_SLOTS[slot]]["fills"] for role, slot in ROLES.items()}
    return {
        role: [[value.lower() for told in fill["alternatives"] for value in told["values"]] for fill in of_role]
        for role, of_role in fills.items()
    }


def _in_text(entities: Iterable[Iterable[str]], text: str) -> list[Fill]:
    kept = [fill_of(mention for mention in entity if mention in text) for entity in entities]
    return [fill for fill in kept if fill]


def _distinct(events: Sequence[tuple[Fill, Mentions]]) -> tuple[tuple[Fill, Mentions], ...]:
    return tuple(event for index, event in enumerate(events) if event not in events[:index])
