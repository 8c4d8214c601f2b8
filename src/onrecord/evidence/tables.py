"""The hand-kept tables of this room, read from resources/evidence when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["elements", "table", "words_of"]

FOLDER = Path(__file__).parent.parent / "resources" / "evidence"


@cache
def table(name: str) -> Any:
    """Give the table `name`.yaml as plain lists and dictionaries; callers must not change it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / f"{name}.yaml").read_bytes(), Loader=loader)


@cache
def elements(kind: str) -> frozenset[str]:
    """Give the names of the HTML elements of one kind."""
    return frozenset(words_of(table("elements")[kind]))


def words_of(value: object) -> tuple[str, ...]:
    """Give the words of a cell that holds them in one string, parted by spaces."""
    return tuple(str(value).split())
