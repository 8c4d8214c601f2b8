"""Where words go beside their points so that none covers another or leaves the frame; some find no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Box", "Label", "place_labels"]

GAP = 4.0
"""Pixels between a point's mark and its words."""
MIDDLE = 12.0
"""Pixels about the middle of a mark that no other's words cover: a larger mark is seen round them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two have any room in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Say whether all of this lies in the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a size that belong to a mark of a radius about a point."""

    x: float
    y: float
    radius: float
    width: float
    height: float


def place_labels(labels: Sequence[Label], frame: Box, taken: Sequence[Box] = ()) -> tuple[Box | None, ...]:
    """Give each label its box, the first ones first, or None where every place about its mark is taken.

    No box leaves the frame, covers another box, the middle of another mark, or what is `taken`.
    """
    middles = [_middle(label) for label in labels]
    used = list(taken)
    boxes: list[Box | None] = []
    for number, label in enumerate(labels):
        others = [*used, *middles[:number], *middles[number + 1 :]]
        free = (box for box in _places(label) if box.within(frame) and not any(map(box.overlaps, others)))
        boxes.append(next(free, None))
        if boxes[-1] is not None:
            used.append(boxes[-1])
    return tuple(boxes)


def _middle(label: Label) -> Box:
    half = max(GAP, min(MIDDLE, label.radius * 0.7))
    return Box(label.x - half, label.y - half, label.x + half, label.y + half)


def _places(label: Label) -> Iterator[Box]:
    """Yield the boxes beside, above and below a mark, and at its four corners."""
    out, slant = label.radius + GAP, label.radius * 0.75 + GAP
    for x, y, across, up in (
        (out, 0.0, 0.0, 0.5),
        (-out, 0.0, 1.0, 0.5),
        (0.0, -out, 0.5, 1.0),
        (0.0, out, 0.5, 0.0),
        (slant, -slant, 0.0, 1.0),
        (slant, slant, 0.0, 0.0),
        (-slant, -slant, 1.0, 1.0),
        (-slant, slant, 1.0, 0.0),
    ):
        left, top = label.x + x - across * label.width, label.y + y - up * label.height
        yield Box(left, top, left + label.width, top + label.height)
