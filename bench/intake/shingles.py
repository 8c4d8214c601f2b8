"""Score an extracted text as the article extraction benchmark does (scrapinghub, 2019): by runs of four words.

Precision and recall of a page are over the multiset of its four-word shingles (a text of fewer words is one shingle);
those of a set are the means over its pages, and F1 is that of the two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

__all__ = ["Overlap", "compare", "f1"]

WIDTH = 4

_token = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two texts of one page overlap: shingles of both, of the gold, of the extraction."""

    both: int
    gold: int
    found: int

    @property
    def precision(self) -> float | None:
        """Give the share of the extraction that is gold, None where nothing was extracted."""
        return self.both / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Give the share of the gold that was extracted, None where there is no gold."""
        return self.both / self.gold if self.gold else None

    @property
    def f1(self) -> float:
        """Give the F1 of this page alone."""
        return 2 * self.both / (self.gold + self.found) if self.gold + self.found else 1.0


def compare(gold: str, found: str) -> Overlap:
    """Give the overlap of the true text of a page with an extracted one."""
    true, ours = _shingles(gold), _shingles(found)
    return Overlap((true & ours).total(), true.total(), ours.total())


def f1(pages: Sequence[Overlap]) -> float:
    """Give the F1 of the mean precision and the mean recall, in percent."""
    precisions = [page.precision for page in pages if page.precision is not None]
    recalls = [page.recall for page in pages if page.recall is not None]
    precision = fmean(precisions) if precisions else 0.0
    recall = fmean(recalls) if recalls else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _token.findall(text)
    return Counter(tuple(tokens[at : at + WIDTH]) for at in range(max(1, len(tokens) - WIDTH + 1)) if tokens)
