from __future__ import annotations

import pytest

from bench.store.cases import DATABASES
from bench.store.tamper import tamper


@pytest.mark.parametrize("database", DATABASES)
def test_every_change_is_found_and_named_and_the_untouched_case_file_is_clean(database):
    found, false_alarms = tamper(database, 40, seed=7, reports=4)
    assert [each.change.told for each in found if not each.is_named] == []
    assert (len(found), false_alarms) == (40, 0)
