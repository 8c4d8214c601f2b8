from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.page import read_page
from onrecord.evidence.parts import Draft, Part, Published, kept
from tests.evidence.pages import NEWS_PAGE, PARAGRAPHS, a_page, bodies


def read(body, head="", attributes="lang=en", url=None):
    return read_page(a_page(body, head, attributes).decode(), url)


def test_a_page_without_an_element_is_an_empty_draft():
    assert read_page("") == Draft()
    assert read_page("<!-- x") == Draft(flags=("the file ends inside a comment",))


def test_a_page_tells_title_writer_outlet_day_and_language():
    draft = read_page(NEWS_PAGE.decode())
    assert draft.title == "Four killed as shell hits market in old town"
    assert (draft.byline, draft.source, draft.language) == ("Amal Haddad", "Levant Wire", "en")
    assert draft.published == Published(date(2019, 5, 14), PublishedBasis.META)
    assert draft.flags == ()


def test_the_headline_is_the_title_and_no_part():
    draft = read(f"<article><h1>Four killed in market</h1>{bodies()}</article>")
    assert draft.title == "Four killed in market"
    assert [part.text for part in draft.parts] == list(PARAGRAPHS)


def test_what_is_outside_the_report_is_a_part_with_a_reason():
    draft = read(f"<nav><ul><li>News<li>World</ul></nav><article>{bodies()}</article><div hidden>secret</div>")
    assert draft.parts[0] == Part("News\nWorld", dropped="a menu, a button or the foot of the page")
    assert draft.parts[-1] == Part("secret", dropped="hidden on the page")


def test_header_lines_of_the_report_leave_it():
    draft = read(
        f"<article><h1>Four killed in market</h1><p>By Amal Haddad</p><p>Source: Levant Wire</p>{bodies()}</article>"
    )
    assert draft.byline == "Amal Haddad"
    assert draft.source == "Levant Wire"
    assert [part.text for part in kept(draft.parts)] == list(PARAGRAPHS)


def test_the_day_printed_by_the_headline_is_read():
    draft = read(f"<article><h1>Four killed in market</h1><p>Published: 3 May 2019</p>{bodies()}</article>")
    assert draft.published == Published(date(2019, 5, 3), PublishedBasis.PAGE)


def test_the_day_printed_above_the_headline_is_read_after_that_below():
    dated = "<div>Saturday, 1 August 2026</div><h1>Four killed in market</h1><div>3 May 2019</div>"
    above = f"<article>{dated}{bodies()}</article>"
    assert read(above).published.day == date(2019, 5, 3)
    assert read(
        f"<div>3 May 2019</div><article><h1>Four killed in market</h1>{bodies()}</article>"
    ).published.day == date(2019, 5, 3)


def test_the_day_is_looked_for_in_the_whole_page_last():
    body = f"<article><h1>Four killed in market</h1>{bodies() * 3}</article><div class=post-date>2019-05-03</div>"
    assert read(body).published == Published(date(2019, 5, 3), PublishedBasis.PAGE)


def test_the_wrapper_knows_where_a_page_is_from():
    draft = read(bodies(), url="https://levantwire.example/2019/05/03/x")
    assert (draft.source, draft.published.basis) == ("levantwire.example", PublishedBasis.URL)


def test_the_note_of_a_browser_says_where_a_page_is_from():
    page = (
        a_page(bodies())
        .decode()
        .replace("<!doctype html>", "<!doctype html><!-- saved from url=(0030)https://levantwire.example/x -->")
    )
    assert read_page(page).source == "levantwire.example"


def test_a_language_the_words_contradict_is_flagged():
    draft = read(bodies(), attributes="lang=fr")
    assert draft.language == "en"
    assert "the page says its language is fr; its words are en" in draft.flags


def test_a_language_not_told_apart_here_is_believed():
    draft = read(bodies(), attributes="lang=bs")
    assert (draft.language, draft.flags) == ("bs", ())


def test_a_page_that_declares_none_has_the_language_of_its_words():
    assert read(bodies(), attributes="").language == "en"


def test_a_page_whose_words_do_not_tell_has_the_language_it_declares():
    assert read("<p>Nadia Haroun</p><p>Samir Nassar</p><p>Rim Aliwi</p>", attributes="lang=en").language == "en"
