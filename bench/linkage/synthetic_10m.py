"""Ten million synthetic records: ten minutes to write, more to link; measured when named alone."""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage import synthetic

__all__ = ["measure"]


def measure(folder: Path) -> Measure:
    """Run every linker on ten million records."""
    return synthetic.measure(folder, {"10m": 10_000_000})
