"""The pages of agreement show what was counted, in numbers or in words, and lead to where coders differ."""

from __future__ import annotations

import re

import pytest
from django.utils.html import strip_tags

from onrecord.store.agreements import count_agreement
from onrecord.store.second_readings import assign
from tests.second import PEOPLE, code_as, reading_of, tell_pairs


@pytest.fixture
def counted(served):
    """Give a served case file of twelve pairs that were counted, and their readings."""
    readings = tell_pairs(served.case)
    count_agreement(served.case)
    return served, readings


def test_nothing_counted_says_so_and_can_be_counted(served):
    client = served.client("reviewer")
    assert "It was not counted yet." in client.get("/agreement/").content.decode()
    told = client.post("/agreement/count", follow=True).content.decode()
    assert "No report was coded twice yet." in told
    tell_pairs(served.case, 1)
    assert "Counted again." in client.post("/agreement/count", follow=True).content.decode()


def test_each_field_has_its_numbers_or_the_reason_why_not(counted):
    served, _ = counted
    told = served.client("reviewer").get("/agreement/").content.decode()
    assert "over 12 of 12 reports" in told
    assert '<a href="/agreement/differences/victim.age">Victim: age</a>' in told
    assert "81%" in told
    assert "nobody tells it" in told
    assert "all say the same: nothing varies" in told
    assert "NaN" not in told


@pytest.mark.parametrize("by", ["language", "actor", "coder", "pair", "month", "no such thing"])
def test_a_field_is_told_apart_by_what_is_asked(counted, by):
    served, _ = counted
    answer = served.client("reviewer").get("/agreement/", {"by": by, "field": "victim.age"})
    assert answer.status_code == 200
    named = {"coder": "rima", "pair": "english (rules) · rima", "month": "March 2026", "actor": "Nothing was compared"}
    assert named.get(by, "English") in answer.content.decode()


@pytest.mark.parametrize(("by", "said"), [("language", "الإنجليزية"), ("month", "آذار/مارس 2026")])
def test_what_a_field_is_told_apart_by_is_said_in_the_readers_language(counted, by, said):
    served, _ = counted
    reader = served.client("reviewer")
    answer = reader.get("/agreement/", {"by": by, "field": "victim.age"}, headers={"Accept-Language": "ar"})
    (row,) = re.findall(r'<tr><th scope="row">(.*?)</th>', answer.content.decode().split('id="apart"')[1])
    assert strip_tags(row) == said


def test_months_are_drawn(served):
    from datetime import timedelta

    tell_pairs(served.case, 12)
    clock = served.case.writer.clock
    clock._now += timedelta(days=40)
    told = [reading_of(served.case, PEOPLE[n : n + 1], f"Later {n}") for n in range(10)]
    for n, each in enumerate(told):
        code_as(served.case, each, "hadi", PEOPLE[n : n + 1])
        code_as(served.case, each, "rima", PEOPLE[n : n + 1], blind=True)
    count_agreement(served.case)
    answer = served.client("reviewer").get("/agreement/?by=month&field=victim.age").content.decode()
    assert answer.count('class="dot"') == 2
    assert "2026-04: 1.00 (n 10)" in answer


def test_the_count_says_that_codings_were_added_since(counted):
    served, _ = counted
    code_as(served.case, reading_of(served.case, PEOPLE[:1], "New"), "hadi", PEOPLE[:1])
    assert "1 coding was added since." in served.client("reviewer").get("/agreement/").content.decode()


def test_a_field_leads_to_each_difference_and_on_to_both_codings(counted):
    served, readings = counted
    client = served.client("reviewer")
    told = client.get("/agreement/differences/victim.age").content.decode()
    assert told.count('class="difference"') == 4
    assert f'/agreement/settle/{readings[0]}?one=english+%28rules%29&amp;other=rima"' in told
    address = f"/agreement/settle/{readings[0]}?one=english+%28rules%29&other=rima"
    assert client.get(address).status_code == 200
    assert client.get("/agreement/differences/no.such").status_code == 404
    assert "No difference" in client.get("/agreement/differences/victim.sex").content.decode()
    assert client.get("/agreement/differences/victim.age?after=x").status_code == 200


def test_who_is_to_code_a_report_blind_sees_no_difference_in_it(counted):
    served, readings = counted
    from onrecord.store.models import Draft

    Draft.objects.using(served.case.alias).filter(reading=readings[0]).delete()
    member = served.member("reviewer", name="leila")
    with served.case.writing() as pen:
        assign(pen, readings[0], "leila")
    told = served.client(member=member).get("/agreement/differences/victim.age").content.decode()
    assert told.count('class="difference"') == 3
    assert readings[0] not in told
    assert "1 difference is not shown" in told
