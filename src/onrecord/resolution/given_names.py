"""Given names: the sex a name commonly tells, and where it is at home; None wherever women and men share it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.core.vocabulary import Sex
from onrecord.resolution.english_tables import ENGLISH
from onrecord.resolution.folding import fold
from onrecord.resolution.register_files import read_yaml, split_words

__all__ = ["GivenName", "given_name", "name_words"]

LANGUAGES = ENGLISH.parent
# Compounds with these are men's names in every language that has them: Abd al-Rahman, Nasrullah, Burhanuddin.
MALE_BEGINNINGS = ("abdul", "abdel", "abdal", "عبدال")
MALE_ENDINGS = ("ullah", "uddin", "eddine", "eddin", "الدين")


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name: the sex it tells, None if both bear it, and the languages it is at home in."""

    sex: Sex | None
    languages: frozenset[str]


def given_name(name: str) -> GivenName | None:
    """Give what is known of a given name, None if it is not known.

    >>> given_name("Hüseyin").sex, given_name("Marie-Ange").sex
    (<Sex.MALE: 'male'>, <Sex.FEMALE: 'female'>)
    """
    key = _key(name)
    found = _given_names().get(key)
    if found is None and not name.isalpha():
        found = _given_names().get(_key(re.split(r"[-\s]", name)[0]))
    if found is None and (key.startswith(MALE_BEGINNINGS) or key.endswith(MALE_ENDINGS)):
        return GivenName(Sex.MALE, frozenset({"arabic"}))
    return found


@cache
def name_words(part: str) -> frozenset[str]:
    """Give a list of name_parts.yaml, as it is compared."""
    return frozenset(map(fold, split_words(read_yaml(LANGUAGES / "name_parts.yaml")[part])))


@cache
def _given_names() -> dict[str, GivenName]:
    file = cast("Mapping[str, Mapping[str, str]]", read_yaml(LANGUAGES / "given_names.yaml"))
    found: dict[str, GivenName] = {}
    for language, sexes in file.items():
        for told, names in sexes.items():
            sex, alone = Sex(told), GivenName(Sex(told), frozenset({language}))
            for key in map(_key, split_words(names)):
                held = found.setdefault(key, alone)
                if held is not alone:
                    found[key] = GivenName(sex if held.sex is sex else None, held.languages | {language})
    return found


def _key(name: str) -> str:
    return fold(name.replace("-", "").replace(" ", ""))
