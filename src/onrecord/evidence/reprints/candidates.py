"""Find the reports that may print the same text as a new one, without comparing it with every other.

An index holds, for each number of a sketch, the first few reports that have it. More are not needed: what a hundred
outlets print is met in the first of them, and what a thousand pages repeat (a police bulletin's frame) must not cost
more the more of them there are. So the work grows with the number of reports, and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["MOST_HOLDERS", "Index"]

MOST_HOLDERS = 8
"""Reports that an index names for one number of a sketch: those that came first."""

# Reports that share more passages are looked at first, and no more than these.
MOST_CANDIDATES = 12
# One number shared is one run of words in sixteen: of a long text, a phrase.
LEAST_SHARED = 2
SHARE = 0.15


class Index:
    """Which reports have a number of a sketch, in the order in which they came.

    Args:
        held: the reports that had a number before, first come first.
        sizes: how many numbers the sketch of each of them has.
    """

    def __init__(self, held: Mapping[int, Iterable[str]] | None = None, sizes: Mapping[str, int] | None = None) -> None:
        self._held: dict[int, list[str]] = {number: list(reports) for number, reports in (held or {}).items()}
        self._sizes: dict[str, int] = dict(sizes or {})

    def candidates(self, sketch: Sequence[int]) -> list[str]:
        """Give the reports that share most with a sketch, most first; of as many, those that came first."""
        met = Counter(report for number in sketch for report in self._held.get(number, ()))
        return [
            report
            for report, shared in met.most_common(MOST_CANDIDATES)
            if shared >= LEAST_SHARED or shared >= SHARE * min(len(sketch), self._sizes[report])
        ]

    def add(self, report: str, sketch: Sequence[int]) -> list[int]:
        """Take in a report, and give the numbers under which it is held from now."""
        self._sizes[report] = len(sketch)
        taken: list[int] = []
        for number in sketch:
            reports = self._held.setdefault(number, [])
            if len(reports) < MOST_HOLDERS:
                reports.append(report)
                taken.append(number)
        return taken
