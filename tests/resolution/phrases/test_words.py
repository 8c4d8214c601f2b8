from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.phrases.words import cut, fold, places


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 3 May, 2,000 people", ("On", "3", "May", ",", "2,000", "people")),
        ("AN M-16 RIFLE", ("AN", "M", "-", "16", "RIFLE")),
        ("2015-12-29 and 29/12/2015", ("2015-12-29", "and", "29/12/2015")),
        ("2015-12-29T10:00:00Z", ("2015-12-29T10:00:00Z",)),
        ("29.12.2015 2015/12/29", ("29.12.2015", "2015/12/29")),
        ("New Year’s Eve", ("New", "Year", "’s", "Eve")),
        ("1 200 men", ("1", "200", "men")),
        ("1\u00a0200 men", ("1\u00a0200", "men")),
        ("5pm, 12:30, 3rd, 20mm", ("5pm", ",", "12:30", ",", "3rd", ",", "20mm")),
        ("one\n2. two\nthree\n(3) four", ("one", "\n", "2", ".", "two", "three", "\n", "(", "3", ")", "four")),
        ("one\n\ntwo\nthree", ("one", "\n\n", "two", "three")),
        ("3 – 7 May -- [TEXT]", ("3", " –", "7", "May", " --", "[", "TEXT", "]")),
        ("a_b __", ("a_b", "__")),
        ("قُتل ١٢ شخصاً", ("قُتل", "١٢", "شخصاً")),
        ("بين ٣ و٩ و10", ("بين", "٣", "و", "٩", "و", "10")),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_marks(text, words):
    assert cut(text) == words


@given(st.text())
def test_every_word_stands_at_its_place(text):
    assert tuple(text[start:end] for start, end in places(text)) == cut(text)


@given(st.text())
def test_only_space_is_left_out(text):
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Wednesday", "wednesday"),
        ("Miércoles", "miercoles"),
        ("’s", "'s"),
        ("—", "-"),
        (" –", " -"),
        ("\n \n", "\n"),
        ("3RD", "3rd"),
        ("أيّار", "ايار"),
    ],
)
def test_words_that_writers_vary_have_one_key(word, key):
    assert fold(word) == key
