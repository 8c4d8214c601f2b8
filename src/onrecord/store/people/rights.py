"""Roles and the rights they give, from the register that ships (resources/roles/rights.yaml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.core.errors import BadOption

__all__ = ["Roles", "check_roles", "rights_of", "roles_register"]


@dataclass(frozen=True, slots=True)
class Roles:
    """Every right with what it lets a person do, the rights of every role, and the roles that need a second factor."""

    rights: dict[str, str]
    roles: dict[str, frozenset[str]]
    second_factor: frozenset[str]


@cache
def roles_register() -> Roles:
    """Give the register of roles, in its order."""
    told = yaml.safe_load((files("onrecord") / "resources" / "roles" / "rights.yaml").read_text(encoding="utf-8"))
    return Roles(
        dict(told["rights"]),
        {role: frozenset(rights) for role, rights in told["roles"].items()},
        frozenset(told["second_factor"]),
    )


def rights_of(roles: Iterable[str]) -> frozenset[str]:
    """Give the rights that roles add up to; a role that the register no longer has gives none."""
    known = roles_register().roles
    return frozenset().union(*(known.get(role, frozenset()) for role in roles))


def check_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """Give the roles once each, in the order of the register.

    Raises:
        BadOption: one is none of the register.
    """
    known, asked = tuple(roles_register().roles), set(roles)
    if unknown := sorted(asked.difference(known)):
        raise BadOption("role", found=repr(unknown[0]), expected=", ".join(known), do="Choose among these.")
    return tuple(role for role in known if role in asked)
