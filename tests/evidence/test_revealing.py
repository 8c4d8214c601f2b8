"""What may lead to a person is found in words, and taken out of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.revealing import TAKEN_OUT, Leading, leading_in, pieces_of, take_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call me on +963 944 123 456.", {"+963 944 123 456": Leading.PHONE}),
        ("رقمي ٠٩٤٤١٢٣٤٥٦، اتصلوا", {"٠٩٤٤١٢٣٤٥٦": Leading.PHONE}),
        ("0944-123-456 or (021) 123 4567", {"0944-123-456": Leading.PHONE, "(021) 123 4567": Leading.PHONE}),
        ("Write to rim.h@mail.example, please", {"rim.h@mail.example": Leading.MAIL}),
        ("He is @sami_92; see https://a.example/x.", {"@sami_92": Leading.HANDLE, "https://a.example/x": Leading.WEB}),
        ("on t.me/zawiya_news)", {"t.me/zawiya_news": Leading.WEB}),
        ("On 2016-05-03, 04.05.2016 and 4/5/2016 two of 120 people died, 35 years old.", {}),
        ("rows 1234\n5678 are two", {}),
    ],
)
def test_what_may_lead_to_a_person_is_found(text, found):
    assert leading_in(text) == found


@given(st.text(alphabet="ab 0123456789@.+-/:wh\n"))
def test_the_pieces_are_the_text(text):
    assert "".join(piece.text for piece in pieces_of(text)) == text


def test_words_are_taken_out_wherever_they_stand_the_longest_first():
    text = "Umm Samir saw it. Ask Samir, or Umm Samir."
    assert take_out(text, ["Samir", "Umm Samir", " "]) == f"{TAKEN_OUT} saw it. Ask {TAKEN_OUT}, or {TAKEN_OUT}."
    assert take_out(text, []) == text
