"""The opening page tells the number with its ends, what waits and what is new; every number clicks to its records."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from onrecord.core.scope import Scope
from onrecord.jobs import overviews
from onrecord.jobs.coding import code_new, tasks
from onrecord.jobs.counting import counted
from onrecord.jobs.engine import InstalledEngine
from onrecord.jobs.linking import link_people
from onrecord.jobs.overviews import remembered
from onrecord.store.judgements import IDENTITY, UNSURE
from onrecord.store.models import Listing
from onrecord.store.recording import record_judgement
from onrecord.store.scopes import set_scope
from onrecord.store.setbacks import note_setback
from onrecord.store.tallies import Question, tally_of
from onrecord.store.tools import tools_of
from onrecord.tally.rules.schemes import scheme_named
from tests.cases import bring
from tests.saying import at_random, keep
from tests.served import served_filled
from tests.told import tell_all

SCHEME = scheme_named("every-casualty")


@pytest.fixture(autouse=True)
def _forgotten():
    remembered.forget()


filled = served_filled(lambda case: keep(case, *at_random(25)))


def text_of(answer):
    assert answer.status_code == 200, answer.content.decode()[:2_000]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


def links_of(answer, start):
    return [
        html.unescape(each) for each in re.findall(r'href="([^"]+)"', answer.content.decode()) if each.startswith(start)
    ]


def test_an_empty_case_file_says_what_to_do_first(served):
    told = text_of(served.client("administrator").get("/"))
    assert told.index("Say what you record") < told.index("Bring in reports") < told.index("Code them")


def test_a_scope_that_is_set_is_shown_as_done(served):
    with served.case.writing() as pen:
        set_scope(pen, Scope("Deaths in Zawiya"))
    assert "Deaths in Zawiya" in text_of(served.client("reader").get("/"))


INCIDENT = re.compile(r'<th scope="row"><a href="/[^"]*?([0-9a-f]{32})/?"')


def test_what_was_done_beneath_a_number_is_worded_as_on_the_page_of_the_incident(filled):
    told = text_of(filled.client("reader").get("/counts/beneath?outcome=killed"))
    assert " + " not in told
    assert "Killing" in told


def test_the_number_is_told_with_its_ends_and_what_is_unconfirmed(filled):
    listed = Listing.objects.using(filled.case.alias).values_list("coding", flat=True)
    subjects = [f"{coding}/i1" for coding in listed]
    with filled.case.writing() as pen:
        for pair in zip(subjects[::2], subjects[1::2], strict=False):
            record_judgement(pen, IDENTITY, UNSURE, pair, "both tell of the bakery")
    told = text_of(filled.client("reader").get("/"))
    run = counted(filled.case, SCHEME)
    whole = tally_of(filled.case, run, SCHEME, Question(), with_records=False).whole
    assert f"tell of at least {whole.range.low} and of up to {whole.range.high} people killed" in told
    assert f"best by the rules {whole.range.best}" in told
    assert f"{whole.incidents} incidents unconfirmed" in told
    assert "no estimate of those whom nobody reported" in told


def test_every_number_of_a_table_clicks_to_the_incidents_that_make_it(filled):
    client = filled.client("reader")
    page = client.get("/")
    run = counted(filled.case, SCHEME)
    followed = 0
    for by in ("month", "place", "actor", "method"):
        for cell in tally_of(filled.case, run, SCHEME, Question(by=(by,)), with_records=True).cells:
            (link,) = {each for each in links_of(page, "/counts/beneath") if each.endswith(_asked(by, cell.key[0]))}
            beneath = client.get(link)
            shown = set(INCIDENT.findall(beneath.content.decode()))
            assert shown == set(cell.records)
            followed += 1
    assert followed > 8


def _asked(by, key):
    from urllib.parse import urlencode

    return "&" + urlencode({by: key})


def test_the_whole_clicks_to_all_incidents_by_pages(filled, monkeypatch):
    monkeypatch.setattr("onrecord.web.overview.numbers.PAGE", 4)
    client = filled.client("reader")
    link, seen = links_of(client.get("/"), "/counts/beneath?outcome=killed")[0], []
    while link:
        answer = client.get(link)
        seen += INCIDENT.findall(answer.content.decode())
        onward = re.findall(r'rel="next" href="(\?[^"]+)"', answer.content.decode())
        link = "/counts/beneath" + html.unescape(onward[0]) if onward else None
    run = counted(filled.case, SCHEME)
    records = tally_of(filled.case, run, SCHEME, Question()).whole.records
    assert sorted(seen) == sorted(records)


def test_incidents_that_nobody_signed_are_all_at_first(filled):
    told = text_of(filled.client("reader").get("/counts/beneath?outcome=killed&signed=no"))
    assert "whose grade nobody has signed" in told
    assert "unconfirmed" in told


def test_what_waits_and_why_it_failed_is_told(filled):
    note_setback(filled.case, "read", "a", "scan <b>7</b>.pdf", "encrypted")
    answer = filled.client("coder").get("/")
    assert "1 file that could not be read or coded" in text_of(answer)
    assert "scan &lt;b&gt;7&lt;/b&gt;.pdf" in answer.content.decode()


def test_what_was_seen_is_not_new_any_more(filled):
    client = filled.client("reader")
    assert "25 reports" in re.sub(r"reports (\d+)", r"\1 reports", text_of(client.get("/")))
    assert client.post("/overview/seen").status_code == 302
    assert "Nothing since then." in text_of(client.get("/"))
    assert "25" in text_of(client.get("/?new_since=2026-01-01"))


def test_a_large_case_file_is_not_counted_by_looking_at_it(filled, monkeypatch):
    counted(filled.case, SCHEME)
    monkeypatch.setattr(overviews, "INLINE", 3)
    keep(filled.case, *at_random(2, seed=9))
    client = filled.client("coder")
    assert "4 acts were written to the case file since it was counted" in text_of(client.get("/"))
    assert client.post("/overview/count?scheme=every-casualty").status_code == 302
    assert "since it was counted" not in text_of(client.get("/"))


def test_one_too_large_to_count_here_says_how(filled, monkeypatch):
    monkeypatch.setattr(overviews, "INLINE", 3)
    monkeypatch.setattr(overviews, "AT_HAND", 5)
    client = filled.client("coder")
    told = text_of(client.get("/"))
    assert "Nothing was counted by these rules yet." in told
    assert "onrecord tally --scheme every-casualty" in told
    assert client.post("/overview/count").status_code == 400
    for path in ("/counts/by/month", "/counts/beneath"):
        assert "Nothing was counted" in text_of(client.get(path))
    assert client.get("/overview/map.svg").status_code == 404


def test_charts_stand_in_the_page_without_any_style(filled):
    for language in ("en", "ar"):
        page = filled.client("reader", language=language).get("/").content.decode()
        assert page.count("<svg") == 6
        assert " style=" not in page
        assert "<style" not in page
        assert len(page) < 150_000


def test_the_map_is_a_picture_that_runs_nothing(filled):
    answer = filled.client("reader").get("/overview/map.svg?width=358")
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.content.startswith(b"<svg")
    page = filled.client("reader").get("/?lang=ar").content.decode()
    assert page.count("&amp;lang=ar&amp;width=") == 2


def test_progress_is_held_against_the_scope(filled):
    with filled.case.writing() as pen:
        set_scope(pen, Scope("Zawiya", languages=("uk",), since=date(2030, 1, 1)))
    told = text_of(filled.client("reader").get("/"))
    assert "The scope asks for these languages, and no report is in them: Ukrainian." in told
    assert "25 of 25 reports are coded: 100%." in told


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/?scheme=none", 400),
        ("/?outcome=unharmed", 400),
        ("/?new_since=yesterday", 400),
        ("/counts/by/sex", 404),
        ("/counts/by/nothing", 404),
        ("/counts/by/place?page=999", 200),
        ("/counts/by/day?scheme=airwars&outcome=injured", 200),
        ("/counts/beneath?after=x", 400),
        ("/counts/beneath?after=5-" + "f" * 90, 400),
        ("/counts/beneath?place=Nowhere", 200),
        ("/counts/beneath?since=2016-02-01&until=2016-01-01", 200),
        ("/counts/beneath?until=soon", 400),
        ("/overview/map.svg?width=99999", 200),
    ],
)
def test_what_an_address_asks_wrongly_is_told_and_never_breaks(filled, path, status):
    assert filled.client("reader").get(path).status_code == status


def test_that_incidents_may_be_told_of_twice_is_said_beside_the_number(served):
    tell_all(served.case)
    link_people(served.case)
    counted(served.case, SCHEME)
    client = served.client("reviewer")
    page = text_of(client.get("/"))
    assert "Incidents that may be told of more than once: 3." in page
    assert "Incidents that may be told of more than once: 3." in text_of(client.get("/counts/beneath?outcome=killed"))
    assert "?kind=incident" in client.get("/").content.decode()


def test_a_country_that_a_coder_concluded_is_marked_in_lists_and_numbers(served):
    bring(served.case, "A shell killed three people in Maarat al-Numan on Monday.")
    tools = tools_of(served.case)
    list(code_new(served.case, tasks(served.case, tools), tools, InstalledEngine()))
    counted(served.case, SCHEME)
    client = served.client("reader")
    for address in ("/counts/by/place", "/", "/counts/beneath?outcome=killed", "/incidents/"):
        assert "Nigeria not sure" in text_of(client.get(address)).replace("\u2068", "").replace("\u2069", ""), address
