"""The tables: each counted by its own rules, tolls in none, the same incidents the same rows."""

from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.core.vocabulary import Outcome
from onrecord.tally.tables.catalogue import TABLES
from onrecord.tally.tables.columns import cells_of, rules_for
from onrecord.tally.tallying import tally
from tests.tally.tables.incidents import Party, Says, incidents, told_of

SAYS = Says((Party(3, "female", "adult", "civilian"),), killed=5, injured=2, actors=("Ansaru",))
TOLL = 4_000


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_cell_a_column_and_no_toll_in_any(name):
    table = TABLES[name]
    incident = told_of(table.counted_by, SAYS)
    rows = list(table.of_incident(incident))
    assert rows
    assert all(row.records[0] == incident.happening.incident.id for row in rows)
    assert not any(TOLL in cells_of(row) for row in rows)
    assert name == "sdg" or all(len(cells_of(row)) == len(table.columns) for row in rows)


@pytest.mark.parametrize("name", TABLES)
def test_the_same_incident_gives_the_same_rows(name):
    table = TABLES[name]
    first, second = (list(table.of_incident(told_of(table.counted_by, SAYS, SAYS))) for _ in range(2))
    assert first == second


@given(incidents)
def test_ucdp_and_acled_come_to_the_whole_of_the_tally_by_their_rules(told):
    for name, ends in (("ucdp", ("low", "best", "high")), ("acled", ("fatalities",) * 3)):
        incident = told_of(name, *told)
        whole = tally(incident.counted, Outcome.KILLED).whole.range
        rows = list(TABLES[name].of_incident(incident))
        sums = tuple(sum(getattr(row, end) for row in rows) for end in ends)
        assert sums == (whole.low, whole.best, whole.high)


def test_the_terms_that_ucdps_rules_name_are_terms_of_the_codebook():
    codebook, rules = told_of("ucdp", SAYS).codebook, rules_for("ucdp")
    assert {*rules["fighting"], *rules["chosen"]} <= set(codebook.methods)
    assert set(rules["left_open"]) <= set(codebook.circumstances)
