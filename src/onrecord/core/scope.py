"""The scope of a case file: what is recorded, whose deaths, where, when, and what it takes to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.errors import BadOption

__all__ = ["Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What one project records (Standards for Casualty Recording, 2016, pp. 19-20: stated, and kept current).

    `acts` are codebook terms; `places` are names or ISO 3166 codes, none for everywhere; `confirmation` is the name of
    a rule; `protected` names fields that no list or release shows; `based_on` is the template it began as.

    Raises:
        BadOption: the period ends before it begins.
    """

    title: str
    acts: tuple[str, ...] = ()
    whose: str | None = None
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    languages: tuple[str, ...] = ()
    confirmation: str | None = None
    protected: tuple[str, ...] = ()
    based_on: str | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise BadOption(
                "the period of the scope",
                found=f"{self.since} to {self.until}",
                expected="a first day on or before the last",
                do="Check --since and --until.",
            )
