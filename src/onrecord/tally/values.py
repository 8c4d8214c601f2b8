"""Choose the value of one property of one record among all that was told, by a named rule.

Two reports that write one thing in two ways do not disagree: words are one whatever their capitals, a place is one
where both mean one entry of the gazetteer, a name is one where two scripts write the same consonants. Two spellings
within one script stay two: `Hassan` and `Hussein` have the same consonants too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.record import Held, Other
from onrecord.core.vocabulary import Stance
from onrecord.resolution.names import script_of
from onrecord.resolution.skeleton import skeleton

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
    """One claim about a property: its id in the case file, what it says, how, and whose word it is in the end. `means`
    is the entry of a gazetteer that a place is, where its report shows it.
    """

    claim: str
    property: str
    value: ClaimValue
    stance: Stance
    source: str
    chain: Chain = field(default=())
    means: str | None = None


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
    written: dict[str, ClaimValue] = field(default_factory=dict)


def _choose(property_: str, told: Sequence[Told], stands: str | None) -> Held:
    values = _values(told)
    if stands is not None:
        chosen = next((each for each in values if stands in each.claims), None)
        if chosen is not None:
            chosen.value = chosen.written[stands]
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
    """Give the values told, in the order in which they were first told and as they were written then, each with its
    claims.
    """
    values: dict[str, _Value] = {}
    meant = _meant(told)
    for each in told:
        value = values.setdefault(_known_as(each, values, meant), _Value(each.value))
        value.claims.append(each.claim)
        value.sources.add(each.source)
        value.written[each.claim] = each.value
    return list(values.values())


def _meant(told: Sequence[Told]) -> Mapping[str, str]:
    """Give the entry of the gazetteer that words mean, where those who say it do not mean different ones."""
    means: dict[str, set[str]] = {}
    for each in told:
        if each.means is not None:
            means.setdefault(_plain(each.value), set()).add(each.means)
    return {words: next(iter(some)) for words, some in means.items() if len(some) == 1}


def _known_as(told: Told, values: Mapping[str, _Value], meant: Mapping[str, str]) -> str:
    """Give what a value is known by among others: the same for those that say one thing."""
    plain = _plain(told.value)
    known = told.means or meant.get(plain, plain)
    if known in values or not isinstance(told.value, str) or told.property.rpartition(".")[2] != "name":
        return known
    found = (key for key, each in values.items() if _is_one_name(told.value, each.written.values()))
    return known if told.means is not None else next(found, known)


def _plain(value: ClaimValue) -> str:
    """Give a value as it is compared: words whatever their capitals and spaces."""
    return repr(" ".join(value.split()).casefold() if isinstance(value, str) else value)


def _is_one_name(name: str, others: Iterable[ClaimValue]) -> bool:
    """Tell whether a name is written as these are, in a script that none of them is in."""
    script, consonants, told = script_of(name), skeleton(name), [each for each in others if isinstance(each, str)]
    in_others = all(script_of(each) != script for each in told)
    return in_others and bool(consonants) and any(skeleton(each) == consonants for each in told)


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
