"""Everything the English coder knows, behind one door: codebook, register, gazetteer, words for people, counts and
dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.coding.codebook import Codebook
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.objects import weapon_words
from onrecord.coding.english.truecase import is_upper_case, is_word
from onrecord.core.values import Name, When
from onrecord.core.vocabulary import Sex
from onrecord.resolution import actors, dates, names, numbers, people, places, titles
from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import given_name

__all__ = ["Knowledge"]

LONGEST_WEAPON = 3
PARTICLES = word_list("name_particles")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables of one codebook and project; every question a rule asks of them is a method here."""

    codebook: Codebook
    register: actors.Register
    gazetteer: places.Gazetteer
    weapons: frozenset[str]
    methods: dict[str, str]
    countries: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        codebook: Codebook,
        gazetteers: Sequence[Path] = (),
        registers: Sequence[Path] = (),
        countries: Sequence[str] = (),
    ) -> Knowledge:
        """Load what belongs to a codebook; a project's own gazetteers are asked before the shipped one, its registers
        merged over the shipped one; `countries` are those it records.
        """
        methods = {word: method.id for method in codebook.methods.values() for word in method.words.get("en", ())}
        gazetteer = places.Gazetteer.open(own=gazetteers)
        register = actors.Register.load(registers)
        return cls(codebook, register, gazetteer, weapon_words(codebook), methods, tuple(countries))

    def is_upper(self, text: str) -> bool:
        """Tell whether a text is set in capitals."""
        return is_upper_case(text)

    def is_word(self, word: str) -> bool:
        """Tell whether a capitalised word is a common word of English."""
        return is_word(word.lower())

    def is_weapon(self, words: str) -> bool:
        """Tell whether a noun phrase ends in a weapon."""
        return self._ending(words, self.weapons) is not None

    def method_of(self, words: str) -> str | None:
        """Give the method a weapon or means implies."""
        pieces = words.lower().split()
        for size in range(min(LONGEST_WEAPON, len(pieces)), 0, -1):
            ending = " ".join(pieces[-size:])
            found = self.methods.get(ending) or self.methods.get(ending.removesuffix("s"))
            if found is not None:
                return found
        return None

    def _ending(self, words: str, table: frozenset[str]) -> str | None:
        pieces = words.lower().split()
        return next(
            (
                ending
                for size in range(min(LONGEST_WEAPON, len(pieces)), 0, -1)
                if (ending := " ".join(pieces[-size:])) in table
            ),
            None,
        )

    def describe(self, words: str) -> people.PersonFeatures | None:
        """Give what the head noun of a phrase says of the people it stands for."""
        return people.describe(words) if any(char.isalpha() for char in words) else None

    def are_inverse(self, first: str, second: str) -> bool:
        """Tell whether two relations are each other's inverse ("mother of", "son of")."""
        return people.are_inverse(first, second)

    def is_plain_title(self, word: str) -> bool:
        """Tell whether a word is a title that is no part of a name ("President", "Dr")."""
        return names.is_title(word)

    def is_title(self, word: str) -> bool:
        """Tell whether a word is a title usual before names, part of the name or not ("President", "Imam")."""
        return titles.title(word) is not None

    def sex_of_title(self, words: str) -> Sex | None:
        """Give the sex a title in a name phrase tells."""
        return names.sex_of_title(words)

    def sex_of_given_name(self, name: str) -> Sex | None:
        """Give the sex a given name commonly tells."""
        return names.sex_of_given_name(name)

    def is_given_name(self, word: str) -> bool:
        """Tell whether a word is a known given name."""
        return given_name(word) is not None

    def plain_name(self, words: str) -> str:
        """Give a name without other spellings in brackets and without the kunya behind it."""
        return names.plain_name(words)

    def is_kunya(self, words: str) -> bool:
        """Tell whether a name says only whose father or mother its bearer is: "Umm Khaled"."""
        return names.is_kunya(words)

    def looks_like_person(self, words: str) -> bool:
        """Tell whether capitalised words have the form of a personal name."""
        return names.looks_like_person(words)

    def same_person(self, first: str, second: str) -> bool | None:
        """Tell whether two names in one report are one person's; None where their forms do not tell."""
        return names.same_person(first, second)

    def name_parts(self, words: str) -> frozenset[str]:
        """Give the words of a name that tell people apart, folded."""
        return frozenset(
            part for part in fold(words).replace("-", " ").split() if len(part) > 2 and part not in PARTICLES
        )

    def parse_name(self, words: str) -> Name:
        """Give a name with its script and parts."""
        return names.parse_name(words)

    def is_country(self, words: str) -> bool:
        """Tell whether words name a country or its people."""
        return self.gazetteer.country_of(words) is not None

    def find_bodies(self, text: str) -> tuple[actors.ActorMention, ...]:
        """Find the organised bodies a text names."""
        return tuple(self.register.find(text, upper_case=is_upper_case(text)))

    def find_counts(self, text: str) -> tuple[numbers.CountExpression, ...]:
        """Find numbers of people or things."""
        return numbers.find_counts(text, "en", self.codebook.quantifiers)

    def find_ages(self, text: str) -> tuple[numbers.AgeExpression, ...]:
        """Find ages."""
        return numbers.find_ages(text)

    def find_dates(self, text: str) -> tuple[dates.DateExpression, ...]:
        """Find dates."""
        return dates.find_dates(text, "en")

    def resolve_date(self, expression: dates.DateExpression, published: date | None, context: When | None) -> When:
        """Make a date an interval, against the publication date or the report's own frame."""
        return dates.resolve(expression, published=published, context=context)

    def find_places(self, text: str, upper: bool) -> tuple[places.PlaceMention, ...]:
        """Find names of places."""
        return places.find_places(text, self.gazetteer, upper_case=upper)

    def resolve_places(self, told: Sequence[str], hints: Sequence[str]) -> dict[str, places.Resolution]:
        """Resolve the places of a report together; hints are its other words that may name countries."""
        return places.resolve_places(told, self.gazetteer, hints, self.countries)
