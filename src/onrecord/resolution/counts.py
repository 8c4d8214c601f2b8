"""Counts: the ends that words put to a number, and what a codebook makes of "dozens" and "several"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.core.values import Count
from onrecord.resolution.phrases.grammar import Found, Reader
from onrecord.resolution.phrases.words import fold

__all__ = ["READERS", "CountExpression", "CountTold", "Quantity", "count_of"]

# "close to two schools" and "over two villages" are places, "close to 50", "over 2,000" are counts.
LEAST_NEAR = 10
# Bounds below and above, with how far the number they name is from the first that they allow.
FLOORS: Mapping[str, int] = {"at least": 0, "more than": 1, "over": 1}
CEILINGS: Mapping[str, int] = {"at most": 0, "fewer than": 1}


@dataclass(frozen=True, slots=True)
class CountExpression:
    """A count told at `[start, end)` in code points.

    `vague` says that only a codebook's rule makes it a number ("dozens"), `approximate` that the words call it inexact
    ("about 50"), `more` that it comes on top of others told before, or is the rest of them ("another three", "the
    other two").
    """

    start: int
    end: int
    count: Count
    vague: bool = False
    approximate: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A vague amount: the codebook's rule for it or, of a compound ("tens of thousands"), for its head times more."""

    rule: str
    head: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class CountTold:
    """A count as told: its ends or its quantity, what bounds it, and whether it is of others still."""

    low: int | None = None
    high: int | None = None
    quantity: Quantity | None = None
    bound: str | None = None
    more: bool = False


def count_of(told: CountTold, quantifiers: Mapping[str, Count], text: str) -> Count:
    """Give the count with the words as its text; a quantity without a rule stays open at both ends."""
    if told.quantity is not None:
        base = _by_rule(told.quantity, quantifiers)
    elif told.high is None:
        base = Count(told.low, told.low, told.low)
    else:
        base = Count(told.low, None, told.high)
    low, best, high = BOUNDS[told.bound](base)
    return Count(low, best, high, text)


def _read_count(found: Found) -> CountTold | None:
    """Give a count; None where the words only look like one ("30 to 12", "close to two schools")."""
    bound = found.values.get("bound", found.values.get("bound_after"))
    low, high = found.number("low"), found.number("high")
    scaled, quantity = found.values.get("scaled"), found.values.get("quantity")
    if isinstance(scaled, tuple):
        low, high = scaled
    if isinstance(quantity, str):
        quantity = Quantity(quantity, quantity)
    if low is not None and high is not None and low >= high:
        return None
    if bound in ("close to", "over") and low is not None and low < LEAST_NEAR:
        return None
    if bound == "fewer than" and low == 0:
        return None
    vague = quantity if isinstance(quantity, Quantity) else None
    return CountTold(low, high, vague, None if bound is None else str(bound), "more" in found.values)


def _read_both_ends(found: Found) -> CountTold | None:
    """Give "at least 15 and up to 25", "between eight and more than 30"; None where the bounds are no such pair."""
    low, high = found.number("low"), found.number("high")
    floor, ceiling = found.values.get("floor", "at least"), found.values.get("ceiling")
    if low is None or high is None or low >= high or floor not in FLOORS:
        return None
    low += FLOORS[str(floor)]
    if ceiling in FLOORS:
        return CountTold(low, bound="at least")
    if ceiling not in CEILINGS:
        return None
    high -= CEILINGS[str(ceiling)]
    return CountTold(low, high) if low < high else CountTold(low)


def _read_zero(found: Found) -> CountTold:  # noqa: ARG001 - "no casualties" is zero whatever its words
    """Give zero."""
    return CountTold(0)


def _read_quantity(found: Found) -> Quantity:
    """Give the quantity of a compound: "tens of thousands", "several hundred"."""
    head, scale = found.items[0], found.items[-1]
    rule = str(head.get("quantity", head.get("quantity_of")))
    factor = scale.get("scales", scale.get("scale"))
    joint = " of " if len(found.items) > 2 else " "
    return Quantity(f"{rule}{joint}{fold(str(scale['word']))}", rule, int(str(factor)))


def _read_multiple(found: Found) -> int | None:
    """Give "a couple of", and "a couple of dozen", as a number."""
    value = found.number("value")
    return None if value is None else value * (found.number("scale") or 1)


def _read_grouped(found: Found) -> int:
    """Give a number whose thousands are set apart by spaces: "12 500"."""
    return int("".join(str(item.get("three", item.get("short"))) for item in found.items))


def _read_falling(found: Found) -> bool | None:
    """Give that two numbers are no range because they do not rise: a score, a reference."""
    low, high = found.number("low"), found.number("high")
    return True if low is not None and high is not None and low >= high else None


def _read_nothing(found: Found) -> bool:  # noqa: ARG001 - the words are passed over, whatever they are
    """Give that the words are no count."""
    return True


def _by_rule(quantity: Quantity, quantifiers: Mapping[str, Count]) -> Count:
    if quantity.rule in quantifiers:
        return quantifiers[quantity.rule]
    head = quantifiers.get(quantity.head, Count())
    low, best, high = (None if end is None else end * quantity.factor for end in _as_told(head))
    return Count(low, best, high)


Ends = tuple[int | None, int | None, int | None]


def _at_least(base: Count) -> Ends:
    return base.low, None, None


def _more_than(base: Count) -> Ends:
    return None if base.low is None else base.low + 1, None, None


def _at_most(base: Count) -> Ends:
    return None, None, base.high


def _fewer_than(base: Count) -> Ends:
    return None, None, None if base.high is None else max(0, base.high - 1)


def _about(base: Count) -> Ends:
    if base.best is not None and base.low == base.high:
        return None, base.best, None
    return base.low, base.best, base.high


def _nearly(base: Count) -> Ends:
    """Nearly 40 is not known to be any number, but it is not over 40."""
    return None, base.best, base.high


def _as_told(base: Count) -> Ends:
    return base.low, base.best, base.high


BOUNDS: Mapping[str | None, Callable[[Count], Ends]] = {
    None: _as_told,
    "at least": _at_least,
    "more than": _more_than,
    "over": _more_than,
    "at most": _at_most,
    "fewer than": _fewer_than,
    "about": _about,
    "close to": _about,
    "nearly": _nearly,
}

READERS: Mapping[str, Reader] = {
    "count": _read_count,
    "both_ends": _read_both_ends,
    "zero": _read_zero,
    "quantity": _read_quantity,
    "multiple": _read_multiple,
    "grouped": _read_grouped,
    "falling": _read_falling,
    "nothing": _read_nothing,
}
