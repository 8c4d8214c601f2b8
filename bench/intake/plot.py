"""One plot as SVG: what things cost against their size, a line for each kind, on logarithmic axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.coding.plot import Axes, Frame

__all__ = ["READING", "Labels", "plot_costs"]

WIDTH, HEIGHT = 760, 560
FRAME = Frame(60, 600, 50, 500)
INK, LINES = "#333", ("#0b6e99", "#b3541e", "#3d7a3a", "#7a3b8f", "#8a6d00", "#444")
# Names at the ends of lines stand so far apart.
APART = 13

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Labels:
    """What a plot says: of what it is, what its axes count, and what the rate behind each name is of."""

    title: str
    across: str
    up: str
    rate: str
    scale: float = 1.0


READING = Labels(
    "Time to read a file of each kind against the words in it",
    "megabytes of words",
    "seconds of CPU (dashed: in proportion to size)",
    "s/MB",
)


def plot_costs(readers: Mapping[str, Points], labels: Labels = READING) -> str:
    """Give the plot of (size, cost); a reader sees linear cost as lines along the dashed ones."""
    points = [point for each in readers.values() for point in each]
    axes = Axes([across for across, _ in points], [up for _, up in points], FRAME)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            ' font-family="sans-serif" font-size="12" role="img" aria-labelledby="title">',
            f'<title id="title">{labels.title}</title>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            *axes.grid(),
            *_proportions(axes),
            *_lines(axes, readers, labels),
            f'<text x="330" y="{HEIGHT - 16}" text-anchor="middle" fill="{INK}">{labels.across}</text>',
            f'<text x="{FRAME.left}" y="24" fill="{INK}">{labels.up}</text>',
            "</svg>",
            "",
        ]
    )


def _proportions(axes: Axes) -> Iterator[str]:
    """Yield dashed lines along which ten times the size takes ten times as long."""
    for power in range(axes.bottom - (axes.right - axes.left) + 1, axes.top):
        start = max(axes.left, axes.left + axes.bottom - power)
        end = min(axes.right, axes.left + axes.top - power)
        if end > start:
            (x1, x2), (y1, y2) = (
                [axes.x(10.0**each) for each in (start, end)],
                [axes.y(10.0 ** (power + each - axes.left)) for each in (start, end)],
            )
            yield (
                f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#999" stroke-dasharray="5 4"/>'
            )


def _lines(axes: Axes, readers: Mapping[str, Points], labels: Labels) -> Iterator[str]:
    """Yield each reader's line and its name, the names one below the other."""
    below = 0.0
    for number, (name, points) in enumerate(sorted(readers.items(), key=lambda each: -_height(each[1]))):
        colour = LINES[number % len(LINES)]
        places = " ".join(f"{axes.x(across):.1f},{axes.y(up):.1f}" for across, up in points)
        yield f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
        x, y = axes.x(points[-1][0]), axes.y(points[-1][1])
        below = max(y - 60, below + APART)
        yield f'<path d="M{x:.1f},{y:.1f} L612,{below:.1f}" fill="none" stroke="{colour}" stroke-width=".5"/>'
        rate = labels.scale * points[-1][1] / points[-1][0]
        yield f'<text x="616" y="{below + 4:.1f}" fill="{colour}">{name} {rate:.1f} {labels.rate}</text>'


def _height(points: Points) -> float:
    return points[-1][1]
