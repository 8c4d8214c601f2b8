"""The list of pages."""

from __future__ import annotations

import pytest

from onrecord.publish.reading.contents import list_coding, render_contents
from tests.factory import a_coding
from tests.hostile import PAYLOADS, hostile_coding
from tests.html_reading import read_html
from tests.lifelike import arabic_coding, bread_queue_coding


def test_each_report_is_listed_with_its_figures_and_a_link_to_its_page():
    entries = [list_coding(bread_queue_coding(), "a b.html"), list_coding(arabic_coding(), "نص.html")]
    page = read_html(render_contents(entries, []))
    assert [a.attributes["href"] for a in page.all("a")] == ["./a%20b.html", "./%D9%86%D8%B5.html"]
    assert "10 to 13, best 13" in page.all("li")[0].text


def test_a_report_about_nothing_relevant_says_so_in_the_list():
    page = read_html(render_contents([list_coding(a_coding(), "x.html"), list_coding(arabic_coding(), "y.html")], []))
    assert ["No incident" in item.text for item in page.all("ol")[0].children] == [True, False]


def test_what_could_not_be_coded_is_listed_with_its_reason():
    page = read_html(render_contents([], ["x.pdf: found <a PDF>"]))
    assert page.all("section", "doubts")[0].all("li")[0].text == "x.pdf: found <a PDF>"


def test_nothing_failed_nothing_said():
    assert not read_html(render_contents([], [])).all("section", "doubts")


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_hostile_words_become_elements_or_addresses(words):
    page = read_html(render_contents([list_coding(hostile_coding(words), "x.html", "ar")], [words], "ar"))
    assert [a.attributes["href"] for a in page.all("a")] == ["./x.html"]
    assert not page.all("script")
    assert not page.all("img")
