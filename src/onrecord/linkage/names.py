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
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import LANGUAGES, name_words
from onrecord.resolution.name_units import take_apart
from onrecord.resolution.names import script_of
from onrecord.resolution.register_files import read_yaml, split_words
from onrecord.resolution.skeleton import skeleton_as_one

__all__ = [
    "MOST_PARTS",
    "NameSigns",
    "bare",
    "best_signs",
    "marked",
    "parts_of",
    "shortened",
    "sign_of",
    "signs_of",
    "spellings_of",
]

# An article glued on, as in "Aldalu".
_ARTICLE = re.compile(r"^al(?=..)")
# "Abu" and "Abd": one list has Abu Jarad, the next Jarad; Nasser is short for Abd al-Nasser.
_LEADING = re.compile(r"^(?:ab|bd)(?=..)")
SCRIPTS = ("Arab", "Latn")
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


@lru_cache(maxsize=1 << 12)
def signs_of(name: str) -> NameSigns:
    """Give the signs of a name as written; titles, a kunya before or behind it and nicknames are left out.

    >>> signs_of("ابنة هدى سالم، ليان نبيل سالم") == signs_of("ليان نبيل سالم")
    True
    """
    told = _told(name)
    signs = [sign for sign in map(sign_of, told.names) if sign]
    if any(role == "kunya" for role, _ in told.before) and len(signs) == 1:
        return NameSigns(None, tuple(signs))
    return NameSigns(signs[0], tuple(signs[1:])) if signs else NameSigns(None)


def best_signs(names: Iterable[str]) -> NameSigns:
    """Give the signs of the form that tells most parts; of several, those of the first."""
    found = [signs_of(name) for name in names]
    if len(found) == 1:
        return found[0]
    return max(found, key=lambda signs: len(signs.lineage) + (signs.given is not None), default=NameSigns(None))


@lru_cache(maxsize=1 << 16)
def bare(sign: str) -> str:
    """Give a sign without the "Abu" or "Abd" it begins with, so that Abu Jarad and Jarad have one.

    >>> bare("abgrd"), bare("bdnsr"), bare("hld")
    ('grd', 'nsr', 'hld')
    """
    return _LEADING.sub("", sign)


def shortened(name: str) -> tuple[str, ...]:
    """Give the bare signs of every part of a name, and of what stands in brackets behind it: another family's name.

    >>> shortened("Hana Abu Tawil (al-Shami)")
    ('hn', 'tl', 'sm')
    """
    told = _told(name)
    return marked([bare(sign) for sign in map(sign_of, (*told.names, *told.behind)) if sign])


def marked(signs: Iterable[str]) -> tuple[str, ...]:
    """Give signs; one that came before with its number: who is Ahmad son of Ahmad has both.

    >>> marked(["ahmd", "hld", "ahmd"])
    ('ahmd', 'hld', 'ahmd2')
    """
    told = tuple(signs)
    if len(set(told)) == len(told):
        return told
    seen: Counter[str] = Counter()
    numbered = []
    for sign in told:
        seen[sign] += 1
        numbered.append(sign if seen[sign] == 1 else f"{sign}{seen[sign]}")
    return tuple(numbered)


def spellings_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give the parts of a name as each script writes them, folded and without spaces: of several forms the last."""
    told: dict[str, tuple[str, ...]] = {}
    for name in names:
        units, script = _told(name).names, script_of(name)
        if units and script in SCRIPTS:
            told[script] = marked(map(_folded, units))
    return told


def parts_of(name: str) -> tuple[str, ...]:
    """Give the parts of a name as written that its signs are of, the given name first.

    >>> parts_of("Dr. Hana Abu Tawil al-Shami")
    ('Hana', 'Abu Tawil', 'al-Shami')
    """
    return _told(name).names


@dataclass(frozen=True, slots=True)
class _Told:
    before: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    behind: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def _told(name: str) -> _Told:
    units = take_apart(_own(name))
    names = units.names
    # "Yusra Husni Salem Umm Karim": no family's name begins with Umm.
    kunya = (place for place, unit in enumerate(names) if place > 1 and fold(unit.split()[0]) in name_words("mothers"))
    names = names[: next(kunya, len(names))]
    return _Told(units.before, names[:MOST_PARTS], tuple(words for _, words in units.behind))


def _own(name: str) -> str:
    """Give what stands behind the relatives that a person is told by: "son of Huda Salem, Karim Salem"."""
    if "," not in name and "،" not in name:
        return name
    relatives, comma, own = name.replace("،", ",").rpartition(",")
    first: Sequence[str] = relatives.split(maxsplit=1)
    return own.strip() if comma and own.strip() and first and fold(first[0]) in _kin_words() else name


@cache
def _kin_words() -> frozenset[str]:
    words = read_yaml(LANGUAGES.parent / "names" / "told_by_kin.yaml")
    return frozenset(fold(word) for some in words.values() for word in split_words(some))


@lru_cache(maxsize=1 << 16)
def _folded(unit: str) -> str:
    return fold("".join(unit.replace("-", "").split()))


@lru_cache(maxsize=1 << 16)
def sign_of(part: str) -> str:
    """Give the sign of one part of a name, empty where it has no letter of a script that signs are known of."""
    return _ARTICLE.sub("", skeleton_as_one(part))
