"""The page: one file that loads nothing, in which no words of a report can act."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from onrecord.core.errors import BadOption
from onrecord.publish.reading.markup import escape_text
from onrecord.publish.reading.page import page_parts, render_page
from onrecord.publish.reading.phrases import languages
from tests.factory import a_claim, a_coding, a_killing
from tests.hostile import PAYLOADS, hostile_coding
from tests.html_reading import read_html
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

CODINGS = {"bread queue": bread_queue_coding, "arabic": arabic_coding, "ferry": ferry_coding}
ELEMENTS = frozenset(
    """html head meta link title style script body main article header nav a h1 h2 h3 ul ol li dl dt dd div p span bdi
    section details summary blockquote mark code sup q footer button""".replace("\n", " ").split()
)
LOADING = {"src", "href", "srcset", "action", "data", "poster", "style", "formaction", "background"}


@pytest.fixture(scope="module", params=CODINGS, name="coding")
def _coding(request):
    return CODINGS[request.param]()


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("language", languages())
def test_no_hostile_words_become_elements_handlers_or_addresses(words, language):
    page = read_html(render_page(hostile_coding(words), language))
    elements = [element for tag in ELEMENTS for element in page.all(tag)]
    assert len(elements) == sum(1 for _ in walk(page))
    for element in elements:
        assert not [name for name in element.attributes if name.startswith("on")]
        for name in LOADING & element.attributes.keys():
            assert element.attributes[name].startswith("#") or element.attributes[name] == "data:,"


def walk(element):
    for child in element.children:
        yield child
        yield from walk(child)


@pytest.mark.parametrize("words", PAYLOADS)
def test_there_is_one_script_and_one_style_sheet_and_both_are_ours(words):
    page = read_html(render_page(hostile_coding(words)))
    (script,), (style,) = page.all("script"), page.all("style")
    assert "onrecord" in script.text
    assert "onrecord" in style.text


def test_the_policy_names_the_style_sheet_and_the_script_by_their_hashes(coding):
    page = read_html(render_page(coding))
    policy = next(m.attributes["content"] for m in page.all("meta") if m.attributes.get("http-equiv"))
    for kind in ("script", "style"):
        digest = b64encode(sha256(page.all(kind)[0].text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


@pytest.mark.parametrize("words", PAYLOADS)
def test_words_of_unknown_direction_stand_isolated(words):
    """A direction override can reorder nothing outside its own element."""
    page = read_html(render_page(hostile_coding(f"\u202e{words}")))
    (body,) = page.all("body")
    assert "\u202e" in body.text
    assert [element.text for element in exposed(body) if "\u202e" in "".join(element.own)] == []
    assert "\u202e" not in page.all("title")[0].text


def exposed(element):
    """Yield every element whose own text is not kept to itself."""
    if element.tag != "bdi" and "dir" not in element.attributes:
        yield element
        for child in element.children:
            yield from exposed(child)


def test_every_value_opens_to_its_words(coding):
    page = read_html(render_page(coding))
    shown = {quote.text for quote in page.all("mark")}
    for details in page.all("details"):
        quotes = [blockquote.all("mark")[0].text for blockquote in details.all("blockquote")]
        assert len(quotes) == len([q for q in quotes if q]) or not details.attributes.get("data-words")
    assert {claim_quote.text for claim in coding.claims for claim_quote in claim.quotes} <= shown


def test_how_sure_the_coder_is_stands_once_and_beside_every_value_of_which_it_is_not_so_sure(coding):
    page = read_html(render_page(coding))
    (usual,) = re.findall(r"confidence in a value is (\d+%), where", page.all("p", "legend")[0].text)
    told = [details for details in page.all("details") if re.search(r"confidence \d+%", details.all("div")[0].text)]
    unusual = [details for details in told if details.all("span", "sure")]
    assert 2 * len(unusual) < len(told) > 20
    for details in told:
        (shown,) = [span.text.split()[1] for span in details.all("span", "sure")] or [usual]
        least = min(int(percent) for percent in re.findall(r"confidence (\d+)%", details.text))
        assert shown == f"{least}%"


def test_where_no_confidence_is_usual_each_value_tells_its_own():
    name = replace(a_claim("p1", "name", "Samir Qasem"), id="c2", confidence=0.5)
    page = read_html(render_page(a_coding(a_killing(), claims=(a_claim("p1", "age", 51), name))))
    assert "A percentage is the coder’s own confidence in a value." in page.all("p", "legend")[0].text
    assert [span.text.split()[1] for span in page.all("span", "sure")] == ["50%", "100%"]


def test_every_link_leads_to_a_mark_or_a_part_of_the_page(coding):
    page = read_html(render_page(coding))
    ids = [element.attributes["id"] for element in walk(page) if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    links = {link.attributes["href"] for link in page.all("a")}
    assert links <= {f"#{anchor}" for anchor in ids}
    assert "#r1-m1" in links


def test_the_report_on_the_page_is_the_report(coding):
    page = read_html(render_page(coding))
    paragraphs = page.all("div", "marked")[0].all("p")
    for paragraph in paragraphs:
        start = int(paragraph.attributes["data-start"])
        assert coding.report.text[start:].startswith(paragraph.text)
    assert "".join(p.text for p in paragraphs) == coding.report.text.replace("\n\n", "")


def test_what_was_dropped_and_what_is_doubtful_is_told():
    doubts = read_html(render_page(ferry_coding())).all("section", "doubts")[0].text
    assert "Aircraft over the river, in a file photo" in doubts
    assert "repeated caption" in doubts
    assert "cut off after the sixth paragraph" in doubts


def test_a_report_without_doubts_has_no_section_for_them():
    assert not read_html(render_page(bread_queue_coding())).all("section", "doubts")


def test_tolls_stand_apart_and_say_that_they_never_add():
    page = read_html(render_page(bread_queue_coding()))
    assert "never added" in page.all("section", "tolls")[0].text
    assert len(page.all("section", "incidents")[0].all("article", "record")) == 2


def test_a_concluded_value_is_marked_apart_from_a_quoted_one():
    page = read_html(render_page(bread_queue_coding()))
    inferred = {details.all("span", "value")[0].text for details in page.all("details", "inferred")}
    assert {"civilian", "Syria", "of Jund al-Wadi"} <= inferred
    assert "Nadia Haddad" not in inferred


def test_a_report_of_many_records_has_a_way_to_each():
    (overview,) = read_html(render_page(ferry_and_more())).all("details", "overview")
    assert [a.attributes["href"] for a in overview.all("a")] == [f"#r1-incident-{n}" for n in range(1, 4)] + [
        "#r1-toll-1"
    ]
    assert overview.all("a")[0].text == "killing, injury · Malakal · 8 June 2024"
    assert not read_html(render_page(ferry_coding())).all("details", "overview")


def ferry_and_more():
    return replace(ferry_coding(), tolls=bread_queue_coding().tolls)


def test_a_coding_of_nothing_says_so():
    page = read_html(render_page(a_coding()))
    assert not page.all("p", "legend")
    assert page.all("p", "standing")[0].text == "No incident and no toll was found in this report."


def test_a_claim_about_nothing_in_the_view_is_on_the_page():
    page = read_html(render_page(a_coding(claims=(a_claim("x9", "age", 4),))))
    assert page.all("section", "loose")[0].all("details")[0].all("span", "value")[0].text == "x9 age: 4"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_interface_has_its_language_and_direction(language, direction):
    (html,) = read_html(render_page(arabic_coding(), language)).all("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == (language, direction)


def test_a_language_that_is_no_tag_does_not_become_one():
    coding = bread_queue_coding()
    odd = replace(coding, report=replace(coding.report, language='en" onload="x'))
    assert all("onload" not in e.attributes.get("lang", "") for e in walk(read_html(render_page(odd))))


def test_an_interface_language_that_is_not_spoken_is_refused():
    with pytest.raises(BadOption, match="interface language"):
        render_page(a_coding(), "xx")


def test_several_codings_share_a_page_and_keep_their_anchors_apart():
    page = read_html("".join(page_parts([bread_queue_coding(), ferry_coding()], "en", "Coded reports")))
    assert [article.attributes["id"] for article in page.all("article", "coding")] == ["r1", "r2"]
    ids = [element.attributes["id"] for element in walk(page) if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert page.all("title")[0].text == "Coded reports: records"


def test_a_page_is_written_as_codings_come():
    def codings():
        yield bread_queue_coding()
        raise AssertionError("the second was asked for before the first was written")

    parts = page_parts(codings(), "en", "x")
    assert "<!doctype html>" in next(parts)
    assert escape_text("Nadia Haddad") in next(parts)
