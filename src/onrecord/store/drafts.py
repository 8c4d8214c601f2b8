"""What people are coding now: drafts kept edit by edit, and finished into codings.

An edit is in the database before its sender is told so. It carries a token of its sender's, so that one sent again
because the answer was lost is kept once, also where the draft was finished meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.codebook import Codebook, default_codebook, load_codebook
from onrecord.coding.editing.checking import check_edit
from onrecord.coding.editing.edits import Accept, Edit, Undo, edit_from_json, edit_to_json
from onrecord.coding.editing.finishing import finish
from onrecord.coding.editing.sheet import Sheet, sheet_of
from onrecord.core import coding as core
from onrecord.core.contract import check_coding
from onrecord.core.errors import BadOption
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.store.blind import BLIND
from onrecord.store.codings import Coded, coding_of, coding_row, codings_in_force
from onrecord.store.models import Coding, Draft, DraftEdit, Reading
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings
from onrecord.store.tools import tools_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "HERE",
    "Kept",
    "Sent",
    "abandon_draft",
    "add_edits",
    "codebook_of",
    "draft_of",
    "finish_draft",
    "note_presence",
    "open_draft",
    "present",
    "reopen_draft",
    "sheet_of_draft",
    "sheet_unopened",
    "taken_back",
    "undo",
]

HERE = timedelta(minutes=2)
"""For how long after its last sign somebody counts as being at a report."""

Making = Callable[[Sheet], Edit | None]


@dataclass(frozen=True, slots=True)
class Sent:
    """An edit as it was sent, or what makes it of the sheet as it then stands (None: there is nothing to do), with the
    token that its sender gave it.
    """

    edit: Edit | Making
    token: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of edits that were sent: the number of the draft's last edit, those that are new, and whether the
    draft was ahead of its sender: edits from elsewhere came before theirs. Of one that cannot be made, its token and
    why; those after it were not tried.
    """

    last: int
    new: tuple[Edit, ...]
    was_ahead: bool = False
    refused: tuple[str, BadOption] | None = None


def open_draft(case: CaseFile, reading: Reading, *, blind: bool = False) -> Draft:
    """Give this person's open draft of a reading, begun with the coding in force, blind with none; one that is open
    already goes on. A draft in which nothing was done yet begins with what is in force now.
    """
    with case.writing() as pen:
        draft = draft_of(case, reading.id)
        if draft is not None and (draft.is_blind or _edits_in(case, draft)):
            note_presence(case, draft)
            return draft
        base = None if blind else codings_in_force(case, [reading]).get(reading.id)
        if draft is None:
            draft = Draft(reading=reading.id, report=reading.report, coder=case.who, opened_at=pen.now)
        draft.base, draft.is_blind, draft.seen_at = None if base is None else base.id, blind, pen.now
        draft.save(using=case.alias)
    return draft


def draft_of(case: CaseFile, reading: str) -> Draft | None:
    """Give this person's open draft of a reading, None where there is none."""
    return Draft.objects.using(case.alias).filter(reading=reading, coder=case.who, coding__isnull=True).first()


def sheet_of_draft(case: CaseFile, draft: Draft, reading: Reading) -> Sheet:
    """Give what a draft stands at."""
    base = Coding.objects.using(case.alias).filter(pk=draft.base).first() if draft.base is not None else None
    report = report_of(reading)
    return sheet_of(report, _coding(base, report), [edit for edit, _ in _edits_of(case, draft)])


def sheet_unopened(case: CaseFile, reading: Reading, *, blind: bool = False) -> Sheet:
    """Give what a draft of a reading would begin with."""
    report = report_of(reading)
    base = None if blind else codings_in_force(case, [reading]).get(reading.id)
    return sheet_of(report, _coding(base, report), [])


def codebook_of(case: CaseFile) -> Codebook:
    """Give the codebook that the case file is coded by."""
    path = tools_of(case).codebook
    return default_codebook() if path is None else _loaded(path)


@lru_cache(maxsize=4)
def _loaded(path: Path) -> Codebook:
    # The path is named for the sum of what is in it.
    return load_codebook(path)


