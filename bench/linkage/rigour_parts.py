"""rigour's comparison of the parts of two names as one number: the mean of its scores, by letters."""

from __future__ import annotations

from functools import lru_cache

from rigour.names import Name, NamePart, NameTypeTag, align_person_name_order, compare_parts

__all__ = ["compare_names"]


def compare_names(one: str, other: str) -> float:
    """Give how alike two names of persons are, 0 to 1."""
    first, second = align_person_name_order(list(_parts(one)), list(_parts(other)))
    scored = [(found.score, _letters(found.qps) + _letters(found.rps)) for found in compare_parts(first, second)]
    total = sum(letters for _, letters in scored)
    return sum(score * letters for score, letters in scored) / total if total else 0.0


@lru_cache(maxsize=1 << 17)
def _parts(name: str) -> tuple[NamePart, ...]:
    return tuple(Name(name, tag=NameTypeTag.PER).parts)


def _letters(parts: tuple[NamePart, ...]) -> int:
    return sum(len(part.form) for part in parts)
