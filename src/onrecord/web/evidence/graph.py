"""Draw who has it from whom: reports at one side, origins at the other, a line for each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from onrecord.store.lineages import IncidentSources
from onrecord.tally.lineage import How, Lineage, NodeKind

__all__ = ["HOWS", "Box", "Drawing", "drawn", "levels_of"]

WIDTH, HEIGHT, ACROSS, DOWN, AROUND = 190, 46, 46, 14, 4
LONGEST = 22
NODES = {
    NodeKind.REPORT: _("report"),
    NodeKind.TEXT: _("text that is printed again"),
    NodeKind.SOURCE: _("source"),
    NodeKind.ORIGIN: _("origin"),
    NodeKind.UNNAMED: _("origin that is not named"),
}
HOWS = {How.PRINTS_AGAIN: _("prints again"), How.HAS_FROM: _("has it from")}
"""How what is told came from one to another, in words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn: where it stands, its words, and what it is."""

    left: int
    top: int
    label: str
    kind: str
    marks: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and the lines between them, in a picture of a size."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, bool], ...]

    @property
    def box(self) -> tuple[int, int]:
        """The size of a box."""
        return WIDTH, HEIGHT

    @property
    def middle(self) -> int:
        """The middle of a box, from its side."""
        return WIDTH // 2


def drawn(found: IncidentSources, labels: Mapping[str, str], *, from_right: bool = False) -> Drawing:
    """Give the drawing of an incident's lineage: what is independent is marked, and so is what is not named.

    Args:
        from_right: with reports at the right, as those read who write from the right.
    """
    level = levels_of(found.lineage)
    columns = max(level.values(), default=0) + 1
    filled = [0] * columns
    width = columns * WIDTH + (columns - 1) * ACROSS + 2 * AROUND
    independent = {group.report for group in found.sources.groups}
    places: dict[str, tuple[int, int]] = {}
    boxes = []
    for node in sorted(found.lineage.nodes, key=lambda each: (level[each.id], each.kind, each.id)):
        # Origins stand at level 0, on the side where reading ends.
        column = columns - 1 - level[node.id]
        left = AROUND + column * (WIDTH + ACROSS)
        if from_right:
            left = width - left - WIDTH
        top = AROUND + filled[column] * (HEIGHT + DOWN)
        filled[column] += 1
        places[node.id] = (left, top)
        marks = "independent" if node.id in independent else "unshown" if node.kind is NodeKind.UNNAMED else ""
        boxes.append(Box(left, top, _cut(labels.get(node.id, node.label)), str(NODES[node.kind]), marks))
    lines = tuple(
        (_line(places[each.teller], places[each.told_by]), each.how is How.PRINTS_AGAIN)
        for each in found.lineage.edges
        if each.teller in places and each.told_by in places
    )
    return Drawing(width, 2 * AROUND + max(filled, default=0) * (HEIGHT + DOWN), tuple(boxes), lines)


def levels_of(lineage: Lineage) -> dict[str, int]:
    """Give how many steps each node is from the farthest origin it leads to; a round of tellers is cut."""
    onward: dict[str, list[str]] = {node.id: [] for node in lineage.nodes}
    for edge in lineage.edges:
        onward[edge.teller].append(edge.told_by)
    level: dict[str, int] = {}
    for start in onward:
        waiting: list[tuple[str, bool]] = [(start, False)]
        above: set[str] = set()
        while waiting:
            node, is_back = waiting.pop()
            if is_back:
                above.discard(node)
                level[node] = 1 + max((level.get(each, -1) for each in onward[node]), default=-1)
            elif node not in level and node not in above:
                above.add(node)
                waiting.append((node, True))
                waiting += [(each, False) for each in onward[node] if each not in level]
    return level


def _line(one: tuple[int, int], other: tuple[int, int]) -> str:
    """Give the way of a line between two boxes, from side to side; numbers alone stand in it."""
    (left, top), (right, bottom) = one, other
    starts, ends = (left + WIDTH, right) if left < right else (left, right + WIDTH)
    if left == right:
        starts = ends = left + WIDTH
    middle = (starts + ends) // 2 if left != right else starts + ACROSS // 2
    up, down = top + HEIGHT // 2, bottom + HEIGHT // 2
    return f"M{starts} {up}C{middle} {up} {middle} {down} {ends} {down}"


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
