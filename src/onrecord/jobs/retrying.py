"""Ask that what could not be read or coded is tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.jobs.adding import READ
from onrecord.jobs.coding import CODE, MOST_TRIES
from onrecord.store.setbacks import clear_setback
from onrecord.store.works import ask_work

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Setback, Work

__all__ = ["ask_again", "needs_coder"]


def needs_coder(setback: Setback) -> bool:
    """True where whoever asks again must be somebody who may code."""
    return setback.step == CODE


def ask_again(case: CaseFile, setback: Setback) -> Work:
    """Ask that an original is read again, or that a report is coded again."""
    with case.writing() as pen:
        if setback.step == READ:
            return ask_work(pen, "reread", {"sums": [setback.item]})
        # One that failed too often is passed over by coding; asked for by a person, it is tried once more.
        if setback.attempts >= MOST_TRIES:
            clear_setback(case, CODE, setback.item)
        return ask_work(pen, "code")
