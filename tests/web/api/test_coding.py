"""Coding, second readings and settling by the API: as on the screens, with the same rules."""

from __future__ import annotations

import pytest

from onrecord.store.models import Coding, Draft, LedgerRow, Listing, Reading
from onrecord.store.second_readings import assign
from tests.kept import keep_coding
from tests.lifelike import bread_queue_coding
from tests.read_again import read_again
from tests.second import PEOPLE, code_as, reading_of
from tests.tokens import programme
from tests.web.records.told import tell_from


@pytest.fixture
def reading(served):
    return keep_coding(served.case, bread_queue_coding()).pk


def coder(served, name="Salma", *roles):
    return programme(served, member=served.member(*(roles or ("coder",)), name=name))


def edit(token="t1", **told):
    typed = {"edit": "typed", "id": "e7", "subject": "p1", "field": "age", "typed": "46", "quotes": [[94, 96]]}
    return typed | {"token": token, "replaces": []} | told


def test_a_report_of_the_queue_is_coded_edit_by_edit_and_finished(served, reading):
    caller = coder(served)
    assert [each["reading"] for each in caller.get("/queue")["reports"]] == [reading]
    told = caller.get(f"/readings/{reading}/draft")
    assert (told["is_begun"], told["last"], told["open"] > 0) == (False, 0, True)
    assert Draft.objects.count() == 0
    kept = caller.post(f"/readings/{reading}/draft/edits", {"after": 0, "edits": [edit(), edit("t2", typed="old")]})
    assert (kept["last"], kept["was_ahead"], kept["refused"]["token"]) == (1, False, "t2")
    assert caller.post(f"/readings/{reading}/draft/edits", {"edits": [edit()]})["last"] == 1
    told = caller.post(f"/readings/{reading}/draft/here", {})
    assert (told["is_begun"], told["last"], told["can_undo"]) == (True, 1, True)
    ages = [
        (each["value"], each["state"])
        for each in told["claims"]
        if (each["subject"], each["property"]) == ("p1", "age")
    ]
    assert (46, "own") in ages
    made = caller.post(f"/readings/{reading}/draft/finish", {"accept_rest": True})
    assert Listing.objects.get(reading=reading).coding == made["coding"]
    assert Coding.objects.get(pk=made["coding"]).name == "Salma"
    assert caller.post(f"/readings/{reading}/draft/reopen", {})["last"] == 2
    assert caller.post(f"/readings/{reading}/draft/abandon", {})["is_begun"] is False
    assert caller.post(f"/readings/{reading}/draft/abandon", {}, status=409)["thing"] == "the draft"
    programme(served, "reader").get("/queue", status=403)


def test_a_draft_says_that_its_text_was_read_again(served, reading):
    caller = coder(served)
    caller.post(f"/readings/{reading}/draft/edits", {"edits": [edit()]})
    newer = read_again(served.case, Reading.objects.get(pk=reading))
    assert caller.get(f"/readings/{reading}/draft")["newer"] == newer
    assert caller.get(f"/readings/{newer}/draft")["newer"] is None


def test_a_protected_report_is_not_there_and_that_it_was_read_is_kept(served):
    report = tell_from(served.case, PEOPLE[:2], "Hidden")
    reading = Listing.objects.get(report=report).reading
    assert coder(served).get("/queue")["reports"] == []
    for address in (f"/readings/{reading}/draft", f"/readings/{reading}"):
        coder(served, f"not {address}").get(address, status=404)
    keeper = coder(served, "Hala", "coder", "source keeper")
    keeper.get(f"/readings/{reading}/draft")
    read = LedgerRow.objects.using(served.case.alias).filter(action="read", who="Hala", subject=f"report:{report}")
    assert read.count() == 1


def test_whoever_codes_blind_is_told_no_coding_and_settles_nothing_of_it(served):
    reading = reading_of(served.case, PEOPLE[:2], "Two killed")
    code_as(served.case, reading, "hadi", PEOPLE[:2])
    reviewer = coder(served, "Salma", "reviewer")
    assert reviewer.post(f"/readings/{reading}/second-coder", {"coder": "nobody"}, status=400)["thing"] == "coder"
    reviewer.post(f"/readings/{reading}/second-coder", {"coder": "Salma"}, status=201)
    told = reviewer.get(f"/readings/{reading}/draft")
    assert (told["is_blind"], told["claims"]) == (True, [])
    reviewer.get(f"/readings/{reading}/settling", status=403)
    assert [each["coder"] for each in reviewer.get("/second-readings")["second_readings"]] == ["Salma"]
    assert [each["reading"] for each in reviewer.get("/queue", queue="waiting")["reports"]] == [reading]
    reviewer.post(f"/readings/{'0' * 64}/second-coder", {}, status=404)


def test_shares_are_set_and_reports_drawn(served, reading):
    reviewer = coder(served, "Salma", "reviewer")
    assert reviewer.post("/second-readings/shares", {"share": 1.0})["shares"] == {"": 1.0}
    reviewer.post("/second-readings/shares", {"share": 1.5}, status=422)
    assert reviewer.post("/second-readings/shares", {"share": 0.5, "language": "xx"}, status=400)["thing"] == "language"
    assert reviewer.post("/second-readings/draw", {}) == {"drawn": 1}
    assert reviewer.get("/second-readings")["second_readings"][0]["reading"] == reading


def test_two_codings_are_settled_and_the_count_of_agreement_follows(served):
    case, reviewer = served.case, coder(served, "Salma", "reviewer")
    reading = reading_of(case, PEOPLE[:2], "Two killed")
    code_as(case, reading, "hadi", PEOPLE[:2])
    with case.writing() as pen:
        assign(pen, reading, "rima")
    code_as(case, reading, "rima", PEOPLE[:1], blind=True, ages={"p1": 99})
    (waits,) = reviewer.get("/settling")["waiting"]
    assert (waits["reading"], waits["blind_by"], waits["other"]) == (reading, "rima", "hadi")
    two = reviewer.get(f"/readings/{reading}/settling")
    assert (two["coders"], two["may_settle"], two["settled"]) == (["hadi", "rima"], True, None)
    rows = [row["key"] for thing in two["things"] for row in thing["rows"] if row["differs"] and thing["is_in_both"]]
    alone = [thing["id"] for thing in two["things"] if not thing["is_in_both"]]
    choices = {key: {"side": "left"} for key in rows} | {key: {"side": "keep"} for key in alone}
    wrong = {"codings": [two["codings"][1], two["codings"][0]], "choices": choices}
    assert reviewer.post(f"/readings/{reading}/settling", wrong, status=409)["thing"] == "the codings"
    assert reviewer.post(f"/readings/{reading}/settling", {"codings": two["codings"], "choices": {}}, status=400)[
        "found"
    ]
    made = reviewer.post(f"/readings/{reading}/settling", {"codings": two["codings"], "choices": choices}, status=201)
    assert reviewer.get(f"/readings/{reading}/settling")["settled"] == made["coding"]
    assert reviewer.get("/settling")["waiting"] == []
    assert reviewer.post("/agreement/count", {})["figures"]["eligible"] == 1
    differing = reviewer.get("/agreement/differences", field="victim.age")["differences"]
    assert {said["coder"] for each in differing for said in each["said"]} == {"hadi", "rima"}
    reviewer.get("/agreement/differences", field="moon", status=422)
