"""Sign a grade in two steps: what is signed is seen first, and what changed meanwhile is not signed."""

from __future__ import annotations

import json
import re

import pytest

from onrecord.store.judgements import IDENTITY
from onrecord.store.lines import record_of
from onrecord.store.models import Entry, LedgerRow, RecordLine
from onrecord.store.recording import record_judgement
from tests.saying import keep
from tests.web.records.told import EIGHT, TWELVE, incident_in, joined


def form_of(client, record, facet="incident", scheme="airwars"):
    """Give the fields of the form as a browser would send them."""
    answer = client.get(f"/incidents/{record}/sign", {"scheme": scheme, "facet": facet})
    assert answer.status_code == 200
    told = dict(
        re.findall(r'<input type="hidden" name="(scheme|facet|state)" value="([^"]*)"', answer.content.decode())
    )
    return told | {"grade": "weak" if facet == "incident" else "single source", "reason": "seen on two videos"}


def signed(case):
    return list(Entry.objects.using(case.alias).filter(kind="grade"))


def test_what_is_signed_is_shown_first(served):
    (report,) = keep(served.case, EIGHT)
    record = incident_in(served.case, report)
    page = served.client("reviewer").get(f"/incidents/{record}/sign?scheme=airwars&facet=incident").content.decode()
    assert "told by one source" in page
    assert "killing" in page.partition("<h1>")[0].lower()  # which incident it is
    assert "Zawiya Hospital" in page
    assert re.search(r'value="weak" checked', page)
    assert signed(served.case) == []


def test_a_grade_is_signed_with_name_reason_and_ledger(served):
    (report,) = keep(served.case, EIGHT)
    record = incident_in(served.case, report)
    member = served.member("reviewer", name="Rana")
    client = served.client(member=member)
    answer = client.post(f"/incidents/{record}/sign", form_of(client, record))
    assert answer["location"] == f"/incidents/{record}/"
    (entry,) = signed(served.case)
    told = json.loads(entry.body)
    assert (told["grade"], told["by"], told["reason"]) == ("weak", "Rana", "seen on two videos")
    row = LedgerRow.objects.using(served.case.alias).order_by("-seq").first()
    assert (row.who, row.action) == ("Rana", "set")
    page = client.get(f"/incidents/{record}/").content.decode()
    assert "weak, signed" in page
    assert 'href="/incidents/?unsigned=on"' in page


def test_a_signature_that_lost_its_ground_says_so_on_the_page_and_in_lists(served):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    client.post(f"/incidents/{record}/sign", form_of(client, record))
    subjects = json.loads(RecordLine.objects.using(served.case.alias).get(pk=record).members)
    assert "lost ground" not in client.get("/incidents/", {"rules": "airwars"}).content.decode().split("<table")[1]
    with served.case.writing() as pen:
        record_judgement(pen, IDENTITY, "different", subjects, "another square")
    split = record_of(served.case, signed(served.case)[0].key.split("/", 2)[2])
    page = client.get(f"/incidents/{split}/").content.decode()
    assert '<span class="chip wait">weak, signed</span> <span class="chip wait">lost ground since</span>' in page
    listed = client.get("/incidents/", {"rules": "airwars", "shaken": "on"}).content.decode().split("<table")[1]
    assert set(re.findall(r"/incidents/([0-9a-f]{32})/", listed)) == {split}
    assert "signed; lost ground since" in listed


def test_a_signature_above_what_the_rule_finds_now_is_flagged_in_words_at_the_head(served):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    client.post(f"/incidents/{record}/sign", form_of(client, record) | {"grade": "confirmed"})
    subjects = json.loads(RecordLine.objects.using(served.case.alias).get(pk=record).members)
    with served.case.writing() as pen:
        record_judgement(pen, IDENTITY, "different", subjects, "another square")
    split = record_of(served.case, signed(served.case)[0].key.split("/", 2)[2])
    page = client.get(f"/incidents/{split}/").content.decode()
    assert '<span class="chip bad">confirmed, signed</span> <span class="chip bad">flagged: less is found now' in page


def test_each_thing_that_is_said_is_signed_by_itself(served):
    (report,) = keep(served.case, EIGHT)
    record = incident_in(served.case, report)
    client = served.client("reviewer")
    client.post(f"/incidents/{record}/sign", form_of(client, record, "place"))
    (entry,) = signed(served.case)
    assert entry.key.split("/")[:2] == ["airwars", "place"]
    page = client.get(f"/incidents/{record}/").content.decode()
    assert "unconfirmed" in page
    assert "signed: single source" in page


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"grade": "excellent"}])
def test_what_cannot_be_signed_is_not_and_keeps_what_was_typed(served, wrong):
    (report,) = keep(served.case, EIGHT)
    record = incident_in(served.case, report)
    client = served.client("reviewer")
    answer = client.post(f"/incidents/{record}/sign", form_of(client, record) | wrong)
    assert answer.status_code == 400
    assert signed(served.case) == []
    if "grade" in wrong:
        assert "seen on two videos" in answer.content.decode()


def test_what_changed_since_it_was_seen_is_not_signed(served):
    one, _other = keep(served.case, EIGHT, TWELVE)
    record = incident_in(served.case, one)
    client = served.client("reviewer")
    form = form_of(client, record)
    answer = client.post(f"/incidents/{record}/sign", form | {"state": "0" * 64})
    assert answer.status_code == 409
    assert "Nothing was signed" in answer.content.decode()
    assert signed(served.case) == []


def test_a_signature_is_taken_back_with_a_reason_and_told_of_in_the_history(served):
    (report,) = keep(served.case, EIGHT)
    record = incident_in(served.case, report)
    client = served.client("reviewer")
    assert "unsign" not in client.get(f"/incidents/{record}/sign?scheme=airwars&facet=incident").content.decode()
    client.post(f"/incidents/{record}/sign", form_of(client, record))
    page = client.get(f"/incidents/{record}/sign?scheme=airwars&facet=incident").content.decode()
    assert f'action="/incidents/{record}/unsign"' in page
    form = {"scheme": "airwars", "facet": "incident"}
    refused = client.post(f"/incidents/{record}/unsign", form | {"reason": " "}, follow=True)
    assert "Nothing was taken back" in refused.content.decode()
    answer = client.post(f"/incidents/{record}/unsign", form | {"reason": "the wrong square"}, follow=True)
    told = answer.content.decode()
    assert "weak, signed" not in told
    assert "proposed, nobody signed" in told
    assert "took a signature back" in told
    assert "the wrong square" in told


@pytest.mark.parametrize("asked", ["scheme=none&facet=incident", "scheme=airwars&facet=mood", ""])
def test_there_is_no_form_for_what_no_scheme_grades(served, asked):
    record, _ = joined(served.case)
    assert served.client("reviewer").get(f"/incidents/{record}/sign?{asked}").status_code == 404
