"""Submissions, filters, rules, retention, the register and the overview by the API."""

from __future__ import annotations

import base64

import pytest

from onrecord.store.models import Draft, LedgerRow, Listing
from onrecord.store.people.members import member_named
from onrecord.store.sources import Source, add_source
from onrecord.store.submissions import Page, Sent, SentFile, receive, set_page
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.tokens import Programme, programme, token_of
from tests.web.records.told import joined

KEY = "four patient storks"


@pytest.fixture
def sent(served):
    """Something that was sent by the submission page."""
    create_vault(served.case, KEY)
    served.case.opened.clear()
    with served.case.writing() as pen:
        set_page(pen, Page(True))
    receive(served.case, Sent("We saw two people fall.", use="share", files=(SentFile("image/png", b"\x89PNG"),)))


@pytest.mark.usefixtures("sent")
def test_a_submission_is_read_with_the_passphrase_alone_and_that_is_kept(served):
    keeper = programme(served, member=served.member("source keeper", name="Hala"))
    (line,) = keeper.get("/submissions")["submissions"]
    number = line["number"]
    assert keeper.get(f"/submissions/{number}")["state"] == "waiting"
    keeper.post(f"/submissions/{number}/read", {"passphrase": "wrong"}, status=409)
    keeper.post(f"/submissions/{number}/read", {}, status=422)
    told = keeper.post(f"/submissions/{number}/read", {"passphrase": KEY})
    assert (told["text"], told["use"]) == ("We saw two people fall.", "share")
    assert base64.b64decode(told["files"][0]["base64"]) == b"\x89PNG"
    read = LedgerRow.objects.using(served.case.alias).filter(action="read", who="Hala")
    assert [row.subject for row in read] == [f"submission:{number}"]
    for role in ("reader", "reviewer", "administrator"):
        programme(served, role).get("/submissions", status=403)


@pytest.mark.usefixtures("sent")
def test_a_submission_is_answered_and_brought_in(served):
    keeper = programme(served, "source keeper")
    assert keeper.post("/submissions/1/answer", {"answer": "Thank you."})["answer"] == "Thank you."
    brought = keeper.post("/submissions/1/bring", {"passphrase": KEY})
    assert brought["reports"] >= 1
    assert keeper.get("/submissions/1")["source"] == str(brought["source"])
    assert keeper.post("/submissions/1/aside", {"reason": "x"}, status=400)["found"] == "taken in already"
    assert programme(served, "reader").get("/reports")["reports"] == []
    keeper.get("/submissions/77", status=404)


@pytest.mark.usefixtures("sent")
def test_a_submission_is_set_aside_and_gone(served):
    keeper = programme(served, "source keeper")
    assert keeper.post("/submissions/1/aside", {"reason": "an advertisement"})["state"] == "set aside"
    keeper.post("/submissions/1/read", {"passphrase": KEY}, status=400)


def test_the_submission_page_is_on_only_where_there_is_a_vault(served):
    keeper = programme(served, "source keeper")
    assert keeper.get("/submissions/page") == {"is_on": False, "words": {}, "per_day": 200}
    keeper.post("/submissions/page", {"is_on": True}, status=409)
    create_vault(served.case, KEY)
    told = keeper.post("/submissions/page", {"is_on": True, "words": {"ar": " أهلاً "}, "per_day": 9})
    assert told == {"is_on": True, "words": {"ar": "أهلاً"}, "per_day": 9}
    keeper.post("/submissions/page", {"is_on": True, "words": {"xx": "x"}}, status=422)


def test_filters_are_kept_shared_and_put_away(served):
    reader, coder = programme(served, "reader"), programme(served, "coder")
    mine = {"name": "Zawiya", "screen": "search", "query": "q=Zawiya"}
    assert [each["name"] for each in reader.post("/filters", mine, status=201)["filters"]] == ["Zawiya"]
    reader.post("/filters", mine | {"is_shared": True}, status=403)
    reader.post("/filters", mine | {"screen": "admin"}, status=422)
    coder.post("/filters", mine | {"name": "Ours", "is_shared": True}, status=201)
    assert [each["name"] for each in reader.get("/filters")["filters"]] == ["Zawiya", "Ours"]
    assert reader.post("/filters/drop", {"name": "Ours"}, status=400)["thing"] == "filter"
    assert [each["name"] for each in reader.post("/filters/drop", {"name": "Zawiya"})["filters"]] == ["Ours"]


