"""What one process of inputs is to do."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """So many inputs from the files in a folder, of which failing ones are kept in another; what comes of them is told
    in a file, a line of JSON each.

    `apart` has every fiftieth read by the reading process too; with `pictures` they are scans.
    """

    kind: str
    inputs: int
    seed: int
    files: str
    failing: str
    told: str
    apart: bool = True
    pictures: bool = False
    most_bytes: int = 30_000
