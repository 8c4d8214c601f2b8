"""A name as linkage compares it: the sign of the given name, and those of the lineage it is told with.

A sign is what schemes of romanisation and scripts agree on (`onrecord.resolution.skeleton`), one for each part of a
name: "Abd al-Rahman", "Abu Askin" and "Salah al-Din" are one part each. Half the victims of a real list share father,
grandfather and family with another, so what is not the given name is one thing, the lineage, and not three.

>>> signs_of("محمد عبد الرحمن ابو اسكين") == signs_of("Mohammad Abdulrahman Abuskin")
True
>>> signs_of("Dr. Hana al-Tawil")
NameSigns(given='hn', lineage=('tl',))
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolution.name_units import take_apart
from onrecord.resolution.skeleton import skeleton_as_one

__all__ = ["NameSigns", "best_signs", "signs_of"]

# An article glued on, as in "Aldalu".
_ARTICLE = re.compile(r"^al(?=..)")
MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class NameSigns:
    """The signs of a name: `given`, None where only a family's name is told, and `lineage`, the nearest first."""

    given: str | None
    lineage: tuple[str, ...] = ()

    @property
    def family(self) -> str | None:
        """Give the sign of the last part, which lists mostly put the family's name in."""
        return self.lineage[-1] if self.lineage else None

    def __bool__(self) -> bool:
        return self.given is not None or bool(self.lineage)


@lru_cache(maxsize=1 << 16)
def signs_of(name: str) -> NameSigns:
    """Give the signs of a name as written; titles, a kunya before it and nicknames are left out."""
    units = take_apart(name)
    signs = [sign for unit in units.names[:MOST_PARTS] if (sign := _sign(unit))]
    if any(role == "kunya" for role, _ in units.before) and len(signs) == 1:
        return NameSigns(None, tuple(signs))
    return NameSigns(signs[0], tuple(signs[1:])) if signs else NameSigns(None)


def best_signs(names: Iterable[str]) -> NameSigns:
    """Give the signs of the form that tells most parts; of several, those of the first."""
    found = [signs_of(name) for name in names]
    return max(found, key=lambda signs: len(signs.lineage) + (signs.given is not None), default=NameSigns(None))


@lru_cache(maxsize=1 << 16)
def _sign(unit: str) -> str:
    return _ARTICLE.sub("", skeleton_as_one(unit))
