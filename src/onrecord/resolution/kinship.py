"""Kinship: the relation a word tells ("mother of"), and what the other person then is to the holder ("son of").

>>> kinship("mother-in-law").relation, kinship("sister").inverse(Sex.MALE)
('parent-in-law of', 'brother of')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.core.vocabulary import Sex
from onrecord.resolution.english_tables import table
from onrecord.resolution.register_files import split_words

__all__ = ["Kinship", "are_inverse", "kinship", "kinship_words"]


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a kinship word tells: the relation, read from the holder, the holder's sex, and the inverse relations.

    `inverses` are for a female, for a male, and for a person whose sex is not told.
    """

    relation: str
    sex: Sex | None
    inverses: tuple[str, ...]

    def inverse(self, sex: Sex | None) -> str:
        """Give what the other person is to the holder: a mother's male child is "son of" her."""
        female, male, unsaid = self.inverses
        return female if sex is Sex.FEMALE else male if sex is Sex.MALE else unsaid


def kinship(word: str) -> Kinship | None:
    """Give the relation a word tells, None if it tells none."""
    return kinship_words().get(word.lower())


def are_inverse(first: str, second: str) -> bool:
    """Tell whether two relations are one bond seen from its two ends.

    >>> are_inverse("mother of", "son of"), are_inverse("mother of", "sister of")
    (True, False)
    """
    return second in _inverses(first)


@cache
def kinship_words() -> dict[str, Kinship]:
    """Give every kinship word with its relation."""
    told = {word: Sex(sex) for sex, words in table("kinship", "sexes").items() for word in split_words(words)}
    words = {}
    for relation, listed in table("kinship", "words").items():
        sex = _sex(relation)
        for word in split_words(listed):
            words[word] = Kinship(relation, told.get(word, sex), _inverses(relation))
    return words


@cache
def _inverses(relation: str) -> tuple[str, ...]:
    return split_words(_relations().get(relation, {}).get("inverse"))


def _sex(relation: str) -> Sex | None:
    told = _relations()[relation].get("sex")
    return None if told is None else Sex(str(told))


def _relations() -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", table("kinship", "relations"))
