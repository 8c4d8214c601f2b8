"""What kind of body an actor is, and of which country, as the register has it."""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.resolution.actors import Entry, Register

__all__ = ["body_named"]


@lru_cache(maxsize=1 << 14)
def body_named(actor: str) -> Entry | None:
    """Give the entry of the register for an actor's name, None where it has none."""
    return _register().canonical(actor)


@cache
def _register() -> Register:
    return Register.load()
