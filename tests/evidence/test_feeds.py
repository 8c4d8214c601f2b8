from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.core.errors import Damaged, EmptyReport, Unsafe
from onrecord.core.vocabulary import PublishedBasis
from tests.evidence.letters import BODY, TITLE, errors_of, reports_of
from tests.evidence.pages import PARAGRAPHS, bodies

ITEM = f"""<item><title>{TITLE}</title><link>https://levantwire.example/1</link><dc:creator>Amal Haddad</dc:creator>
<pubDate>Tue, 14 May 2019 09:30:00 +0300</pubDate><description>{PARAGRAPHS[0]}</description>
<content:encoded><![CDATA[<p>{TITLE}</p>{bodies()}]]></content:encoded>
<enclosure url="https://levantwire.example/1.mp3" type="audio/mpeg"/></item>"""
SPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(items: str, title: str = "<title>Levant Wire</title>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{title}{items}</channel></rss>'.encode()


def test_each_item_of_a_feed_is_a_report():
    first, second = reports_of(rss(ITEM + "<item><title>Five killed</title></item>"))
    assert first.text == f"{TITLE}\n\n{BODY}"
    assert (first.source, first.byline, first.published) == ("Levant Wire", "Amal Haddad", date(2019, 5, 14))
    assert (first.published_basis, first.place) == (PublishedBasis.HEADER, "item 1")
    assert [(each.name, each.value) for each in first.details] == [
        ("Link", "https://levantwire.example/1"),
        ("Media", "https://levantwire.example/1.mp3"),
    ]
    assert (second.text, second.published, second.place) == ("Five killed", None, "item 2")


def test_a_description_in_lines_keeps_its_paragraphs():
    text = "\n\n".join(PARAGRAPHS[:2])
    (report,) = reports_of(rss(f"<item><title>{TITLE}</title><description>{text}</description></item>"))
    assert report.text == f"{TITLE}\n\n{text}"


def test_an_item_names_its_own_outlet_and_address():
    told = '<source url="https://a.example/feed">Other Wire</source><guid>https://a.example/2</guid>'
    (report,) = reports_of(rss(f"<item><title>{TITLE}</title>{told}</item>"))
    assert (report.source, report.details[0].value) == ("Other Wire", "https://a.example/2")
    (report,) = reports_of(rss(f"<item><title>{TITLE}</title><link>https://a.example/2</link></item>", ""))
    assert report.source == "a.example"
    (report,) = reports_of(rss(f"<item><title>{TITLE}</title><guid>17</guid></item>", "<title/>"))
    assert (report.source, report.details) == (None, ())


def test_atom_is_read():
    content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{bodies()}</div></content>'
    entry = f"""<entry><title type="html">Four &lt;b&gt;killed&lt;/b&gt; in market</title><id>x</id>
    <link rel="alternate" href="https://a.example/1"/><link rel="enclosure" href="https://a.example/1.mp3"/>
    <author><name>Amal Haddad</name><uri>https://a.example/</uri></author><updated>2019-05-14T09:30:00Z</updated>
    <source><id>y</id><title>Other Wire</title></source>{content}</entry>"""
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Levant Wire</title>{entry}</feed>'
    (report,) = reports_of(feed.encode())
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert (report.byline, report.published, report.source) == ("Amal Haddad", date(2019, 5, 14), "Other Wire")
    assert [each.value for each in report.details] == ["https://a.example/1", "https://a.example/1.mp3"]


def test_rdf_is_read():
    item = f"<item><title>{TITLE}</title><description>{PARAGRAPHS[0]}</description><dc:date>2019-05-14</dc:date></item>"
    channel = "<channel><title>Levant Wire</title></channel>"
    feed = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {SPACES}>{channel}{item}</rdf:RDF>'
    (report,) = reports_of(feed.encode())
    assert (report.source, report.published) == ("Levant Wire", date(2019, 5, 14))


def test_a_day_that_reads_two_ways_is_flagged():
    (report,) = reports_of(rss(f"<item><description>{PARAGRAPHS[0]}</description><pubDate>3/4/2019</pubDate></item>"))
    assert report.published is None
    told = "<pubDate>soon</pubDate><dc:date>2019-05-14</dc:date>"
    (report,) = reports_of(rss(f"<item><description>{PARAGRAPHS[0]}</description>{told}</item>"))
    assert report.published == date(2019, 5, 14)


def json_feed(*items: object, **feed: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items, **feed}).encode()


def test_a_json_feed_is_read():
    item = {
        "id": "1",
        "url": "https://a.example/1",
        "title": TITLE,
        "content_text": BODY,
        "date_published": "2019-05-14T09:30:00Z",
        "authors": [{"name": "Amal Haddad"}, {"url": "x"}, "y"],
        "attachments": [{"url": "https://a.example/1.mp3"}, {"title": "x"}, "y"],
        "tags": ["x"],
    }
    (report,) = reports_of(json_feed(item, "x", title="Levant Wire"))
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert (report.source, report.byline, report.published) == ("Levant Wire", "Amal Haddad", date(2019, 5, 14))
    assert [each.value for each in report.details] == ["https://a.example/1", "https://a.example/1.mp3"]
    (report,) = reports_of(json_feed({"url": "https://a.example/1", "content_html": bodies()}))
    assert (report.text, report.source) == (BODY, "a.example")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rss(""), EmptyReport),
        (json_feed(items=5), EmptyReport),
        (json_feed()[:-1], Damaged),
        (json_feed()[:-1] + b', "x": ' + b"[" * 100_000, Damaged),
        (
            b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaa'>]><rss><channel><item>&a;</item></channel></rss>",
            Unsafe,
        ),
    ],
)
def test_feeds_without_items_and_hostile_ones_are_errors(data, kind):
    (error,) = errors_of(data)
    assert type(error) is kind


def test_a_feed_that_breaks_off_gives_what_is_there():
    (report,) = reports_of(rss(ITEM)[:-30])
    assert report.title == TITLE
    assert report.flags[0].startswith("the XML is broken")
