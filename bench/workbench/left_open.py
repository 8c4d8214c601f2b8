"""What stands open in a case file that people work in: drafts, submissions, what failed, filters, works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["leave_open"]

PASSPHRASE = "four patient storks"
DRAFTS, SUBMISSIONS, SETBACKS, WORKS = 100, 60, 80, 100


def leave_open(case: CaseFile, coders: Sequence[str], people: Sequence[str]) -> None:
    """Leave drafts of coders, a filter of each person, what was sent in, what failed, and works that ended."""
    from onrecord.coding.editing.edits import Accept
    from onrecord.store.drafts import Sent as SentEdit
    from onrecord.store.drafts import add_edits, open_draft
    from onrecord.store.filters import Filter, save_filter
    from onrecord.store.models import Listing, Reading
    from onrecord.store.setbacks import note_setback

    rows = Listing.objects.using(case.alias).filter(coding__isnull=False).order_by("reading")
    for number, reading in enumerate(list(rows.values_list("reading", flat=True)[: 2 * DRAFTS : 2])):
        whose = replace(case, writer=replace(case.writer, name=coders[number % len(coders)]))
        draft = open_draft(whose, Reading.objects.using(case.alias).get(pk=reading))
        add_edits(whose, draft, [SentEdit(Accept(("c1", "c2")), f"made {number}")], 0)
    for number, name in enumerate(people):
        whose = replace(case, writer=replace(case.writer, name=name))
        with whose.writing() as pen:
            save_filter(pen, Filter(name, f"Of interest {number}", "search", "q=market", number % 2 == 0))
    for number in range(SETBACKS):
        note_setback(case, "read", f"{number:064x}", f"file {number}.pdf", "found no text; expected letters")
    _sent_in(case)
    _worked(case)


def _sent_in(case: CaseFile) -> None:
    from onrecord.store.submissions import Page, Sent, receive, set_page
    from onrecord.store.vault.keys import create_vault

    # What comes once there is a vault is sealed: so it is made when all is brought in.
    create_vault(case, PASSPHRASE)
    with case.writing() as pen:
        set_page(pen, Page(True, (("en", "Tell us what you saw."),)))
    for number in range(SUBMISSIONS):
        receive(case, Sent(f"I saw what happened at the market, {number}.", "the market", "I was there"))


def _worked(case: CaseFile) -> None:
    """Have a file brought in, a list looked at, and leave a trace of many works that ended."""
    from onrecord.store.works import DONE, ask_work, finish_work, take_work
    from tests.works import done, staged

    done(case, "add", tool="a bench", files=staged(case, ("told.txt", b"A baker was shot dead in Zawiya on Monday.")))
    for _ in range(WORKS):
        with case.writing() as pen:
            ask_work(pen, "verify")
            row = take_work(case)
            assert row is not None
            finish_work(pen, row, DONE, {"seq": 1, "hash": "", "looked": 1, "breaks": [], "left": []})
