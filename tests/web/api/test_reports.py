"""Reports and codings by the API: listed, read, masked, hidden, added, coded."""

from __future__ import annotations

import json

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from onrecord.core.wire import coding_from_json, coding_to_json
from onrecord.store.models import LedgerRow, Listing, Work
from onrecord.store.second_readings import assign
from tests.cases import bring
from tests.kept import keep_coding
from tests.lifelike import bread_queue_coding
from tests.tokens import programme
from tests.told import TELLINGS
from tests.web.records.told import lifelike, protect, tell_from


def test_reports_are_listed_newest_first_a_page_at_a_time(served):
    brought = [each.id for each in bring(served.case, *(f"Report {n} of a day in Zawiya." for n in range(5)))]
    caller, seen, before = programme(served, "reader"), [], {}
    while before is not None:
        page = caller.get("/reports", limit=2, **before)
        seen += [each["id"] for each in page["reports"]]
        before = {"before": page["next"]} if page["next"] else None
    assert seen == brought[::-1]


@pytest.mark.parametrize("limit", [0, -1, 101, 10**30, "1e3", "x"])
def test_no_page_is_larger_than_a_hundred(served, limit):
    told = programme(served, "reader").get("/reports", status=422, limit=limit)
    assert told["thing"] == "limit"


@pytest.mark.parametrize("query", [{"language": "e\0n"}, {"\0": "x"}])
def test_words_that_no_database_holds_are_refused(served, query):
    programme(served, "reader").get("/reports", status=400, **query)


def test_a_report_is_told_with_its_codings_its_text_and_its_coding_as_the_contract_has_it(served):
    report, caller = lifelike(served.case), programme(served, "reader")
    told = caller.get(f"/reports/{report}")
    (coded,) = told["codings"]
    assert (told["source"], coded["in_force"], len(told["incidents"])) == ("Radio Zawiya", True, 2)
    text = caller.get(f"/reports/{report}/text")
    assert text["is_masked"] is False
    answer = caller.ask("GET", f"/codings/{coded['id']}")
    coding = coding_from_json(answer.content)
    assert coding.report.text == text["text"]
    assert caller.get(f"/reports/{report}/codings") == {"codings": [coded]}


def test_protected_fields_are_blacked_out_for_who_may_not_see_them(served):
    report = lifelike(served.case)
    protect(served.case, "name")
    name = next(
        claim.value
        for claim in bread_queue_coding().claims
        if claim.property == "name" and isinstance(claim.value, str)
    )
    keeper, reader = programme(served, "source keeper"), programme(served, "reader")
    coding = keeper.get(f"/reports/{report}")["coding"]
    for caller, shown in ((keeper, True), (reader, False)):
        text = caller.get(f"/reports/{report}/text")
        assert (name in text["text"], text["is_masked"]) == (shown, not shown)
        assert (name in json.dumps(caller.get(f"/codings/{coding}"), ensure_ascii=False)) == shown
    assert [each["title"] for each in reader.get("/reports")["reports"]] == [None]
    assert reader.get("/search/people", status=403, q=name)["thing"] == "your token"
    assert reader.get("/search/reports", q=name.split()[0])["reports"][0]["said"] is None
    # A token with fewer scopes sees no more than they say, whatever its person may.
    narrow = programme(served, "source keeper", scopes=["read"])
    assert name not in narrow.get(f"/reports/{report}/text")["text"]


def test_a_report_of_a_protected_source_is_not_there_for_readers_and_its_reading_is_kept(served):
    report = tell_from(served.case, TELLINGS[0], "Hidden", protected=True)
    reader, keeper = programme(served, "reader"), programme(served, "source keeper")
    assert reader.get("/reports")["reports"] == []
    coding = keeper.get(f"/reports/{report}")["coding"]
    for address in (
        f"/reports/{report}",
        f"/reports/{report}/text",
        f"/reports/{report}/codings",
        f"/codings/{coding}",
    ):
        reader.get(address, status=404)
        keeper.get(address)
    assert reader.get("/incidents")["incidents"] == []
    read = LedgerRow.objects.using(served.case.alias).filter(action="read", subject=f"report:{report}")
    assert read.count() == 4 + 1


def test_whoever_codes_a_report_blind_sees_no_other_coding_of_it(served):
    report = lifelike(served.case)
    listed = Listing.objects.using(served.case.alias).get(report=report)
    coder = served.member("coder", name="Salma")
    with served.case.writing() as pen:
        assign(pen, listed.reading, "Salma")
    caller = programme(served, member=coder)
    assert caller.get(f"/reports/{report}")["codings"] == []
    assert caller.get(f"/reports/{report}")["coding"] is None
    caller.get(f"/codings/{listed.coding}", status=404)
    caller.get(f"/reports/{report}/text")


def test_text_that_is_added_waits_for_the_work_that_reads_it(served):
    told = {"text": "Two people were killed in Zawiya.", "title": "Two killed", "published": "2019-03-05"}
    work = programme(served, "coder").post("/reports", told, status=202)
    assert (work["kind"], work["state"]) == ("add", "waiting")
    row = Work.objects.using(served.case.alias).get(pk=work["number"])
    assert json.loads(row.arguments)["published"] == "2019-03-05"


@pytest.mark.parametrize(
    "told",
    [{}, {"text": " "}, {"text": "x", "published": "1700000000"}, {"text": "x", "by": "me"}, {"text": 5}, [], "x"],
)
def test_what_is_no_report_is_refused(served, told):
    programme(served, "coder").post("/reports", told, status=422)


@pytest.mark.parametrize(
    "body", [b"{", b"\xff", b'{"text": "\\ud800"}', b'{"text": "a\\u0000b"}', b'{"text": NaN}', b"[" * 5000,
             b'{"text": "a", "text": "b"}', b'{"source": 9007199254740993, "text": "x"}']
)  # fmt: skip
def test_json_that_cannot_be_read_or_kept_is_refused(served, body):
    caller = programme(served, "coder")
    from django.test import Client

    answer = Client(headers={"host": "127.0.0.1", "authorization": f"Bearer {caller.secret}"}).generic(
        "POST", "/api/v1/reports", body, content_type="application/json"
    )
    assert answer.status_code == 400
    assert answer.json()["thing"] == "the request"


def test_a_person_hands_in_a_coding_and_a_moved_quote_is_refused(served):
    made = bread_queue_coding()
    keep_coding(served.case, made)
    report, body = made.report.id, json.loads(coding_to_json(made))
    caller = programme(served, member=served.member("coder", name="Salma"))
    id_ = caller.post(f"/reports/{report}/codings", body, status=201)["id"]
    told = caller.get(f"/codings/{id_}")
    assert told["coder"]["name"] == "Salma"
    assert caller.get(f"/reports/{report}")["coding"] == id_
    body["claims"][0]["quotes"][0]["start"] += 1
    assert "quote of claim" in caller.post(f"/reports/{report}/codings", body, status=422)["thing"]
    assert caller.post(f"/reports/{report}/codings", {"report": {}}, status=422)["thing"]
    programme(served, "reader").post(f"/reports/{report}/codings", body, status=403)


@pytest.mark.parametrize("address", ["/reports", "/incidents", "/people", "/judgements"])
def test_a_longer_list_asks_the_database_no_more_often(served, address):
    member = served.member("reviewer")
    caller = programme(served, member=member)
    counted = []
    for head in ("one", "two", "three"):
        tell_from(served.case, TELLINGS[0], head, protected=False)
        caller.get(address)
        with CaptureQueriesContext(connections[served.case.alias]) as asked:
            caller.get(address)
        counted.append(len(asked))
    assert counted[0] == counted[-1]
