"""The scope of a case file, kept in versions; and the templates it can begin as."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.store.entries import body_of, newest_entry, set_entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["SCOPE", "scope_of", "scope_told", "set_scope", "template", "templates"]

SCOPE = "scope"
"""The kind of its entries; there is one key, the empty one."""

DAYS = ("since", "until")
LISTS = ("acts", "places", "languages", "protected")


@cache
def templates() -> dict[str, dict[str, Any]]:
    """Give the templates by name."""
    text = (files("onrecord") / "resources" / "scopes" / "templates.yaml").read_text(encoding="utf-8")
    told: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return told


def template(name: str, title: str) -> Scope:
    """Give the scope that a template begins with.

    Raises:
        BadOption: there is none of that name.
    """
    told = templates().get(name)
    if told is None:
        raise BadOption(
            "--template",
            found=repr(name),
            expected=", ".join(templates()),
            do="Choose one, or give none and use flags.",
        )
    return Scope(
        title,
        acts=tuple(told["acts"]),
        whose=told["whose"],
        confirmation=told["confirmation"],
        protected=tuple(told["protected"]),
        based_on=name,
    )


def set_scope(pen: Pen, scope: Scope) -> bool:
    """Keep a new version of the scope, and say whether it differs from the one before."""
    told = asdict(scope)
    for name in DAYS:
        told[name] = told[name].isoformat() if told[name] is not None else None
    return set_entry(pen, SCOPE, "", told) is not None


def scope_of(case: CaseFile) -> Scope | None:
    """Give the scope that holds, None where none was set."""
    entry = newest_entry(case, SCOPE, "")
    if entry is None:
        return None
    return scope_told(body_of(entry))


def scope_told(told: dict[str, Any]) -> Scope:
    """Give the scope that a version of its entry tells."""
    told = dict(told)
    told |= {name: date.fromisoformat(told[name]) for name in DAYS if told[name] is not None}
    told |= {name: tuple(told[name]) for name in LISTS}
    return Scope(**told)
