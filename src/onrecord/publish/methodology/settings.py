"""What a methodology is made from: the settings of a case file and what was measured in it, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.scope import Scope

__all__ = ["Agreed", "ReadApart", "Settings"]

Numbered = tuple[tuple[str, int], ...]
"""How many there are of each, by name."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far coders agree on one field: alpha, and its 95% interval where one could be told."""

    field: str
    alpha: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ReadApart:
    """Reports that were read twice: by two `people` apart (`blind`: with one who was sent to read blind), by a machine
    and a person `apart`, by a machine and a person who `saw` what it found, by people who `corrected` one another, by
    `machines` alone. Only the first two are readings that could differ.
    """

    people: int = 0
    blind: int = 0
    apart: int = 0
    saw: int = 0
    corrected: int = 0
    machines: int = 0

    def __bool__(self) -> bool:
        return any((self.people, self.apart, self.saw, self.corrected, self.machines))


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a case file. What is None or empty was not set, and no methodology says anything of it.

    `definitions` gives the acts of the codebook with their labels; `sources` and `coders` how many there are by kind,
    `reliability` and `information` by step; `shares` the share of reports that a second coder reads, by language (""
    for all others). `grades` run from the lowest; `scheme` is that of counting, `heard` its rules.
    """

    scope: Scope | None = None
    codebook: str | None = None
    definitions: tuple[tuple[str, str], ...] = ()
    civilian_by_default: bool = False
    sources: Numbered = ()
    has_protected_sources: bool = False
    reliability: Numbered = ()
    information: Numbered = ()
    reports: int = 0
    languages: Numbered = ()
    coders: Numbered = ()
    grading: str | None = None
    grades: tuple[str, ...] = ()
    signed: int = 0
    shares: tuple[tuple[str, float], ...] = ()
    read_twice: ReadApart = ReadApart()
    agreement: tuple[Agreed, ...] = ()
    agreement_reports: int = 0
    agreement_on: date | None = None
    judgements: int = 0
    scheme: str | None = None
    low: str | None = None
    best: str | None = None
    high: str | None = None
    heard: tuple[str, ...] = ()
    protected_fields: tuple[str, ...] = ()
    draft_days: int | None = None
    limits: tuple[str, ...] = ()
    contact: str | None = None
