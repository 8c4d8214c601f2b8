"""People of a worked case in words: "17 civilians, among them 6 children", "Amal Haddad, a civilian woman"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from zlib import crc32

__all__ = ["Crowd", "crowds_in"]

AMONG = ", among them "
BY_CODEBOOK = " (civilian by the codebook)"
ON_WORD = re.compile(r"(?P<people>.+), (?P<status>fighters|soldiers|civilians) on the word of (?P<who>.+)")
STATUS = {
    "civilian": "civilian",
    "civilians": "civilian",
    "soldiers": "member of armed forces",
    "fighters": "directly participating",
    "medics": "other protected person",
}
SEX = {"woman": "female", "women": "female", "girls": "female", "man": "male", "men": "male", "boys": "male"}
AGE = {
    "children": "child",
    "girls": "child",
    "boys": "child",
    "woman": "adult",
    "women": "adult",
    "man": "adult",
    "men": "adult",
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """A person or counted group: the words, the id, and what the words say of them."""

    id: str
    words: str
    name: str | None = None
    part_of: str | None = None
    sex: str | None = None
    age_group: str | None = None
    status: str | None = None
    word_of: tuple[str, ...] = ()
    rule: str | None = None


def crowds_in(told: Iterable[str]) -> list[Crowd]:
    """Give the people told of, in order; those behind "among them" are part of those before."""
    found: list[Crowd] = []
    for words in told:
        whole, _, parts = words.partition(AMONG)
        first = _crowd(whole, len(found))
        found.append(first)
        for part in filter(None, parts.split(" and ")):
            found.append(replace(_crowd(part, len(found)), part_of=first.id))
    return found


def _crowd(words: str, place: int) -> Crowd:
    plain = words.removesuffix(BY_CODEBOOK)
    if (said := ON_WORD.fullmatch(plain)) is not None:
        return replace(_crowd(said["people"], place), status=STATUS[said["status"]], word_of=(said["who"],))
    name = plain.partition(", ")[0] if plain[0].isupper() else None
    kinds = re.findall(r"\w+", plain.removeprefix(name or ""))
    sex, age, status = (next((table[each] for each in kinds if each in table), None) for table in (SEX, AGE, STATUS))
    granted = plain != words
    # Who has a name is known by it in every report of a case.
    ident = f"p{crc32(name.encode())}" if name is not None else f"g{place + 1}"
    return Crowd(
        ident, plain, name, None, sex, age, "civilian" if granted else status, (),
        "civilian until shown otherwise (codebook)" if granted else None,
    )  # fmt: skip
