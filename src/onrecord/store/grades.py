"""Grades that people signed, kept in the ledger; beside what the rules propose of the case file as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption
from onrecord.store.canonical import utc_text
from onrecord.store.entries import newest_entries, set_entry
from onrecord.store.models import Entry
from onrecord.tally.grading.ladders import Facet, rank_of
from onrecord.tally.grading.proposals import Proposal
from onrecord.tally.grading.signing import Signed, Standing, sign, standing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["GRADE", "Graded", "grade_of", "keep_signed", "signed_by_subject", "signed_grades", "standing_of"]

GRADE = "grade"
"""The kind of entries that hold signed grades."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Graded:
    """A signed grade with why it was signed, and how it stands."""

    signed: Signed
    reason: str
    standing: Standing


def keep_signed(pen: Pen, subject: str, proposal: Proposal, grade: str | None, reason: str) -> Signed:
    """Keep, in the pen's transaction, that whoever holds it signs a grade of an incident, which `subject` leads.

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
    set_entry(pen, GRADE, "/".join((signed.scheme, signed.facet, subject)), told)
    return signed


def signed_grades(case: CaseFile) -> dict[Key, tuple[Signed, str]]:
    """Give the signed grades with their reasons, by scheme, facet and the subject of the incident."""
    return dict(_read(entry) for entry in newest_entries(case, GRADE))


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
