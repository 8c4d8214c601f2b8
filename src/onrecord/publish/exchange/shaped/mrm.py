"""MRM: grave violations against children, one row an incident and violation, for the UN's monitoring and reporting.

Violations are counted by victims under 18. `verification` is `verified` where the publisher confirmed the incident and
`report pending verification` where not; whether the country task force verified it is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, Sex
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.sheet import ABOUT, write_about, write_sheet
from onrecord.publish.exchange.shaped.told import Told, days_of, is_child, joined, people_of
from onrecord.tally.tables.columns import Cell

__all__ = ["MRM", "mrm_rows"]

FILE = "grave-violations.csv"
VIOLATIONS = {
    Outcome.KILLED: "killing",
    Outcome.INJURED: "maiming",
    Outcome.ABDUCTED: "abduction",
    Outcome.DETAINED: "deprivation of liberty",
}
SEXUAL_VIOLENCE = "sexual_violence"
SEXES: tuple[tuple[str, Callable[[VictimRecord], bool]], ...] = (
    ("girls", lambda child: child.sex is Sex.FEMALE),
    ("boys", lambda child: child.sex is Sex.MALE),
    ("sex_unknown", lambda child: child.sex not in (Sex.FEMALE, Sex.MALE)),
)
ENDS = ("low", "best", "high")
COLUMNS = (
    "incident", "violation", "date_from", "date_to", "quarter", "country", "place", "place_precision",
    *(f"children_{end}" for end in ENDS), *(f"{name}_{end}" for name, _ in SEXES for end in ENDS),
    "perpetrators", "verification", "is_late_verification", "grade", "independent_sources", "sources", "remarks",
)  # fmt: skip
LOSSES = (
    "Victims who are not told to be under 18 are left out, and incidents without any child.",
    "Recruitment, attacks on schools and hospitals, military use and denial of access are left out.",
    "Injury stands as maiming, detention as deprivation of liberty: whether they meet its terms is for the reader.",
    "Names and all else of single children are left out.",
    "Statements, quotes and disagreements are left out.",
    "Objects, tolls and withdrawals are left out.",
)


def mrm_rows(file: IncidentFile) -> Iterator[dict[str, Cell]]:
    """Yield a row for each violation of which a child is told to be a victim."""
    children = [each for each in file.victims if is_child(each)]
    for outcome, violation in VIOLATIONS.items():
        row = _row(file, violation, outcome, children)
        if row is not None:
            yield row
    acts = {each.id for each in file.incident.acts if each.type == SEXUAL_VIOLENCE}
    for outcome in sorted({each.outcome for child in children for each in child.harm if each.act in acts}):
        if outcome not in VIOLATIONS:
            row = _row(file, "sexual violence", outcome, [c for c in children if any(h.act in acts for h in c.harm)])
            if row is not None:
                yield row


def _row(file: IncidentFile, violation: str, outcome: Outcome, children: list[VictimRecord]) -> dict[str, Cell] | None:
    whole = people_of(file, outcome, {each.id for each in children})
    if whole == Count():
        return None
    told, incident = Told(file), file.incident
    row: dict[str, Cell] = {
        "incident": incident.id,
        "violation": violation,
        "date_from": incident.when.earliest,
        "date_to": incident.when.latest,
        "quarter": _quarter_of(file),
        "country": incident.where.country,
        "place": incident.where.name,
        "place_precision": str(incident.where.precision),
        "perpetrators": joined(told.actors),
        "verification": "verified" if told.is_confirmed else "report pending verification",
        "is_late_verification": _is_late(file),
        "grade": None if incident.grade is None else incident.grade.grade,
        "independent_sources": incident.independent,
        "sources": joined(told.sources),
        "remarks": told.remarks(),
        **_ends("children", whole),
    }
    for name, belongs in SEXES:
        row.update(_ends(name, people_of(file, outcome, {each.id for each in children if belongs(each)})))
    return row


def _ends(name: str, count: Count) -> dict[str, Cell]:
    return {f"{name}_{end}": getattr(count, end) for end in ENDS}


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _quarter_of(file: IncidentFile) -> str | None:
    when = file.incident.when
    if days_of(when) is None or when.earliest is None or when.latest is None:
        return None
    quarters = {_quarter(when.earliest), _quarter(when.latest)}
    return quarters.pop() if len(quarters) == 1 else None


def _is_late(file: IncidentFile) -> str | None:
    """Say whether it was signed after the quarter in which it happened; None where either is not known."""
    grade, quarter = file.incident.grade, _quarter_of(file)
    if grade is None or grade.signed_on is None or not grade.is_confirmed or quarter is None:
        return None
    return "yes" if _quarter(grade.signed_on) > quarter else "no"


def _write(edition: Edition, folder: Path) -> None:
    write_sheet(folder / FILE, COLUMNS, (row for file in edition.incidents() for row in mrm_rows(file)))
    write_about(edition.about, LOSSES, folder)


MRM = Format(
    "mrm",
    "MRM table",
    "the UN's monitoring and reporting on grave violations against children",
    (FILE, ABOUT),
    _write,
    LOSSES,
)
