"""What is asked of the numbers by an address: by whose rules, of what people suffered, and of which cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.jobs.overviews import Numbers, numbers_of
from onrecord.store.charting import days_of
from onrecord.store.rules import rules_of
from onrecord.store.tallies import Question
from onrecord.store.withheld import withheld_from
from onrecord.tally.counted import COUNTED
from onrecord.web.access.casefile import CaseRequest

__all__ = ["CELLS", "Asked", "asked_of", "beneath_query", "day_named"]

CELLS = ("day", "month", "year", "country", "place", "actor", "act", "method", "grounds", "grade")
"""Dimensions by which an address names cells."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The numbers that are asked for: by a scheme, of an outcome, within some cells."""

    numbers: Numbers
    question: Question
    scheme_named: str | None

    @property
    def kept(self) -> dict[str, str]:
        """Give what of this goes on from page to page."""
        told = {"outcome": str(self.question.outcome)}
        return told | ({"scheme": self.scheme_named} if self.scheme_named else {})


def asked_of(request: CaseRequest) -> Asked:
    """Give what an address asks for.

    Raises:
        BadOption: it names a scheme, an outcome, a day, month or year that is none.
    """
    given, case = request.GET, request.case
    named = given.get("scheme") or None
    scheme = rules_of(case, named)
    question = Question(
        _outcome(given.get("outcome") or str(Outcome.KILLED)),
        only={name: _cell(name, given[name]) for name in CELLS if given.get(name)},
        since=day_named(given, "since"),
        until=day_named(given, "until"),
    )
    numbers = numbers_of(case, scheme).seen_by(withheld_from(case, sees_all="protected" in request.rights))
    return Asked(numbers, question, named)


def beneath_query(asked: Asked, **cells: str) -> str:
    """Give what an address asks of the incidents beneath a cell."""
    return urlencode({**asked.kept, **asked.question.only, **cells})


def day_named(given: QueryDict, name: str) -> date | None:
    """Give the day that an address names, None where it names none.

    Raises:
        BadOption: what it names is no day.
    """
    told = given.get(name)
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise BadOption(name, found=repr(told[:40]), expected="a day, such as 2016-03-31", do="Correct it.") from None


def _cell(name: str, told: str) -> str:
    if name in ("day", "month", "year"):
        try:
            days_of(told)
        except (ValueError, OverflowError):
            raise BadOption(name, found=repr(told[:40]), expected=f"a {name}", do="Correct it.") from None
    return told


def _outcome(told: str) -> Outcome:
    if told not in map(str, COUNTED):
        known = ", ".join(map(str, COUNTED))
        raise BadOption("outcome", found=repr(told[:40]), expected=f"one of {known}", do="Name one of these.")
    return Outcome(told)
