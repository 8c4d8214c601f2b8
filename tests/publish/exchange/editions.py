"""Editions with what formats get wrong: formulas, quotes, line ends, empty words, open ends, held-back values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain

from onrecord.core.values import Absent, AgeRange, Count, When, Where
from onrecord.core.vocabulary import AgeGroup, DateBasis, DatePrecision, Outcome, PartyKind, PlacePrecision, Sex, Stance
from onrecord.publish.casualties import (
    ActDone,
    ActorNamed,
    Citation,
    Damaged,
    Disagreement,
    Grade,
    Harmed,
    IncidentFile,
    IncidentRecord,
    ObjectRecord,
    Statement,
    TollRecord,
    VictimRecord,
    Withdrawal,
    Withheld,
)
from onrecord.publish.edition import HeldBack, Total
from tests.published import edition_of

__all__ = ["RISKY", "awkward_edition", "awkward_file", "same"]

RISKY = (
    '=HYPERLINK("http://192.0.2.1/","look")',
    "+4915112345678",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,2)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "\u200f=1+1",
    "'Abd al-Rahman",
    "''",
    "a;=1+1",
    'she said "no"',
    "two\nlines",
    "carriage\rreturn",
    "_x0041_ and \x01",
    "",
    "💧 دارفور",
    "true",
    "007",
    "2024-01-05",
)

OTHERS = (1, 2.5, "three", True, AgeRange(1, 2), None)


def awkward_file() -> IncidentFile:
    """Give an incident that holds every awkward thing, and is confirmed by nobody."""
    report = Citation("r=1", "=Source()", "'Title", None, "ar", "https://192.0.2.1/a?b=c&d", "family-1")
    statements = (
        *(
            Statement(f"name{number}", words, report.id, (words, "second"), (words,) if words else (), Stance.ALLEGED)
            for number, words in enumerate(RISKY)
        ),
        Statement("age", Absent("unknown"), report.id, ("of unknown age",)),
        Statement("age", AgeRange(30, None), report.id, (), inferred_by="words"),
        Statement("where.latitude", -4.5, report.id, (), stands=False, withheld="coarser"),
        Statement("is", True, None, ("x" * 40_000,)),
        Statement("none", None, None),
    )
    victims = (
        VictimRecord(
            "v-a", "i-awkward", PartyKind.PERSON, "=Name", description="'", count=Count.exactly(1),
            age=AgeRange(None, 17), age_group=AgeGroup.CHILD, sex=Sex.OTHER, occupation="", part_of="v-b",
            harm=(Harmed(Outcome.KILLED, "k1"), Harmed(Outcome.TORTURED)), statements=statements,
            withheld=(Withheld("nationality", "children"),),
            disagreements=(Disagreement("age", Absent("withheld"), "rule", OTHERS),),
        ),
        VictimRecord("v-b", "i-awkward", PartyKind.GROUP, count=Count(2, None, None, "at least two"),
                     harm=(Harmed(Outcome.KILLED, "k1"),)),
    )  # fmt: skip
    return IncidentFile(
        IncidentRecord(
            "i-awkward",
            When(None, date(2023, 5, 1), DatePrecision.MONTHS, "by May", DateBasis.STATED, "rule"),
            Where("-5 km from Karsa", "=Karsa", "SD", None, 0.0, -12.5, PlacePrecision.DISTRICT),
            (ActDone("k1", "killing", None, "=gun", ("public", "in_custody")),),
            (ActorNamed("a1", PartyKind.PERSON, None, "+Name"),),
            {"killed": Count(2, None, None), "tortured": Count()},
            {},
            Grade("airwars", "weak", "=why", ("-a", "+b")),
            1,
            (report.id,),
            withheld=(Withheld("when", "date to month"),),
        ),
        victims,
        (report,),
        (
            ObjectRecord(
                "o=a", "i-awkward", "=House", "-type", Count(None, 2, None, "'two"),
                (Damaged("=looted", "k1"), Damaged("none")), (Disagreement("name", "=House", "rule", OTHERS),),
                statements, (Withheld("type", "rule"),),
            ),
            ObjectRecord("o-b", "i-awkward"),
        ),
    )  # fmt: skip


def awkward_edition(number: int = 3):
    """Give an edition of an awkward incident, the ferry and some others, with a bare toll and a withdrawal."""
    edition = edition_of(
        number, totals=(Total("killed", Count(2, None, None), "every-casualty", "child", ("confirmed",)),),
        held_back=(HeldBack("name", "children", 3),), previous="0", licence=None, contact=None,
    )  # fmt: skip
    bare = TollRecord("t-bare", "killing", Count(40), where=None, period=None, withheld=(Withheld("actor", "rule"),))
    return replace(
        edition,
        incidents=lambda: chain((awkward_file(),), edition.incidents()),
        tolls=lambda: chain((bare,), edition.tolls()),
        withdrawals=(
            Withdrawal("i-gone", date(2024, 1, 9), "=It was told twice."),
            Withdrawal("v-gone", date(2024, 1, 9), "'It was told twice.", "i-awkward"),
        ),
    )


def same(one, other) -> None:
    """Return if two editions hold the same."""
    assert one.about == other.about
    for first, second in zip(one.incidents(), other.incidents(), strict=True):
        assert first == second
    assert list(one.tolls()) == list(other.tolls())
    assert one.citations == other.citations
    assert one.withdrawals == other.withdrawals