def add_edits(case: CaseFile, draft: Draft, sent: Sequence[Sent], after: int) -> Kept:
    """Keep edits at the end of a draft, up to the first that cannot be made, and give what became of them once the
    database holds them.

    Args:
        after: the number of the last edit that the sender knows. Edits kept since by others of the same person stay,
            and these follow them.

    Raises:
        BadOption: the draft is somebody else's, or it was finished.
    """
    book = codebook_of(case)
    with case.writing() as pen:
        draft = _locked(case, draft)
        kept = _edits_of(case, draft)
        mine, known = {each.token for each in sent}, {token for _, token in kept if token} | _tokens_before(case, draft)
        reading = Reading.objects.using(case.alias).get(pk=draft.reading)
        sheet = sheet_of_draft(case, draft, reading)
        new, refused = _made(sheet, [each for each in sent if each.token not in known], book)
        DraftEdit.objects.using(case.alias).bulk_create(
            DraftEdit(draft=draft, number=number, at=pen.now, body=_body(edit, token))
            for number, (edit, token) in enumerate(new, len(kept) + 1)
        )
        note_presence(case, draft)
    ahead = any(token not in mine for _, token in kept[after:])
    return Kept(len(kept) + len(new), tuple(edit for edit, _ in new), ahead, refused)


def undo(case: CaseFile, draft: Draft, *, redo: bool = False, token: str = "") -> Kept:
    """Take back the last edit that holds, or what was taken back last; nothing where there is none."""
    return add_edits(case, draft, [Sent(taken_back(redo=redo), token)], _edits_in(case, draft))


def taken_back(*, redo: bool = False) -> Making:
    """Give what makes the edit that takes back the last one that holds, or the last that took one back."""

    def make(sheet: Sheet) -> Edit | None:
        number = sheet.redoable if redo else sheet.undoable
        return None if number is None else Undo(number)

    return make


def _made(
    sheet: Sheet, sent: Sequence[Sent], book: Codebook
) -> tuple[list[tuple[Edit, str]], tuple[str, BadOption] | None]:
    """Give the edits that can be made one after the other, and the first that cannot with why."""
    edits, new = list(sheet.history), list[tuple[Edit, str]]()
    for each in sent:
        try:
            edit = each.edit(sheet) if callable(each.edit) else each.edit
            if edit is None:
                continue
            check_edit(sheet, edit, book)
        except BadOption as error:
            return new, (each.token, error)
        new.append((edit, each.token))
        edits.append(edit)
        sheet = sheet_of(sheet.report, sheet.base, edits)
    return new, None


def present(case: CaseFile, readings: Iterable[str]) -> dict[str, list[str]]:
    """Give who else is at each of some readings now, by name."""
    rows = Draft.objects.using(case.alias).filter(
        reading__in=list(readings), coding__isnull=True, seen_at__gte=case.clock() - HERE
    )
    found: dict[str, list[str]] = {}
    for reading, coder in rows.exclude(coder=case.who).order_by("coder").values_list("reading", "coder"):
        found.setdefault(reading, []).append(coder)
    return found


def note_presence(case: CaseFile, draft: Draft) -> None:
    """Keep that this person is at a draft now; nothing else is changed, so that the ledger is not concerned."""
    Draft.objects.using(case.alias).filter(pk=draft.pk).update(seen_at=case.clock())


def finish_draft(case: CaseFile, draft: Draft, *, accept_rest: bool = False) -> str:
    """Make a draft a coding, whose id is given; it comes in force unless the draft is blind.

    Args:
        accept_rest: whether the suggestions that nobody decided on are taken; otherwise they are not.

    Raises:
        BadOption: the draft is somebody else's, or was finished.
    """
    book = codebook_of(case)
    with case.writing() as pen:
        draft = _locked(case, draft)
        reading = Reading.objects.using(case.alias).get(pk=draft.reading)
        sheet = sheet_of_draft(case, draft, reading)
        if accept_rest and sheet.open_claims:
            edit = Accept(sheet.open_claims)
            DraftEdit(draft=draft, number=sheet.edits + 1, at=pen.now, body=_body(edit, "")).save(using=case.alias)
            sheet = sheet_of_draft(case, draft, reading)
        coding = finish(sheet, _coder(case, draft, book))
        check_coding(coding)
        made = Coded(reading.id, coding)
        draft.coding = coding_row(made, case.who, pen.now).id
        pen.note("finished", f"reading:{reading.id}", coding=draft.coding, blind=draft.is_blind)
        record_codings(pen, [made])
        draft.seen_at = pen.now
        draft.save(using=case.alias, update_fields=["coding", "seen_at"])
    return draft.coding


