from __future__ import annotations

import pytest

from onrecord.evidence.pagelines import read_page_xml


def xml(*lines):
    """Give what poppler writes for one page of lines, each a list of words and their left, top, right, bottom."""
    shown = "".join(f"<line>{''.join(word(*each) for each in line)}</line>" for line in lines)
    page = f'<page width="600" height="800"><flow><block>{shown}</block></flow></page>'
    return f"<html><body><doc>{page}</doc></body></html>".encode()


def word(text, box):
    return f'<word xMin="{box[0]}" yMin="{box[1]}" xMax="{box[2]}" yMax="{box[3]}">{text}</word>'


def row(*words, top=100, bottom=112):
    """Give a line of (text, left, right)."""
    return [(text, (left, top, right, bottom)) for text, left, right in words]


def texts(*lines):
    return [line.text for page in read_page_xml(xml(*lines), 1) for line in page.lines]


def test_words_are_read_with_the_share_of_the_page_they_fill():
    (page,) = read_page_xml(xml(row(("Four", 60, 90), ("killed", 93, 120))), 7)
    (line,) = page.lines
    assert (line.text, line.page, line.box) == ("Four killed", 7, (0.1, 0.125, 0.2, 0.14))
    assert line.height == pytest.approx(12 / 800)
    assert not page.from_right


def test_a_page_from_the_right_is_read_from_the_right():
    assert texts(row(("قوس", 60, 80), ("ىلع", 83, 103), ("فصق", 106, 126))) == ["قصف على سوق"]


def test_a_narrow_gap_beside_a_mark_is_inside_a_word():
    assert texts(row(("ةعبرأ", 60, 80), ("لت", 83, 93), ("قُ", 94.4, 100), ("ثيح", 103, 120))) == ["حيث قُتل أربعة"]


def test_the_mark_that_ends_a_word_leaves_the_space_after_it():
    assert texts(row(("ةعبرأ", 60, 80), ("عيبل", 83, 103), ("اًماع", 104, 120), ("نم", 123, 130))) == [
        "من عاماً لبيع أربعة"
    ]


def test_marks_written_apart_are_put_on_the_letters_they_stand_over():
    lines = (row(("ً", 84.5, 84.5), top=96, bottom=108), row(("فصق", 60, 80), ("اقوس", 84, 104), ("فده", 107, 120)))
    assert texts(*lines) == ["هدف سوقاً قصف"]
    assert texts(row(("فصق", 60, 80), ("ق", 84, 90), ("ُ", 86, 86), ("مت", 93, 99))) == ["تم قُ قصف"]


def test_a_mark_over_nothing_is_let_go():
    assert texts(row(("ُ", 300, 300)), row(("فصق", 60, 80))) == ["قصف"]
    assert texts(row(("ُ", 70, 70)), row(("2019", 60, 80))) == ["20ُ19"]


def test_marks_written_before_their_letters_are_moved_behind_them():
    assert texts(row((".ًاماع", 60, 90), ("لتُق", 93, 110))) == ["قُتل عاماً."]


def test_pieces_of_a_line_are_joined_and_columns_are_not():
    pieces = (row(("two", 60, 80)), row(("at", 60, 80), top=130, bottom=142), row(("killed", 84, 110), top=101))
    assert texts(*pieces) == ["two killed", "at"]
    assert texts(row(("left", 60, 80)), row(("right", 300, 330))) == ["left", "right"]


def test_nothing_is_made_of_nothing():
    assert list(read_page_xml(b"", 1)) == []
    assert list(read_page_xml(b"<html></html>", 1)) == []
    (page,) = read_page_xml(xml([("\x01", (1, 1, 2, 2))]), 1)
    assert page.lines == ()


def test_rows_of_a_table_are_lines_with_their_cells_parted():
    def cells(number, name, age, top):
        return row((str(number), 50, 56), *name, (age, 200, 212), top=top, bottom=top + 10)

    lines = (
        row(
            ("Killed", 50, 90),
            ("on", 93, 104),
            ("Tuesday,", 107, 150),
            ("they", 153, 170),
            ("said", 173, 240),
            top=80,
            bottom=90,
        ),
        cells(1, [("Musa", 80, 100), ("Abu-", 103, 120)], "9", 100),
        row(("Amin", 80, 100), top=112, bottom=122),
        cells(2, [("Hana", 80, 100)], "34", 130),
        cells(3, [("Sami", 80, 100)], "61", 148),
        row(
            ("Their", 50, 90),
            ("names", 93, 124),
            ("were", 127, 150),
            ("told", 153, 170),
            ("us.", 173, 240),
            top=190,
            bottom=200,
        ),
    )
    (page,) = read_page_xml(xml(*lines), 1)
    assert [line.text for line in page.lines] == [
        "Killed on Tuesday, they said",
        "1 | Musa Abu-Amin | 9",
        "2 | Hana | 34",
        "3 | Sami | 61",
        "Their names were told us.",
    ]
    assert [line.row for line in page.lines] == [False, True, True, True, False]


def test_rows_of_a_table_from_the_right_begin_at_the_right():
    lines = [
        row(
            (str(age), 60, 70),
            ("مدآ", 120, 140),
            ("ىسوم", 143, 160),
            (str(n), 200, 206),
            top=90 + 18 * n,
            bottom=100 + 18 * n,
        )
        for n, age in ((1, 9), (2, 34), (3, 61))
    ]
    (page,) = read_page_xml(xml(*lines), 1)
    assert [line.text for line in page.lines] == ["1 | موسى آدم | 9", "2 | موسى آدم | 34", "3 | موسى آدم | 61"]
