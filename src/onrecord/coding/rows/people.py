"""What a row says of the person in it: name, age, sex, work, status, each with the cell that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.coding.codebook import Codebook
from onrecord.coding.ledger import Basis, Ledger
from onrecord.coding.rows.columns import is_unknown, value_of
from onrecord.coding.rows.finding import Cell, Row
from onrecord.core.coding import ClaimValue
from onrecord.core.report import Quote
from onrecord.core.values import Absent, AgeRange, Name
from onrecord.core.vocabulary import AgeGroup, Stance, Status
from onrecord.resolution.names import parse_name, sex_of_given_name
from onrecord.resolution.unnamed import says_unnamed

__all__ = ["PersonWriter", "name_of"]

QUOTED, INFERRED = 0.95, 0.7
OLDEST, GROWN = 120, 18

_age = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?(?:\s*(?P<unit>[^\W\d]+).*)?")
_months = re.compile(r"months?|days?|weeks?|mois|meses|أشهر|شهر|شهور|شهرا|شهراً|أيام|يوم|أسابيع|أسبوع", re.IGNORECASE)


def name_of(row: Row) -> tuple[str, list[Cell]]:
    """Give a person's name with its cells: the first that holds it whole, or its parts put together."""
    whole = row.of("name")[:1]
    cells = whole or [cell for field in ("given", "father", "family") for cell in row.of(field)[:1]]
    return " ".join(cell.text for cell in cells), cells


@dataclass(frozen=True, slots=True)
class PersonWriter:
    """Writes the claims of one row's person."""

    ledger: Ledger
    codebook: Codebook
    subject: str
    row: Row

    def basis(self, *cells: Cell, rule: str | None = None) -> Basis:
        """Give what a claim rests on: cells, a rule, and the source that the row names."""
        quotes = tuple(Quote(cell.start, cell.end, cell.text) for cell in cells)
        sources = tuple(cell.text for cell in self.row.of("source")[:1] if "://" not in cell.text)
        stance = Stance.REPORTED if sources else Stance.ASSERTED
        return Basis(quotes, rule, sources, stance, QUOTED if rule is None else INFERRED)

    def write(self, path: str, value: ClaimValue, *cells: Cell, rule: str | None = None) -> None:
        """Write one claim of this person."""
        self.ledger.write(self.subject, path, value, self.basis(*cells, rule=rule))

    def person(self) -> tuple[Name, ...]:
        """Write everything that the row says of its person; give the other forms of the name."""
        name, cells = name_of(self.row)
        if says_unnamed(name) and not is_unknown(name):
            self.write("description", name, *cells)
        self.write("name", Absent("unknown") if is_unknown(name) or says_unnamed(name) else name, *cells)
        others = [c for c in self.row.of("name")[1:] if not is_unknown(c.text) and not says_unnamed(c.text)]
        for cell in others:
            self.write("names", cell.text, cell)
        for path, value in (("count.low", 1), ("count.best", 1), ("count.high", 1)):
            self.write(path, value, *cells, rule="one person to a row")
        self._age()
        self._sex(name)
        self._status()
        for cell in self.row.of("occupation")[:1]:
            self.write("occupation", None if is_unknown(cell.text) else cell.text, cell)
        return tuple(parse_name(cell.text) for cell in others)

    def _age(self) -> None:
        for cell in self.row.of("age")[:1]:
            age = _read_age(cell.text)
            self.write("age", age, cell)
            group = _group(age) or value_of("age_groups", cell.text)
            self.write("age_group", group, cell, rule="adult from 18, SDG 16.1.2" if _group(age) else None)
            if group is not None:
                return
        for cell in self.row.of("sex")[:1]:
            self.write("age_group", value_of("age_groups", cell.text), cell)

    def _sex(self, name: str) -> None:
        for cell in self.row.of("sex")[:1]:
            sex = value_of("sexes", cell.text) or ("unknown" if is_unknown(cell.text) else None)
            self.write("sex", sex, cell)
            if sex is not None:
                return
        told = sex_of_given_name(name)
        self.write("sex", None if told is None else str(told), rule="sex commonly borne by the given name")

    def _status(self) -> None:
        for cell in (*self.row.of("status"), *self.row.of("outcome")):
            status = value_of("statuses", cell.text)
            if status is not None:
                self.write("status", status, cell)
                return
        if self.codebook.civilian_by_default:
            self.write("status", str(Status.CIVILIAN), rule="civilian until shown otherwise (codebook)")


def _read_age(text: str) -> int | AgeRange | Absent | None:
    """Give an age in completed years, 0 where it is told in months or days; None where the words tell none."""
    if is_unknown(text):
        return Absent("unknown")
    match = _age.fullmatch(text.strip())
    if match is None:
        return None
    if match["unit"] is not None and _months.fullmatch(match["unit"]):
        return int(match[1]) // 12 if "month" in match["unit"].casefold() else 0
    low, high = int(match[1]), int(match[2] or match[1])
    if not low <= high <= OLDEST:
        return None
    return low if low == high else AgeRange(low, high)


def _group(age: int | AgeRange | Absent | None) -> str | None:
    if isinstance(age, int):
        return str(AgeGroup.ADULT if age >= GROWN else AgeGroup.CHILD)
    if isinstance(age, AgeRange) and age.low is not None and age.high is not None:
        if age.low >= GROWN:
            return str(AgeGroup.ADULT)
        return str(AgeGroup.CHILD) if age.high < GROWN else None
    return None