def abandon_draft(case: CaseFile, draft: Draft) -> None:
    """Throw a draft away with all its edits; what was in force before stays.

    Raises:
        BadOption: the draft is somebody else's, or was finished.
    """
    with case.writing() as pen:
        draft = _locked(case, draft)
        pen.note("abandoned", f"reading:{draft.reading}", edits=_edits_in(case, draft))
        DraftEdit.objects.using(case.alias).filter(draft=draft).delete()
        Draft.objects.using(case.alias).filter(pk=draft.pk).delete()


def reopen_draft(case: CaseFile, reading: str) -> Draft:
    """Open again the draft that this person finished last of a reading, as it was; its coding stays until it is
    finished again.

    Raises:
        BadOption: there is none, or another is open.
    """
    mine = Draft.objects.using(case.alias).filter(reading=reading, coder=case.who)
    with case.writing() as pen:
        if mine.filter(coding__isnull=True).exists():
            raise _no("a coding of yours that is open", "none", "Go on with that one.")
        draft = mine.order_by("-pk").first()
        if draft is None:
            raise _no("no coding of yours", "one that was finished", "Code the report.")
        pen.note("reopened", f"reading:{reading}", coding=draft.coding)
        draft.coding, draft.seen_at = None, pen.now
        draft.save(using=case.alias, update_fields=["coding", "seen_at"])
    return draft


def _locked(case: CaseFile, draft: Draft) -> Draft:
    """Give the draft as it is in the transaction, if this person may write in it."""
    held = Draft.objects.using(case.alias).filter(pk=draft.pk, coder=case.who).first()
    if held is None:
        raise _no("a draft of somebody else, or one thrown away", "one of yours", "Open the report again.")
    if held.coding is not None:
        raise _no("a coding that was finished", "one that is open", "Open it again, then send the edits again.")
    return held


def _no(found: str, expected: str, do: str) -> BadOption:
    return BadOption("the draft", found=found, expected=expected, do=do)


def _edits_in(case: CaseFile, draft: Draft) -> int:
    return DraftEdit.objects.using(case.alias).filter(draft=draft).count()


def _edits_of(case: CaseFile, draft: Draft) -> list[tuple[Edit, str]]:
    rows = DraftEdit.objects.using(case.alias).filter(draft=draft).order_by("number").values_list("body", flat=True)
    told = map(json.loads, rows)
    return [(edit_from_json(json.dumps(each["edit"])), each["token"]) for each in told]


def _tokens_before(case: CaseFile, draft: Draft) -> set[str]:
    """Give the tokens of this person's finished drafts of the reading: one held up on its way may arrive after all."""
    before = DraftEdit.objects.using(case.alias).filter(draft__reading=draft.reading, draft__coder=case.who)
    bodies = before.exclude(draft=draft).values_list("body", flat=True)
    return {token for body in bodies if (token := json.loads(body)["token"])}


def _body(edit: Edit, token: str) -> str:
    return json.dumps({"edit": json.loads(edit_to_json(edit)), "token": token}, ensure_ascii=False)


def _coding(row: Coding | None, report: Report) -> core.Coding | None:
    return None if row is None else coding_of(row, report)


def _coder(case: CaseFile, draft: Draft, book: Codebook) -> core.Coder:
    """Give who codes, at which version: how often they have finished this reading, so that no coding is one before."""
    mine = Coding.objects.using(case.alias).filter(reading=draft.reading, kind=str(CoderKind.PERSON), name=case.who)
    number = mine.count() + 1
    return core.Coder(CoderKind.PERSON, case.who, f"{BLIND} {number}" if draft.is_blind else str(number), book.id)
