"""The report side without a script: marks in the text, numbers drawn by the style sheet, footnotes for paper."""

from __future__ import annotations

from onrecord.core.report import Passage, Report, Translation
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.record_pane import Pen
from onrecord.publish.reading.report_pane import render_footnotes, render_text
from tests.html_reading import read_html


def pen_of(text, numbers, language="en"):
    return Pen(load_phrases("en"), text, language, numbers, "r1")


def test_the_numbers_of_marks_are_no_part_of_the_text():
    page = read_html(render_text(pen_of("one two", {(0, 3): 1, (0, 7): 2}), titled=False))
    assert page.text == "one two"
    assert [mark.attributes.get("data-n") for mark in page.all("mark")] == ["1", "2"]


def test_marks_that_open_together_are_found_by_either_number():
    page = read_html(render_text(pen_of("one two", {(0, 3): 1, (0, 7): 2}), titled=False))
    assert [span.attributes["id"] for span in page.all("span")] == ["r1-m2", "r1-m1"]


def test_a_mark_over_two_paragraphs_is_found_at_its_beginning():
    page = read_html(render_text(pen_of("one\n\ntwo", {(1, 7): 1}), titled=False))
    assert [span.attributes["id"] for span in page.all("span")] == ["r1-m1"]
    assert [mark.text for mark in page.all("mark")] == ["ne", "tw"]


def test_only_a_titled_report_has_a_headline():
    pen = pen_of("Title\n\nBody", {})
    assert [p.attributes.get("class") for p in read_html(render_text(pen, titled=True)).all("p")] == ["headline", None]
    assert not read_html(render_text(pen, titled=False)).all("p", "headline")


def test_paragraphs_find_their_own_direction_and_say_their_language():
    (paragraph,) = read_html(render_text(pen_of("نص", {}, "ar"), titled=False)).all("p")
    assert (paragraph.attributes["dir"], paragraph.attributes["lang"]) == ("auto", "ar")


def test_footnotes_carry_the_numbers_of_the_text():
    items = read_html(render_footnotes(pen_of("one two", {(0, 3): 1, (4, 7): 2}))).all("li")
    assert [(item.attributes["value"], item.text) for item in items] == [("1", "one"), ("2", "two")]


def test_each_paragraph_says_its_own_language():
    report = Report("sha256:0", "one\n\nاثنان", language="en", passages=(Passage(0, 3, "en"), Passage(5, 10, "ar")))
    pen = Pen(load_phrases("en"), report.text, "en", {}, "r1", report=report)
    page = read_html(render_text(pen, titled=False))
    assert [paragraph.attributes.get("lang") for paragraph in page.all("p")] == ["en", "ar"]


def test_a_translation_stands_beside_its_paragraphs_where_they_are_as_many():
    report = Report("sha256:0", "واحد\n\nاثنان", language="ar").translated(
        Translation("en", "one\n\ntwo", "Nadia Haroun")
    )
    pen = Pen(load_phrases("en"), report.text, "ar", {}, "r1", report=report)
    page = read_html(render_text(pen, titled=False))
    assert [p.text for p in page.all("p")] == ["واحد", "Translation by Nadia Haroun", "one", "اثنان", "two"]


def test_a_translation_of_other_paragraphs_stands_whole_below():
    report = Report("sha256:0", "واحد\n\nاثنان", language="ar").translated(
        Translation("en", "one and two", "a program")
    )
    pen = Pen(load_phrases("en"), report.text, "ar", {}, "r1", report=report)
    page = read_html(render_text(pen, titled=False))
    assert [p.text for p in page.all("p")] == ["واحد", "اثنان", "Translation by a program", "one and two"]
