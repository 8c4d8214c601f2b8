"""Long work asked for: taken up once, told of, ended, and taken up again where it was broken off."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.models import LedgerRow
from onrecord.store.snapshots import read_tables
from onrecord.store.works import (
    BROKEN_OFF,
    CANCELLED,
    DONE,
    MOST_ATTEMPTS,
    RUNNING,
    WAITING,
    ask_again,
    ask_work,
    cancel_work,
    finish_work,
    forget_files,
    last_work,
    open_work,
    outcome_of,
    take_up_broken,
    take_work,
    tell_progress,
    work_numbered,
    works,
)


def ask(case, kind="code", **arguments):
    with case.writing() as pen:
        return ask_work(pen, kind, arguments)


def end(case, row, state=DONE, **outcome):
    with case.writing() as pen:
        finish_work(pen, row, state, outcome)
    return work_numbered(case, row.pk)


def acts(case):
    return list(LedgerRow.objects.using(case.alias).order_by("seq").values_list("action", "subject"))[1:]


def test_works_are_taken_in_the_order_in_which_they_were_asked_for(case):
    first, second = ask(case), ask(case, "link")
    assert take_work(case).pk == first.pk
    assert take_work(case).pk == second.pk
    assert take_work(case) is None


def test_the_ledger_says_what_was_asked_for_and_how_it_ended_and_no_names(case):
    row = ask(case, "add", files=[{"name": "Rim Halabi.txt"}])
    taken = take_work(case)
    end(case, taken)
    assert acts(case) == [("asked for work", f"work:{row.pk}"), ("ended work", f"work:{row.pk}")]
    details = LedgerRow.objects.using(case.alias).values_list("detail", flat=True)
    assert not any("Rim" in detail for detail in details)


def test_what_changes_nothing_of_the_case_file_leaves_no_trace_in_the_ledger(case):
    end(case, ask(case, "count"))
    assert acts(case) == []


def test_progress_is_kept_and_tells_whether_the_work_is_wanted(case):
    row = ask(case)
    take_work(case)
    assert tell_progress(case, row.pk, 3, 9, "x" * 2_000)
    kept = work_numbered(case, row.pk)
    assert (kept.done, kept.total, len(kept.words)) == (3, 9, 500)
    with case.writing() as pen:
        assert cancel_work(pen, kept)
    assert not tell_progress(case, row.pk, 4, 9)


def test_a_work_that_waits_is_cancelled_at_once_and_one_that_ended_stays(case):
    row = ask(case)
    with case.writing() as pen:
        assert cancel_work(pen, row)
        assert not cancel_work(pen, row)
    assert work_numbered(case, row.pk).state == CANCELLED
    assert take_work(case) is None


def test_a_work_broken_off_waits_again_until_it_was_begun_too_often(case):
    row = ask(case)
    for _ in range(MOST_ATTEMPTS - 1):
        take_work(case)
        with case.writing() as pen:
            assert take_up_broken(pen) == 1
        assert work_numbered(case, row.pk).state == WAITING
    take_work(case)
    with case.writing() as pen:
        take_up_broken(pen)
    kept = work_numbered(case, row.pk)
    assert (kept.state, outcome_of(kept)) == (BROKEN_OFF, {"attempts": MOST_ATTEMPTS})


def test_a_work_that_is_not_wanted_is_not_taken_up_again(case):
    row = ask(case)
    with case.writing() as pen:
        cancel_work(pen, take_work(case))
    assert work_numbered(case, row.pk).state == RUNNING
    with case.writing() as pen:
        take_up_broken(pen)
    assert work_numbered(case, row.pk).state == CANCELLED


def test_an_outcome_may_hold_any_words(case):
    kept = end(case, ask(case), words="nul \0, half \ud83d, قتل")
    assert "قتل" in outcome_of(kept)["words"]
    assert outcome_of(ask(case)) == {}


def test_works_are_listed_newest_first_a_page_at_a_time(case):
    rows = [ask(case).pk for _ in range(5)]
    assert [row.pk for row in works(case, size=2)] == rows[:-3:-1]
    assert [row.pk for row in works(case, before=rows[2])] == [rows[1], rows[0]]


def test_the_last_of_a_kind_and_the_open_one_are_found(case):
    done = end(case, ask(case, "verify"))
    waits = ask(case, "verify")
    assert last_work(case, "verify", DONE).pk == done.pk
    assert open_work(case, "verify").pk == waits.pk
    assert open_work(case, "link") is None


def test_a_work_asked_for_again_is_one_of_its_own(case):
    row = ask(case, "count", scheme="ucdp")
    with case.writing() as pen:
        again = ask_again(pen, row)
    assert again.pk != row.pk
    assert again.arguments == row.arguments


def test_keys_and_cells_of_files_that_are_gone_are_forgotten(case):
    row = ask(case, "look", file={"name": "a.csv", "key": "AGE-SECRET-KEY-1X"})
    end(case, row, sheets=[["Rim"]], rows={})
    forget_files(case, row.pk)
    kept = work_numbered(case, row.pk)
    assert "AGE-SECRET" not in kept.arguments
    assert "Rim" not in kept.outcome
    forget_files(case, 10**9)


def test_a_number_that_is_none_is_refused(case):
    with pytest.raises(BadOption):
        work_numbered(case, 99)


def test_works_stay_where_the_case_file_is(case):
    ask(case)
    assert "work" not in {part.table for part in read_tables(case)}
