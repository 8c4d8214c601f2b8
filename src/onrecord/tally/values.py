"""Choose the value of one property of one record among all that was told, by a named rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.record import Held, Other
from onrecord.core.vocabulary import Stance

__all__ = ["DISAGREE", "JUDGED", "MOST", "ONLY", "STANDING", "UNASSERTED", "WIDEST", "Told", "hold"]

# Properties of which a subject may have several: every value told is held.
SEVERAL = frozenset({"circumstances", "grounds", "names"})
# What a report presents so can stand in a record; a denial, a plan or a doubt is kept beside it.
STANDING = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED})

ONLY = "only value told"
WIDEST = "widest range told"
MOST = "most independent sources"
DISAGREE = "sources disagree"
JUDGED = "stands by judgement on "
UNASSERTED = "told as denied, planned or uncertain only"


@dataclass(slots=True)
class Told:
    """One claim about a property: its id in the case file, what it says, how, and whose word it is in the end."""

    claim: str
    property: str
    value: ClaimValue
    stance: Stance
    source: str
    chain: Chain = field(default=())


def hold(property_: str, told: Sequence[Told], stands: str | None = None) -> list[Held]:
    """Give what is held of a property: one value, or for a property of several all of them.

    Args:
        property_: the path that the record shows.
        told: every claim about it, at least one.
        stands: the claim that a person judged to stand, if one did.
    """
    if property_.rsplit(".", 1)[-1] in SEVERAL:
        return [
            Held(property_, each.value, tuple(each.claims), ONLY) for each in _values([t for t in told if _stands(t)])
        ]
    return [_choose(property_, told, stands)]


@dataclass(slots=True)
class _Value:
    """One value, the claims that tell it, and the sources they come from in the end."""

    value: ClaimValue
    claims: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)


def _choose(property_: str, told: Sequence[Told], stands: str | None) -> Held:
    values = _values(told)
    if stands is not None:
        chosen = next((each for each in values if stands in each.claims), None)
        if chosen is not None:
            return _held(property_, chosen, values, f"{JUDGED}{stands}")
    asserted = _values([each for each in told if _stands(each)])
    if not asserted:
        return Held(property_, None, (), UNASSERTED, _others(values))
    if len(asserted) == 1:
        return _held(property_, asserted[0], values, ONLY)
    if (bound := _bound(property_, asserted)) is not None:
        return _held(property_, bound, values, WIDEST)
    most = max(len(each.sources) for each in asserted)
    first = [each for each in asserted if len(each.sources) == most]
    if len(first) == 1:
        return _held(property_, first[0], values, MOST)
    return Held(property_, None, (), DISAGREE, _others(values))


def _stands(told: Told) -> bool:
    return told.stance in STANDING


def _values(told: Sequence[Told]) -> list[_Value]:
    """Give the values told, in the order in which they were first told, each with its claims."""
    values: dict[str, _Value] = {}
    for each in told:
        value = values.setdefault(repr(each.value), _Value(each.value))
        value.claims.append(each.claim)
        value.sources.add(each.source)
    return list(values.values())


def _bound(property_: str, values: Sequence[_Value]) -> _Value | None:
    """Give the value that makes the range widest, where the property is an end of one."""
    end = property_.rsplit(".", 1)[-1]
    numbers = [(each.value, each) for each in values if isinstance(each.value, int)]
    if end not in ("low", "high") or len(numbers) != len(values):
        return None
    pick = min if end == "low" else max
    return pick(numbers, key=lambda pair: pair[0])[1]


def _held(property_: str, chosen: _Value, values: Sequence[_Value], rule: str) -> Held:
    """Give the value with what was told besides: other values, and claims that deny or doubt this one."""
    rest = [_Value(each.value, [claim for claim in each.claims if claim not in chosen.claims]) for each in values]
    return Held(property_, chosen.value, tuple(chosen.claims), rule, _others([each for each in rest if each.claims]))


def _others(values: Sequence[_Value]) -> tuple[Other, ...]:
    return tuple(Other(each.value, tuple(each.claims)) for each in values)
