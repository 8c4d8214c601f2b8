from __future__ import annotations

import json

import pytest
from lxml import html

from onrecord.evidence.metadata import read_head, said


def head_of(head="", body="", attributes="", url=None):
    return read_head(html.document_fromstring(f"<html {attributes}><head>{head}</head><body>{body}</body></html>"), url)


def meta(name, content, attribute="property"):
    return f'<meta {attribute}="{name}" content="{content}">'


def described(**node):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


OUTLET = meta("og:site_name", "Levant Wire")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>x</title>", "<h1>Four killed in market</h1>"),
        (meta("og:title", "Four killed in market | Levant Wire") + OUTLET, ""),
        (meta("og:title", "Four killed in market - Levant Wire News") + OUTLET, ""),
        ("<title>Levant Wire: news | Four killed in market</title>" + meta("og:site_name", "Levant Wire: news"), ""),
        ("<title>Four killed in market — levantwire</title><link rel=canonical href=https://levantwire.example/1>", ""),
        (described(headline="Four killed in market"), "<h1>a</h1><h1>b</h1>"),
        (OUTLET + "<title>Four killed in market</title>", "<h1>Levant Wire</h1>"),
        (meta("og:title", "Four killed in market"), "<h1>Most read</h1><h1>Four killed <span>in market</span></h1>"),
        ("", "<h1>Four killed in market</h1><h1>Most read</h1>"),
    ],
)
def test_the_title_is_found_without_the_outlets_name(head, body):
    assert head_of(head, body).title == "Four killed in market"


@pytest.mark.parametrize("title", ["Market hit - four killed", "Rim - a girl of nine"])
def test_a_dash_that_parts_no_outlet_stays(title):
    assert head_of(OUTLET + f"<title>{title}</title>").title == title


def test_a_page_that_says_nothing_of_itself_has_nothing():
    head = head_of()
    assert (head.title, head.outlet, head.byline, head.language, head.url) == (None,) * 5


@pytest.mark.parametrize(
    "head",
    [
        OUTLET,
        described(publisher={"@type": "Organization", "name": "Levant Wire"}),
        meta("application-name", "Levant Wire", "name"),
        meta("og:site_name", "https://levantwire.example") + described(publisher="Levant Wire"),
    ],
)
def test_the_outlet_is_who_publishes(head):
    assert head_of(head).outlet == "Levant Wire"


def test_an_outlet_without_a_name_is_its_domain():
    assert head_of('<link rel="canonical" href="https://www.levantwire.example/1">').outlet == "levantwire.example"


def test_the_wrapper_knows_the_address_of_a_page_that_does_not():
    assert (
        head_of('<link rel="canonical" href="/1">', url="https://levantwire.example/2").url
        == "https://levantwire.example/2"
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta("author", "By Amal Haddad", "name"), ""),
        (described(author=[{"@type": "Person", "name": "Amal Haddad"}]), ""),
        ("", "<a rel='author nofollow' href=/x>Amal Haddad</a>"),
        (meta("article:author", "https://www.facebook.com/amal"), "<a rel=author>Amal Haddad</a>"),
        (OUTLET + meta("author", "Levant Wire", "name"), "<a rel=author>Amal Haddad</a>"),
    ],
)
def test_the_writer_is_found(head, body):
    assert head_of(head, body).byline == "Amal Haddad"


def test_several_writers_are_named_once_each():
    assert head_of(described(author=["Amal Haddad", "Rita Saad", "Amal Haddad"])).byline == "Amal Haddad, Rita Saad"


@pytest.mark.parametrize(
    ("attributes", "head"),
    [
        ("lang=ar-SY", ""),
        ("xml:lang=ar", ""),
        ("lang='?'", described(inLanguage="AR")),
        ("", meta("og:locale", "ar_AR")),
        ("", meta("Content-Language", "ar", "http-equiv")),
    ],
)
def test_the_language_is_declared(attributes, head):
    assert head_of(head, attributes=attributes).language == "ar"


def test_the_body_may_declare_the_language():
    assert read_head(html.document_fromstring("<html><body lang=ar>x</body></html>")).language == "ar"


def test_a_fragment_without_a_body_declares_nothing():
    assert read_head(html.fragment_fromstring("<div>x</div>")).language is None


def test_what_meta_elements_say_is_given_best_first():
    head = head_of(
        meta("date", "2019-05-04", "name")
        + meta("article:published_time", "2019-05-03")
        + "<meta content=x><meta name=y>"
    )
    assert list(said(head.meta, "published")) == ["2019-05-03", "2019-05-04"]
