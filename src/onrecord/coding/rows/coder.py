"""The coder of lists: rows of tables become victims, whatever the language; the rest of a report is another coder's.

Rows are told by the names of their columns. What was done to the people in them must be said: by a cell, by a column
("date of death") or by the words above the list ("names of the martyrs"); else they are left to people, with a flag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.coding.codebook import Codebook
from onrecord.coding.doubted import doubt_claims
from onrecord.coding.fold import ClaimIndex, fold_incident
from onrecord.coding.ledger import Ledger
from onrecord.coding.rows.finding import Listed, find_rows
from onrecord.coding.rows.grouping import group_rows
from onrecord.coding.rows.headings import with_headings
from onrecord.coding.rows.writing import Ids, Places, RowPage, join_or_open, method_of, write_group
from onrecord.coding.trace import Decision
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report

if TYPE_CHECKING:
    from onrecord.resolution.places import Gazetteer

__all__ = ["NAME", "VERSION", "RowCoder"]

NAME, VERSION = "lists", "2026.1"
UNTOLD = "rows of a list were not coded: nothing says what was done to the people in them"


class _Inner(Protocol):
    @property
    def codebook(self) -> Codebook: ...

    @property
    def coder(self) -> Coder: ...

    def explain(self, report: Report) -> tuple[Coding, tuple[Decision, ...]]: ...


@dataclass(frozen=True)
class RowCoder:
    """Codes the rows of lists; hands on to another coder what is none.

    It goes by that coder's name, and by its own where it is `alone`: the other one reads nothing.
    """

    inner: _Inner
    gazetteers: tuple[Path, ...] = ()
    alone: bool = False
    countries: tuple[str, ...] = ()

    @property
    def codebook(self) -> Codebook:
        """Give the codebook it codes by."""
        return self.inner.codebook

    @property
    def coder(self) -> Coder:
        """Give this coder's identity, the same for every report."""
        return replace(self.inner.coder, name=NAME, version=VERSION) if self.alone else self.inner.coder

    def code(self, report: Report) -> Coding:
        """Give the incidents, tolls and claims of a report."""
        return self.explain(report)[0]

    def explain(self, report: Report) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with the decisions that led to it."""
        listed = find_rows(report.text)
        if not listed.rows:
            coding, decisions = self.inner.explain(report)
            return replace(coding, coder=self.coder), decisions
        coding, decisions = self.inner.explain(_without(report, listed))
        return self._with_rows(report, coding, listed), (*decisions, *_decisions(listed))

    def _with_rows(self, report: Report, coding: Coding, listed: Listed) -> Coding:
        gazetteer = self._gazetteer()
        rows = with_headings(listed.rows, report.text, gazetteer)
        groups = group_rows(rows, lambda cell: method_of(self.codebook, cell))
        ledger, ids = Ledger(len(coding.claims)), Ids.after(coding)
        page = RowPage(report, self.codebook, ledger, ids, Places.of(groups, gazetteer, self.countries))
        frames = [write_group(page, group, join_or_open(coding, group, groups)) for group in groups]
        claims = (*coding.claims, *doubt_claims(report, ledger.claims))
        index = ClaimIndex(claims)
        folded = {frame.id: fold_incident(frame, index) for frame in frames}
        kept = [folded.pop(incident.id, incident) for incident in coding.incidents]
        return replace(
            coding,
            report=replace(report, flags=_flags(coding.report.flags, listed, sum(len(group.rows) for group in groups))),
            coder=self.coder,
            incidents=(*kept, *folded.values()),
            claims=claims,
        )

    def _gazetteer(self) -> Gazetteer:
        from onrecord.resolution.places import Gazetteer

        return Gazetteer.open(own=self.gazetteers)


def _without(report: Report, listed: Listed) -> Report:
    """Give the report with spaces for its rows, so that every other word keeps its place."""
    pieces, at = [], 0
    for start, end in listed.spans:
        pieces += [report.text[at:start], " " * (end - start)]
        at = end
    return replace(report, text="".join((*pieces, report.text[at:])))


def _flags(flags: Sequence[str], listed: Listed, coded: int) -> tuple[str, ...]:
    said = [flag.replace("not coded:", "only the rows of its lists were coded:") if coded else flag for flag in flags]
    if coded < len(listed.rows):
        said.append(f"{len(listed.rows) - coded} {UNTOLD}")
    if listed.unfit:
        said.append(f"{listed.unfit} rows of a list were not coded: they have more or fewer cells than its heading")
    return tuple(said)


def _decisions(listed: Listed) -> tuple[Decision, ...]:
    return (Decision(None, "lists", None, f"{len(listed.rows)} rows of lists", "told by the names of their columns"),)
