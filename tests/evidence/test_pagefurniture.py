from __future__ import annotations

from onrecord.evidence.pagefurniture import sort_lines
from onrecord.evidence.pagelines import Line, Page


def line(text, page, top, height=0.015):
    return Line(text, page, (0.1, top, 0.9, top + height), height)


def a_page(number, *more):
    body = [
        line(f"Line {place} of the text of page {number} tells of the dead.", number, 0.3 + place / 50)
        for place in range(9)
    ]
    return Page(number, (*body, *more))


def test_what_stands_at_the_edge_of_many_pages_is_furniture():
    pages = [a_page(n, line(f"Bulletin {n} of 2019", n, 0.03), line("Horizons Centre", n, 0.95)) for n in (1, 2, 3)]
    found = sort_lines(pages)
    assert [(each.text, reason) for each, reason in found.dropped[:2]] == [
        ("Bulletin 1 of 2019", "running header"),
        ("Horizons Centre", "running footer"),
    ]
    assert len(found.body) == 27


def test_a_line_of_one_page_alone_is_no_furniture():
    found = sort_lines([a_page(1, line("Statement of the families", 1, 0.03)), a_page(2)])
    assert found.dropped == ()


def test_headers_that_alternate_from_page_to_page_are_furniture():
    pages = [a_page(n, line("Left" if n % 2 else "Right", n, 0.03)) for n in range(1, 9)]
    assert len(sort_lines(pages).dropped) == 8


def test_page_numbers_are_told_by_their_form():
    for words in ("3", "- 3 -", "Page 3 of 7", "3/7", "صفحة 3", "[ 3 ]"):
        ((dropped, reason),) = sort_lines([a_page(3, line(words, 3, 0.95))]).dropped
        assert (dropped.text, reason) == (words, "page number")


def test_a_figure_in_the_text_is_no_page_number():
    assert sort_lines([a_page(1, line("17", 1, 0.5))]).dropped == ()
    assert sort_lines([Page(1, (line("17", 1, 0.95),))]).dropped == ()


def test_small_print_at_the_foot_that_opens_with_a_figure_is_a_note():
    notes = (line("1 Interview with a nurse, 3 May.", 1, 0.8, 0.011), line("Her name is withheld.", 1, 0.82, 0.011))
    found = sort_lines([a_page(1, *notes, line("4", 1, 0.95))])
    assert [each.text for each in found.notes] == [each.text for each in notes]
    assert [reason for _, reason in found.dropped] == ["page number"]


def test_small_print_without_a_figure_stays_text():
    found = sort_lines([a_page(1, line("Photo: a neighbour.", 1, 0.8, 0.011))])
    assert found.notes == ()
    assert len(found.body) == 10


def test_small_print_above_the_text_is_no_note():
    found = sort_lines([a_page(1, line("1 A list.", 1, 0.55, 0.011), line("The families wait for news.", 1, 0.7))])
    assert found.notes == ()


def test_a_large_line_at_the_very_foot_does_not_hide_the_notes_above_it():
    found = sort_lines([a_page(1, line("* By telephone.", 1, 0.86, 0.011), line("Horizons", 1, 0.95, 0.02))])
    assert [each.text for each in found.notes] == ["* By telephone."]


def test_no_pages_have_no_lines():
    assert sort_lines([]).body == ()


def browser_lines(*lines):
    """Give a page with lines a browser prints at its head or foot, each given with its place."""
    page = a_page(1, *(Line(words, 1, (left, top, left + 0.2, top + 0.012), 0.012) for words, left, top in lines))
    found = sort_lines([page])
    return [each.text for each, reason in found.dropped if reason == "printed by the browser"], found.details


def test_what_a_browser_prints_in_the_margins_is_dropped_and_told():
    lines = (
        ("11/28/26, 6:24 PM", 0.05, 0.02),
        ("Four killed in market", 0.4, 0.02),
        ("https://example.org/news/1", 0.05, 0.96),
        ("1/3", 0.9, 0.96),
    )
    dropped, details = browser_lines(*lines)
    assert dropped == [words for words, _, _ in lines]
    assert [(each.name, each.value) for each in details] == [
        ("printed", "11/28/26, 6:24 PM"),
        ("printed from", "https://example.org/news/1"),
    ]


def test_a_browser_prints_in_other_languages_too():
    for words, time in (
        ("28/11/2026, 18:24 Four killed in market", "28/11/2026, 18:24"),
        ("28\u200f/11\u200f/2026، 6:24 م", "28/11/2026، 6:24 م"),
        ("28.11.26, 18:24", "28.11.26, 18:24"),
    ):
        dropped, details = browser_lines((words, 0.05, 0.02))
        assert (dropped, details[0].value) == ([words], time)


def test_a_date_or_an_address_in_the_text_is_none_of_a_browser():
    assert browser_lines(("11/28/26, 6:24 PM", 0.05, 0.2), ("https://example.org/a", 0.05, 0.7)) == ([], ())
    assert browser_lines(("28 November 2026", 0.05, 0.02), ("See our page", 0.05, 0.96)) == ([], ())
