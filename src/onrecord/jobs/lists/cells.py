"""One row of a list as linkage compares it: every value that its cells tell, with its doubt.

A value that the list doubts ("12?") counts for less: an age a year either way, and a sex not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.coding.imports.celldays import Days as ColumnDays
from onrecord.coding.imports.celldays import read_day
from onrecord.coding.imports.cells import OLDEST, Unread, Written, read_age, read_degrees, read_pair, read_term
from onrecord.coding.imports.claims import Refusal
from onrecord.coding.imports.wordlists import forms
from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import Sex
from onrecord.linkage.names import parts_of, sign_of
from onrecord.linkage.records import Days, Spot
from onrecord.resolution.names import script_of

__all__ = ["PARTS", "PLACES", "FilledCell", "RowReading", "age_at"]

# "In her thirties" agrees with every age within as much as "35" does with "35": wider ranges say too little.
WIDEST_AGE = 5
PLACES = ("incident.place", "incident.district", "incident.province", "incident.site")
PARTS = ("victim.given", "victim.father", "victim.grandfather", "victim.family")
KEPT = "not compared"


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that says something: where it stands, its heading, and what."""

    address: str
    heading: str
    said: Written


@dataclass(slots=True)
class RowReading:
    """A row as it is read: its cells by what they mean; `days` is what the dates of each column show together."""

    cells: Mapping[str, Sequence[FilledCell]]
    days: Mapping[str, ColumnDays]
    unread: list[Refusal] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        """Give every form of the name: those told whole, completed by the parts told beside them, or made of parts."""
        whole = [cell.said.words for cell in self._told("victim.name") if not _is_nobody(cell.said.folded)]
        parts = self._parts()
        forms = [_completed(name, parts.get(script_of(name), {})) for name in whole]
        made = [" ".join(some.values()) for some in parts.values()]
        if any("victim.given" in some for some in parts.values()) or not whole:
            forms += made
        return tuple(dict.fromkeys(forms))

    def sex(self) -> Sex | None:
        """Give the sex, unless the list doubts it."""
        for cell in self._told("victim.sex"):
            value = read_term("sex", cell.said)
            if isinstance(value, Unread):
                self._refuse(cell, value)
            elif not cell.said.doubtful:
                return Sex(value)
        return None

    def age(self) -> tuple[int, int] | None:
        """Give the age; a range of more than some years, or a group of age, is none."""
        for cell in self._told("victim.age"):
            value = read_age(cell.said)
            if isinstance(value, Unread):
                if isinstance(read_term("age_group", cell.said), Unread):
                    self._refuse(cell, value)
                continue
            low, high = _ends(value)
            margin = int(cell.said.doubtful)
            low, high = max(low - margin, 0), high + margin
            if high - low <= WIDEST_AGE:
                return low, high
        return None

    def time(self, meaning: str) -> Days | None:
        """Give the first day and the last that a column of dates tells: of several the first that can be read."""
        for cell in self._told(meaning):
            when = read_day(cell.said, self.days.get(cell.heading, ColumnDays()))
            if isinstance(when, Unread):
                self._refuse(cell, when)
                continue
            assert when.earliest is not None, "a day that was read"
            assert when.latest is not None, "a day that was read"
            return when.earliest, when.latest
        return None

    def spot(self) -> Spot | None:
        """Give the point that the list gives, both degrees or none; 0, 0 is none."""
        pairs: list[tuple[float, float]] = []
        for cell in self._told("incident.coordinates"):
            pair = read_pair(cell.said)
            if isinstance(pair, Unread):
                self._refuse(cell, pair)
            else:
                pairs.append(pair)
        latitude, longitude = self._degrees("incident.latitude", 90), self._degrees("incident.longitude", 180)
        if latitude is not None and longitude is not None:
            pairs.append((latitude, longitude))
        return next((Spot(*pair) for pair in pairs if pair != (0.0, 0.0)), None)

    def words(self, meaning: str) -> str | None:
        """Give what the first cell of a meaning says, as it stands."""
        return next((cell.said.words for cell in self._told(meaning)), None)

    def _told(self, meaning: str) -> Iterator[FilledCell]:
        return (cell for cell in self.cells.get(meaning, ()) if cell.said.absent is None and cell.said.words)

    def _parts(self) -> dict[str | None, dict[str, str]]:
        """Give the parts of the name in each script, in the order of a name."""
        parts: dict[str | None, dict[str, str]] = {}
        for part in PARTS:
            for cell in self._told(part):
                parts.setdefault(script_of(cell.said.words), {}).setdefault(part, cell.said.words)
        return parts

    def _degrees(self, meaning: str, most: int) -> float | None:
        for cell in self._told(meaning):
            degrees = read_degrees(cell.said, most)
            if not isinstance(degrees, Unread):
                return degrees
            self._refuse(cell, degrees)
        return None

    def _refuse(self, cell: FilledCell, unread: Unread) -> None:
        expected = f"{unread.expected} ({unread.hint})" if unread.hint else unread.expected
        self.unread.append(Refusal(cell.address, cell.said.words, expected, KEPT))


def _completed(name: str, parts: Mapping[str, str]) -> str:
    """Give a name with the father, the grandfather and the family that columns beside it tell and it leaves out.

    >>> _completed("Hana Salem", {"victim.father": "Omar", "victim.family": "Salem"})
    'Hana Omar Salem'
    """
    units = list(parts_of(name))
    signs = {sign_of(unit) for unit in units}
    told = [(part, parts[part]) for part in PARTS[1:] if part in parts and sign_of(parts[part]) not in signs]
    if not units or not told:
        return name
    between = [words for part, words in told if part != "victim.family"]
    behind = [words for part, words in told if part == "victim.family"]
    return " ".join((units[0], *between, *units[1:], *behind))


def _is_nobody(folded: str) -> bool:
    """Tell words that say that a name is not known: two unknown women of one day are not one for being unknown."""
    return any(folded.startswith(f"{word} ") for word in forms("absent") if len(word) > 1)


def _ends(age: int | AgeRange) -> tuple[int, int]:
    if isinstance(age, int):
        return age, age
    return age.low or 0, OLDEST if age.high is None else age.high


def age_at(born: Days, died: Days) -> tuple[int, int] | None:
    """Give the age at death by the days of birth and death, None where it is open by more than some years."""
    low, high = _years(born[1], died[0]), _years(born[0], died[1])
    return (low, high) if low >= 0 and high - low <= WIDEST_AGE and high <= OLDEST else None


def _years(born: date, died: date) -> int:
    return died.year - born.year - ((died.month, died.day) < (born.month, born.day))
