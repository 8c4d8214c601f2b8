from __future__ import annotations

import pytest

from bench.fuzz.changes import Changer
from bench.fuzz.scans import change_scan, first_scans
from tests.bench.fuzz.test_shapes import FILES


def reversed_bytes(data, _):
    return data[::-1]


CHANGER = Changer(reversed_bytes, list(FILES.values()), most_bytes=20_000)


@pytest.mark.parametrize("name", FILES)
def test_the_same_number_makes_the_same_change(name):
    for number in range(20):
        changed = CHANGER.change(FILES[name], number)
        assert changed == CHANGER.change(FILES[name], number)
        assert len(changed) <= 20_000


@pytest.mark.parametrize("name", FILES)
def test_other_numbers_make_other_changes(name):
    assert len({CHANGER.change(FILES[name], number) for number in range(40)}) > 20


def test_no_bytes_at_all_are_changed_too():
    assert {CHANGER.change(b"", number) for number in range(40)} != {b""}


def test_a_changed_scan_is_the_same_for_the_same_number_and_small():
    for data in (*first_scans(), b"no picture"):
        for number in range(30):
            changed = change_scan(data, number)
            assert changed == change_scan(data, number)
            assert len(changed) < 120_000