def test_rules_and_retention_are_set_in_versions_and_set_again(served):
    caller = programme(served, "administrator")
    held = caller.get("/counting")
    assert (
        caller.post("/counting", {"scheme": "iraq-body-count", "grades": held["grades"]})["scheme"] == "iraq-body-count"
    )
    caller.post("/counting", {"scheme": "moon", "grades": "airwars"}, status=400)
    assert caller.post("/retention", {"draft_days": 30})["draft_days"] == 30
    caller.post("/retention", {"draft_days": 3}, status=422)
    assert caller.post("/retention", {"draft_days": None})["draft_days"] is None
    told = caller.get("/settings/retention/versions")["versions"]
    assert [each["says"] for each in told] == [{"draft_days": 30}, {"draft_days": None}]
    assert len(caller.post("/settings/retention/again", {"version": 1})["versions"]) == 3
    assert caller.get("/retention")["draft_days"] == 30
    caller.post("/settings/retention/again", {"version": 99}, status=400)
    caller.get("/settings/passwords/versions", status=422)
    Draft.objects.using(served.case.alias).create(
        reading="0" * 64, report="x", coder="amal", opened_at="2020-01-01T00:00Z", seen_at="2020-01-01T00:00Z"
    )
    assert caller.post("/retention/remove-now", {})["drafts"] == 1
    programme(served, "reviewer").get("/retention", status=403)


def test_the_register_is_edited_in_versions_and_protected_sources_by_keepers_alone(served):
    create_vault(served.case, KEY)
    with served.case.writing() as pen:
        paper = add_source(pen, Source(name="Radio Zawiya")).number
        hidden = protect(pen, Source(kind="person"), {"name": "Huda"}).number
    caller, keeper = programme(served, "administrator"), programme(served, "source keeper")
    told = caller.post(f"/sources/{paper}", {"reliability": "unsure", "aliases": ["RZ"]})
    assert (told["name"], told["reliability"], told["aliases"]) == ("Radio Zawiya", "unsure", ["RZ"])
    agreed = caller.post(f"/sources/{paper}/consent", {"use": "publish", "expires": "2030-01-01"})["consent"]
    assert (agreed["use"], agreed["expires"]) == ("publish", "2030-01-01")
    caller.post(f"/sources/{paper}/consent", {"use": "sell"}, status=400)
    assert [each["version"] for each in caller.get(f"/sources/{paper}/versions")["versions"]] == [1, 2]
    assert caller.post(f"/sources/{paper}/again", {"version": 1})["reliability"] == "unknown"
    for address, body in (("", {}), ("/consent", {"use": "share"}), ("/again", {"version": 1})):
        caller.post(f"/sources/{hidden}{address}", body, status=404)
    assert keeper.post(f"/sources/{hidden}", {"name": "Huda"}, status=400)["thing"] == "name"
    assert keeper.post(f"/sources/{hidden}", {"reliability": "unsure"})["reliability"] == "unsure"
    consent = keeper.post(f"/sources/{hidden}/consent", {"use": "share", "conditions": "no village"})["consent"]
    assert consent["conditions"] is None


def test_the_overview_tells_what_is_new_and_what_waits(served):
    joined(served.case)
    reader = programme(served, "reader")
    told = reader.get("/overview", new_since="2001-01-01")
    assert told["news"]["reports"] == 2
    assert told["progress"]["whole"] == {"name": None, "coded": 2, "reports": 2}
    assert set(told["waits"]["uncoded"].values()) <= {0}
    assert reader.post("/overview/seen", {})["news"]["reports"] == 0
    counted = programme(served, "coder").post("/overview/count", {}, status=201)
    assert counted["incidents"] == 1
    reader.post("/overview/count", {}, status=403)


def test_somebody_is_shut_out_and_let_in_and_their_sessions_ended(served):
    caller = programme(served, "administrator")
    omar = served.member("coder", name="Omar")
    served.member("administrator")
    theirs = Programme(token_of(served.case, omar)[1])
    theirs.get("/me")
    assert caller.post(f"/members/{omar.pk}/access", {"is_active": False})["is_active"] is False
    theirs.get("/me", status=401)
    assert caller.post(f"/members/{omar.pk}/access", {"is_active": True})["is_active"] is True
    theirs = Programme(token_of(served.case, member_named(served.case, "Omar"))[1])
    theirs.get("/me")
    caller.post(f"/members/{omar.pk}/sessions/end", {})
    theirs.get("/me", status=401)
    assert caller.get("/second-factor")["roles"] == ["administrator", "publisher", "source keeper"]
    assert caller.get("/lockouts") == {"lockouts": []}
    caller.post("/lockouts/lift", {"name": "x", "address": "127.0.0.1"}, status=404)
    assert Listing.objects.count() == 0
