"""The bar: late, counted, out of the way, and only where a person is watching."""

from __future__ import annotations

import io
import sys

import pytest

from onrecord.cli import progress
from onrecord.cli.progress import Bar, watch


class Shown:
    """What the bar shows itself as, noting what is asked of it."""

    def __init__(self):
        self.asked, self.task_ids = [], [0]

    def __getattr__(self, name):
        return lambda *_, **settings: self.asked.append((name, settings.get("completed")))


@pytest.fixture
def shown(monkeypatch):
    screen = Shown()
    monkeypatch.setattr(progress, "_rich_bar", lambda *_: screen)
    return screen


def wait(bar):
    bar._timer.join()


def test_a_bar_shows_what_was_done_before_it_appeared(shown):
    bar = Bar(3, 0)
    wait(bar)
    bar.advance()
    bar.stop()
    assert [name for name, _ in shown.asked] == ["add_task", "start", "update", "stop"]
    assert shown.asked[2] == ("update", 1)


def test_a_bar_steps_aside_for_output_and_comes_back(shown):
    bar = Bar(3, 0)
    wait(bar)
    with bar.aside():
        assert shown.asked[-1][0] == "stop"
    assert shown.asked[-1][0] == "start"
    bar.stop()


def test_work_that_ends_in_time_shows_no_bar(shown):
    bar = Bar(3, 60)
    bar.advance()
    with bar.aside():
        pass
    bar.stop()
    assert shown.asked == []


def test_nobody_watching_is_no_bar():
    with watch(3) as bar:
        bar.advance()
        assert bar._timer is None


def test_a_terminal_is_watched(monkeypatch, shown):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    with watch(3) as bar:
        wait(bar)
    assert [name for name, _ in shown.asked] == ["add_task", "start", "stop"]


@pytest.mark.parametrize("total", [1, 12])
def test_the_bar_itself_counts_several_and_goes_without_trace(monkeypatch, total):
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    bar = progress._rich_bar(total, "coding")
    bar.add_task("", total=total, completed=0)
    assert len(bar.columns) == (5 if total > 1 else 3)
    assert bar.live.transient
