"""Nouns for people with what each says, singular and plural, built once from people.yaml and kinship.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import cast

from onrecord.core.vocabulary import AgeGroup, Sex, Status
from onrecord.resolution.english_tables import Row, rows, table
from onrecord.resolution.folding import fold
from onrecord.resolution.kinship import kinship_words
from onrecord.resolution.register_files import REGISTER, read_yaml, split_words

__all__ = ["Number", "PersonFeatures", "fold_phrase", "merged", "nouns", "plurals_of", "row_features"]

# Words in -man that have no plural in -men.
NOT_MEN = ("human", "german", "roman", "ottoman", "shaman", "brahman", "turkoman", "talisman")
NATIONALS = ("an", "i", "ese", "iot", "var", "Serb", "Croat", "Tajik", "Uzbek", "Kazakh", "Czech")
ITSELF = "itself"
YES = "yes"


class Number(StrEnum):
    """How many people a noun stands for; a collective is one word for several ("family")."""

    SINGULAR = "singular"
    PLURAL = "plural"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class PersonFeatures:
    """What words say of the people they stand for; None and False where they do not say.

    `noun` is the noun in the singular; `occupation` its canonical word; `kinship` the relation it tells ("mother of").
    `source` are people who tell what happened: witnesses, residents, officials; `ageless` what children do as well as
    adults, so that it tells nobody's age: pupils, apprentices.
    """

    noun: str
    sex: Sex | None = None
    age_group: AgeGroup | None = None
    status: Status | None = None
    occupation: str | None = None
    number: Number = Number.SINGULAR
    armed: bool = False
    perpetrator_like: bool = False
    victim_like: bool = False
    source: bool = False
    kinship: str | None = None
    ageless: bool = False

    @property
    def collective(self) -> bool:
        """Tell whether one word stands for several people."""
        return self.number is Number.COLLECTIVE


@cache
def nouns() -> dict[str, PersonFeatures]:
    """Give every noun for people, singular and plural, by its words in lower case."""
    listed: dict[str, PersonFeatures] = {}
    for row in rows("people", "groups"):
        for noun in split_words(row["nouns"]):
            listed[noun] = merged(listed.get(noun, PersonFeatures(noun)), row_features(row, noun))
    for noun, kin in kinship_words().items():
        held = listed.get(noun, PersonFeatures(noun))
        listed[noun] = replace(held, sex=held.sex or kin.sex, kinship=kin.relation)
    for noun in _nationals():
        listed.setdefault(noun, PersonFeatures(noun))
    inherited = {noun: _inherited(features, listed) for noun, features in listed.items()}
    found = {fold_phrase(noun): features for noun, features in inherited.items()}
    for features in inherited.values():
        for plural in map(fold_phrase, _plurals(features)):
            several = _several(features)
            found[plural] = merged(several, found[plural]) if plural in found else several
    return found


def _nationals() -> Iterator[str]:
    """Yield the words for a country's people; an adjective such as "French" or "US" is none."""
    countries = cast("Mapping[str, Row]", read_yaml(REGISTER / "countries.yaml"))
    for told in countries.values():
        yield from split_words(told.get("people"))
        yield from (word for word in split_words(told.get("adjective")) if word.endswith(NATIONALS))


def _inherited(features: PersonFeatures, listed: dict[str, PersonFeatures]) -> PersonFeatures:
    """Give a phrase also what its last words say: a woman journalist tells, an elderly couple is two.

    Not that they are armed (a press officer is not), and not what they do for a living where the phrase says so itself
    or tells of harm: a drug dealer is no trader.
    """
    words = features.noun.split()
    heads = (" ".join(words[start:]) for start in range(1, len(words)))
    head = next((listed[noun] for noun in heads if noun in listed), None)
    if head is None:
        return features
    if features.status or features.occupation or features.perpetrator_like:
        head = replace(head, status=None, occupation=None)
    return merged(features, replace(head, armed=False, perpetrator_like=False))


def fold_phrase(words: str) -> str:
    """Give words as they are looked up, without accents and possessives: "sheriff's deputy" is "sheriff deputy"."""
    return " ".join(fold(word.removesuffix("'s")) for word in words.split())


def row_features(row: Row, noun: str) -> PersonFeatures:
    """Give what a row of the table says of a noun."""
    occupation = row.get("occupation")
    return PersonFeatures(
        noun,
        Sex(row["sex"]) if "sex" in row else None,
        AgeGroup(row["age_group"]) if "age_group" in row else None,
        Status(row["status"]) if "status" in row else None,
        noun if occupation == ITSELF else occupation,
        Number(row.get("number", Number.SINGULAR)),
        row.get("armed") == YES,
        row.get("perpetrator_like") == YES,
        row.get("victim_like") == YES,
        row.get("source") == YES,
        ageless=row.get("ageless") == YES,
    )


def merged(held: PersonFeatures, more: PersonFeatures) -> PersonFeatures:
    """Give features with what others add: the first to say something of a kind is kept."""
    return PersonFeatures(
        held.noun,
        held.sex or more.sex,
        held.age_group or more.age_group,
        held.status or more.status,
        held.occupation or more.occupation,
        more.number if held.number is Number.SINGULAR else held.number,
        held.armed or more.armed,
        held.perpetrator_like or more.perpetrator_like,
        held.victim_like or more.victim_like,
        held.source or more.source,
        held.kinship,
        held.ageless or more.ageless,
    )


def _several(features: PersonFeatures) -> PersonFeatures:
    """Give what a noun's plural says; merged, not replaced: four thousand are made, in a sixth of the time."""
    return features if features.collective else merged(features, PersonFeatures(features.noun, number=Number.PLURAL))


def _plurals(features: PersonFeatures) -> Iterator[str]:
    if features.number is not Number.PLURAL:
        yield from plurals_of(features.noun)


def plurals_of(noun: str) -> tuple[str, ...]:
    """Give the plurals of a noun or phrase.

    >>> plurals_of("prisoner of war"), plurals_of("street child"), plurals_of("fisherman")
    (('prisoners of war',), ('street children',), ('fishermen',))
    """
    irregular = table("people", "plurals")
    if noun in irregular:
        return split_words(irregular[noun])
    head, of, rest = noun.partition(" of ")
    first, _, last = head.rpartition(" ")
    before = f"{first} " if first else ""
    words = split_words(irregular[last]) if last in irregular else (_plural(last),)
    return tuple(f"{before}{word}{of}{rest}" for word in words)


def _plural(word: str) -> str:
    if word.endswith("man") and not word.lower().endswith(NOT_MEN):
        return word[:-2] + "en"
    if word.endswith("child"):
        return word + "ren"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
