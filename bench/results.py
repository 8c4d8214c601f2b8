"""Figures kept: one flat JSON object `{"corpus/metric": number}` a bench."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["RESULTS", "read_figures", "write_figures"]

RESULTS = Path(__file__).parent / "results"


def write_figures(path: Path, figures: Mapping[str, float], measured: Iterable[str]) -> None:
    """Write the figures, keeping those of corpora that were not measured this time.

    A key belongs to the corpus that its part before the slash starts with; all of a measured corpus's keys are
    replaced, so that no figure of an older run stands beside those of a newer one.
    """
    names = tuple(measured)
    kept = {key: value for key, value in read_figures(path).items() if not key.partition("/")[0].startswith(names)}
    merged = {key: round(value, 4) for key, value in sorted({**kept, **figures}.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(merged, indent=1) + "\n", encoding="utf-8")


def read_figures(path: Path) -> dict[str, float]:
    """Give the figures kept in a file, none where there is no file."""
    if not path.is_file():
        return {}
    figures: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return figures
