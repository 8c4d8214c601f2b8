"""Tallies that the database adds up are those that are added up here, cell by cell, each with its records."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.jobs.counting import counted
from onrecord.store.counted_bodies import happenings_in
from onrecord.store.counting import bodies_for
from onrecord.store.judgements import IDENTITY, SAME, UNSURE, judged
from onrecord.store.models import Listing
from onrecord.store.recording import record_judgement
from onrecord.store.tallies import Question, Stretch, outcomes_in, records_beneath, records_of, tally_of, twins_in
from onrecord.tally.counted import counted_of
from onrecord.tally.ranges import added
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.tallying import tally
from tests.cases import case_filled
from tests.saying import at_random, incident_of, keep

SCHEME = scheme_named("every-casualty")
BY = [(), ("month",), ("place", "actor"), ("sex", "age_group", "status"), ("year", "sex"), ("method", "act", "grade")]


def _held(case):
    """Keep a case file of forty incidents: some judged the same, some perhaps the same."""
    reports = keep(case, *at_random(40))
    pairs = [*zip(reports[::5], reports[1::5], strict=False)]
    with case.writing() as pen:
        for place, pair in enumerate(pairs):
            subjects = [incident_of(case, report) for report in pair]
            record_judgement(pen, IDENTITY, SAME if place % 2 else UNSURE, subjects, "both tell of the bakery")
        near = [incident_of(case, report) for report in (reports[0], reports[7])]
        record_judgement(pen, IDENTITY, UNSURE, near, "the same street")


held = case_filled(_held)


def counted_here(case):
    codings = {coding for coding in Listing.objects.using(case.alias).values_list("coding", flat=True) if coding}
    for happening, facts in happenings_in(bodies_for(case, codings), judged(case)):
        yield from counted_of(happening, facts, SCHEME)


def test_the_database_gives_the_very_tally_that_is_made_here(held):
    run, rows = counted(held, SCHEME), list(counted_here(held))
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        for by in BY:
            assert tally_of(held, run, SCHEME, Question(outcome, by)) == tally(rows, outcome, by, twins_in(run))


def test_cells_that_possible_duplicates_straddle_say_so(held):
    told = tally_of(held, counted(held, SCHEME), SCHEME, Question(by=("day",)))
    assert sum(cell.straddling for cell in told.cells) > 0
    assert not told.adds_up
    assert added(cell.range for cell in told.cells).high == told.whole.range.high


def test_every_cell_clicks_through_to_its_records(held):
    run = counted(held, SCHEME)
    told = tally_of(held, run, SCHEME, Question(by=("month", "actor")))
    for cell in told.cells:
        found = records_of(held, run, SCHEME, Question(only=dict(zip(told.by, cell.key, strict=True))))
        assert tuple(record for record, _ in found) == cell.records
        assert len(found) == cell.incidents
        assert cell.rules
        assert added(range_ for _, range_ in found).high == cell.range.high


def test_records_and_rules_are_given_only_if_asked_for(held):
    told = tally_of(held, counted(held, SCHEME), SCHEME, Question(by=("month",)), with_records=False)
    assert {(cell.records, cell.rules) for cell in told.cells} == {((), ())}
    assert all(cell.incidents for cell in told.cells)


def test_only_the_cells_that_are_named_are_counted(held):
    run = counted(held, SCHEME)
    told = tally_of(held, run, SCHEME, Question(by=("month",)))
    cell = told.cells[0]
    alone = tally_of(held, run, SCHEME, Question(only={"month": cell.key[0]}))
    assert alone.whole.range == cell.range
    assert tally_of(held, run, SCHEME, Question(only={"month": "1816-01"})).whole.incidents == 0


def test_a_question_names_what_is_there():
    for wrong in ({"by": ("colour",)}, {"by": ("month", "month")}, {"only": {"weather": "rain"}}):
        with pytest.raises(BadOption):
            Question(**wrong)
    with pytest.raises(BadOption, match="unharmed"):
        Question(Outcome.UNHARMED)


def test_pages_beneath_a_number_give_its_very_records_the_largest_first(held):
    run = counted(held, SCHEME)
    for only in ({}, {"place": "SY / Zawiya"}, {"method": "shelling"}):
        question = Question(only=only)
        found, after = [], None
        while some := records_beneath(held, run, SCHEME, question, Stretch(after, 3)):
            found += some
            after = some[-1].range.high, some[-1].record
        assert sorted((each.record, each.range) for each in found) == sorted(records_of(held, run, SCHEME, question))
        assert [each.range.high for each in found] == sorted((each.range.high for each in found), reverse=True)
        assert all(each.cells[name] == value for each in found for name, value in only.items())


def test_records_that_are_left_out_make_no_page_shorter(held):
    run = counted(held, SCHEME)
    every = [each.record for each in records_beneath(held, run, SCHEME, Question(), Stretch(size=100))]
    left_out = frozenset(every[:7])
    found = records_beneath(held, run, SCHEME, Question(), Stretch(size=5, without=left_out))
    assert [each.record for each in found] == every[7:12]


def test_kinds_of_people_have_no_pages_of_incidents(held):
    with pytest.raises(BadOption, match="kind of people"):
        records_beneath(held, counted(held, SCHEME), SCHEME, Question(only={"sex": "female"}), Stretch())


def test_incidents_of_some_days_lie_whole_within_them(held):
    run = counted(held, SCHEME)
    february = Question(by=("month",), since=date(2016, 2, 1), until=date(2016, 2, 29))
    assert {cell.key for cell in tally_of(held, run, SCHEME, february).cells} == {("2016-02",)}
    assert february != Question(by=("month",))


def test_what_nobody_suffered_is_no_outcome_of_a_run(held):
    assert outcomes_in(held, counted(held, SCHEME)) == (Outcome.KILLED, Outcome.INJURED)
