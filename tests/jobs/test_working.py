"""Works are done in the name of whoever asked, and whatever becomes of one, the next is done."""

from __future__ import annotations

import os
import time

import pytest

from onrecord.jobs import working
from onrecord.jobs.ongoing import Means, Ongoing, Unwanted
from onrecord.jobs.staging import INCOMING, STALE_SECONDS
from onrecord.jobs.working import KINDS, begin_working, call_off, do_next
from onrecord.store.models import LedgerRow, Work
from onrecord.store.works import CANCELLED, DONE, FAILED, WAITING, ask_work, outcome_of, take_work, work_numbered
from tests.cases import bring
from tests.told import tell_all
from tests.works import do, done, staged


def ask(case, kind, **arguments):
    with case.writing() as pen:
        return ask_work(pen, kind, arguments)


def test_a_work_that_breaks_down_is_told_and_the_next_is_done(case, monkeypatch):
    def broken(_, ongoing):
        ongoing.note("files", "the first")
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(working, "KINDS", {**KINDS, "code": broken})
    row = do(case, "code")
    assert row.state == FAILED
    assert outcome_of(row)["files"] == ["the first"]
    assert "ZeroDivisionError" in outcome_of(row)["error"]["found"]
    assert do(case, "count").state == DONE


def test_a_kind_that_is_none_fails_in_words(case):
    assert outcome_of(do(case, "destroy"))["error"]["found"] == "'destroy'"


def test_what_is_done_is_done_in_the_name_of_who_asked(case):
    from dataclasses import replace

    rim = replace(case, writer=replace(case.writer, name="rim"))
    with rim.writing() as pen:
        ask_work(pen, "verify")
    do_next(case, Means())
    assert {row.who for row in LedgerRow.objects.using(case.alias).filter(action="ended work")} == {"rim"}


def test_what_is_new_is_coded(case):
    bring(case, "Two bakers were shot dead\n\nThe two bakers were shot dead in Zawiya on 3 May 2016.")
    told = done(case, "code")
    assert (told["coded"], told["failed"]) == (1, 0)


def test_people_are_linked_and_incidents_counted(case):
    tell_all(case)
    assert done(case, "link")["people"] > 0
    assert done(case, "count", scheme="every-casualty")["incidents"] > 0


def test_verifying_tells_what_broke_and_mends_nothing(case):
    (report,) = bring(case, "Two bakers were shot dead in Zawiya.")
    assert done(case, "verify")["breaks"] == []
    place = case.originals.path_of(report.id.removeprefix("sha256:"))
    place.chmod(0o640)
    place.write_bytes(b"other")
    told = done(case, "verify")
    assert [each["thing"] for each in told["breaks"]] == [f"original {report.id.removeprefix('sha256:')}"]
    assert place.read_bytes() == b"other"


def test_a_work_stops_at_its_next_step_and_tells_what_was_done(case, monkeypatch):
    def long(case, ongoing):
        for number in range(100):
            ongoing.note("files", number)
            call_off(case, Work.objects.using(case.alias).get())
            ongoing.say()

    monkeypatch.setattr(working, "KINDS", {**KINDS, "count": long})
    row = do(case, "count")
    assert (row.state, outcome_of(row)["files"]) == (CANCELLED, [0])


def test_a_work_that_waits_is_called_off_with_its_files(case):
    row = ask(case, "add", files=staged(case, ("a.txt", b"words")), tool="x")
    assert call_off(case, row)
    assert row.state == CANCELLED
    assert list((case.folder / INCOMING).iterdir()) == []
    assert not call_off(case, row)


def test_whoever_begins_takes_up_what_was_broken_off_and_sweeps(case):
    wanted = ask(case, "add", files=staged(case, ("a.txt", b"words")), tool="x")
    staged(case, ("b.txt", b"nobody's"))
    for path in (case.folder / INCOMING).iterdir():
        os.utime(path, (0, time.time() - STALE_SECONDS - 1))
    take_work(case)
    assert begin_working(case) == 1
    assert work_numbered(case, wanted.pk).state == WAITING
    assert len(list((case.folder / INCOMING).iterdir())) == 1


def test_cells_of_a_list_that_nobody_imports_are_forgotten(case, monkeypatch):
    (file,) = staged(case, ("a.csv", b"Name,Age\nRim Halabi,9\n"))
    row = do(case, "look", file=file)
    monkeypatch.setattr(working, "STALE_SECONDS", -60)
    begin_working(case)
    assert "Rim" not in work_numbered(case, row.pk).outcome


def test_steps_are_told_now_and_then_and_an_outcome_is_bounded():
    told = []
    ongoing = Ongoing(lambda *given: told.append(given) or True)
    for number in range(500):
        ongoing.step(total=500)
        ongoing.note("files", number, 3)
    assert len(told) < 5
    assert ongoing.outcome == {"files": [0, 1, 2], "files_more": 497}
    with pytest.raises(Unwanted):
        Ongoing(lambda *_: False).say()
