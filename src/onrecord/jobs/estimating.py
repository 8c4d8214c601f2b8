"""Estimate from a file of overlaps or from a case file: what is read, what is estimated, and what that rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, EmptyReport
from onrecord.core.vocabulary import Outcome
from onrecord.evidence.files import load
from onrecord.evidence.originals import sha256_of
from onrecord.evidence.sheets import Row
from onrecord.jobs.linking import is_current
from onrecord.jobs.tables import read_grid
from onrecord.tally.estimation.closer import Closer, look_closer, together
from onrecord.tally.estimation.columns import Line
from onrecord.tally.estimation.completions import Counts, estimate_counts
from onrecord.tally.estimation.estimates import Estimate, Span
from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.linkage_doubt import FEWEST, pooled
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.side_by_side import Effort
from onrecord.tally.estimation.strata import estimate_strata
from onrecord.tally.estimation.tables import read_table

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Estimated", "People", "estimate_case", "estimate_file"]

STALE = "People were linked before the newest codings: run `onrecord link`, then this again."


@dataclass(frozen=True, slots=True)
class Estimated:
    """An estimate, the counts it is from (all strata together), what it rests on, how it was read and by which seed.

    `digest` is the sum of what was read; `documented` the people documented, by the clusters as judged and proposed.
    """

    estimate: Estimate
    counts: Counts
    closer: Closer
    effort: Effort
    digest: str
    documented: Span
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Which people of a case file: who suffered what, on which lists (none named: those imported), parted by what."""

    outcome: Outcome = Outcome.KILLED
    lists: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


def estimate_file(path: Path, by: Sequence[str], effort: Effort) -> Estimated:
    """Give the estimate from a table of overlaps, or of people with a column a list.

    Raises:
        EvidenceError: the file cannot be read.
        BadOption: a column or a cell is not what it must be.
    """
    rows, remarks = read_grid(path)
    headings, lines = _lines(path.name, rows)
    read = read_table(path.name, headings, lines, by)
    found = estimate_counts(read.strata, effort)
    counts = together(read.strata)
    closer = look_closer(counts.filled(lambda _: False), effort.seed)
    digest = sha256_of(load(path))
    return Estimated(found, counts, closer, effort, digest, found.documented, (*read.notes, *remarks))


def estimate_case(case: CaseFile, people: People, effort: Effort, clusterings: int = FEWEST) -> Estimated:
    """Give the estimate from the people of a case file, over clusterings drawn as scores and judgements make them.

    The families run quickly on each of them. Whoever has no name is on no list here.

    Raises:
        BadOption: a list or a dimension is none of the case file.
    """
    from onrecord.linkage.draws import Drawing
    from onrecord.store.linked import basis_of, draw_people
    from onrecord.store.listed import DIMENSIONS, listed_in, lists_named, strata_of

    for name in people.by:
        if name not in DIMENSIONS:
            raise BadOption("--by", found=repr(name), expected=f"one of {', '.join(DIMENSIONS)}", do="Name one.")
    lists = lists_named(case, people.lists)
    listed = {each.subject: each for each in listed_in(case, people.outcome, people.by)}
    proposed = strata_of((each.members for each in basis_of(case).clustering().clusters), listed, lists)
    if not proposed:
        raise BadOption(
            "--lists",
            found=f"nobody with a name on {', '.join(lists) or 'any list'}",
            expected="people on three lists or more, linked",
            do="Import lists with `onrecord import`, then run `onrecord link`.",
        )
    drawn = [
        strata_of(clusters, listed, lists)
        for clusters in islice(draw_people(case, Drawing(seed=effort.seed)), clusterings)
    ]
    found = pooled(_estimates(drawn, Effort(effort.seed, quick=True)), effort)
    counts = together({name: _counts(each) for name, each in proposed.items()})
    closer = look_closer(counts.filled(lambda _: False), effort.seed)
    documented = sum(counts.low)
    notes = (*_notes(drawn), *(() if is_current(case) else (STALE,)))
    return Estimated(found, counts, closer, effort, _digest(drawn), Span(documented, documented), notes)


def _estimates(drawn: Sequence[Mapping[str, Overlaps]], effort: Effort) -> list[Estimate]:
    """Estimate each clustering; those that come to the same overlaps only once."""
    found: list[tuple[Mapping[str, Overlaps], Estimate]] = []
    told = []
    for strata in drawn:
        known = next((each for other, each in found if other == strata), None)
        if known is None:
            own = effort.of("clustering", len(found))
            several = list(strata.values())
            known = estimate(several[0], own) if len(several) == 1 else estimate_strata(strata, own)
            found.append((strata, known))
        told.append(known)
    return told


def _counts(overlaps: Overlaps) -> Counts:
    return Counts(overlaps.lists, overlaps.counts, overlaps.counts, overlaps.impossible)


def _digest(drawn: Sequence[Mapping[str, Overlaps]]) -> str:
    told = [[(name, each.lists, each.counts) for name, each in strata.items()] for strata in drawn]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _notes(drawn: Sequence[Mapping[str, Overlaps]]) -> tuple[str, ...]:
    different = len({_digest([strata]) for strata in drawn})
    words = (
        f"Who is one: {len(drawn)} clusterings drawn as scores and judgements make them, {different} of them with "
        "overlaps of their own; the draws of all are pooled."
    )
    return (words,)


def _lines(thing: str, rows: Sequence[Row]) -> tuple[tuple[str, ...], list[Line]]:
    """Give the headings of a sheet and its other rows by them."""
    if len(rows) < 2:
        raise EmptyReport(
            thing,
            found=f"{len(rows)} rows",
            expected="a row that names the columns, and a row for each pattern of lists or each person",
            do="Give one column of 0 and 1 for each list, and one named `count`.",
        )
    names = {cell.column: cell.text for cell in rows[0].cells}
    lines = []
    for row in rows[1:]:
        stray = [cell for cell in row.cells if cell.column not in names]
        if stray:
            raise BadOption(
                f"{thing}, row {row.number}",
                found=f"{stray[0].text!r} in a column without a name",
                expected="a name in the first row for each column",
                do="Name the column, or empty the cell.",
            )
        lines.append(Line(row.number, {names[cell.column]: cell.text.strip() for cell in row.cells}))
    return tuple(names.values()), lines
