"""How strongly a reason speaks, in steps that people tell apart: a number of bits says little to most."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Strength", "strength_of", "times_likelier"]


class Strength(StrEnum):
    """How strongly a reason speaks for one, or for two."""

    SLIGHTLY = "slightly"
    CLEARLY = "clearly"
    STRONGLY = "strongly"
    VERY_STRONGLY = "very strongly"


# Steps of how evidence is put in words where courts weigh it: a factor of 2, of 10, of 100 (ENFSI Guideline for
# evaluative reporting, 2015).
STEPS = ((100.0, Strength.VERY_STRONGLY), (10.0, Strength.STRONGLY), (2.0, Strength.CLEARLY))
MOST_BITS = 60.0


def strength_of(bits: float) -> Strength:
    """Give how strongly a reason of so many bits speaks, whichever way.

    >>> [str(strength_of(bits)) for bits in (0.5, -2.0, 4.0, -9.0)]
    ['slightly', 'clearly', 'strongly', 'very strongly']
    """
    factor = 2.0 ** min(abs(bits), MOST_BITS)
    return next((strength for least, strength in STEPS if factor >= least), Strength.SLIGHTLY)


def times_likelier(bits: float) -> float:
    """Give how many times likelier a reason makes one of the two answers, of few digits, as far as they mean something.

    >>> times_likelier(3.0), times_likelier(-0.5), times_likelier(10.0)
    (8.0, 1.4, 1020.0)
    """
    factor = 2.0 ** min(abs(bits), MOST_BITS)
    return round(factor, 1) if factor < 10 else float(f"{factor:.3g}") if factor > 100 else float(round(factor))
