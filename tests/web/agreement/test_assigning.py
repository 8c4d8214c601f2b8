"""A share is kept, reports are drawn or sent by hand, and what cannot be is said beside the form."""

from __future__ import annotations

import pytest

from onrecord.store.second_readings import second_of, seconds, shares
from tests.second import PEOPLE, code_as, reading_of


@pytest.fixture
def told(served):
    """Give a served case file of three reports, its reviewer's client, and the readings."""
    served.member("coder", name="rima")
    served.member("reader", name="idris")
    readings = [reading_of(served.case, PEOPLE[n : n + 1], f"Shells on the mill {n}") for n in range(3)]
    return served, served.client("reviewer"), readings


def test_a_share_is_kept_and_reports_are_drawn(told):
    served, client, _ = told
    assert (
        "The share is kept."
        in client.post("/agreement/second/share", {"share": "100 %", "language": ""}, follow=True).content.decode()
    )
    assert shares(served.case) == {"": 1.0}
    assert "3 reports were sent" in client.post("/agreement/second/draw", follow=True).content.decode()
    page = client.get("/agreement/second/").content.decode()
    assert page.count("drawn by the rule") == 3


@pytest.mark.parametrize(("share", "language"), [("101", ""), ("many", ""), ("-1", ""), ("nan", ""), ("5", "xx")])
def test_a_share_that_is_none_is_told_beside_its_field(told, share, language):
    served, client, _ = told
    answer = client.post("/agreement/second/share", {"share": share, "language": language})
    assert answer.status_code == 400
    assert "A share is a number from 0 to 100." in answer.content.decode()
    assert f'value="{share}"' in answer.content.decode()
    assert shares(served.case) == {}


def test_a_report_is_found_and_sent_by_hand(told):
    served, client, readings = told
    page = client.get("/agreement/second/", {"find": "mill"}).content.decode()
    assert all(each in page for each in readings)
    assert "No report has these words." in client.get("/agreement/second/", {"find": "zeppelin"}).content.decode()
    sent = client.post("/agreement/second/assign", {"reading": readings[0], "coder": "rima"}, follow=True)
    assert "Sent to rima." in sent.content.decode()
    client.post("/agreement/second/assign", {"reading": readings[1], "coder": ""})
    assert second_of(served.case, readings[0]).coder == "rima"
    assert second_of(served.case, readings[1]).coder is None


@pytest.mark.parametrize("coder", ["idris", "nobody"])
def test_only_who_may_code_is_sent_reports(told, coder):
    served, client, readings = told
    answer = client.post("/agreement/second/assign", {"reading": readings[0], "coder": coder})
    assert answer.status_code == 400
    assert seconds(served.case) == []


def test_whoever_coded_a_report_is_not_its_second_coder(told):
    served, client, readings = told
    code_as(served.case, readings[0], "rima", PEOPLE[:1])
    answer = client.post("/agreement/second/assign", {"reading": readings[0], "coder": "rima"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Not sent. This person coded the report, or is settling it: a second coder must not" in page
    assert "somebody who" not in page


def test_whoever_coded_a_report_is_not_offered(told):
    served, client, readings = told
    code_as(served.case, readings[0], "rima", PEOPLE[:1])
    forms = client.get("/agreement/second/", {"find": "mill"}).content.decode().split('name="reading" value="')[1:]
    offered = {form[: len(readings[0])]: "<option>rima</option>" in form for form in forms}
    assert offered[readings[0]] is False
    assert offered[readings[1]] is True
