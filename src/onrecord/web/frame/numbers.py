"""Numbers that come in addresses: whole, within what a database holds, or none."""

from __future__ import annotations

__all__ = ["whole_number"]

LARGEST = 2**63 - 1


def whole_number(said: str | None) -> int | None:
    """Give the number that an address names, None where it names none that a database could hold.

    >>> whole_number("12"), whole_number("-1"), whole_number("9" * 30), whole_number("x")
    (12, None, None, None)
    """
    if said is None or not said.isascii() or not said.isdecimal() or len(said) > 19:
        return None
    number = int(said)
    return number if number <= LARGEST else None
