"""What people decided about two records, and which of it is in force.

Decisions are only added. One is taken back by another that withdraws it, and everything derived follows, since it is
derived anew. Each person has one voice on a pair, the newest they gave and did not take back: who changed their mind
does not contradict themselves. Two people who differ are a contradiction, which is shown (`inference`), never resolved
by who came last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.core.errors import BadOption
from onrecord.linkage.pairs import ordered

__all__ = ["Decision", "Judgement", "held_judgements", "voices"]


class Decision(StrEnum):
    """What was decided of two records; `withdrawn` takes back an earlier judgement, `unsure` ties nothing."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, as the case file keeps it: `number` is its id there, `withdraws` that of the one it takes back.

    `model` names the version of the scores that were shown to whoever judged, None where none were. One made by
    `is_machine`, of scores alone, gives way to all that people judged, whenever they did.
    """

    number: int
    one: str
    other: str
    decision: Decision
    by: str
    when: datetime
    why: str
    model: str | None = None
    withdraws: int | None = None
    is_machine: bool = False

    def __post_init__(self) -> None:
        if self.one == self.other:
            raise _bad(self.number, f"{self.one!r} twice", "two records", "Judge a record against another.")
        if self.when.utcoffset() is None:
            raise _bad(self.number, f"{self.when.isoformat()}, of no zone", "a time with its zone", "Give it in UTC.")
        if not self.why.strip():
            raise _bad(self.number, "no reason", "why, in a few words", "Say it: others will ask.")
        if (self.decision is Decision.WITHDRAWN) != (self.withdraws is not None):
            found = f"{self.decision}, withdrawing {self.withdraws}"
            raise _bad(self.number, found, "a decision, or the number of one taken back", "Give one of the two.")

    @property
    def pair(self) -> tuple[str, str]:
        """Give the two records in order of id."""
        return ordered(self.one, self.other)

    @property
    def place(self) -> tuple[bool, datetime, int]:
        """Give what orders judgements, the newest last; those of a machine before all others."""
        return not self.is_machine, self.when, self.number


def held_judgements(rows: Iterable[Judgement]) -> list[Judgement]:
    """Give the decisions that nobody took back, in order of number, whatever the order of the rows.

    A withdrawal can itself be taken back; then the decision holds again.

    Raises:
        BadOption: two rows have one number, or one withdraws what is not there before it.
    """
    by_number: dict[int, Judgement] = {}
    for row in rows:
        if by_number.setdefault(row.number, row) != row:
            raise _bad(row.number, "two judgements", "one of this number", "Number each judgement apart.")
    gone: set[int] = set()
    for number in sorted(by_number, reverse=True):
        withdraws = by_number[number].withdraws
        if withdraws is None:
            continue
        if withdraws not in by_number or withdraws >= number:
            raise _bad(
                number, f"a withdrawal of {withdraws}", "an earlier judgement", "Give the rows it takes back, too."
            )
        if number not in gone:
            gone.add(withdraws)
    return [row for number, row in sorted(by_number.items()) if number not in gone and row.withdraws is None]


def voices(held: Iterable[Judgement]) -> list[Judgement]:
    """Give what each person says now of each pair: the newest of theirs, in order of time."""
    newest: dict[tuple[tuple[str, str], str], Judgement] = {}
    for row in sorted(held, key=lambda row: row.place):
        newest[row.pair, row.by] = row
    return sorted(newest.values(), key=lambda row: row.place)


def _bad(number: int, found: str, expected: str, do: str) -> BadOption:
    return BadOption(f"judgement {number}", found=found, expected=expected, do=do)
