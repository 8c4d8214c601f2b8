"""The standards' tables of a case file come to the tally by the same rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.jobs.counting import counted
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.recording import record_judgement
from onrecord.store.sources import Source, add_source
from onrecord.store.tabulated import tabulated
from onrecord.store.tallies import Question, tally_of
from onrecord.tally.tables.catalogue import TABLES
from onrecord.tally.tables.sdg import gathered
from tests.cases import case_filled
from tests.saying import at_random, incident_of, keep
from tests.tally.tables.incidents import Party, Says

NIGHT = Says((Party(9, status="civilian"), Party(2, status="directly participating")), actors=("Syrian Arab Army",))
FAIR = (
    replace(NIGHT, source="Coast Radio", title="Nine dead", methods=("airstrike",)),
    replace(NIGHT, source="The Herald", title="Sixteen dead", methods=("airstrike",), killed=16),
)
ENDS = {"ucdp": ("low", "best", "high"), "acled": ("fatalities",) * 3, "sdg": ("low", "best", "high")}


def _held(case):
    """Keep a case file of thirty incidents, two of which are judged the same."""
    reports = keep(case, *at_random(30, seed=3))
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(case, each) for each in reports[:2]], "one bakery")


held = case_filled(_held)


@pytest.mark.parametrize("name", ENDS)
def test_a_table_comes_to_the_tally_by_the_same_rules(held, name):
    scheme = TABLES[name].scheme
    rows = [row for some in tabulated(held, name) for row in some]
    found = list(gathered(rows)) if name == "sdg" else rows
    by = ("sex", "age_group", "status") if name == "sdg" else ()
    told = tally_of(held, counted(held, scheme), scheme, Question(by=by))
    cells = [cell.range for cell in told.cells]
    expected = tuple(sum(getattr(cell, end) for cell in cells) for end in ("low", "best", "high"))
    assert tuple(sum(getattr(row, end) for row in found) for end in ENDS[name]) == expected


def test_the_minima_and_maxima_of_iraq_body_count_come_to_its_tally(held):
    scheme = TABLES["iraq-body-count"].scheme
    rows = [rows[0] for rows in tabulated(held, "iraq-body-count") if rows]
    whole = tally_of(held, counted(held, scheme), scheme, Question()).whole
    sums = sum(row.minimum_deaths for row in rows), sum(row.maximum_deaths for row in rows)
    assert (*sums, len(rows)) == (whole.range.low, whole.range.high, whole.incidents)


def test_the_civilians_of_the_grades_that_airwars_sums_come_to_its_tally(held):
    scheme = TABLES["airwars"].scheme
    reports = keep(held, *FAIR)
    with held.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(held, each) for each in reports], "one night")
        for name in ("Coast Radio", "The Herald"):
            add_source(pen, Source(name=name, reliability="highly reliable"))
    rows = [row for rows in tabulated(held, "airwars") for row in rows if row.civilian_harm_status in scheme.counts]
    whole = tally_of(held, counted(held, scheme), scheme, Question()).whole
    ends = [row.killed.civilians for row in rows]
    assert (sum(each.min for each in ends), sum(each.max for each in ends)) == (whole.range.low, whole.range.high)
    assert whole.range.high == 14
    assert {row.civilian_harm_status for rows in tabulated(held, "airwars") for row in rows} == {"fair", "weak"}


@pytest.mark.parametrize("name", TABLES)
def test_incidents_judged_the_same_are_one_row_and_each_is_walked_once(held, name):
    some = list(tabulated(held, name))
    assert len(some) == 29
    first = [rows[0].records[0] for rows in some if rows]
    assert len(first) == len(set(first))
