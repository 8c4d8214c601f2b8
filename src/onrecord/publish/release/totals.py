"""What two editions say of the whole, side by side: how many records they have, and how many people by outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Beside", "count_text", "totals_beside"]

RECORDS = ("incidents", "victims", "named")


@dataclass(frozen=True, slots=True)
class Beside:
    """One number before and after, as text: None where an edition does not have it."""

    name: str
    old: str | None
    new: str | None


def totals_beside(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Beside]:
    """Yield the numbers of two first lines of files of records: of records, then of people."""
    for name in RECORDS:
        yield Beside(name, _number(old.get(name)), _number(new.get(name)))
    before, after = _totals(old), _totals(new)
    for name in dict.fromkeys([*before, *after]):
        yield Beside(name, before.get(name), after.get(name))


def count_text(count: dict[str, Any]) -> str:
    """Give a count as text, an open end as `…`.

    >>> count_text({"low": 12, "best": None, "high": None}), count_text({"low": 2, "best": 2, "high": 2})
    ('12 to …', '2')
    """
    low, best, high = (_number(count.get(name)) for name in ("low", "best", "high"))
    if low is not None and low == best == high:
        return low
    ends = f"{low or '…'} to {high or '…'}"
    return ends if best is None else f"{ends}, best {best}"


def _totals(told: dict[str, Any]) -> dict[str, str]:
    found = {}
    for each in told.get("totals") or ():
        name = f"{each['outcome']}, {each.get('of', 'everybody')}, by {each['scheme']}"
        if grades := each.get("grades"):
            name += f", graded {', '.join(grades)}"
        found[name] = count_text(each["count"])
    return found


def _number(value: Any) -> str | None:
    return None if value is None else f"{value:,}"
