"""The server killed while people save: nothing that was told is lost, and what is lost would be seen."""

from __future__ import annotations

import pytest

from bench.workbench.kill import Killed, kill_often
from bench.workbench.kill_actors import CodingPage, MatchingPage, SigningPage
from bench.workbench.kill_held import Held, hold
from onrecord.store.casefile import Writer, create_case
from tests.browser.conftest import CHROMIUM


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: apt-get install chromium)")
def test_nothing_that_was_told_is_lost_when_the_server_is_killed():
    told = kill_often(3)
    assert (told.runs, told.lost, told.half, told.doubled, told.faults) == (3, 0, 0, 0, [])
    assert told.browser_acknowledged > 0


def test_what_a_page_showed_as_saved_and_is_not_there_is_lost(tmp_path):
    create_case(tmp_path / "case", "Zawiya", Writer("amal")).close()
    coding, matching, signing = (
        CodingPage("", "one", ("a",)),
        MatchingPage("", "two", "person"),
        SigningPage("", "three", ("b",)),
    )
    coding.kept["two aaab"], coding.finished[:] = "a", ["a"]
    matching.kept["x", "y", "unsure"] = None
    signing.kept.add("three aaab weighed it")
    held = hold(tmp_path / "case", None, [coding, matching, signing])
    assert len(held.lost) == 4
    assert (held.half, held.doubled) == ([], [])


def test_what_is_lost_is_counted_once_however_often_it_is_looked_for():
    told = Killed()
    for _ in range(2):
        told.take(Held(lost=["an edit"], doubled=["another"]))
    assert (told.lost, told.doubled, told.faults) == (1, 1, ["an edit", "another"])
