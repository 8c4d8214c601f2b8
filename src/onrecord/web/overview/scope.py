"""Progress held against the scope: what it asks for and the case file lacks, and what lies outside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store.progress import Part, Progress
from onrecord.store.scopes import scope_of
from onrecord.web.frame.wording import wording

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Measured", "ScopeParts", "scope_parts"]

MOST_LANGUAGES, MOST_YEARS = 8, 12


@dataclass(frozen=True, slots=True)
class Measured:
    """Some of the reports in words: `within` tells whether the scope asks for them, None where it says nothing."""

    name: str
    coded: int
    reports: int
    share: int
    within: bool | None
    key: str | None


@dataclass(frozen=True, slots=True)
class ScopeParts:
    """What is coded by language and by year, what the scope is called, and the languages that it asks for and that no
    report is in.
    """

    title: str | None
    languages: tuple[Measured, ...]
    years: tuple[Measured, ...]
    lacking: tuple[str, ...]
    places: tuple[str, ...]


def scope_parts(case: CaseFile, come: Progress) -> ScopeParts:
    """Give progress beside the scope, where one was set."""
    scope, words = scope_of(case), wording()
    asked = frozenset(scope.languages) if scope is not None else frozenset[str]()
    met = {part.name for part in come.languages}
    first = scope.since.year if scope is not None and scope.since is not None else None
    last = scope.until.year if scope is not None and scope.until is not None else None

    def in_period(name: str | None) -> bool | None:
        if name is None or (first is None and last is None):
            return None
        return (first is None or int(name) >= first) and (last is None or int(name) <= last)

    return ScopeParts(
        scope.title if scope is not None else None,
        tuple(
            _measured(part, words.language(part.name), part.name in asked if asked and part.name else None)
            for part in come.languages[:MOST_LANGUAGES]
        ),
        tuple(
            _measured(part, part.name or words.words.say("unknown"), in_period(part.name))
            for part in come.years[-MOST_YEARS:]
        ),
        tuple(words.language(code) for code in sorted(asked - {name for name in met if name})),
        scope.places if scope is not None else (),
    )


def _measured(part: Part, name: str, within: bool | None) -> Measured:
    return Measured(name, part.coded, part.reports, part.share, within, part.name)
