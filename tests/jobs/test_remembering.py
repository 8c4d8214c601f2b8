"""What took long is asked again when it changed, and not all the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from time import sleep

from onrecord.jobs import remembering
from onrecord.jobs.remembering import LONGEST, MOST, SHARE, Remembering

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Asked:
    """Counts how often it was asked, and takes as long as it is told."""

    def __init__(self, monkeypatch, took=0.0):
        self.times, self._took, self._clock = 0, took, 0.0
        monkeypatch.setattr(remembering, "perf_counter", lambda: self._clock)

    def __call__(self):
        self.times += 1
        self._clock += self._took
        return self.times


def test_of_the_same_state_nothing_is_asked_twice(monkeypatch):
    held, asked = Remembering(), Asked(monkeypatch, took=3.0)
    assert [held.of("n", "one", asked, NOW + timedelta(hours=n)).answer for n in range(3)] == [1, 1, 1]


def test_what_is_quick_is_asked_whenever_anything_changed(monkeypatch):
    held, asked = Remembering(), Asked(monkeypatch)
    assert [held.of("n", state, asked, NOW).answer for state in "abc"] == [1, 2, 3]


def test_what_took_long_stands_for_a_while_and_says_of_when_it_is(monkeypatch):
    held, asked = Remembering(behind=lambda work: work()), Asked(monkeypatch, took=2.0)
    held.of("n", "one", asked, NOW)
    old = held.of("n", "two", asked, NOW + timedelta(seconds=2 * SHARE - 1))
    assert (old.answer, old.at, old.is_current) == (1, NOW, False)
    new = held.of("n", "two", asked, NOW + timedelta(seconds=2 * SHARE))
    assert (new.answer, new.is_current) == (2, True)


def test_nobody_waits_for_what_is_asked_anew(monkeypatch):
    left = []
    held, asked = Remembering(behind=left.append), Asked(monkeypatch, took=2.0)
    later = NOW + timedelta(seconds=2 * SHARE)
    held.of("n", "one", asked, NOW)
    old = [held.of("n", "two", asked, later) for _ in range(3)]
    assert [(each.answer, each.at, each.is_current) for each in old] == [(1, NOW, False)] * 3
    (work,) = left
    work()
    new = held.of("n", "two", asked, later)
    assert (new.answer, new.at, new.is_current, asked.times) == (2, later, True, 2)


def test_what_is_too_old_to_be_shown_is_waited_for(monkeypatch):
    left = []
    held, asked = Remembering(behind=left.append), Asked(monkeypatch, took=2.0)
    held.of("n", "one", asked, NOW)
    assert held.of("n", "two", asked, NOW + LONGEST).answer == 2
    assert left == []


def test_what_is_asked_anew_behind_is_there_in_the_end():
    held, done = Remembering(), Event()
    held.of("n", "one", lambda: sleep(0.06) or "old", NOW)

    def ask():
        done.set()
        return "new"

    assert held.of("n", "two", ask, NOW + timedelta(minutes=5)).answer in ("old", "new")
    assert done.wait(10)
    # Whoever may not see an old answer waits until the new one is kept.
    assert held.of("n", "two", lambda: "never", NOW, may_be_old=False).answer == "new"


def test_what_may_not_be_old_is_asked_at_once(monkeypatch):
    held, asked = Remembering(), Asked(monkeypatch, took=9.0)
    held.of("n", "one", asked, NOW)
    assert held.of("n", "two", asked, NOW, may_be_old=False).answer == 2


def test_while_one_asks_the_others_take_what_is_there():
    held, began, go_on = Remembering(), Event(), Event()
    held.of("n", "one", lambda: "old", NOW)

    def slow():
        began.set()
        assert go_on.wait(10)
        return "new"

    thread = Thread(target=lambda: held.of("n", "two", slow, NOW))
    thread.start()
    assert began.wait(10)
    assert held.of("n", "two", lambda: "never", NOW).answer == "old"
    go_on.set()
    thread.join(10)
    assert held.of("n", "two", lambda: "never", NOW).answer == "new"


def test_only_so_much_is_kept():
    held = Remembering()
    for number in range(MOST + 1):
        held.of(number, 0, lambda: "first", NOW)
    assert held.of(0, 0, lambda: "again", NOW).answer == "again"
    held.forget()
    assert held.of(MOST, 0, lambda: "again", NOW).answer == "again"
