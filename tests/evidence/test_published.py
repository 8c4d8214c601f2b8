from __future__ import annotations

import json
from datetime import date

import pytest
from lxml import html

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence import published as module
from onrecord.evidence.metadata import read_head
from onrecord.evidence.parts import Published
from onrecord.evidence.published import (
    Dating,
    find_published,
    search_published,
    told_by_page,
)

DAY = date(2019, 5, 3)
META = '<meta property="article:published_time" content="2019-05-03T10:00:00Z">'
URL = '<link rel="canonical" href="https://levantwire.example/2019/05/03/market">'


def dating(head="", body="", near=(), paragraphs=(), language="en"):
    root = html.document_fromstring(f"<html><head>{head}</head><body>{body}x</body></html>")
    return find_published(told_by_page(root, read_head(root)), near, paragraphs, language)


def described(day):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "datePublished": day})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "near", "basis"),
    [
        (META, "", (), "meta"),
        (described("2019-05-03"), "", (), "json-ld"),
        ("", "<span itemprop=datePublished content=2019-05-03></span>", (), "page"),
        ("", "<span itemprop=datePublished>3 May 2019</span>", (), "page"),
        ("", "<time datetime=2019-05-03T10:00>an hour ago</time>", (), "page"),
        ("", "", ("Published: 3 May 2019",), "page"),
        ("", "", ("Homs, 3 May 2019, our correspondent",), "page"),
        (URL, "", (), "url"),
        (URL + META, "", (), "meta"),
    ],
)
def test_a_day_is_read_with_its_basis(head, body, near, basis):
    assert dating(head, body, near) == Dating(Published(DAY, PublishedBasis(basis)))


def test_the_dateline_dates_a_page_that_tells_no_day():
    assert dating(paragraphs=("HOMS, 3 May 2019 — Four dead",)).published == Published(DAY, PublishedBasis.DATELINE)


def test_a_page_that_tells_no_day_has_none():
    assert (
        dating("<meta name=date content=soon>", "<time>now</time>", ("a", "b"), ("BEIRUT (Levant Wire) — Four dead",))
        == Dating()
    )


def test_a_day_at_the_border_of_two_is_that_of_most_places():
    assert dating(META.replace("03T", "02T") + URL, near=("3 May 2019",)).published.day == DAY
    assert dating(META.replace("03T", "02T") + URL, near=("3 May 2019",)).flags == ()


def test_days_far_apart_are_flagged():
    found = dating(META + described("2019-03-01") + URL)
    assert found.published.day == DAY
    assert found.flags == ("the page also gives 2019-03-01 (the JSON-LD) as a date",)


def test_a_date_in_passing_is_no_quarrel():
    assert dating(META, near=("The strike of 1 March 2019",)).flags == ()


def test_a_long_line_and_one_of_many_words_print_no_date():
    many = "3 May 2019 is the day on which the army says that it took the town"
    assert dating(near=(many, "x" * 200 + " 3 May 2019", "3 May 2019 " + "x" * 200)) == Dating()


def test_english_figures_with_two_readings_date_nothing():
    found = dating(near=("Published: 03/04/2019",))
    assert found == Dating(flags=("the publication date may be 2019-04-03 or 2019-03-04",))
    assert dating(near=("Published: 03/04/2019",), language="ar").published.day == date(2019, 4, 3)


def test_htmldate_finds_a_day_elsewhere_on_the_page():
    root = html.document_fromstring("<html><body><div class=post-date>2019-05-03</div><p>Four dead</p></body></html>")
    assert search_published(root) == Published(DAY, PublishedBasis.PAGE)


def test_htmldate_is_not_believed_about_a_year():
    root = html.document_fromstring("<html><body><p>Four dead</p><footer>© 2019 Levant Wire</footer></body></html>")
    assert search_published(root) is None


def test_htmldate_is_not_asked_about_an_archive():
    root = html.document_fromstring("<p>2019-05-03</p>" * 20_001)
    assert search_published(root) is None


def test_a_page_htmldate_stumbles_over_has_no_date(monkeypatch):
    import htmldate

    def stumble(*_, **__):
        raise ValueError

    monkeypatch.setattr(htmldate, "find_date", stumble)
    assert search_published(html.document_fromstring("<p>x</p>")) is None


def test_no_date_is_bound_to_the_day_the_code_runs():
    assert date.fromisoformat(module.LATEST).year >= 2100
