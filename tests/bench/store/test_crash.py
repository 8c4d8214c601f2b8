from __future__ import annotations

import pytest

from bench.store.cases import DATABASES
from bench.store.crash import crash


@pytest.mark.parametrize("database", DATABASES)
def test_a_command_that_is_killed_or_cut_off_loses_nothing_it_told(database):
    tally = crash(database, runs=1, full=1, cuts=1)
    assert tally.faults == []
    assert tally.told > 0
    assert (tally.lost, tally.half, tally.defects) == (0, 0, 0)
