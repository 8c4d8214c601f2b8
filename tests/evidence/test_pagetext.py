from __future__ import annotations

import pytest

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.pagelines import Line, Page, Weak
from onrecord.evidence.pagetext import _Source, draft_of_pages, paragraphs_of

HEIGHT = 0.015


def line(text, number, right=0.9, *, left=0.1, **more):
    """Give the line of a page that stands so many lines from its top."""
    height = more.get("height", HEIGHT)
    bottom = 0.1 + number * 0.02
    box = (left, bottom - height, right, bottom)
    return Line(text, more.get("page", 1), box, height, weak=more.get("weak", ()))


def texts(*lines, from_right=False):
    return [paragraph.text for paragraph in paragraphs_of(lines, from_right=from_right)]


FULL = "Four people were killed when shells struck the vegetable market of"


def test_full_lines_go_on_and_a_line_with_room_ends_its_paragraph():
    lines = (line(FULL, 1), line("the town, residents said.", 2, 0.4), line("Others fled to the north.", 3, 0.4))
    assert texts(*lines) == [f"{FULL} the town, residents said.", "Others fled to the north."]


def test_a_long_line_without_a_stop_goes_on_in_small_letters_however_much_room_was_left():
    lines = (line(FULL, 1, 0.8), line("the town, residents", 2, 0.4), line("said the market", 3, 0.9))
    assert texts(*lines) == [f"{FULL} the town, residents", "said the market"]


def test_a_headline_over_two_columns_does_not_widen_the_first():
    head = line("Four killed in the market of the town", 1, 0.9, height=0.03)
    lines = (head, line("Four people were killed when", 3, 0.45), line("shells fell, he said.", 4, 0.3))
    assert texts(*lines)[1:] == ["Four people were killed when shells fell, he said."]


def test_what_stands_far_below_a_column_does_not_widen_it():
    foot = line("file:///a.html", 30, 0.9)
    lines = (line("Four people were killed when", 3, 0.45), line("shells fell, he said.", 4, 0.3), foot)
    assert texts(*lines)[0] == "Four people were killed when shells fell, he said."


def test_a_wide_gap_begins_a_paragraph():
    lines = (line(FULL, 1), line(FULL, 2), line(FULL, 3), line(FULL, 4.5))
    assert texts(*lines) == [f"{FULL} {FULL} {FULL}", FULL]


def test_letters_of_another_size_are_another_paragraph():
    assert texts(line(FULL, 1), line("Smaller words stand below it", 2, height=0.011)) == [
        FULL,
        "Smaller words stand below it",
    ]


def test_a_heading_goes_on_over_lines_that_are_not_full():
    lines = (
        line("Four killed", 1, 0.4, height=0.03),
        line("in market", 2.4, 0.35, height=0.03),
        *(line(FULL, n) for n in (5, 6, 7)),
    )
    assert texts(*lines)[0] == "Four killed in market"


def test_items_are_paragraphs_of_their_own():
    assert texts(line(FULL, 1), line("1. Rim Aliwi, 9", 2), line("2. Yahya Barakat, 47", 3)) == [
        FULL,
        "1. Rim Aliwi, 9",
        "2. Yahya Barakat, 47",
    ]


def test_an_indent_after_a_sentence_begins_a_paragraph():
    ended = FULL[:-3] + "."
    assert texts(line(ended, 1), line(FULL, 2, left=0.13)) == [ended, FULL]


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    assert texts(line(FULL, 40), line("the town on Tuesday.", 1, 0.3, page=2)) == [f"{FULL} the town on Tuesday."]
    assert texts(line(FULL, 40), line("The town lies north.", 1, 0.3, page=2)) == [FULL, "The town lies north."]
    arabic = "قال شهود عيان إن القذائف سقطت على"
    assert texts(line(arabic, 40), line("السوق ظهر الثلاثاء.", 1, page=2, left=0.6), from_right=True) == [
        f"{arabic} السوق ظهر الثلاثاء."
    ]


