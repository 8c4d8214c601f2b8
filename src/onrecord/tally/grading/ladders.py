"""The grades of each scheme, from the lowest to the highest, and which parts of a record are graded."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from onrecord.core.errors import BadOption

__all__ = ["LADDERS", "NOT_GRADED", "OF_FACETS", "Facet", "ladder_of", "rank_of"]

NOT_GRADED = "not graded"
"""Nothing that the scheme grades is told, or it grades nothing."""


class Facet(StrEnum):
    """What of a record is graded: the incident as a whole, or one thing that is said of it."""

    INCIDENT = "incident"
    IDENTITY = "identity"
    PLACE = "place"
    DATE = "date"
    CAUSE = "cause"
    RESPONSIBILITY = "responsibility"


OF_FACETS = ("not", "single source", "partly", "corroborated")
"""How well one facet is corroborated, under every scheme."""

LADDERS: Mapping[str, tuple[str, ...]] = {
    # Airwars lists its grades from confirmed to discounted and calls them no order. That they are taken for one here is
    # ours: what speaks against an incident is then never a rise.
    "airwars": (NOT_GRADED, "discounted", "contested", "weak", "fair", "confirmed"),
    "iraq-body-count": (NOT_GRADED, "provisional", "two independent sources"),
    "ohchr": OF_FACETS,
    "every-casualty": ("reject", "undecided", "confirm"),
    "ucdp": (NOT_GRADED, "aggregate", "clear"),
    "acled": (NOT_GRADED,),
}
"""The grades of incidents by the name of the scheme."""


def ladder_of(scheme: str, facet: Facet = Facet.INCIDENT) -> tuple[str, ...]:
    """Give the grades that a scheme has for a facet, the lowest first.

    Raises:
        BadOption: there is no such scheme.
    """
    name = scheme.partition("@")[0]
    if name not in LADDERS:
        known = ", ".join(LADDERS)
        raise BadOption("scheme of grades", found=repr(scheme), expected=f"one of {known}", do="Name one of these.")
    return LADDERS[name] if facet is Facet.INCIDENT else OF_FACETS


def rank_of(grade: str, scheme: str, facet: Facet = Facet.INCIDENT) -> int:
    """Give the place of a grade among those of its scheme, 0 for the lowest.

    Raises:
        BadOption: the scheme has no such grade.
    """
    ladder = ladder_of(scheme, facet)
    if grade not in ladder:
        known = ", ".join(ladder)
        raise BadOption(
            f"grade of {facet} by {scheme}", found=repr(grade), expected=f"one of {known}", do="Name one of these."
        )
    return ladder.index(grade)
