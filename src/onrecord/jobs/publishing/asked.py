"""Works asked for on a release: one of each kind waits or runs at a time, and the page of the release tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onrecord.jobs.publishing.kept import at_hand
from onrecord.store.works import CHECK, OPEN, RELEASING, SIGNED, arguments_of, ask_work, works_on

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release, Work

__all__ = ["ask_check", "ask_on", "newest_on", "open_on"]


def ask_check(case: CaseFile, release: Release) -> Work:
    """Ask that a release which the case file holds is held to its signature and its sums.

    Raises:
        BadOption: the case file does not hold it.
    """
    at_hand(case, release)
    return ask_on(case, CHECK, release)


def ask_on(case: CaseFile, kind: str, release: Release, told: Mapping[str, Any] | None = None) -> Work:
    """Ask for a work on a release, and give it; the same that waits or runs already is given instead."""
    arguments = {"release": release.pk, **(told or {})}
    for row in works_on(case, release.pk, kind).filter(state__in=OPEN):
        if _wanted(arguments_of(row)) == _wanted(arguments):
            return row
    with case.writing() as pen:
        return ask_work(pen, kind, arguments)


def open_on(case: CaseFile, release: Release) -> list[Work]:
    """Give the works on a release that wait or run, in the order in which they were asked for."""
    found = [row for kind in RELEASING for row in works_on(case, release.pk, kind).filter(state__in=OPEN)]
    return sorted(found, key=lambda row: row.pk)


def newest_on(case: CaseFile, release: Release, kind: str) -> Work | None:
    """Give the newest work of a kind on a release, None where there is none."""
    return works_on(case, release.pk, kind).first()


def _wanted(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is wanted of a work, without the signatures that it is to be done with."""
    return {name: value for name, value in arguments.items() if name != SIGNED}
