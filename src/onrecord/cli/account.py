"""The account of a run: how many reports were coded, which were not, and the exit code that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.cli.console import print_error
from onrecord.cli.exits import Exit
from onrecord.cli.progress import Bar
from onrecord.jobs.outcome import Coded, Failed, Outcome

__all__ = ["Account"]


@dataclass(slots=True)
class Account:
    """Counts outcomes as they pass, and says on standard error why a report was not coded."""

    bar: Bar
    coded: int = 0
    failed: int = 0
    defects: int = 0

    def follow(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes, counted."""
        for outcome in outcomes:
            self.bar.advance()
            if isinstance(outcome, Coded):
                self.coded += 1
            else:
                self.refuse(outcome)
            yield outcome

    def refuse(self, failure: Failed) -> None:
        """Count a report that was not coded, and say why."""
        self.failed += 1
        self.defects += failure.defect
        with self.bar.aside():
            print_error(failure.reason)

    @property
    def exit_code(self) -> Exit:
        """What the run comes to."""
        if self.defects:
            return Exit.DEFECT
        if not self.failed:
            return Exit.FINE
        return Exit.PARTIAL if self.coded else Exit.NOTHING
