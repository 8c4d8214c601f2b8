"""Bodies: what the register says of one army, group, monitor or outlet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["BodyKind", "Entry"]


class BodyKind(StrEnum):
    """What sort of body it is. A project's register uses these words and no others."""

    ARMED_GROUP = "armed group"
    STATE_FORCE = "state force"
    POLICE = "police"
    GOVERNMENT = "government"
    INTELLIGENCE = "intelligence service"
    MILITIA = "militia"
    GANG = "gang or cartel"
    PRIVATE_MILITARY = "private military company"
    INTERNATIONAL_FORCE = "international force"
    COMMUNAL = "communal group"
    MONITOR = "monitor"
    AID_AGENCY = "aid agency"
    NEWS_AGENCY = "news agency"
    OUTLET = "outlet"
    UN_BODY = "UN body"
    REGIONAL = "regional body"
    HEALTH_AUTHORITY = "health authority"
    PARTY = "party"
    COURT = "court"
    ASSOCIATION = "association"


STATE_ARMED = frozenset({BodyKind.STATE_FORCE, BodyKind.POLICE, BodyKind.INTELLIGENCE})
ARMED = STATE_ARMED | {
    BodyKind.ARMED_GROUP,
    BodyKind.MILITIA,
    BodyKind.GANG,
    BodyKind.PRIVATE_MILITARY,
    BodyKind.INTERNATIONAL_FORCE,
}
STATE = STATE_ARMED | {BodyKind.GOVERNMENT, BodyKind.HEALTH_AUTHORITY, BodyKind.COURT}
# Bodies whose business is to tell; an army also tells, but is a party first.
SOURCES = frozenset(
    {
        BodyKind.MONITOR,
        BodyKind.AID_AGENCY,
        BodyKind.NEWS_AGENCY,
        BodyKind.OUTLET,
        BodyKind.UN_BODY,
        BodyKind.REGIONAL,
        BodyKind.HEALTH_AUTHORITY,
        BodyKind.ASSOCIATION,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One body. `countries` are ISO 3166-1 codes; `valid` the first and last year, each None where open or not known.

    `adjectives` stand before a noun ("Houthi rockets"); `patterns` are the bodies of
    its country it stands for (patterns.yaml). A `generic` body has no name of its own: "the army".
    """

    id: str
    name: str
    kind: BodyKind
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    case_sensitive: tuple[str, ...] = ()
    needs_context: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    parent: str | None = None
    valid: tuple[int | None, int | None] = (None, None)
    generic: bool = False

    @property
    def country(self) -> str | None:
        """The first of its countries."""
        return self.countries[0] if self.countries else None

    @property
    def is_armed(self) -> bool:
        """Tell whether it bears arms, for a state or against one."""
        return self.kind in ARMED

    @property
    def is_source(self) -> bool:
        """Tell whether it is in the business of telling what happened."""
        return self.kind in SOURCES

    @property
    def is_state(self) -> bool:
        """Tell whether it is an organ of a state."""
        return self.kind in STATE
