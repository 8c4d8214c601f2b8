"""JSON Lines: one line, however a reader breaks lines, and the same coding back."""

from __future__ import annotations

import pytest

from onrecord.core.wire import coding_from_json
from onrecord.publish.reading.jsonl import coding_line
from tests.hostile import hostile_coding
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding


@pytest.mark.parametrize("make", [arabic_coding, bread_queue_coding, ferry_coding])
def test_a_line_reads_back_to_the_same_coding(make):
    assert coding_from_json(coding_line(make())) == make()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_coding_is_one_line_whatever_it_says(end):
    line = coding_line(hostile_coding(f"one{end}two"))
    assert len(line.splitlines()) == 1
    assert coding_from_json(line) == hostile_coding(f"one{end}two")
