"""The tables of a case file: facts, which are added to and never changed; the ledger; and what can be made anew."""

from __future__ import annotations

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
from onrecord.store.models.facts import Acquisition, Appearance, Coding, Entry, Fact, Judgement, Original, Reading
from onrecord.store.models.keys import PersonKey
from onrecord.store.models.ledger import LedgerRow

__all__ = [
    "FACTS",
    "Acquisition",
    "Appearance",
    "Coding",
    "Counted",
    "CountedName",
    "CountedRun",
    "Entry",
    "Fact",
    "FamilyMember",
    "Judgement",
    "LedgerRow",
    "LinkedIncident",
    "LinkedPair",
    "LinkedPerson",
    "LinkedRun",
    "Listing",
    "Original",
    "PairFinding",
    "PersonKey",
    "Reading",
    "Record",
    "Setback",
    "Sketch",
    "SketchNumber",
]

FACTS: tuple[type[Fact], ...] = (Original, Acquisition, Reading, Appearance, Coding, Judgement, Entry)
"""Every table of facts, each after those it points to."""
