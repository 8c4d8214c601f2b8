"""A MUC-4 template, the same for gold and ours: set fills, a date, a place, and what and who is in each role."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["ROLES", "Entity", "Fill", "Interval", "Place", "Template", "normal"]

# The five roles of GRIT and the slot that names them. Victim is the slot of names: GRIT leaves unnamed victims out.
ROLES = {
    "PerpInd": "perp-ind-id",
    "PerpOrg": "perp-org-id",
    "Target": "phys-tgt-id",
    "Victim": "hum-tgt-name",
    "Weapon": "inc-instr-id",
}
ARTICLES = re.compile(r"\b(?:a|an|the)\b")
PUNCTUATION = str.maketrans("", "", string.punctuation)

Fill = frozenset[str]
"""One filler of a slot: the alternatives that are as good as each other; ours has one."""

Interval = tuple[str | None, str | None]
"""A date as ISO ends; an open start is the default "on or before"."""

Place = tuple[str, ...]
"""Country, then places from larger to smaller."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in a role: its fills by slot. An optional one is no miss when it is not found."""

    fills: dict[str, tuple[Fill, ...]]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident; `sets` holds the fills of set slots, `entities` everything that fills a string slot."""

    sets: dict[str, Fill] = field(default_factory=dict)
    dates: tuple[Interval, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    optional: bool = False

    def mentions(self, role: str) -> list[frozenset[str]]:
        """Give the mention sets that fill one of GRIT's roles."""
        return [fill for entity in self.entities for fill in entity.fills.get(ROLES[role], ())]


def normal(text: str) -> str:
    """Give a mention as GRIT compares it: lower case, no punctuation, no a, an, the."""
    return " ".join(ARTICLES.sub(" ", text.lower().translate(PUNCTUATION)).split())


def fill_of(mentions: Iterable[str]) -> Fill:
    """Give the fill whose alternatives are these mentions."""
    return frozenset(normal(mention) for mention in mentions)
