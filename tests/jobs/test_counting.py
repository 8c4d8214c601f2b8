"""A case file counted where it changed, and its tables with what was left out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import DatabaseUnavailable
from onrecord.jobs.counting import counted, tabulation
from onrecord.store.judgements import IDENTITY, UNSURE
from onrecord.store.recording import record_judgement
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.tables.catalogue import TABLES
from tests.saying import at_random, incident_of, keep
from tests.tally.tables.incidents import Says

SCHEME = scheme_named("every-casualty")
KILLED = Says(killed=8)
NOBODY = Says(killed=0, methods=(None,), title="Nobody is hurt")


def test_it_is_counted_once_for_as_long_as_nothing_changes(case):
    keep(case, KILLED)
    assert counted(case, SCHEME).made_at == counted(case, SCHEME).made_at


@pytest.mark.parametrize("name", TABLES)
def test_incidents_that_are_left_out_of_a_table_are_counted(case, name):
    keep(case, KILLED, NOBODY)
    made = tabulation(case, TABLES[name])
    rows = list(made.rows)
    assert (made.incidents, made.left_out, len(rows)) == (1, 1, 1)
    assert made.run.scheme == TABLES[name].scheme.id


@pytest.mark.parametrize("name", TABLES)
def test_the_same_state_gives_the_same_rows(case, name):
    keep(case, *at_random(12))
    assert list(tabulation(case, TABLES[name]).rows) == list(tabulation(case, TABLES[name]).rows)


def test_incidents_that_may_be_one_are_told_beside_their_rows_and_one_in_the_lower_end(case):
    reports = keep(case, KILLED, replace(KILLED, killed=12, source="The Gazette"))
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, UNSURE, [incident_of(case, each) for each in reports], "perhaps one street")
    made = tabulation(case, TABLES["ucdp"])
    assert (len(list(made.rows)), made.possible_duplicates) == (2, 2)
    (row,) = tabulation(case, TABLES["sdg"]).rows
    assert (row.low, row.best, row.high, len(row.records)) == (12, 20, 20, 2)
    (row,) = tabulation(case, TABLES["sdg"], keeps_records=False).rows
    assert (row.records, row.incidents) == ((), 2)


def test_a_table_of_a_case_file_that_changes_meanwhile_is_refused(case):
    keep(case, KILLED)
    made = tabulation(case, TABLES["ucdp"])
    keep(case, replace(KILLED, title="Another report"))
    with pytest.raises(DatabaseUnavailable, match="changes while it was made"):
        list(made.rows)
