"""Options that every command that counts has: what is counted, by whose rules, and in which cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.tallies import Question
    from onrecord.tally.rules.schemes import Scheme

__all__ = ["cell_named", "only_option", "outcome_option", "question_of", "scheme_asked", "scheme_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def scheme_option(command: Command) -> Command:
    """Add --scheme."""
    return click.option(
        "--scheme",
        metavar="NAME",
        help="Whose rules: every-casualty, iraq-body-count, airwars, ucdp or acled.  [default: the case file's own]",
    )(command)


def scheme_asked(case: CaseFile, name: str | None) -> Scheme:
    """Give the scheme of that name, the case file's own where none is named.

    Raises:
        BadOption: there is none of that name.
    """
    from onrecord.store.rules import rules_of

    return rules_of(case, name)


def outcome_option(command: Command) -> Command:
    """Add --of."""
    outcomes = [str(outcome) for outcome in Outcome if outcome not in (Outcome.UNHARMED, Outcome.UNKNOWN)]
    return click.option(
        "--of", type=click.Choice(outcomes), default="killed", show_default=True, help="What people suffered."
    )(command)


def only_option(command: Command) -> Command:
    """Add --only."""
    return click.option(
        "--only", multiple=True, metavar="NAME=VALUE", help="Only these cells: month=2016-03. May be repeated."
    )(command)


def question_of(of: str, by: str, only: Sequence[str]) -> Question:
    """Give what options ask of a tally.

    Raises:
        BadOption: a dimension is none, or a cell is not named as one.
    """
    from onrecord.store.tallies import Question

    names = tuple(name.strip() for name in by.split(",") if name.strip())
    return Question(Outcome(of), names, cell_named(only))


def cell_named(told: Sequence[str]) -> dict[str, str]:
    """Give the values of dimensions that `NAME=VALUE` name.

    Raises:
        BadOption: one is not of that form, or names a dimension twice.
    """
    found: dict[str, str] = {}
    for each in told:
        name, is_value, value = each.partition("=")
        if not is_value or name in found:
            raise BadOption(
                "a cell",
                found=repr(each) + (", a second value" if name in found else ""),
                expected="NAME=VALUE, each name once, such as month=2016-03",
                do="`onrecord tally --by month` lists the values.",
            )
        found[name] = value
    return found
