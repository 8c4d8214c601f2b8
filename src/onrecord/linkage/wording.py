"""How what a kind of record came to is said in words: its comparisons, and what two records tell of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.fields import Field, fields_of
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.phrases import Phrase, phrase_of, rare_of, rival_of
from onrecord.linkage.records import PersonRecord

__all__ = ["PERSON_WORDING", "Known", "Wording"]


class Known(Protocol):
    """A record that is known by an id."""

    @property
    def id(self) -> str:
        """Give what it is known by."""


Record = TypeVar("Record", bound=Known)


@dataclass(frozen=True, slots=True)
class Wording(Generic[Record]):
    """The words of a kind: `phrase` says a level of a comparison of two records, `rare` that what they agree in is rare
    or is not, `rival` that another fits too by so many bits more, `fields` what both tell side by side; `related` says
    that others near to them would agree too.
    """

    comparisons: Sequence[Comparison]
    phrase: Callable[[str, str, Record, Record], Phrase]
    rare: Callable[[Record, Record, bool], Phrase]
    rival: Callable[[Record, float], Phrase]
    fields: Callable[[Record, Record], tuple[Field, ...]]
    related: str


PERSON_WORDING: Wording[PersonRecord] = Wording(
    PERSONS.comparisons,
    phrase_of,
    lambda one, other, is_rare: rare_of(one, other, is_rare=is_rare),
    rival_of,
    fields_of,
    "relatives who died together would agree in this too",
)
"""How persons are told of."""
