"""What the rules propose for one incident and its facets, what people signed, and who got it from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import RecordKind
from onrecord.store.grades import Graded, SignedGrades, keep_signed, signed_of, standing_of, withdraw_signed
from onrecord.store.grounds import find_record
from onrecord.store.whys import made_of
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.grading.proposals import Proposal, propose, propose_facets
from onrecord.tally.grading.signing import Signed
from onrecord.tally.happenings import Happening
from onrecord.tally.lineage import lineage_of, show_lineage

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.opened import Opened

__all__ = [
    "Grading",
    "grading_in",
    "grading_of",
    "gradings_in",
    "sign_grade",
    "take_grade_back",
]


@dataclass(frozen=True, slots=True)
class Grading:
    """An incident as a scheme grades it: each proposal with what people signed of it, and the lineage of its reports as
    text.
    """

    record: str
    subject: str
    proposals: tuple[tuple[Proposal, Graded | None], ...]
    lineage: str
    members: tuple[str, ...]


def grading_of(case: CaseFile, record: str, scheme: str) -> Grading:
    """Give how an incident is graded under a scheme, by its id or the beginning of one.

    Raises:
        BadOption: there is no such incident, or no such scheme of grades.
    """
    found = find_record(case, record)
    if found.kind is not RecordKind.INCIDENT:
        raise BadOption(
            "RECORD", found=f"the record of a {found.kind}", expected="that of an incident", do="Name its incident."
        )
    happening, facts, _ = made_of(case, found)
    return _grading(happening, facts, scheme, signed_of(case, found.members))


def grading_in(case: CaseFile, opened: Opened, scheme: str) -> Grading:
    """Give how an incident that was opened is graded under a scheme.

    Raises:
        BadOption: there is no such scheme of grades.
    """
    return gradings_in(case, opened, [scheme])[0]


def gradings_in(case: CaseFile, opened: Opened, schemes: Iterable[str]) -> list[Grading]:
    """Give how an incident that was opened is graded under each of some schemes.

    Raises:
        BadOption: there is no such scheme of grades.
    """
    signed = signed_of(case, opened.record.members)
    return [_grading(opened.happening, opened.facts, scheme, signed) for scheme in schemes]


def _grading(happening: Happening, facts: Mapping[str, ClaimFact], scheme: str, signed: SignedGrades) -> Grading:
    proposals = (propose(scheme, happening, facts), *propose_facets(scheme, happening, facts))
    members = happening.incident.members
    graded = tuple((each, standing_of(signed, members, each)) for each in proposals)
    told = {claim for each in happening.records for held in each.values for claim in held.claims}
    lineage = show_lineage(lineage_of(fact for claim, fact in sorted(facts.items()) if claim in told))
    return Grading(happening.incident.id, min(members), graded, lineage, tuple(members))


def sign_grade(case: CaseFile, grading: Grading, facet: Facet, grade: str | None, reason: str) -> Signed:
    """Keep that whoever opened the case file signs a grade of an incident, or of a facet of it.

    Raises:
        BadOption: no reason was given, or the scheme has no such grade.
    """
    proposal = next(each for each, _ in grading.proposals if each.facet is facet)
    with case.writing() as pen:
        return keep_signed(pen, grading.subject, proposal, grade, reason)


def take_grade_back(case: CaseFile, grading: Grading, facet: Facet, reason: str) -> None:
    """Keep that whoever opened the case file takes back what was signed of an incident, or of a facet of it: nobody has
    signed it then. What was signed stays in the ledger, and why it was taken back.

    Raises:
        BadOption: no reason was given, or nobody signed.
    """
    proposal = next(each for each, _ in grading.proposals if each.facet is facet)
    with case.writing() as pen:
        withdraw_signed(pen, grading.members, proposal, reason)
