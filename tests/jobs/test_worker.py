"""One process at a time does the works, and one that is killed leaves nothing behind but a work to be taken up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from onrecord.cli.work import worker_command
from onrecord.core.errors import WorkedOn
from onrecord.jobs.ongoing import Means
from onrecord.jobs.tending import MOST_STARTS, Tended
from onrecord.jobs.worker import only_worker, work_until
from onrecord.store.works import DONE, RUNNING, ask_work, take_work, work_numbered

SECONDS = 60


def ask(case, kind="count"):
    with case.writing() as pen:
        return ask_work(pen, kind)


def wait_for(reached):
    ends = time.monotonic() + SECONDS
    while not (found := reached()):
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.05)
    return found


def environment(case):
    url = case.writer.database_url
    return {**os.environ, "ONRECORD_USER": "amal"} | ({"DATABASE_URL": url} if url else {})


@pytest.fixture
def tended(case, monkeypatch):
    """Give what tends a process, which is ended after the test, with what it complained of."""
    for name, value in environment(case).items():
        monkeypatch.setenv(name, value)
    complaints, made = [], []

    def tend(command):
        made.append(Tended(command, complaints.append, pause_seconds=0.01))
        made[-1].start()
        return made[-1], complaints

    yield tend
    for each in made:
        each.stop()


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_there_is_one_worker_at_a_time(case):
    with only_worker(case.folder), pytest.raises(WorkedOn), only_worker(case.folder):
        pass
    with only_worker(case.folder):
        pass


def test_works_are_done_until_it_is_time_to_end(case):
    rows = [ask(case).pk for _ in range(2)]
    assert [row.pk for row in work_until(case, Means(), lambda _: False, once=True)] == rows
    ask(case)
    ask(case)
    assert len(list(work_until(case, Means(), lambda _: True))) == 1


def test_a_process_beside_the_server_does_what_is_asked_for_and_ends_with_it(case, tended):
    beside, complaints = tended(worker_command(case.folder, "amal"))
    row = ask(case)
    wait_for(lambda: work_numbered(case, row.pk).state == DONE)
    pid = beside.pid
    beside.stop()
    assert not is_alive(pid)
    assert complaints == []


def test_a_process_that_is_killed_is_started_again_and_its_work_taken_up(case, tended):
    taken = ask(case)
    take_work(case)
    assert work_numbered(case, taken.pk).state == RUNNING
    beside, complaints = tended(worker_command(case.folder, "amal"))
    wait_for(lambda: work_numbered(case, taken.pk).state == DONE)
    os.kill(beside.pid, signal.SIGKILL)
    wait_for(lambda: complaints)
    row = ask(case)
    wait_for(lambda: work_numbered(case, row.pk).state == DONE)
    assert len(complaints) == 1


def test_a_process_that_breaks_down_again_and_again_stays_ended(tended):
    _, complaints = tended([sys.executable, "-c", "raise SystemExit(3)"])
    wait_for(lambda: any("stays ended" in each for each in complaints))
    assert len(complaints) == MOST_STARTS


def test_a_process_does_not_outlive_a_parent_that_is_killed(case):
    script = (
        "import sys, time\nfrom onrecord.jobs.tending import Tended\n"
        "beside = Tended(sys.argv[1:], print)\nbeside.start()\n"
        "while beside.pid is None: time.sleep(0.01)\nprint(beside.pid, flush=True)\ntime.sleep(600)\n"
    )
    command = [sys.executable, "-c", script, *worker_command(case.folder, "amal")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(case)) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
    wait_for(lambda: not is_alive(pid))
