from __future__ import annotations

import pytest

from onrecord.core.shown import shown


@pytest.mark.parametrize("words", ["list.txt", "قائمة القتلى.pdf", "a\u200db 🕯️", ""])
def test_honest_names_are_shown_as_they_are(words):
    assert shown(words) == words


@pytest.mark.parametrize(
    "unshown", ["\n", "\r", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066", "\ud800", "\ufeff", "\ue000"]
)
def test_what_a_terminal_obeys_is_shown_as_its_number(unshown):
    assert shown(f"a{unshown}b") == f"a<U+{ord(unshown):04X}>b"


def test_a_long_name_is_shown_by_its_ends_and_cut_once():
    cut = shown("a" * 50_000 + ".pdf")
    assert len(cut) == 200
    assert cut.endswith(".pdf")
    assert shown(cut) == cut


def test_a_name_made_of_commands_is_cut_as_well():
    cut = shown("\x1b" * 50_000)
    assert len(cut) == 200
    assert shown(cut) == cut
