"""The numbers of an overview are those that were counted, and say how old they are."""

from __future__ import annotations

import pytest

from onrecord.core.vocabulary import Outcome
from onrecord.jobs import overviews
from onrecord.jobs.counting import counted
from onrecord.jobs.overview_charts import DRAWN, draw, largest
from onrecord.jobs.overviews import numbers_of, progress, remembered, seen_until, waiting, warm
from onrecord.store.arrivals import mark_seen
from onrecord.store.tallies import Question, tally_of
from onrecord.tally.charts.page import Look
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.tallying import Cell
from tests.cases import bring, case_filled
from tests.saying import at_random, keep

SCHEME = scheme_named("every-casualty")


@pytest.fixture(autouse=True)
def _forgotten():
    remembered.forget()


held = case_filled(lambda case: keep(case, *at_random(12)))


def test_a_small_case_file_is_counted_anew_when_it_changed(held):
    first = numbers_of(held, SCHEME)
    keep(held, *at_random(3, seed=8))
    second = numbers_of(held, SCHEME)
    assert (first.behind, second.behind) == (0, 0)
    assert second.run.inputs != first.run.inputs
    assert second.whole(Outcome.KILLED) == tally_of(held, second.run, SCHEME, Question(), with_records=False).whole


def test_a_larger_one_is_not_and_says_how_far_behind_it_is(held, monkeypatch):
    run = counted(held, SCHEME)
    monkeypatch.setattr(overviews, "INLINE", 5)
    assert numbers_of(held, SCHEME).behind == 0
    keep(held, *at_random(2, seed=8))
    told = numbers_of(held, SCHEME)
    assert told.run.pk == run.pk
    # A report and a coding each.
    assert told.behind == 4
    assert told.may_count
    with held.writing() as pen:
        mark_seen(pen)
    assert numbers_of(held, SCHEME).behind == 4


def test_by_rules_that_a_larger_one_was_never_counted_by_there_is_no_number(held, monkeypatch):
    monkeypatch.setattr(overviews, "INLINE", 5)
    monkeypatch.setattr(overviews, "AT_HAND", 10)
    told = numbers_of(held, scheme_named("airwars"))
    assert (told.run, told.may_count) == (None, False)


def test_a_tally_is_added_up_once_for_a_run(held, django_assert_nothing_asked):
    told = numbers_of(held, SCHEME)
    first = told.tally(Question(by=("place",)))
    with django_assert_nothing_asked(held):
        assert told.tally(Question(by=("place",))) is first


@pytest.fixture
def django_assert_nothing_asked():
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    class Nothing(CaptureQueriesContext):
        def __init__(self, case):
            super().__init__(connections[case.alias])

        def __exit__(self, *told):
            super().__exit__(*told)
            assert self.captured_queries == []

    return Nothing


def test_nobody_has_confirmed_what_nobody_signed(held):
    told = numbers_of(held, SCHEME)
    assert told.unconfirmed(Outcome.KILLED) == told.whole(Outcome.KILLED).incidents > 0


def test_what_waits_and_how_far_it_has_come_are_of_the_ledgers_head(held):
    assert waiting(held).is_current
    bring(held, "Nobody has coded this report of the market so far.")
    assert sum(waiting(held).answer.uncoded.values()) == 1
    assert progress(held).answer.whole.reports == 13


def test_to_warm_is_to_ask_what_will_be_asked(held):
    warm(held)
    assert numbers_of(held, SCHEME).outcomes() == (Outcome.KILLED, Outcome.INJURED)
    assert seen_until(held).why == "week"


def test_charts_draw_the_largest_names_and_what_is_not_known():
    cells = [Cell((f"Group {number}",), Range(number, number, number), 1) for number in range(20)]
    shown = largest([Cell(("unknown",), Range(5, 5, 5), 1), *cells], DRAWN["actor"])
    assert [cell.key[0] for cell in shown] == [*(f"Group {number}" for number in range(19, 7, -1)), "unknown"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_charts_are_drawn_for_a_strict_page(held, language):
    for chart in ("over-time", "places", "actors", "methods"):
        svg = draw(numbers_of(held, SCHEME), chart, Question(), Look(language, 358))
        assert svg.startswith("<svg")
        assert "<style" not in svg
        assert " style=" not in svg
        assert "<script" not in svg
