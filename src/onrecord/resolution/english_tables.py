"""The English word tables of this room, read from resources/languages/en when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from onrecord.resolution.register_files import read_yaml

__all__ = ["ENGLISH", "Row", "rows", "table"]

ENGLISH = Path(__file__).parent.parent / "resources" / "languages" / "en"

Row = Mapping[str, str]


@cache
def _file(name: str) -> Mapping[str, object]:
    return read_yaml(ENGLISH / f"{name}.yaml")


def rows(name: str, part: str) -> list[Row]:
    """Give a list of rows of a file."""
    return cast("list[Row]", _file(name)[part])


def table(name: str, part: str) -> Row:
    """Give a table of a file."""
    return cast("Row", _file(name)[part])
