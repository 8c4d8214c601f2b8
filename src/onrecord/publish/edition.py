"""One edition of what is published: what disclosure gave for an audience, and what is said of the whole.

Incidents come as streams, made anew for each reading: a hundred thousand of them are never held at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.scope import Scope
from onrecord.core.values import Count
from onrecord.publish.casualties import Citation, Correction, IncidentFile, TollRecord, Withdrawal

__all__ = ["About", "Edition", "HeldBack", "Methodology", "Part", "ReleaseWithdrawal", "Total"]


@dataclass(frozen=True, slots=True)
class Total:
    """How many people suffered one outcome in the incidents of an edition, as a range, by one scheme of counting.

    `of` says of whom: everybody, or one kind (`civilian`, `child`, …); `grades` which incidents were counted, none for
    all.
    """

    outcome: str
    count: Count
    scheme: str
    of: str = "everybody"
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What a rule held back in the whole edition: the property, the rule, and how often."""

    property: str
    rule: str
    times: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a methodology. `question` is what it answers; one without paragraphs says that it does not."""

    key: str
    title: str
    question: str
    paragraphs: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """True where anything is said."""
        return bool(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Methodology:
    """How the records were made, in parts (Standards for Casualty Recording, 2016, pp. 19-20)."""

    parts: tuple[Part, ...] = ()
    edited_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReleaseWithdrawal:
    """That an earlier version was withdrawn as a whole; `note` says why, for readers."""

    version: str
    withdrawn_on: date
    note: str


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the whole edition. `version` counts from 1; `made_on` is given, never read from the clock.

    `codebook` gives the labels of the terms that occur by list (`act`, `method`, …) and term. `methodology` is in the
    first of the languages, `methodologies` says the same in others. `withdrawn_releases` are earlier versions for the
    same audience.
    """

    title: str
    publisher: str
    version: str
    made_on: date
    audience: str
    languages: tuple[str, ...] = ("en",)
    scope: Scope | None = None
    contact: str | None = None
    licence: str | None = None
    previous: str | None = None
    incidents: int = 0
    victims: int = 0
    named: int = 0
    totals: tuple[Total, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    limits: tuple[str, ...] = ()
    methodology: Methodology = field(default_factory=Methodology)
    codebook: dict[str, dict[str, str]] = field(default_factory=dict)
    methodologies: dict[str, Methodology] = field(default_factory=dict)
    withdrawn_releases: tuple[ReleaseWithdrawal, ...] = ()


def _nothing() -> Iterator[TollRecord]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that was disclosed. `incidents` and `tolls` begin a new stream at every call, in order of id;
    `citations` are of the reports of tolls, those of an incident are in its file.
    """

    about: About
    incidents: Callable[[], Iterator[IncidentFile]]
    tolls: Callable[[], Iterator[TollRecord]] = _nothing
    citations: tuple[Citation, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    corrections: tuple[Correction, ...] = ()
