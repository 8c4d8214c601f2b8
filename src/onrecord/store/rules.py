"""By whose rules a case file is counted and graded where nobody asks for others: those that people chose, kept in
versions, else those that its scope confirms by.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.scopes import scope_of, templates
from onrecord.tally.grading.ladders import LADDERS
from onrecord.tally.rules.schemes import DEFAULT, Scheme, scheme_named, schemes

if TYPE_CHECKING:
    from onrecord.core.scope import Scope
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "COUNTING",
    "GRADED_BY",
    "GRADES",
    "Counting",
    "counting_of",
    "counting_under",
    "grades_of",
    "rules_of",
    "set_counting",
]

COUNTING = "counting"
"""The kind of its entries; there is one key, the empty one."""

GRADES = "airwars"
"""The scheme of grades where neither people nor the scope name one."""

COUNTED_BY = {"airwars-five-grades": "airwars", "two-independent-sources": "iraq-body-count"}
GRADED_BY = COUNTED_BY | {"two-step": "every-casualty", "verified-by-monitors": "ohchr"}
"""The scheme that counts, and the one that grades, as a rule of confirmation has it."""


@dataclass(frozen=True, slots=True)
class Counting:
    """The names of the scheme that counts and of the one that grades."""

    scheme: str = DEFAULT
    grades: str = GRADES


def counting_of(case: CaseFile) -> Counting:
    """Give the schemes that people chose, else those of the scope."""
    return counting_under(case, scope_of(case))


def counting_under(case: CaseFile, scope: Scope | None) -> Counting:
    """Give the schemes that people chose, else those that there would be if this were the scope."""
    entry = newest_entry(case, COUNTING, "")
    return Counting(**body_of(entry)) if entry is not None else _of_scope(scope)


def rules_of(case: CaseFile, asked: str | None = None) -> Scheme:
    """Give the scheme of that name, the case file's own where none is asked for.

    Raises:
        BadOption: there is none of that name.
    """
    return scheme_named(asked or counting_of(case).scheme)


def grades_of(case: CaseFile, rules: Scheme) -> str:
    """Give the scheme of grades that an incident is signed by where these rules count: theirs, if they ask for one."""
    return rules.grades if rules.grades is not None else counting_of(case).grades


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


def _of_scope(scope: Scope | None) -> Counting:
    """Give the schemes of a scope: by its confirmation, or by the template it began as where that is a word of its own,
    so that a word which names no rule changes no number and no grade.
    """
    if scope is None:
        return Counting()
    confirmation, template = scope.confirmation or "", scope.based_on or ""
    if confirmation not in GRADED_BY:
        confirmation = templates().get(template, {}).get("confirmation", "")
    scheme = COUNTED_BY.get(confirmation, template if template in schemes() else DEFAULT)
    return Counting(scheme, GRADED_BY.get(confirmation, GRADES))
