"""Make the coding of a row: what the mapping says of each column, read from the cells of the row's report.

One row is one victim of one act, or one incident with its numbers. Nothing is read that the cells do not say: the act
of a list of the dead, that a row is one person, are claims that name the mapping as their rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.codebook import Codebook
from onrecord.coding.fold import ClaimIndex, IncidentFrame, Party, fold_incident
from onrecord.coding.imports.celldays import Days, read_day
from onrecord.coding.imports.cells import Unread, written
from onrecord.coding.imports.claims import Claims, Read, Refusal
from onrecord.coding.imports.mapping import ListMapping
from onrecord.coding.imports.numbers import read_numbers
from onrecord.coding.imports.people import read_person
from onrecord.coding.imports.placing import ListPlaces, read_place
from onrecord.core.coding import Chain, Coder, Coding
from onrecord.core.contract import check_coding
from onrecord.core.report import Report
from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis
from onrecord.evidence.rows import cells_of

__all__ = ["ListCoder", "RowCoded"]

INCIDENT, ACTOR = "i1", "a1"
MOST_SOURCES = 20
_parted = re.compile(r"\s*(?:;|؛|\n|\s/\s|\s\+\s)\s*")

VALUES = ("victim.", "incident.", "killed.")


@dataclass(frozen=True, slots=True)
class RowCoded:
    """The coding of a row, None where the mapping finds nothing in it, and the cells that gave no value."""

    coding: Coding | None
    refusals: tuple[Refusal, ...] = ()


@dataclass(slots=True)
class _Row:
    """A row as it is read: its cells by what they are mapped to."""

    cells: Mapping[str, list[Read]]
    claims: Claims = field(default_factory=Claims)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, cell: Read, unread: Unread) -> None:
        expected = f"{unread.expected} ({unread.hint})" if unread.hint else unread.expected
        self.refusals.append(Refusal(cell.line.address, cell.line.quote.text, expected))


@dataclass(frozen=True, slots=True)
class ListCoder:
    """Codes the rows of a list by a mapping; `days` is what the dates of each column show, by its heading.

    `places` is what its places mean.
    """

    mapping: ListMapping
    coder: Coder
    book: Codebook
    days: Mapping[str, Days] = field(default_factory=dict)
    places: ListPlaces = field(default_factory=ListPlaces)

    def code(self, report: Report) -> RowCoded:
        """Give what a row's report says by the mapping."""
        row = _Row(self._cells(report))
        if not any(target.startswith(VALUES) for target in row.cells):
            return RowCoded(None)
        sources = row.cells.get("source", [])
        chains = _chains(sources)
        row.claims.chain = chains[0] if len(chains) == 1 else ()
        frame = self._frame(row)
        if frame is None:
            return RowCoded(None, tuple(row.refusals))
        if len(chains) > 1:
            for act in frame.acts:
                row.claims.repeat(act, "type", chains, sources)
        claims = row.claims.numbered()
        coding = Coding(report, self.coder, (fold_incident(frame, ClaimIndex(claims)),), (), claims)
        check_coding(coding)
        return RowCoded(coding, tuple(row.refusals))

    def _cells(self, report: Report) -> dict[str, list[Read]]:
        told: dict[str, list[Read]] = {}
        for line in cells_of(report):
            said = written(line.quote.text)
            if not said.empty:
                told.setdefault(self.mapping.meaning(line.heading).to, []).append(Read(line, said))
        return told

    def _frame(self, row: _Row) -> IncidentFrame | None:
        if self.mapping.unit == "victim":
            people = read_person(row, self.mapping, self.book)
        else:
            people = read_numbers(row, self.mapping, self.book)
        when = self._when(row)
        read_place(row, INCIDENT, self.places)
        if people is None:
            return None
        acts, victims = people
        actors = self._actors(row, acts)
        basis, rule = (when.basis, when.rule) if when is not None else (None, None)
        return IncidentFrame(INCIDENT, acts, victims, actors, (), basis, rule)

    def _when(self, row: _Row) -> When | None:
        """Read the dates of a row, and give the first."""
        first: When | None = None
        for cell in row.cells.get("incident.date", ()):
            if cell.said.absent is not None:
                row.claims.add(INCIDENT, "when.text", cell.said.words, cell)
                continue
            when = read_day(cell.said, self.days.get(cell.line.heading, Days()))
            if isinstance(when, Unread):
                row.refuse(cell, when)
                continue
            first = first or when
            for path in ("earliest", "latest"):
                day = getattr(when, path)
                rule = when.rule if when.basis is not DateBasis.STATED or when.rule != "as written" else None
                row.claims.add(INCIDENT, f"when.{path}", day.isoformat(), cell, rule=rule)
            row.claims.add(INCIDENT, "when.precision", str(when.precision), cell)
            row.claims.add(INCIDENT, "when.text", when.text, cell)
        return first

    def _actors(self, row: _Row, acts: Sequence[str]) -> tuple[Party, ...]:
        """Read who did it, as the list says."""
        from onrecord.core.vocabulary import PartyKind

        cells = row.cells.get("incident.actor", ())
        for cell in cells:
            row.claims.add(ACTOR, "actor", cell.said.absent or cell.said.words, cell)
            for act in acts:
                row.claims.add(ACTOR, f"acts.{act}.involvement", "carried out", rule="mapping: column of who did it")
        return (Party(ACTOR, PartyKind.ACTOR),) if cells else ()


def _chains(cells: Iterable[Read]) -> tuple[Chain, ...]:
    """Give whose word a row is, a chain for each source it names."""
    names = [name for cell in cells if cell.said.absent is None for name in _parted.split(cell.said.words) if name]
    return tuple((name,) for name in dict.fromkeys(names))[:MOST_SOURCES]
