"""By which rules a case file counts and grades: those that its scope confirms by, unless a reader asks for others."""

from __future__ import annotations

from onrecord.store.casefile import CaseFile
from onrecord.store.scopes import scope_of
from onrecord.tally.rules.schemes import DEFAULT, Scheme, scheme_named, schemes

__all__ = ["grades_of", "rules_of"]

COUNTED_BY = {"airwars-five-grades": "airwars", "two-independent-sources": "iraq-body-count"}
GRADED_BY = {"two-step": "every-casualty", "verified-by-monitors": "ohchr"}
GRADED_ELSE = "airwars"


def rules_of(case: CaseFile, asked: str = "") -> Scheme:
    """Give the rules that a list or a record is counted by."""
    if asked in schemes():
        return scheme_named(asked)
    scope = scope_of(case)
    return scheme_named(COUNTED_BY.get(scope.confirmation or "", DEFAULT) if scope is not None else DEFAULT)


def grades_of(case: CaseFile, rules: Scheme) -> str:
    """Give the scheme of grades that an incident is signed by."""
    if rules.grades is not None:
        return rules.grades
    scope = scope_of(case)
    confirmation = scope.confirmation or "" if scope is not None else ""
    return COUNTED_BY.get(confirmation) or GRADED_BY.get(confirmation) or GRADED_ELSE
