"""One search finds reports, people in any script, places and ids; protected material stays hidden; filters are kept."""

from __future__ import annotations

import html
import re

import pytest

from onrecord.core.scope import Scope
from onrecord.jobs.overviews import remembered
from onrecord.store.models import Listing, Record
from onrecord.store.scopes import set_scope
from onrecord.store.sources import Source, bringing_from
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.cases import bring
from tests.saying import at_random, keep
from tests.told import KHALED, tell_all


@pytest.fixture(autouse=True)
def _forgotten():
    remembered.forget()


def text_of(answer):
    assert answer.status_code == 200, answer.content.decode()[:2_000]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


def test_words_are_marked_in_their_sentence(served):
    bring(served.case, "Bakers killed\n\nTwo bakers were shot at the <market> of Zawiya.")
    page = served.client("reader").get("/search?q=market").content.decode()
    assert "<mark>market</mark>" in page
    assert "&lt;" in page


def test_nothing_is_looked_for_until_something_is_asked(served):
    (report,) = bring(served.case, "Shells fell.")
    client = served.client("reader")
    assert report.id[7:15] not in text_of(client.get("/search"))
    assert report.id[7:15] in text_of(client.get("/search?order=new"))
    assert "No report has all these words" in text_of(client.get("/search?q=bakery"))


@pytest.mark.parametrize("name", [name for name, *_ in KHALED])
def test_people_are_found_in_any_script_and_spelling(served, name):
    tell_all(served.case)
    told = text_of(served.client("reader").get("/search", {"q": name}))
    assert "People and actors of this name" in told
    for other, *_ in KHALED:
        assert other in told


def test_names_that_the_scope_protects_are_not_searched_for(served):
    tell_all(served.case)
    with served.case.writing() as pen:
        set_scope(pen, Scope("Children", protected=("name",)))
    told = text_of(served.client("reader").get("/search", {"q": KHALED[2][0]}))
    assert "The scope protects names" in told
    assert KHALED[0][0] not in told
    assert KHALED[0][0] in text_of(served.client("source keeper").get("/search", {"q": KHALED[2][0]}))


def test_places_of_incidents_are_found_in_any_script(served):
    keep(served.case, *at_random(8))
    page = served.client("reader").get("/search", {"q": "الزاوية"}).content.decode()
    assert "\u2068Zawiya\u2069, \u2068Syria\u2069" in page
    assert "/counts/beneath?place=SY%20%2F%20Zawiya" in page


def test_records_and_reports_are_found_by_the_beginning_of_their_id(served):
    tell_all(served.case)
    record = Record.objects.using(served.case.alias).filter(kind="incident").first()
    report = Listing.objects.using(served.case.alias).first().report
    client = served.client("reader")
    assert record.id in client.get("/search", {"q": record.id[:8]}).content.decode()
    assert report[7:15] in client.get("/search", {"q": report[:17]}).content.decode()


def test_reports_of_protected_sources_are_shown_to_nobody_without_the_right(served, tmp_path):
    held = served.case
    create_vault(held, key_file=tmp_path / "stick.txt")
    with held.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Salma Bint-Idris"})
    (told,) = bring(bringing_from(held, "Source 1"), "Secret meeting\n\nShells fell on the market.")
    sought = ({"q": "shells"}, {"q": told.id[7:19]}, {"source": "Source 1"}, {"order": "new"})
    for role in ("reader", "coder", "reviewer", "publisher", "administrator"):
        client = served.client(role)
        for query in sought:
            page = client.get("/search", query).content.decode()
            assert told.id[7:15] not in page.replace(f'value="{told.id[7:19]}"', "").replace(told.id[7:19], "")
            assert "Secret" not in page
    page = text_of(served.client("source keeper").get("/search?q=shells"))
    assert "Report of a protected source" in page
    assert "Secret" not in page


def test_further_pages_of_one_group_are_of_that_group(served, monkeypatch):
    monkeypatch.setattr("onrecord.web.searching.views.PAGE", 2)
    bring(served.case, *(f"Shells fell on house {number} today." for number in range(5)))
    client, link, seen = served.client("reader"), "/search?q=shells", []
    while link:
        page = client.get(link).content.decode()
        seen += re.findall(r"house (\d)", re.sub("<[^>]+>", "", page))
        onward = re.findall(r'rel="next" href="(\?[^"]+)"', page)
        link = "/search" + html.unescape(onward[0]) if onward else None
    assert list(dict.fromkeys(seen)) == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=" + "a+" * 60, 400),
        ("q=" + "x" * 500, 400),
        ("since=tomorrow", 400),
        ("q=shells&after=-1", 400),
        ("q=shells&after=" + "9" * 30, 400),
        ("q=shells&group=none&after=3", 200),
        ("q=%22%22%22*", 200),
        ("q=%00%27%3B--", 400),
        ("q='%20OR%20NEAR(a%20b)%20AND", 200),
        ("q=!!!", 200),
    ],
)
def test_whatever_is_typed_is_answered(served, query, status):
    bring(served.case, "Shells fell on the market.")
    assert served.client("reader").get(f"/search?{query}").status_code == status


def test_a_filter_is_kept_shown_on_the_overview_with_its_number_and_put_away(served):
    keep(served.case, *at_random(10))
    client = served.client("coder")
    answer = client.post(
        "/filters/keep",
        {
            "name": "Zawiya <all>",
            "screen": "counted_incidents",
            "query": "outcome=killed&place=SY+%2F+Zawiya",
            "shared": "on",
        },
    )
    assert answer["Location"] == "/counts/beneath?outcome=killed&place=SY+%2F+Zawiya"
    page = served.client("reader").get("/").content.decode()
    assert "Zawiya &lt;all&gt;" in page
    assert re.search(r"Zawiya &lt;all&gt;</bdi></a> <b>\d+", page)
    client.post("/filters/keep", {"name": "news", "screen": "search", "query": "q=market"})
    assert client.post("/filters/drop", {"name": "news"}).status_code == 302
    assert client.post("/filters/drop", {"name": "news"}).status_code == 400


def test_only_whoever_may_code_shares_a_filter(served):
    told = {"name": "mine", "screen": "search", "query": "q=market", "shared": "on"}
    assert served.client("reader").post("/filters/keep", told).status_code == 403
    assert served.client("reader").post("/filters/keep", told | {"shared": ""}).status_code == 302


@pytest.mark.parametrize(
    "told", [{"name": ""}, {"screen": "nowhere"}, {"screen": "//evil.example"}, {"name": "x" * 99}]
)
def test_a_filter_that_leads_nowhere_is_not_kept(served, told):
    given = {"name": "mine", "screen": "search", "query": "q=market"} | told
    assert served.client("reader").post("/filters/keep", given).status_code == 400
