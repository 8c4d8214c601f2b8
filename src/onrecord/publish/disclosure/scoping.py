"""The fields that the scope of a case file protects: no audience has them, whatever its allow-list says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.core.scope import Scope
from onrecord.publish.disclosure.audiences import Audience
from onrecord.publish.disclosure.rules import FINDS, Rule
from onrecord.publish.disclosure.shape import every_field

__all__ = ["within_scope"]

TABLE = Path(__file__).parents[2] / "resources" / "scopes" / "protected.yaml"
OF_PEOPLE = ("VictimRecord", "ActorNamed", "ObjectRecord")
"""Whose properties may tell of people: the house of somebody is called by their name."""


def within_scope(audience: Audience, scope: Scope | None) -> Audience:
    """Give an audience without the fields that a scope protects; a protected telephone is looked for in every text."""
    protected = () if scope is None else scope.protected
    held = {f"{cls}.{name}" for field in protected for name in _properties(field) for cls in OF_PEOPLE}
    found = [field for field in protected if "patterns" in _table().get(field, {})]
    rules = audience.rules
    if found:
        rules = (Rule("protected by the scope", "always", find=frozenset(FINDS), say="contact details"), *rules)
    return replace(audience, give=audience.give - (held & set(every_field())), rules=rules)


def _properties(field: str) -> list[str]:
    told: list[str] = _table().get(field, {}).get("properties", [field])
    return told


@cache
def _table() -> Mapping[str, Any]:
    import yaml

    table: Mapping[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return table
