from __future__ import annotations

import pytest

from onrecord.core.shown import shown


@pytest.mark.parametrize("words", ["list.txt", "قائمة القتلى.pdf", "a\u200db 🕯️", ""])
def test_honest_names_are_shown_as_they_are(words):
    assert shown(words) == words


@pytest.mark.parametrize("unshown", ["\n", "\r", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066", "\ud800"])
def test_nothing_that_a_terminal_obeys_is_shown(unshown):
    assert shown(f"a{unshown}b") == "a\ufffdb"


def test_a_long_name_is_shown_by_its_ends_and_cut_once():
    cut = shown("a" * 50_000 + ".pdf")
    assert len(cut) == 200
    assert cut.endswith(".pdf")
    assert shown(cut) == cut
