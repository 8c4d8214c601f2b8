"""The steps of a work on a release, with how many incidents of how many it has read at each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.jobs.ongoing import Ongoing
    from onrecord.publish.casualties import IncidentFile
    from onrecord.publish.edition import Edition

__all__ = ["Steps"]


@dataclass(slots=True)
class Steps:
    """What a work says of the step it is at, by its name, and how far it is in it."""

    ongoing: Ongoing
    name: str = ""
    past: set[str] = field(default_factory=set)

    def begin(self, name: str, total: int | None = None) -> None:
        """Say that a step begins.

        Raises:
            Unwanted: the work is not wanted any more.
        """
        if name == self.name or name in self.past:
            return
        self.name, self.ongoing.total = name, None
        self.ongoing.step(0, total, name)
        self.ongoing.say()

    def end(self, name: str) -> None:
        """Say that a step is past: what goes on reading as it did is no longer told."""
        self.past.add(name)

    def counted(self, edition: Edition, name: str, then: str = "") -> Edition:
        """Give an edition that says how many of its incidents were read in a step; `then` is what comes once all were.

        Raises:
            Unwanted: as for `begin`, while it is read.
        """
        read = edition.incidents

        def incidents() -> Iterator[IncidentFile]:
            self.begin(name, edition.about.incidents or None)
            for number, each in enumerate(read(), 1):
                if self.name == name:
                    self.ongoing.step(number, words=name)
                yield each
            if then and self.name == name:
                self.begin(then)

        return replace(edition, incidents=incidents)

    def each(self, name: str, total: int | None = None) -> Callable[[], None]:
        """Begin a step, and give what counts one more in it."""
        self.begin(name, total)
        return lambda: self.ongoing.step(words=name)
