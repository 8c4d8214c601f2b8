"""Numerals: number words and figures as whole numbers, in whatever order a language says them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.resolution.phrases.grammar import Found
from onrecord.resolution.phrases.shapes import Item

__all__ = ["number_of", "read_half", "read_numeral", "read_scaled_range"]

# What adds to a number; a language has the classes that its number words need.
ADDENDS = ("small", "tens_word", "digit_word", "hundred_word", "int", "decimal")


def read_numeral(found: Found) -> int | None:
    """Give the number that the words of a numeral make, None if they make none ("five hundred two hundred")."""
    return number_of(found.items)


def read_half(found: Found) -> int | None:
    """Give "half a million", "two and a half thousand": half of the scale, and the whole before it."""
    whole = found.number("small") or found.number("int") or 0
    return _whole(whole * _scale(found.items) + _scale(found.items) / 2)


def read_scaled_range(found: Found) -> tuple[int, int] | None:
    """Give the ends of "two to three thousand", where the scale belongs to both; None if they do not rise."""
    scale = _scale(found.items)
    ends = [_whole(float(str(found.values[name])) * scale) for name in ("low", "high")]
    if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    return ends[0], ends[1]


def number_of(items: Iterable[Item]) -> int | None:
    """Add and multiply as the words say; None if their order makes no number.

    A word of a scale multiplies what stands before it, any other adds to it where it fits in: five after twenty, but
    not after twenty-five.
    """
    total = 0.0
    current: float | None = None
    least = float("inf")
    for item in items:
        value = _addend(item)
        if "scale" in item:
            scale = float(str(item["scale"]))
            if scale >= 1000:
                if scale >= least:
                    return None
                total, current, least = total + (1 if current is None else current) * scale, None, scale
            elif current is not None and current >= 100:
                return None
            else:
                current = (1 if current is None else current) * scale
        elif value is not None:
            if current is not None and not _fits(current, value):
                return None
            current = (current or 0) + value
    return _whole(total + (current or 0))


def _addend(item: Item) -> float | None:
    for name in ADDENDS:
        if name in item:
            return float(str(item[name]))
    return None


def _fits(current: float, value: float) -> bool:
    return value > 0 and current % 10 ** len(str(int(value))) == 0


def _scale(items: Iterable[Item]) -> float:
    product = 1.0
    for item in items:
        if "scale" in item:
            product *= float(str(item["scale"]))
    return product


def _whole(number: float) -> int | None:
    whole = round(number)
    return whole if abs(whole - number) < 1e-6 else None
