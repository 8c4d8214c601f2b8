"""Show 7: twelve ugly workbooks, what was read of them, what was refused."""

from __future__ import annotations

import pytest

from onrecord.coding.codebook import default_codebook
from onrecord.core.contract import check_coding
from onrecord.core.values import Absent
from onrecord.evidence.rows import cells_of
from onrecord.jobs.importing import list_coder, reports_of
from onrecord.jobs.tables import Wish, read_list, wish_from_yaml, wish_to_yaml
from tests.workbooks import WORKBOOKS

UGLY = pytest.mark.parametrize("ugly", WORKBOOKS, ids=[each.name for each in WORKBOOKS])


def a_list(tmp_path, data, wish=None, name="list.bin"):
    path = tmp_path / name
    path.write_bytes(data)
    return read_list(path, wish or Wish())


def told_by_cell(listed):
    """Give, for each cell, what is claimed by quotes in it; and the refusals."""
    told, refusals = {}, []
    for table in listed.tables:
        coder = list_coder(table, 1, default_codebook())
        for report in reports_of(table, listed.sha256):
            done = coder.code(report)
            refusals += done.refusals
            for line in cells_of(report):
                told.setdefault(line.address, [])
                for claim in done.coding.claims if done.coding else ():
                    if line.quote in claim.quotes:
                        told[line.address].append((claim.property, claim.value))
            if done.coding:
                check_coding(done.coding)
    return told, refusals


@UGLY
def test_every_cell_of_an_ugly_workbook_gives_what_it_says_or_is_refused(ugly, tmp_path):
    listed = a_list(tmp_path, ugly.data)
    told, refusals = told_by_cell(listed)
    for address, outcome in ugly.cells.items():
        assert (told[address] == []) if outcome is None else (outcome in told[address]), (address, told[address])
    for address in ugly.absent:
        assert [value for _, value in told[address]] == [Absent("unknown")]
    assert [each.address for each in refusals] == list(ugly.refused)


@UGLY
def test_rows_that_are_no_records_are_told_apart(ugly, tmp_path):
    listed = a_list(tmp_path, ugly.data)
    assert sum(len(each.table.rows) for each in listed.tables) == ugly.rows
    assert [each.address for table in listed.tables for each in table.table.skipped] == list(ugly.skipped)
    assert [each.mapping.unit for each in listed.tables] == [ugly.unit]
    assert [each.address for each in listed.passed] == list(ugly.passed)


@UGLY
def test_a_mapping_as_written_is_the_mapping_as_read(ugly, tmp_path):
    listed = a_list(tmp_path, ugly.data)
    ((sheet, mapping),) = wish_from_yaml(wish_to_yaml(listed.tables), "map.yaml")
    assert (sheet, mapping) == (listed.tables[0].sheet, listed.tables[0].mapping)
