"""No form is taken that this workbench did not show: every address of the map, sent without its token."""

from __future__ import annotations

import pytest
from django.urls import reverse

from onrecord.store.people.rights import roles_register
from onrecord.web.access.rights import OPEN, right_of
from tests.web.test_rights import MAP, TABLE

EVERYTHING = tuple(roles_register().roles)
NO_SESSION = ("tell", "receipt")
"""Where strangers send: there is no session there that another site could use, and a token would need a cookie."""


def taken_without_token(served) -> list[str]:
    """Give the addresses that take something without the token, whoever is signed in."""
    clients = [
        served.client(*EVERYTHING, fresh=True, enforce_csrf_checks=True),
        served.stranger(enforce_csrf_checks=True),
    ]
    wrong = []
    for name, (_, parts) in MAP.items():
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            if method not in TABLE[name]["methods"] or name in NO_SESSION:
                continue
            for client in clients:
                answer = client.generic(method, reverse(name, kwargs=parts))
                refused = answer.status_code == 403 and b"did not come from here" in answer.content
                # What is called by programmes has tokens of its own in place of cookies.
                if not (refused or (name.startswith("api:") and answer.status_code in (401, 403, 405))):
                    wrong.append(f"{name} {method}: {answer.status_code}")
    return wrong


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_every_address_that_takes_something_refuses_it_without_the_token(served):
    assert taken_without_token(served) == []


def test_only_what_strangers_send_needs_no_token():
    exempt = {name for name, (pattern, _) in MAP.items() if getattr(pattern.callback, "csrf_exempt", False)}
    assert {name for name in exempt if not name.startswith("api:")} == set(NO_SESSION)
    assert {right_of(MAP[name][0].callback) for name in NO_SESSION} == {OPEN}


def test_a_form_with_its_token_is_taken(served):
    client = served.client("reader", enforce_csrf_checks=True)
    page = client.get(reverse("account"))
    token = page.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    told = {"language": "ar", "next": "/", "csrfmiddlewaretoken": token}
    assert client.post(reverse("language"), told).status_code == 302
