"""Kinds of bodies, as the package's register of actors knows them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.resolution.actors import Register

__all__ = ["kind_of_actor"]


@cache
def kind_of_actor(name: str) -> str | None:
    """Give the register's kind of the body of this name, or of the first one named in it; None where it knows none."""
    known = _register().canonical(name)
    found = [known] if known is not None else [mention.entry for mention in _register().find(name, name.isupper())]
    return str(found[0].kind) if found else None


@cache
def _register() -> Register:
    from onrecord.resolution.actors import Register  # reads some thousand entries: only where a body is asked for

    return Register.load()
