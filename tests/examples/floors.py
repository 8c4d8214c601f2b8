"""The floors: for each bundled report, how many fields the coder has right, which may not go down.

They stand in `resources/examples/expected/floors.yaml` and are written by `python -m tests.examples --update`, which
refuses to lower one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.examples.expectation import EXPECTED

__all__ = ["FLOORS", "Floor", "lowered", "read_floors", "write_floors"]

FLOORS = EXPECTED / "floors.yaml"
HEADER = """\
# How many fields of each bundled report the English coder has right, of how many: a test fails below.
# Source: measured by `python -m tests.examples --update`, which refuses to lower one. Licence: CC0-1.0.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """So many fields right, of so many."""

    right: int
    total: int

    def __str__(self) -> str:
        return f"{self.right}/{self.total}"


Floors = Mapping[str, Floor]


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Give the floor of each report that has one."""
    data = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
    return {str(name): Floor(*map(int, said.split("/"))) for name, said in (data or {}).items()}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors."""
    lines = (f"{name}: {floor}\n" for name, floor in sorted(floors.items()))
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


def lowered(old: Floors, new: Floors) -> list[str]:
    """Give the reports of which a smaller share is right than was; by share, since expectations may grow."""
    return [
        f"{name}: {old[name]} would become {floor}"
        for name, floor in new.items()
        if name in old and floor.right * old[name].total < old[name].right * floor.total
    ]
