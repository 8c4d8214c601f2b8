"""Records: one real incident, person, thing or toll as the claims and the judgements give it.

Ids of claims and subjects are those of their coding with the coding's own id before them (`<coding>/c12`), so that they
mean one thing in the whole case file and in every copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.coding import ClaimValue
from onrecord.core.vocabulary import RecordKind

__all__ = ["Held", "Other", "Record"]


@dataclass(frozen=True, slots=True)
class Other:
    """A value that was told too and does not stand, with the claims it rests on."""

    value: ClaimValue
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The value of one property, the claims it rests on, the rule that chose it, and what else was told.

    `property` is the path that the claims have, with the ids of other subjects turned into those of their records.
    """

    property: str
    value: ClaimValue
    claims: tuple[str, ...]
    rule: str
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What is held of one real thing. `members` are the subjects it joins, `within` the record of its incident.

    `judgements` are the ids of those that joined the members or chose a value.
    """

    id: str
    kind: RecordKind
    members: tuple[str, ...]
    values: tuple[Held, ...]
    within: str | None = None
    judgements: tuple[int, ...] = ()
