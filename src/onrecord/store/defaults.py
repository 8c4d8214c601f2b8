"""By whose rules a case file is counted and graded where nobody names others, kept in versions."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.tally.grading.ladders import LADDERS
from onrecord.tally.rules.schemes import DEFAULT, Scheme, scheme_named

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["COUNTING", "GRADES", "Counting", "counting_of", "default_scheme", "set_counting"]

COUNTING = "counting"
"""The kind of its entries; there is one key, the empty one."""

GRADES = "airwars"
"""The scheme of grades where none was chosen."""


@dataclass(frozen=True, slots=True)
class Counting:
    """The names of the scheme that counts and of the one that grades."""

    scheme: str = DEFAULT
    grades: str = GRADES


def counting_of(case: CaseFile) -> Counting:
    """Give what was chosen, or what holds where nothing was."""
    entry = newest_entry(case, COUNTING, "")
    return Counting(**body_of(entry)) if entry is not None else Counting()


def default_scheme(case: CaseFile) -> Scheme:
    """Give the scheme by which this case file is counted where nobody names another."""
    return scheme_named(counting_of(case).scheme)


def set_counting(pen: Pen, counting: Counting) -> bool:
    """Choose the schemes in the pen's transaction, and say whether that changed anything.

    Raises:
        BadOption: there is no such scheme, or it has no grades.
    """
    scheme_named(counting.scheme)
    if counting.grades not in LADDERS:
        raise BadOption(
            "scheme of grades", found=repr(counting.grades), expected=", ".join(LADDERS), do="Name one of these."
        )
    return set_entry(pen, COUNTING, "", asdict(counting)) is not None