def test_columns_have_edges_of_their_own():
    lines = (
        line("Shells struck the market in", 1, 0.45),
        line("the town.", 2, 0.2),
        line("Others fled to the north of", 1, 0.9, left=0.55),
        line("the district.", 2, 0.7, left=0.55),
    )
    assert texts(*lines) == ["Shells struck the market in the town.", "Others fled to the north of the district."]


def test_a_word_broken_by_a_line_is_made_whole():
    assert texts(line(f"{FULL} Septem-", 1), line("ber, residents said.", 2, 0.3)) == [
        f"{FULL} September, residents said."
    ]


def test_a_hyphen_that_spells_a_word_stays():
    known = line(f"{FULL} the well-known", 1)
    assert texts(known, line(f"{FULL} a well-", 2), line("known doctor.", 3, 0.3)) == [
        f"{FULL} the well-known {FULL} a well-known doctor."
    ]
    assert texts(line(f"{FULL} al-", 1), line("Ahmad family.", 2, 0.3)) == [f"{FULL} al-Ahmad family."]
    assert texts(line(f"{FULL} al-", 1), line("12 people died there.", 2, 0.3)) == [f"{FULL} al- 12 people died there."]


def test_nothing_makes_no_paragraph():
    assert texts() == []
    assert texts(line("\ufeff ", 1)) == []


def a_report():
    body = (
        line("Four killed in shelling of market", 1, 0.6, height=0.03),
        line("14 May 2019", 3, 0.3),
        line(FULL, 5),
        line("the town, residents said.", 6, 0.4, weak=(Weak(4, 9, 0.4),)),
    )
    return draft_of_pages([Page(1, (*body, line("1", 43, 0.12)))])


def test_pages_are_read_as_plain_text_is():
    draft = a_report()
    assert draft.title == "Four killed in shelling of market"
    assert draft.published is not None
    assert (str(draft.published.day), draft.published.basis) == ("2019-05-14", PublishedBasis.PAGE)
    assert [(part.text, part.dropped) for part in draft.parts] == [
        ("14 May 2019", "date line"),
        (f"{FULL} the town, residents said.", None),
        ("1", "page number"),
    ]


def test_marks_say_where_each_line_stands_and_which_words_are_weak():
    draft = a_report()
    text = draft.parts[1].text
    assert [(text[m.start : m.end], m.page, m.doubt is None) for m in draft.parts[1].marks] == [
        (FULL, 1, True),
        ("the town, residents said.", 1, True),
        ("town,", None, False),
    ]
    assert draft.title_marks[0].box == pytest.approx((0.1, 0.09, 0.6, 0.12))
    assert draft.parts[2].marks[0].page == 1


def test_weak_words_of_a_line_that_was_cleaned_are_not_placed():
    (paragraph,) = paragraphs_of([line("the\ufeff town", 1, weak=(Weak(5, 9, 0.1),))], from_right=False)
    assert paragraph.spans[0][2].weak == ()


def test_a_weak_word_that_was_made_whole_is_not_placed():
    lines = (
        line(f"{FULL} Septem-", 1, weak=(Weak(68, 75, 0.2),)),
        line("ber, residents said.", 2, 0.3, weak=(Weak(0, 4, 0.3),)),
    )
    marks = draft_of_pages([Page(1, lines)]).parts[0].marks
    assert [mark.confidence for mark in marks if mark.doubt] == [0.3]


def test_words_that_are_not_on_the_pages_have_no_place():
    assert _Source([]).marks("Four") == ()
    assert _Source([]).marks("") == ()


def test_pages_without_a_line_make_an_empty_draft():
    assert draft_of_pages([Page(1, ())]).parts == ()


def test_a_row_of_a_table_is_a_paragraph_of_its_own():
    rows = [
        Line(f"{n} | Musa Adam | 9", 1, (0.1, 0.1 + n / 50, 0.9, 0.115 + n / 50), 0.015, row=True) for n in (1, 2, 3)
    ]
    assert [each.text for each in paragraphs_of(rows, from_right=False)] == [line.text for line in rows]
