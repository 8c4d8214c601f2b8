from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from onrecord.evidence.inkboxes import Box, fit_line, fit_words, ink_of

# A line of words, each a bar of ink from one column to before the other, on rows 20 to 29.
BARS = ((10, 40), (50, 70), (80, 130), (140, 160))
LINE = Box(10, 20, 160, 30)


def a_page(bars=BARS, rows=(20, 30)):
    ink = np.zeros((100, 200), dtype=bool)
    for left, right in bars:
        ink[rows[0] : rows[1], left:right] = True
    return ink


def words(text, *wanted, from_right=False, line=LINE, bars=BARS):
    start = text.index(" ".join(wanted))
    box = fit_words(a_page(bars), line, text, (start, start + len(" ".join(wanted))), from_right=from_right)
    return box.left, box.right


def test_ink_is_darker_than_the_paper():
    page = Image.new("RGB", (200, 100), (230, 225, 220))
    ImageDraw.Draw(page).rectangle((10, 10, 19, 19), fill=(40, 40, 40))
    assert ink_of(page).sum() == 100
    assert not ink_of(Image.new("L", (50, 50), 255)).any()


def test_a_line_is_moved_to_its_ink():
    assert fit_line(a_page(), Box(10, 14, 160, 27)) == LINE
    assert fit_line(a_page(rows=(20, 60)), Box(10, 20, 160, 40)).bottom == 52
    assert fit_line(a_page(rows=(0, 10)), Box(10, 0, 160, 8)) == Box(10, 0, 160, 10)


def test_a_line_keeps_the_marks_above_it_and_leaves_the_line_below():
    ink = a_page()
    ink[17:19, 60:65] = True
    ink[34:44, 10:160] = True
    assert fit_line(ink, Box(10, 18, 160, 34)) == Box(10, 17, 160, 30)


def test_a_line_without_ink_stays():
    assert fit_line(a_page(()), LINE) == LINE


def test_words_are_cut_at_the_gaps_around_them():
    text = "Gunmen shot Haddad dead"
    assert words(text, "shot") == (50, 70)
    assert words(text, "shot", "Haddad") == (50, 130)
    assert words(text, "Gunmen") == (10, 40)
    assert words(text, "dead") == (140, 160)
    assert words(text, "Gunmen", "shot", "Haddad", "dead") == (10, 160)
    assert words(text, "addad") == (80, 130)


def test_words_from_the_right_are_counted_from_there():
    text = "قُتل سليم الأحمد اليوم"
    assert words(text, "قُتل", from_right=True) == (140, 160)
    assert words(text, "سليم", from_right=True) == (80, 130)
    assert words(text, "الأحمد", "اليوم", from_right=True) == (10, 70)


def test_where_the_gaps_do_not_tell_the_widths_of_the_letters_do():
    # A wide gap inside the first word makes the count of gaps wrong.
    bars = ((10, 15), (30, 70), (74, 105), (109, 160))
    assert words("Mmmmmmmmmm nnnnn mmmmmmmm", "nnnnn", bars=bars)[0] == 74
    assert words("Gunmen shot Haddad", "shot", bars=((10, 160),))[0] > 10


def test_words_of_a_line_in_which_nothing_can_be_told_are_the_line():
    assert words("a b", "b", bars=((10, 11),), line=Box(10, 20, 11, 30)) == (10, 11)
