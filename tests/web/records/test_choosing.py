"""Choose which claim stands: with a reason, taken back at will, and shown at once."""

from __future__ import annotations

import re

import pytest

from onrecord.store.judgements import VALUE, held_judgements
from onrecord.store.models import Judgement
from tests.web.records.told import joined


def accounts(page):
    return re.findall(r'name="account" id="a\d+" value="([^"]+)"', page.content.decode())


def choose(client, record, account, of="when", reason="the hospital keeps a register"):
    return client.post(f"/records/{record}/stands", {"of": of, "account": account, "reason": reason})


def test_a_choice_stands_at_once_with_who_made_it_and_why(served):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    chosen = accounts(client.get(f"/records/{record}/claims?of=when"))[0]
    assert choose(client, record, chosen)["location"] == f"/incidents/{record}/"
    page = client.get(f"/incidents/{record}/").content.decode()
    assert "· 13 March 2016</h1>" in page
    assert "chosen by a person" in page
    assert "chose which claim stands" in page
    assert "the hospital keeps a register" in page


def test_choosing_another_takes_the_first_back(served):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    first, second = accounts(client.get(f"/records/{record}/claims?of=when"))
    choose(client, record, first)
    choose(client, record, second)
    assert "· 14 March 2016</h1>" in client.get(f"/incidents/{record}/").content.decode()
    held = {claim for row in held_judgements(served.case, VALUE) for claim in [row.subjects]}
    assert all(second.partition("/")[0] in claim for claim in held)


def test_a_choice_is_taken_back_for_the_rules_to_choose_again(served):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    choose(client, record, accounts(client.get(f"/records/{record}/claims?of=when"))[0])
    assert "none" in accounts(client.get(f"/records/{record}/claims?of=when"))
    choose(client, record, "none")
    assert held_judgements(served.case, VALUE) == []
    assert "13 March 2016 to 14 March 2016" in client.get(f"/incidents/{record}/").content.decode()


def test_a_number_that_is_chosen_is_the_one_that_is_counted(served):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    page = client.get(f"/records/{record}/claims?of=counts.killed")
    twelve = next(
        each for each in accounts(page) if f'value="{each}"' in page.content.decode() and _says(page, each, 12)
    )
    choose(client, record, twelve, "counts.killed")
    told = client.get(f"/incidents/{record}/").content.decode()
    assert '<a href="#n-killed">12</a>' in told
    assert "<b>12</b> killed" in client.get("/incidents/").content.decode()


def _says(page, account, number):
    after = page.content.decode().split(f'value="{account}"')[1][:400]
    return f'<bdi dir="auto">{number}</bdi>' in after


def test_what_is_told_of_a_person_is_chosen_on_their_own_page(served):
    _, person = joined(served.case)
    client = served.client("reviewer")
    chosen = accounts(client.get(f"/records/{person}/claims?of=age"))[0]
    assert choose(client, person, chosen, "age")["location"] == f"/people/{person}/"
    assert "chosen by a person" in client.get(f"/people/{person}/").content.decode()


@pytest.mark.parametrize(("account", "reason"), [("c0ffee/c1", "why"), ("", "why"), (None, " ")])
def test_what_is_no_choice_or_has_no_reason_is_not_kept(served, account, reason):
    record, _ = joined(served.case)
    client = served.client("reviewer")
    given = accounts(client.get(f"/records/{record}/claims?of=when"))[0] if account is None else account
    before = Judgement.objects.using(served.case.alias).count()
    assert choose(client, record, given, reason=reason).status_code == 400
    assert Judgement.objects.using(served.case.alias).count() == before


def test_a_reader_sees_the_accounts_and_chooses_nothing(served):
    record, _ = joined(served.case)
    client = served.client("reader")
    page = client.get(f"/records/{record}/claims?of=when")
    assert "The Gazette" in page.content.decode()
    assert accounts(page) == []
    assert choose(client, record, "x").status_code == 403


@pytest.mark.parametrize("of", ["", "mood"])
def test_there_is_no_page_of_a_value_that_nobody_tells(served, of):
    record, _ = joined(served.case)
    assert served.client("reader").get(f"/records/{record}/claims?of={of}").status_code == 404
