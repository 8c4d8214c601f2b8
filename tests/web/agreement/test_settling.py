"""Two codings stand beside each other; what is chosen is kept, what is not chosen or wrong is told and not lost."""

from __future__ import annotations

import re

import pytest

from onrecord.store.adjudicating import settled_of
from onrecord.store.models import Coding, Listing
from onrecord.store.second_readings import assign
from tests.second import PEOPLE, code_as, reading_of


@pytest.fixture
def told(served):
    """Give a served case file with a report that hadi coded and rima coded blind, and its reading."""
    reading = reading_of(served.case, PEOPLE[:3], "Shells fell on the market")
    code_as(served.case, reading, "hadi", PEOPLE[:3])
    code_as(served.case, reading, "rima", PEOPLE[:2], blind=True, ages={"p1": 27})
    return served, reading


def form_of(client, reading):
    """Give the fields of the form that are not chosen of."""
    page = client.get(f"/agreement/settle/{reading}").content.decode()
    return dict(re.findall(r'<input type="hidden" name="(one|other|left|right)" value="([^"]*)">', page))


def test_what_waits_is_listed(told):
    served, reading = told
    page = served.client("reviewer").get("/agreement/settle/").content.decode()
    assert f"/agreement/settle/{reading}" in page
    assert "To settle (1)" in page


def test_both_codings_and_their_words_are_shown(told):
    served, reading = told
    page = served.client("reviewer").get(f"/agreement/settle/{reading}").content.decode()
    assert "The two differ in 2 places." in page
    assert 'name="side:p1.age" value="left"' in page
    assert 'name="side:p3" value="drop"' in page
    assert '<span class="quote" dir="auto">' in page


def test_what_is_chosen_is_settled_and_both_codings_stay(told):
    served, reading = told
    client = served.client("reviewer")
    before = Coding.objects.using(served.case.alias).count()
    chosen = {"side:p1.age": "right", "side:p3": "drop"}
    answer = client.post(f"/agreement/settle/{reading}", form_of(client, reading) | chosen, follow=True)
    assert "Settled. Both codings stay." in answer.content.decode()
    made = settled_of(served.case, reading)
    assert Listing.objects.using(served.case.alias).get(reading=reading).coding == made
    assert Coding.objects.using(served.case.alias).count() == before + 1
    assert "This report was settled already." in client.get(f"/agreement/settle/{reading}").content.decode()


def test_what_is_not_chosen_is_told_and_what_was_typed_stays(told):
    served, reading = told
    client = served.client("reviewer")
    typed = {"side:p1.age": "other", "value:p1.age": "twenty", "words:p1.age": "20"}
    answer = client.post(f"/agreement/settle/{reading}", form_of(client, reading) | typed)
    assert answer.status_code == 400
    assert "no choice on p3" in answer.content.decode()
    assert 'value="twenty"' in answer.content.decode()
    answer = client.post(f"/agreement/settle/{reading}", form_of(client, reading) | typed | {"side:p3": "keep"})
    assert answer.status_code == 400
    assert "45, 40–50, or 40+" in answer.content.decode()
    assert settled_of(served.case, reading) is None


def test_a_typed_value_is_kept_with_its_words(told):
    served, reading = told
    client = served.client("reviewer")
    typed = {"side:p1.age": "other", "value:p1.age": "20+", "words:p1.age": "Khaled Hamshou, 20", "side:p3": "keep"}
    answer = client.post(f"/agreement/settle/{reading}", form_of(client, reading) | typed)
    assert answer.status_code == 302
    assert settled_of(served.case, reading) is not None


def test_a_form_of_older_codings_is_not_taken(told):
    served, reading = told
    client = served.client("reviewer")
    form = form_of(client, reading)
    code_as(served.case, reading, "hadi", PEOPLE[:2])
    answer = client.post(f"/agreement/settle/{reading}", form | {"side:p1.age": "right", "side:p3": "drop"})
    assert answer.status_code == 400
    assert settled_of(served.case, reading) is None


def test_who_made_one_of_the_two_is_warned_and_stopped_while_another_may_settle(told):
    served, reading = told
    own = served.client(member=served.member("reviewer", name="hadi"))
    page = own.get(f"/agreement/settle/{reading}").content.decode()
    assert "nobody else may settle them" in page
    served.member("reviewer", name="leila")
    page = own.get(f"/agreement/settle/{reading}").content.decode()
    assert "Somebody who made neither must settle them." in page
    chosen = {"side:p1.age": "right", "side:p3": "drop"}
    assert own.post(f"/agreement/settle/{reading}", form_of(own, reading) | chosen).status_code == 400
    assert settled_of(served.case, reading) is None


def test_a_report_without_two_codings_is_not_there(served):
    reading = reading_of(served.case, PEOPLE[:1], "One")
    client = served.client("reviewer")
    assert client.get(f"/agreement/settle/{reading}").status_code == 404
    code_as(served.case, reading, "rima", PEOPLE[:1], blind=True)
    assert client.get(f"/agreement/settle/{reading}?one=rima&other=nobody").status_code == 404
    assert "no other coding yet" in client.get("/agreement/settle/").content.decode()


def test_who_is_to_code_a_report_blind_may_not_look(served):
    reading = reading_of(served.case, PEOPLE[:2], "One")
    code_as(served.case, reading, "hadi", PEOPLE[:2])
    code_as(served.case, reading, "english", PEOPLE[:1])
    member = served.member("reviewer", name="leila")
    with served.case.writing() as pen:
        assign(pen, reading, "leila")
    client = served.client(member=member)
    assert client.get(f"/agreement/settle/{reading}?one=hadi&other=english").status_code == 403


def test_words_of_strangers_stay_words(served):
    reading = reading_of(served.case, PEOPLE[:1], "<script>alert(1)</script> & more")
    code_as(served.case, reading, "<b>hadi</b>", PEOPLE[:1])
    code_as(served.case, reading, "rima", PEOPLE[:1], blind=True, ages={"p1": 21})
    client = served.client("reviewer")
    for address in (f"/agreement/settle/{reading}", "/agreement/settle/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>hadi" not in page
