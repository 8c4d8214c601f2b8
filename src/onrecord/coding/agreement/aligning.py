"""Which incident, act, person, thing or toll of one coding is which of another: by the words they rest on, by time,
place, names and victims.

Likeness is symmetric and asks for no order of coders; the likeliest pairs are joined first, no group holds two of one
coder, and what is alike to nothing stays alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.coding.agreement.likeness import (
    LEAST,
    Seen,
    act_likeness,
    incident_likeness,
    party_likeness,
    toll_likeness,
)
from onrecord.core.coding import Act, Coding, Incident, ObjectHarmed, Perpetrator, Toll, Victim

__all__ = ["Aligned", "AlignedIncident", "Group", "align"]

Item = TypeVar("Item", Incident, Act, Victim, Perpetrator, ObjectHarmed, Toll)
Group = Mapping[str, Item]
"""One thing as each coder has it who found it, by the coder's name."""


@dataclass(frozen=True, slots=True)
class AlignedIncident:
    """One incident as its coders have it, and what is in it, thing by thing."""

    incident: Group[Incident]
    acts: tuple[Group[Act], ...]
    victims: tuple[Group[Victim], ...]
    perpetrators: tuple[Group[Perpetrator], ...]
    objects: tuple[Group[ObjectHarmed], ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Codings of one report, thing by thing."""

    coders: tuple[str, ...]
    incidents: tuple[AlignedIncident, ...]
    tolls: tuple[Group[Toll], ...]


def align(codings: Mapping[str, Coding]) -> Aligned:
    """Give which things of the codings are one, whatever order the coders come in."""
    seen = {coder: Seen(codings[coder]) for coder in sorted(codings)}
    incidents = _groups({coder: codings[coder].incidents for coder in seen}, seen, incident_likeness)
    tolls = _groups({coder: codings[coder].tolls for coder in seen}, seen, toll_likeness)
    return Aligned(tuple(seen), tuple(_inside(group, seen) for group in incidents), tolls)


def _inside(group: Group[Incident], seen: Mapping[str, Seen]) -> AlignedIncident:
    return AlignedIncident(
        group,
        _groups({coder: each.acts for coder, each in group.items()}, seen, act_likeness),
        _groups({coder: each.victims for coder, each in group.items()}, seen, party_likeness),
        _groups({coder: each.perpetrators for coder, each in group.items()}, seen, party_likeness),
        _groups({coder: each.objects for coder, each in group.items()}, seen, party_likeness),
    )


Likeness = Callable[[tuple[Seen, Item], tuple[Seen, Item]], float]


def _groups(
    items: Mapping[str, Sequence[Item]], seen: Mapping[str, Seen], likeness: Likeness[Item]
) -> tuple[Group[Item], ...]:
    """Give the groups in the order in which the report tells of them."""
    every = [(coder, item) for coder, some in items.items() for item in some]
    places = [seen[coder].place(item.id) for coder, item in every]
    pairs: list[tuple[float, list[int], int, int]] = []
    for b, (other, that) in enumerate(every):
        for a, (coder, item) in enumerate(every[:b]):
            weight = 0.0 if coder == other else likeness((seen[coder], item), (seen[other], that))
            if weight >= LEAST:
                pairs.append((-weight, sorted((places[a], places[b])), a, b))
    groups = _joined(every, ((a, b) for _, _, a, b in sorted(pairs)))
    groups.sort(key=lambda numbers: sorted((places[n], every[n][0]) for n in numbers))
    return tuple({every[n][0]: every[n][1] for n in sorted(numbers)} for numbers in groups)


def _joined(every: Sequence[tuple[str, Item]], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    group_of = {n: [n] for n in range(len(every))}
    for a, b in pairs:
        one, other = group_of[a], group_of[b]
        if one is other or {every[n][0] for n in one} & {every[n][0] for n in other}:
            continue
        one += other
        group_of.update(dict.fromkeys(other, one))
    return list({id(group): group for group in group_of.values()}.values())
