"""A work that is being done: how far it is, whether it is wanted still, and what came of it so far."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.core.errors import OnrecordError
from onrecord.evidence.captures import Manners
from onrecord.jobs.engine import Engine, InstalledEngine

__all__ = ["Means", "Ongoing", "Unwanted", "told_error"]

# How far a work is, is written so often: often enough to be watched, seldom enough that nobody waits for the database.
SECONDS = 0.7


class Unwanted(Exception):
    """Whoever asked for the work does not want it any more."""


@dataclass(frozen=True, slots=True)
class Means:
    """What works are done with: the engine that codes, a person's own gazetteers, how addresses are fetched."""

    engine: Engine = field(default_factory=InstalledEngine)
    gazetteers: tuple[Path, ...] = ()
    manners: Manners = field(default_factory=Manners)


@dataclass(slots=True)
class Ongoing:
    """A work as it goes on: what it was asked with, what it is done with, how far it is. `outcome` is what came of it
    so far: where it stops, that much is told.

    `tell` keeps how far it is and says whether it is wanted still.
    """

    tell: Callable[[int, int | None, str], bool]
    arguments: Mapping[str, Any] = field(default_factory=dict)
    means: Means = field(default_factory=Means)
    outcome: dict[str, Any] = field(default_factory=dict)
    done: int = 0
    total: int | None = None
    words: str = ""
    _told: float = 0.0

    def step(self, done: int | None = None, total: int | None = None, words: str = "") -> None:
        """Note that a step was taken; `done` is that of all steps, by default one more.

        Raises:
            Unwanted: the work is not wanted any more.
        """
        self.done = self.done + 1 if done is None else done
        self.total = total if total is not None else self.total
        self.words = words
        now = time.monotonic()
        if now - self._told >= SECONDS:
            self._told = now
            self.say()

    def say(self) -> None:
        """Keep how far it is, at once.

        Raises:
            Unwanted: as for `step`.
        """
        if not self.tell(self.done, self.total, self.words):
            raise Unwanted

    def note(self, key: str, told: object, most: int = 2_000) -> None:
        """Add to a list of the outcome, up to a bound; how many were left out is counted."""
        held: list[object] = self.outcome.setdefault(key, [])
        if len(held) < most:
            held.append(told)
        else:
            self.outcome[f"{key}_more"] = int(self.outcome.get(f"{key}_more", 0)) + 1


def told_error(error: OnrecordError) -> dict[str, str]:
    """Give the four parts of an error, as outcomes keep them."""
    return {name: str(getattr(error, name)) for name in ("thing", "found", "expected", "do")}
