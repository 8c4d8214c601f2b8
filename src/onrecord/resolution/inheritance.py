"""The name that a child told by few names inherits: in Arab naming the father's whole name, elsewhere the family's.

>>> inherited_name("Lina", "Omar Karim Haddad", Bond.FATHER), inherited_name("Ana", "Luis Prieto", Bond.FATHER)
('Lina Omar Karim Haddad', 'Ana Prieto')
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import given_name, name_words
from onrecord.resolution.name_units import Units, take_apart

__all__ = ["Bond", "inherited_name"]

ARABIC = frozenset({"arabic", "arabic_script"})
SHORTEST = 3  # of a given name; shorter, or "Abdul" alone, is a name cut off


class Bond(StrEnum):
    """What the fuller name's bearer is to the one who inherits."""

    FATHER = "father"
    PARENT = "parent"
    SIBLING = "sibling"


def inherited_name(short: str, kin: str, bond: Bond) -> str | None:
    """Give the fuller name that follows from a kinsman's, None where none does.

    A given name alone takes over what the naming hands down; more names do only if all are among those handed down.

    >>> inherited_name("Lina Omar Haddad", "Omar Karim Haddad", Bond.FATHER)
    'Lina Omar Karim Haddad'
    >>> inherited_name("Lina Aziz", "Omar Karim Haddad", Bond.FATHER) is None
    True
    """
    child, other = take_apart(short), take_apart(kin)
    if not child.names or child.before or len(other.names) < 2 or not _is_whole(child.names[0]):
        return None
    handed = _handed_down(child, other, bond)
    known = child.names[1:]
    if len(known) >= len(handed) or not _within(known, handed):
        return None
    return " ".join((child.names[0], *handed))


def _is_whole(given: str) -> bool:
    return len(given) >= SHORTEST and fold(given) not in name_words("servants")


def _handed_down(child: Units, other: Units, bond: Bond) -> tuple[str, ...]:
    if not _is_arabic(child, other):
        return other.names[-1:]
    if bond is Bond.FATHER:
        return other.names
    return other.names[1:] if bond is Bond.SIBLING else ()


def _is_arabic(child: Units, other: Units) -> bool:
    known = [found for units in (child, other) if (found := given_name(units.names[0])) is not None]
    return other.has_article or (bool(known) and all(found.languages & ARABIC for found in known))


def _within(names: Sequence[str], handed: Sequence[str]) -> bool:
    """Tell whether names stand among others, in order."""
    rest = iter([fold(name) for name in handed])
    return all(fold(name) in rest for name in names)
