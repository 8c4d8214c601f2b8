"""JSON Lines: one line, however a reader breaks lines, and the same coding back."""

from __future__ import annotations

import unicodedata

import pytest

from onrecord.core.wire import coding_from_json
from onrecord.publish.reading.jsonl import coding_line, coding_text
from tests.hostile import PAYLOADS, hostile_coding
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding


@pytest.mark.parametrize("make", [arabic_coding, bread_queue_coding, ferry_coding])
def test_a_line_reads_back_to_the_same_coding(make):
    assert coding_from_json(coding_line(make())) == make()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_coding_is_one_line_whatever_it_says(end):
    line = coding_line(hostile_coding(f"one{end}two"))
    assert len(line.splitlines()) == 1
    assert coding_from_json(line) == hostile_coding(f"one{end}two")


@pytest.mark.parametrize("words", [words for words in PAYLOADS if "\ud83d" not in words])
@pytest.mark.parametrize("write", [coding_line, coding_text])
def test_nothing_in_the_json_acts_on_a_terminal_and_nothing_is_lost(words, write):
    written = write(hostile_coding(words))
    assert not [c for c in written if unicodedata.category(c) in ("Cc", "Zl", "Zp") and c != "\n"]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(written)
    assert coding_from_json(written) == hostile_coding(words)
