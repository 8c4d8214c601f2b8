"""One plot as SVG: seconds against words on logarithmic axes, beside the line of proportion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

__all__ = ["Axes", "Frame", "plot_lengths"]

WIDTH, HEIGHT, MARGIN = 640, 400, 60
NEAR = log10(1.01)
INK, FAINT, LINE = "#333", "#ddd", "#0b6e99"


def plot_lengths(readings: Sequence[tuple[int, float]]) -> str:
    """Give the plot of (words, seconds); a reader sees linear time as points along the dashed line."""
    axes = Axes([words for words, _ in readings], [seconds for _, seconds in readings])
    first, last = readings[0], readings[-1]
    rate = last[1] / last[0]
    points = " ".join(f"{axes.x(words):.1f},{axes.y(seconds):.1f}" for words, seconds in readings)
    marks = [_mark(axes, words, seconds) for words, seconds in readings]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            ' font-family="sans-serif" font-size="13" role="img" aria-labelledby="title">',
            '<title id="title">Time to code one report against its length</title>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            *axes.grid(),
            f'<line x1="{axes.x(first[0]):.1f}" y1="{axes.y(first[0] * rate):.1f}" x2="{axes.x(last[0]):.1f}"'
            f' y2="{axes.y(last[1]):.1f}" stroke="{INK}" stroke-dasharray="5 4"/>',
            f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="2"/>',
            *marks,
            f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle" fill="{INK}">words in the report</text>',
            f'<text x="{MARGIN}" y="24" fill="{INK}">seconds of CPU (dashed: in proportion to length)</text>',
            "</svg>",
            "",
        ]
    )


def _mark(axes: Axes, words: int, seconds: float) -> str:
    x, y = axes.x(words), axes.y(seconds)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{LINE}"/>'
        f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="end" fill="{INK}">{seconds:.1f} s</text>'
    )


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """Give the powers of ten around the values; what is beyond one by a hundredth is at it."""
    return floor(log10(min(values)) + NEAR), ceil(log10(max(values)) - NEAR)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the axes stand in the picture, in its points."""

    left: float = MARGIN
    right: float = WIDTH - MARGIN
    high: float = MARGIN
    low: float = HEIGHT - MARGIN


class Axes:
    """Logarithmic axes over whole powers of ten."""

    def __init__(self, across: Sequence[float], up: Sequence[float], frame: Frame = Frame()) -> None:
        self.frame = frame
        self.left, self.right = _powers(across)
        self.bottom, self.top = _powers(up)

    def x(self, value: float) -> float:
        share = (log10(value) - self.left) / max(1, self.right - self.left)
        return self.frame.left + share * (self.frame.right - self.frame.left)

    def y(self, value: float) -> float:
        share = (log10(value) - self.bottom) / max(1, self.top - self.bottom)
        return self.frame.low - share * (self.frame.low - self.frame.high)

    def grid(self) -> list[str]:
        """Give a line and a number for each power of ten."""
        low, high, left, right = self.frame.low, self.frame.high, self.frame.left, self.frame.right
        lines = []
        for x, label in ((self.x(10.0**power), f"{10.0**power:,g}") for power in range(self.left, self.right + 1)):
            lines.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{high}" y2="{low}" stroke="{FAINT}"/>')
            lines.append(f'<text x="{x:.1f}" y="{low + 18}" text-anchor="middle" fill="{INK}">{label}</text>')
        for y, label in ((self.y(10**power), f"{10.0**power:g}") for power in range(self.bottom, self.top + 1)):
            lines.append(f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="{FAINT}"/>')
            lines.append(f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end" fill="{INK}">{label}</text>')
        return lines
