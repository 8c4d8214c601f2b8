"""Kinds of bodies, as the package's register of actors knows them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.resolution.actors import Register

__all__ = ["kind_of_actor"]


@cache
def kind_of_actor(name: str) -> str | None:
    """Give the register's kind of the first body that a name or description names, None where it knows none."""
    found = _register().find(name, upper_case=name.isupper())
    return str(found[0].entry.kind) if found else None


@cache
def _register() -> Register:
    from onrecord.resolution.actors import Register  # reads some thousand entries: only where a body is asked for

    return Register.load()
