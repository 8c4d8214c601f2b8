"""Tokens of one's own: made by whoever proved who they are, shown once, listed, revoked."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from onrecord.store.people.members import set_password
from onrecord.store.people.models import Token
from onrecord.store.people.tokens import tokens_of
from tests.served import PASSWORD
from tests.tokens import Programme, token_of

MAKE = {"name": "weekly export", "days": "30", "scopes": ["read", "code"]}


def shown(answer):
    return re.search(r'<code dir="ltr">(onrecord_[\w-]{43})</code>', answer.content.decode())[1]


def test_a_token_is_shown_once_and_works_from_then_on(served):
    member = served.member("coder")
    client = served.client(member=member, fresh=True)
    answer = client.post(reverse("account_make_token"), MAKE)
    secret = shown(answer)
    assert Programme(secret).get("/me")["rights"] == ["code", "read"]
    page = client.get(reverse("account_tokens")).content.decode()
    assert "weekly export" in page
    assert secret not in page
    assert "1 token holds" in client.get(reverse("account")).content.decode()


def test_making_one_asks_who_sits_there(served):
    client = served.client("coder")
    answer = client.post(reverse("account_make_token"), MAKE)
    assert answer["location"].startswith(reverse("account_reauthenticate"))
    assert not Token.objects.exists()


def test_without_the_second_factor_that_roles_need_none_is_made(served):
    client = served.client("administrator", proven=False, fresh=True)
    answer = client.post(reverse("account_make_token"), MAKE | {"scopes": ["read"]})
    assert answer["location"].startswith(reverse("second_factor"))
    assert not Token.objects.exists()


def test_it_is_kept_whether_a_second_factor_was_given(served):
    for proven in (True, False):
        client = served.client("coder", proven=proven, fresh=True)
        Programme(shown(client.post(reverse("account_make_token"), MAKE))).get("/me")
    assert list(Token.objects.order_by("pk").values_list("is_proven", flat=True)) == [True, False]


def test_whoever_must_change_their_password_makes_none(served):
    member = served.member("coder", password=PASSWORD)
    with served.case.writing() as pen:
        set_password(pen, member, PASSWORD + " more", must_change=True)
    answer = served.client(member=member, fresh=True).post(reverse("account_make_token"), MAKE)
    assert answer["location"] == reverse("account_password")


@pytest.mark.parametrize(
    "told", [{"scopes": []}, {"scopes": ["judge"]}, {"name": ""}, {"name": "n" * 81}, {"days": "366"}, {"days": "x"}]
)
def test_what_is_wrong_is_told_beside_its_field_and_what_was_typed_stays(served, told):
    client = served.client("coder", fresh=True)
    answer = client.post(reverse("account_make_token"), MAKE | told)
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert not Token.objects.exists()


def test_only_one_s_own_rights_can_be_chosen(served):
    page = served.client("coder", fresh=True).get(reverse("account_make_token")).content.decode()
    assert re.findall(r'name="scopes" value="(\w+)"', page) == ["read", "add", "code"]


def test_how_long_it_holds_is_said_in_the_reader_s_language(served):
    client = served.client("coder", fresh=True)
    page = client.get(reverse("account_make_token"), headers={"accept-language": "ar"}).content.decode()
    assert re.findall(r'<option value="(\d+)"', page)[:3] == ["7", "30", "90"]
    assert "days" not in re.search(r'<select name="days".*?</select>', page, re.S)[0].partition(">")[2]


def test_one_s_own_is_revoked_at_once_and_no_other(served):
    member = served.member("coder")
    row, secret = token_of(served.case, member)
    other = served.client("coder")
    for asked in (str(row.pk), "x", "9" * 30, ""):
        assert other.post(reverse("account_revoke_token"), {"token": asked}).status_code == 404
    assert served.client(member=member).post(reverse("account_revoke_token"), {"token": row.pk}).status_code == 302
    Programme(secret).get("/me", status=401)
    assert [each.state for each in tokens_of(served.case, member)] == ["revoked"]
