"""Twelve ugly workbooks: what was read of them, what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.coding.corpus import Measure
from bench.tables import Table
from onrecord.coding.codebook import default_codebook
from onrecord.coding.imports.claims import Refusal
from onrecord.core.coding import Claim
from onrecord.core.values import Absent
from onrecord.evidence.rows import cells_of
from onrecord.jobs.importing import list_coder, reports_of
from onrecord.jobs.tables import ListFile, Wish, read_list
from tests.workbooks import WORKBOOKS, Ugly

__all__ = ["measure"]

Claimed = dict[str, list[tuple[str, object]]]


def measure(folder: Path) -> Measure:
    """Read the workbooks as an import would, and hold every cell with an expected outcome to it."""
    del folder  # the workbooks are made here
    rows: list[tuple[str | int, ...]] = []
    why: list[tuple[str, ...]] = []
    right = expected = 0
    for ugly in WORKBOOKS:
        listed, claimed, refusals = _read(ugly)
        outcomes = list(_outcomes(ugly, claimed, refusals))
        right, expected = right + sum(outcomes), expected + len(outcomes)
        values = sum(map(len, claimed.values()))
        refused = [each for each in refusals if each.refused]
        skipped = [each for table in listed.tables for each in table.table.skipped]
        records = sum(len(table.table.rows) for table in listed.tables)
        rows.append((ugly.name, records, values, sum(outcomes), len(outcomes), len(refused), len(skipped)))
        why += [(ugly.name, each.address, each.found, each.expected) for each in refused]
        why += [(ugly.name, each.address, "a row", each.reason) for each in skipped]
        why += [(ugly.name, each.address, "a sheet", each.reason) for each in listed.passed]
    columns = ("workbook", "records", "claims of cells", "right", "expected", "cells refused", "rows passed over")
    tables = (
        Table("Ugly workbooks", columns, tuple(rows)),
        Table("What was refused or passed over", ("workbook", "where", "found", "expected, or why"), tuple(why)),
    )
    figures = {
        "workbooks/count": len(WORKBOOKS),
        "workbooks/cells": expected,
        "workbooks/cells_right": right / expected,
    }
    return Measure(figures, tables)


def _read(ugly: Ugly) -> tuple[ListFile, Claimed, list[Refusal]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.bin"
        path.write_bytes(ugly.data)
        listed = read_list(path, Wish())
    claimed: Claimed = {}
    refusals: list[Refusal] = []
    for table in listed.tables:
        coder = list_coder(table, 1, default_codebook())
        for report in reports_of(table, listed.sha256):
            done = coder.code(report)
            refusals += done.refusals
            claims: tuple[Claim, ...] = done.coding.claims if done.coding is not None else ()
            for line in cells_of(report):
                held = [(claim.property, claim.value) for claim in claims if line.quote in claim.quotes]
                claimed.setdefault(line.address, []).extend(held)
    return listed, claimed, refusals


def _outcomes(ugly: Ugly, claimed: Claimed, refusals: list[Refusal]) -> Iterator[bool]:
    """Yield for each cell with an expected outcome whether it came."""
    for address, outcome in ugly.cells.items():
        held = claimed.get(address, [])
        yield outcome in held if outcome is not None else held == []
    for address in ugly.absent:
        yield [value for _, value in claimed.get(address, [])] == [Absent("unknown")]
    for address in ugly.refused:
        yield any(each.address == address for each in refusals)
