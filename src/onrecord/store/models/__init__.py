"""The tables of a case file: facts, which are added to and never changed; the ledger; and what can be made anew."""

from __future__ import annotations

from onrecord.store.models.agreement import AgreementDifference, AgreementRun
from onrecord.store.models.derived import (
    Counted,
    CountedName,
    CountedRun,
    FamilyMember,
    LinkedIncident,
    LinkedPair,
    LinkedPerson,
    LinkedRun,
    Listing,
    PairFinding,
    Record,
    Setback,
    Sketch,
    SketchNumber,
)
from onrecord.store.models.drafts import Draft, DraftEdit
from onrecord.store.models.facts import Acquisition, Appearance, Coding, Entry, Fact, Judgement, Original, Reading
from onrecord.store.models.keys import PersonKey
from onrecord.store.models.ledger import LedgerRow
from onrecord.store.models.lines import JoinedSubject, NameSign, RecordLine
from onrecord.store.models.releases import AcceptedRisk, PublicNote, Release, ReleaseApproval
from onrecord.store.models.submissions import Submission
from onrecord.store.models.terms import TermUse
from onrecord.store.models.works import Work

__all__ = [
    "FACTS",
    "AcceptedRisk",
    "Acquisition",
    "AgreementDifference",
    "AgreementRun",
    "Appearance",
    "Coding",
    "Counted",
    "CountedName",
    "CountedRun",
    "Draft",
    "DraftEdit",
    "Entry",
    "Fact",
    "FamilyMember",
    "JoinedSubject",
    "Judgement",
    "LedgerRow",
    "LinkedIncident",
    "LinkedPair",
    "LinkedPerson",
    "LinkedRun",
    "Listing",
    "NameSign",
    "Original",
    "PairFinding",
    "PersonKey",
    "PublicNote",
    "Reading",
    "Record",
    "RecordLine",
    "Release",
    "ReleaseApproval",
    "Setback",
    "Sketch",
    "SketchNumber",
    "Submission",
    "TermUse",
    "Work",
]

FACTS: tuple[type[Fact], ...] = (
    *(Original, Acquisition, Reading, Appearance, Coding, Judgement, Entry),
    *(Release, ReleaseApproval, AcceptedRisk, PublicNote),
)
"""Every table of facts, each after those it points to."""
