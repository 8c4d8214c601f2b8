from __future__ import annotations

import pytest

from bench.store.cases import DATABASES
from bench.store.concurrency import work


@pytest.mark.parametrize("database", DATABASES)
def test_writers_and_readers_at_once_lose_nothing_and_meet_no_error(database):
    shift = work(database, writers=3, readers=3, seconds=2.0)
    assert shift.errors == []
    assert (shift.lost, shift.breaks) == (0, 0)
    assert shift.writes > 3
    assert shift.reads > 3
