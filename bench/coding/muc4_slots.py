"""MUC-4's own score: templates aligned, then every slot's fills counted, half a point for a partial match.

After the scoring guidelines of 1992 (version 7) as far as a program can follow them without adjudication: a pair of
templates needs at least a partial match of type and of one perpetrator or target; recall is points over the fills of
the key, precision points over ours; optional templates and fills that are not found are no miss.
"""

from __future__ import annotations

from collections.abc import Sequence

from bench.coding.assignment import best_pairs
from bench.coding.muc4_map import TABLES
from bench.coding.muc4_template import Entity, Fill, Interval, Place, Template
from bench.coding.places import countries_in
from bench.coding.reading import fold
from bench.coding.scores import Matches

__all__ = ["SLOTS", "slots"]

SET_SLOTS = ("inc-type", "inc-stage", "perp-inc-cat")
ENTITY_SLOTS = (
    ("inc-instr-id", "inc-instr-type"),
    ("perp-ind-id",),
    ("perp-org-id", "perp-org-conf"),
    ("phys-tgt-id", "phys-tgt-type", "phys-tgt-num", "phys-tgt-nation", "phys-tgt-effect"),
    ("hum-tgt-name", "hum-tgt-desc", "hum-tgt-type", "hum-tgt-num", "hum-tgt-nation", "hum-tgt-effect"),
)
SLOTS = ("inc-date", "inc-loc", *SET_SLOTS, *(slot for group in ENTITY_SLOTS for slot in group))
STRINGS = frozenset({"inc-instr-id", "perp-ind-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name", "hum-tgt-desc"})
CONTENT = frozenset(
    {"perp-ind-id", "perp-org-id", "phys-tgt-id", "phys-tgt-type", "hum-tgt-name", "hum-tgt-desc", "hum-tgt-type"}
)

Counts = dict[str, Matches]


def slots(gold: Sequence[Template], ours: Sequence[Template]) -> Counts:
    """Count the slots of one report; `template-id` counts the templates themselves."""
    inside = [[_compare(wanted, told) for told in ours] for wanted in gold]
    pairs = best_pairs([[_points(counts) for counts in row] for row in inside])
    found, used = {wanted for wanted, _ in pairs}, {told for _, told in pairs}
    missed = [template for index, template in enumerate(gold) if index not in found and not template.optional]
    extra = [template for index, template in enumerate(ours) if index not in used]
    parts = [
        *(inside[wanted][told] for wanted, told in pairs),
        *(_compare(template, None) for template in missed),
        *(_compare(None, template) for template in extra),
    ]
    total = {slot: Matches.sum(part[slot] for part in parts) for slot in SLOTS}
    right = len(pairs)
    return {"template-id": Matches(right, len(ours), right, right + len(missed)), **total}


def _points(counts: Counts) -> float:
    """Give what a pair of templates is worth, 0 where the conditions on content keep them apart."""
    if not counts["inc-type"].right or not any(counts[slot].right for slot in CONTENT):
        return 0.0
    return sum(matches.right for matches in counts.values())


def _compare(gold: Template | None, ours: Template | None) -> Counts:
    """Count a template against its pair; without one, all its fills are missed or extra."""
    wanted, told = gold or Template(), ours or Template()
    counts = {slot: _set(slot, wanted.sets.get(slot), told.sets.get(slot)) for slot in SET_SLOTS}
    counts["inc-date"] = _best(_date, wanted.dates, told.dates)
    counts["inc-loc"] = _best(_place, wanted.places, told.places)
    for group in ENTITY_SLOTS:
        counts |= _entities(group, wanted.entities, told.entities)
    return counts


def _set(slot: str, gold: Fill | None, ours: Fill | None) -> Matches:
    points = 0.0 if gold is None or ours is None else _grade(slot, gold, ours)
    return Matches(points, int(ours is not None), points, int(gold is not None))


def _best(grade: object, gold: Sequence[tuple[str | None, ...]], ours: Sequence[tuple[str | None, ...]]) -> Matches:
    points = max((grade(wanted, told) for wanted in gold for told in ours), default=0.0)  # type: ignore[operator]
    return Matches(points, len(ours), points, min(1, len(gold)))


def _entities(group: Sequence[str], gold: Sequence[Entity], ours: Sequence[Entity]) -> Counts:
    """Align the entities of one role by their points, then count their slots."""
    wanted, told = ([entity for entity in side if not entity.fills.keys().isdisjoint(group)] for side in (gold, ours))
    grid = [[_fills(group, one, other) for other in told] for one in wanted]
    pairs = best_pairs([[_worth(counts) for counts in row] for row in grid])
    found, used = {one for one, _ in pairs}, {other for _, other in pairs}
    parts = [
        *(grid[one][other] for one, other in pairs),
        *(_fills(group, e, None) for i, e in enumerate(wanted) if i not in found and not e.optional),
        *(_fills(group, None, e) for i, e in enumerate(told) if i not in used),
    ]
    return {slot: Matches.sum(part[slot] for part in parts) for slot in group}


def _worth(counts: Counts) -> float:
    """Weigh strings first: a number or type alone aligns only what has no better match."""
    return sum(matches.right * (10 if slot in STRINGS else 1) for slot, matches in counts.items())


def _fills(group: Sequence[str], gold: Entity | None, ours: Entity | None) -> Counts:
    counts = {}
    for slot in group:
        wanted = () if gold is None else gold.fills.get(slot, ())
        told = () if ours is None else ours.fills.get(slot, ())
        grades = [[_grade(slot, one, other) for other in told] for one in wanted]
        points = sum(grades[one][other] for one, other in best_pairs(grades))
        counts[slot] = Matches(points, len(told), points, len(wanted))
    return counts


def _grade(slot: str, gold: Fill, ours: Fill) -> float:
    """Give 1 for a full match, a half for a partial one, 0 for none."""
    if gold & ours:
        return 1.0
    if slot in STRINGS:
        return 0.5 * any(_within(one, other) or _within(other, one) for one in gold for other in ours)
    if slot == "inc-type":
        return 0.5 * ("ATTACK" in ours)
    if slot.endswith("-num"):
        return 0.5 * any(one.strip("~-") in wanted.strip("~").split("-") for one in ours for wanted in gold)
    return 0.5 * any(TABLES["half"].get(wanted) in ours for wanted in gold)


def _within(part: str, whole: str) -> bool:
    return bool(part) and f" {part} " in f" {whole} "


def _date(gold: Interval, ours: Interval) -> float:
    if gold == ours:
        return 1.0
    (start, end), (first, last) = gold, ours
    if first is None:  # a default-looking date is half right when it ends where the key's date ends
        return 0.5 * (last == end)
    inside = (start or "") <= first and last is not None and end is not None and last <= end
    return 0.5 * inside


def _place(gold: Place, ours: Place) -> float:
    """Compare the smallest place; the right country alone is half right, and so is the right place in another."""
    same_country = countries_in(gold[0]) == countries_in(ours[0])
    steps = [fold(step) for step in gold[1:]]
    mine = fold(ours[-1]) if len(ours) > 1 else None
    if same_country and (steps[-1:] == [mine] or not (steps or mine)):
        return 1.0
    return 0.5 * (same_country or mine in steps)
