"""What the public is told of single records: that one is withdrawn, stands again, or was corrected, and why.

A note is a fact: it is never changed. Of a record the newest word holds on whether it is withdrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.publish.casualties import Correction, Withdrawal
from onrecord.store.models import PublicNote

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["corrections_of", "note_correction", "notes_before", "reinstate", "withdraw", "withdrawals_of"]

WITHDRAWN, REINSTATED, CORRECTED = "withdrawn", "reinstated", "corrected"
LONGEST = 200


def withdraw(pen: Pen, record: str, note: str) -> None:
    """Keep, in the pen's transaction, that a record is withdrawn, with the note that the public reads.

    Raises:
        BadOption: no note was given, or it is withdrawn already.
    """
    if record in {each.id for each in withdrawals_of(pen.case)}:
        raise BadOption(
            f"record {record}", found="one that is withdrawn", expected="one that is published", do="Leave it so."
        )
    _keep(pen, WITHDRAWN, record, note)


def reinstate(pen: Pen, record: str, note: str) -> None:
    """Keep, in the pen's transaction, that a record that was withdrawn stands again: the next release has it.

    Raises:
        BadOption: no note was given, or it is not withdrawn.
    """
    if record not in {each.id for each in withdrawals_of(pen.case)}:
        raise BadOption(
            f"record {record}", found="one that is not withdrawn", expected="one that is", do="Check its id."
        )
    _keep(pen, REINSTATED, record, note)


def note_correction(pen: Pen, record: str, property_: str, note: str) -> None:
    """Keep, in the pen's transaction, what the public is told of a property that was corrected.

    Raises:
        BadOption: no note or property was given.
    """
    if not property_.strip() or len(property_) > LONGEST:
        raise BadOption(
            "the property", found=repr(property_[:40]), expected="such as age or where.name", do="Name what changed."
        )
    _keep(pen, CORRECTED, record, note, property_.strip())


def withdrawals_of(case: CaseFile) -> tuple[Withdrawal, ...]:
    """Give every record that is withdrawn, in order of id."""
    held: dict[str, Withdrawal] = {}
    for row in PublicNote.objects.using(case.alias).exclude(kind=CORRECTED).order_by("seq", "id"):
        if row.kind == WITHDRAWN:
            held[row.record] = Withdrawal(row.record, row.noted_on, row.note)
        else:
            held.pop(row.record, None)
    return tuple(held[record] for record in sorted(held))


def corrections_of(case: CaseFile) -> tuple[Correction, ...]:
    """Give every note on a correction, in the order in which they were made."""
    rows = PublicNote.objects.using(case.alias).filter(kind=CORRECTED).order_by("seq", "id")
    return tuple(Correction(row.record, row.property or "", row.noted_on, row.note) for row in rows)


def notes_before(case: CaseFile, before: int | None, size: int) -> list[PublicNote]:
    """Give every kind of note, the newest first, those with a lower number than `before`."""
    rows = PublicNote.objects.using(case.alias).order_by("-pk")
    return list((rows if before is None else rows.filter(pk__lt=before))[:size])


def _keep(pen: Pen, kind: str, record: str, note: str, property_: str | None = None) -> None:
    if not note.strip():
        raise BadOption("the note", found="none", expected="what the public reads", do="Say why, in a sentence.")
    if not record.strip() or len(record) > LONGEST:
        raise BadOption("the record", found=repr(record[:40]), expected="the id of a record", do="Check its id.")
    row = PublicNote(
        record=record.strip(),
        kind=kind,
        property=property_,
        note=note.strip(),
        noted_on=pen.now.date(),
        noted_by=pen.case.who,
    )
    told = {} if property_ is None else {"property": property_}
    pen.note(f"{kind} record", f"record:{record.strip()}", [row], **told)
    pen.flush()
