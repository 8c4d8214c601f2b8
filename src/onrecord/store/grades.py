"""Grades that people signed, kept in the ledger; beside what the rules propose of the case file as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption
from onrecord.store.canonical import utc_text
from onrecord.store.chunks import cut
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.lines import mark_signatures
from onrecord.store.models import Entry
from onrecord.store.signatures import GRADE, grade_key, grade_keys, take_back, taken_back
from onrecord.tally.grading.ladders import Facet, rank_of
from onrecord.tally.grading.proposals import Proposal
from onrecord.tally.grading.signing import Signed, Standing, sign, standing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "Graded",
    "SignedGrades",
    "grade_of",
    "keep_signed",
    "signed_by_subject",
    "signed_grades",
    "signed_of",
    "standing_of",
    "withdraw_signed",
]

Key = tuple[str, str, str]

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Graded:
    """A signed grade with why it was signed, and how it stands."""

    signed: Signed
    reason: str
    standing: Standing


SignedGrades = dict[Key, tuple[Signed, str]]
"""Signed grades with their reasons, by scheme, facet and subject."""


def keep_signed(pen: Pen, subject: str, proposal: Proposal, grade: str | None, reason: str) -> Signed:
    """Keep, in the pen's transaction, that whoever holds it signs a grade of an incident, which `subject` leads; what
    they signed of it last, in the same words, is kept once.

    Raises:
        BadOption: no reason was given, or the scheme has no such grade.
    """
    if not reason.strip():
        raise BadOption(
            "the reason of a grade", found="none", expected="why, in a few words", do="Say it: others will ask."
        )
    signed = sign(proposal, pen.case.who, pen.now, grade)
    told = {
        "grade": signed.grade, "by": signed.by, "at": utc_text(signed.at), "state": signed.state,
        "claims": list(signed.claims), "proposed": signed.proposed, "reason": reason,
    }  # fmt: skip
    key = grade_key(signed.scheme, signed.facet, subject)
    newest = newest_entry(pen.case, GRADE, key)
    # Sent again because its answer was lost: it is signed already.
    if newest is not None and body_of(newest) | {"at": told["at"]} == told and key not in taken_back(pen.case):
        return _read(newest)[1][0]
    set_entry(pen, GRADE, key, told)
    if signed.facet is Facet.INCIDENT:
        mark_signatures(pen.case, subject)
    return signed


def withdraw_signed(pen: Pen, members: Iterable[str], proposal: Proposal, reason: str) -> None:
    """Keep, in the pen's transaction, that what people signed of an incident no longer stands, of whichever of the
    subjects that it joins; the rest of what was signed of it does.

    Raises:
        BadOption: no reason was given, or nobody signed.
    """
    subjects = list(members)
    signed = signed_of(pen.case, subjects)
    found = [key for member in subjects if (key := (proposal.scheme, str(proposal.facet), member)) in signed]
    for key in found or [(proposal.scheme, str(proposal.facet), min(subjects))]:
        take_back(pen, grade_key(*key), reason)
    if proposal.facet is Facet.INCIDENT:
        mark_signatures(pen.case, min(subjects))


def signed_grades(case: CaseFile) -> dict[Key, tuple[Signed, str]]:
    """Give the signed grades with their reasons, by scheme, facet and the subject of the incident."""
    gone = taken_back(case)
    return dict(_read(entry) for entry in newest_entries(case, GRADE) if entry.key not in gone)


def signed_of(case: CaseFile, members: Iterable[str]) -> SignedGrades:
    """Give the signed grades of some subjects alone, however many there are of others."""
    keys = [key for member in sorted(members) for key in grade_keys(member)]
    found: SignedGrades = {}
    gone = taken_back(case)
    for some in cut(keys, CHUNK):
        rows = Entry.objects.using(case.alias).filter(kind=GRADE, key__in=some).order_by("version")
        found |= dict(_read(entry) for entry in rows if entry.key not in gone)
    return found


def signed_by_subject(case: CaseFile, scheme: str | None) -> dict[str, str]:
    """Give the grade of the whole incident that people signed under a scheme, by subject."""
    return {
        subject: signed.grade
        for (name, facet, subject), (signed, _) in signed_grades(case).items()
        if name == scheme and facet == str(Facet.INCIDENT)
    }


def grade_of(signed: Mapping[str, str], members: Iterable[str], scheme: str | None) -> str | None:
    """Give the grade that people signed of an incident, by the subjects it joins, None where nobody did: the lowest,
    where several of its subjects were signed apart before they were judged one.
    """
    grades = [signed[member] for member in members if member in signed]
    if not grades or scheme is None:
        return None
    return min(grades, key=lambda grade: rank_of(grade, scheme))


def standing_of(signed: Mapping[Key, tuple[Signed, str]], members: Iterable[str], proposal: Proposal) -> Graded | None:
    """Give the grade that people signed of an incident, by the subjects it joins, None where nobody did.

    Where several of its subjects were signed apart before they were judged one, the lowest grade holds.
    """
    found = [signed[key] for member in members if (key := (proposal.scheme, str(proposal.facet), member)) in signed]
    if not found:
        return None
    lowest, reason = min(found, key=lambda each: (rank_of(each[0].grade, each[0].scheme, each[0].facet), each[0].at))
    return Graded(lowest, reason, standing(lowest, proposal))


def _read(entry: Entry) -> tuple[Key, tuple[Signed, str]]:
    scheme, facet, subject = entry.key.split("/", 2)
    told: dict[str, Any] = json.loads(entry.body)
    signed = Signed(
        Facet(facet), told["grade"], scheme, told["by"], datetime.fromisoformat(told["at"]), told["state"],
        tuple(told["claims"]), told["proposed"],
    )  # fmt: skip
    return (scheme, facet, subject), (signed, told["reason"])
