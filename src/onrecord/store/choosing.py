"""Keep which claims people choose to stand against what else is told; who chooses anew takes back what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.record import Record
from onrecord.store.codings import coding_id
from onrecord.store.judgements import (
    STANDS,
    VALUE,
    held_judgements,
    keep_judgement,
    subjects_of,
    withdraw_judgement,
)
from onrecord.store.models import Judgement
from onrecord.store.recording import refresh_records

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["choices_on", "record_choice", "withdraw_choice"]


def record_choice(pen: Pen, record: Record, claims: Sequence[str], reason: str) -> list[Judgement]:
    """Keep, in the pen's transaction, that claims of a record stand, one at most of each property; what was chosen of
    these properties before is taken back, and the record made anew.

    Raises:
        BadOption: no reason was given, or a claim is none of the record.
    """
    paths = {path for path, of_path in _claims_by_path(record).items() if set(claims) & of_path}
    known = set[str]().union(*(_claims_by_path(record)[path] for path in paths))
    if not claims or not set(claims) <= known:
        raise BadOption(
            "the claim that stands", found="none of this record", expected="one that it shows", do="Choose again."
        )
    before = [row for path in sorted(paths) for row in choices_on(pen.case, record, path)]
    made = [keep_judgement(pen, VALUE, STANDS, [claim], reason) for claim in claims]
    for row in {row.pk: row for row in before}.values():
        withdraw_judgement(pen, row.pk, reason)
    refresh_records(pen.case, {coding_id(member) for member in record.members})
    return made


def withdraw_choice(pen: Pen, record: Record, path: str, reason: str) -> None:
    """Keep, in the pen's transaction, that nothing is chosen of a property any more: the rules choose again.

    Raises:
        BadOption: no reason was given, or nothing was chosen.
    """
    before = choices_on(pen.case, record, path)
    if not before or not reason.strip():
        raise BadOption(
            "what was chosen",
            found="nothing" if not before else "no reason",
            expected="a choice that holds, and why it is taken back",
            do="Look at the record again.",
        )
    for row in before:
        withdraw_judgement(pen, row.pk, reason)
    refresh_records(pen.case, {coding_id(member) for member in record.members})


def choices_on(case: CaseFile, record: Record, path: str) -> list[Judgement]:
    """Give the judgements that hold on which claim of a property stands."""
    claims = _claims_by_path(record).get(path, set())
    return [
        row
        for row in held_judgements(case, VALUE)
        if row.decision == STANDS and not claims.isdisjoint(subjects_of(row))
    ]


def _claims_by_path(record: Record) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for held in record.values:
        told = found.setdefault(held.property, set())
        told.update(held.claims, *(other.claims for other in held.others))
    return found
