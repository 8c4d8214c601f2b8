"""The server killed while people save: nothing that was told is lost."""

from __future__ import annotations

import pytest

from bench.workbench.kill import kill_often


@pytest.mark.slow
def test_nothing_that_was_told_is_lost_when_the_server_is_killed():
    told = kill_often(5, port=8411)
    assert (told.runs, told.lost, told.half, told.doubled) == (5, 0, 0, 0)
    assert told.acknowledged > 0
