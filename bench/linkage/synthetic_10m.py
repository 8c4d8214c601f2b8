"""Ten million synthetic records: minutes to write, more to link; measured when named alone.

Ours only: Splink with plain settings had written 23 GB beside its 20 GB of memory after 19 minutes, and not ended.
"""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage import synthetic

__all__ = ["measure"]


def measure(folder: Path) -> Measure:
    """Run our linker on ten million records."""
    return synthetic.measure(folder, {"10m": 10_000_000}, "ours")
