"""A row that is one incident: how many were killed, injured, detained, and who among the killed they were."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.codebook import Codebook
from onrecord.coding.fold import Party
from onrecord.coding.imports.cells import Unread, read_count
from onrecord.coding.imports.claims import Read
from onrecord.coding.imports.mapping import ListMapping
from onrecord.coding.imports.means import read_means
from onrecord.coding.imports.people import ReadRow, act_of_outcome
from onrecord.core.values import Count
from onrecord.core.vocabulary import PartyKind

__all__ = ["read_numbers"]

OUTCOMES = ("killed", "injured", "detained", "abducted", "disappeared")
# Who is counted apart, and what that says of them.
AMONG = {
    "women": (("sex", "female"), ("age_group", "adult")),
    "men": (("sex", "male"), ("age_group", "adult")),
    "children": (("age_group", "child"),),
    "civilians": (("status", "civilian"),),
}
PART = "mapping: part of the number of killed in the row"
BY_COLUMN = "mapping: column of numbers"


@dataclass(slots=True)
class _Groups:
    """Acts and groups of an incident as they come."""

    acts: dict[str, str]
    parties: list[Party]

    def act(self, outcome: str) -> str:
        return self.acts.setdefault(outcome, f"k{len(self.acts) + 1}")

    def party(self) -> str:
        name = f"p{len(self.parties) + 1}"
        self.parties.append(Party(name, PartyKind.GROUP))
        return name


def read_numbers(
    row: ReadRow, mapping: ListMapping, book: Codebook
) -> tuple[tuple[str, ...], tuple[Party, ...]] | None:
    """Read the numbers of a row, and give its acts and groups; None where the row says nothing."""
    groups = _Groups({}, [])
    whole: str | None = None
    for outcome in OUTCOMES:
        for cell, count in _counts(row, f"incident.{outcome}"):
            row.claims.add_count("i1", f"counts.{outcome}", count, cell)
            if count.high != 0:
                group = _group(row, groups, (outcome, book), (count, cell))
                whole = whole or (group if outcome == "killed" else None)
    _read_among(row, groups, book, whole)
    if not _says_anything(row):
        return None
    if not groups.acts and not _no_one(row):
        # Numbers that nobody knows are still an act that the list is of.
        row.claims.add(groups.act(str(book.acts[mapping.act].outcome)), "type", mapping.act, rule=BY_COLUMN)
    read_means(row, groups.acts.values(), book)
    return tuple(groups.acts.values()), tuple(groups.parties)


def _read_among(row: ReadRow, groups: _Groups, book: Codebook, whole: str | None) -> None:
    """Read who among the killed is counted apart, as parts of their number where the row has it."""
    for among, told in AMONG.items():
        for cell, count in _counts(row, f"killed.{among}"):
            if count.high == 0:
                continue
            group = _group(row, groups, ("killed", book), (count, cell))
            for property_, value in told:
                row.claims.add(group, property_, value, rule=f"mapping: column of {among}")
            if whole is not None:
                row.claims.add(group, "part_of", whole, rule=PART)


def _says_anything(row: ReadRow) -> bool:
    return bool(row.claims.made) or any(target.startswith("incident.") for target in row.cells)


def _no_one(row: ReadRow) -> bool:
    """Tell a row whose numbers are all 0."""
    return any(claim.property.endswith(".high") and claim.value == 0 for claim in row.claims.made)


def _counts(row: ReadRow, target: str) -> list[tuple[Read, Count]]:
    told: list[tuple[Read, Count]] = []
    for cell in row.cells.get(target, ()):
        if cell.said.absent is not None:
            told.append((cell, Count(text=cell.said.words)))
            continue
        count = read_count(cell.said)
        if isinstance(count, Unread):
            row.refuse(cell, count)
        else:
            told.append((cell, count))
    return told


def _group(row: ReadRow, groups: _Groups, what: tuple[str, Codebook], told: tuple[Count, Read]) -> str:
    """Claim a counted group and the act it suffered, and give its id."""
    (outcome, book), (count, cell) = what, told
    act, group = groups.act(outcome), groups.party()
    row.claims.add(act, "type", act_of_outcome(book, outcome), rule=BY_COLUMN)
    row.claims.add_count(group, "count", count, cell)
    row.claims.add(group, f"acts.{act}.outcome", outcome, rule=BY_COLUMN)
    return group
