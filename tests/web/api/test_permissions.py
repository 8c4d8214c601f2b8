"""Every operation of the API against every role: the operations and their rights are read from the document itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from ninja import Schema

from onrecord.store.people.members import end_sessions, set_active, set_password, set_roles
from onrecord.store.people.models import Token
from onrecord.store.people.rights import rights_of, roles_register
from onrecord.store.people.tokens import revoke_token
from onrecord.web.api.tokens import ANY, OR
from onrecord.web.api.urls import operations
from tests.tokens import Programme, programme, token_of

ROLES = tuple(roles_register().roles)
OPERATIONS = [(method, address.removeprefix("/api/v1"), told) for method, address, told in operations()]
FILLED = {
    "{report}": f"sha256:{'0' * 64}", "{coding}": "0" * 64, "{record}": "0" * 64, "{number}": "999999",
    "{reading}": "0" * 64, "{sha256}": "0" * 64, "{setting}": "retention",
}  # fmt: skip
STATUSES = {"400", "401", "403", "404", "409", "422", "503"}


def filled(address):
    for part, told in FILLED.items():
        address = address.replace(part, told)
    return address


def calls():
    return [(method, filled(address), told["x-right"]) for method, address, told in OPERATIONS]


def may(rights, right):
    return right == ANY or not rights.isdisjoint(right.split(OR))


def test_every_operation_names_its_right_and_every_status():
    known = {*roles_register().rights, ANY}
    for method, address, told in OPERATIONS:
        assert set(told["x-right"].split(OR)) <= known, address
        assert {str(each) for each in told["responses"]} >= STATUSES, (method, address)
        assert told["security"] == [{"Bearer": []}]


def test_every_operation_has_a_name_of_its_own():
    names = [told["operationId"] for _, _, told in OPERATIONS]
    assert len(names) == len(set(names))


def test_every_number_and_every_word_that_is_sent_is_bounded():
    from onrecord.web.api.urls import document

    told = document()
    loose = []
    for _, address, operation in OPERATIONS:
        sent = [(each["name"], each["schema"]) for each in operation["parameters"]]
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        name = body.get("$ref", "").rpartition("/")[2]
        if name != "Coding":  # the contract of codings, which the store bounds
            sent += told["components"]["schemas"].get(name, {}).get("properties", {}).items()
        for field, schema in sent:
            for each in (schema, *schema.get("anyOf", ())):
                bounded = {"maximum", "maxLength", "maxItems", "pattern", "enum", "format", "const"} & each.keys()
                if each.get("type") in ("integer", "string", "array") and not bounded:
                    loose.append(f"{address} {field}")
    assert loose == []


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_a_token_gets_in_where_its_role_has_the_right_and_nowhere_else(served):
    wrong = []
    for role in ROLES:
        rights, caller = rights_of([role]), programme(served, role)
        for method, address, right in calls():
            status = caller.ask(method, address).status_code
            if (status == 403) == may(rights, right) or status in (401, 405) or status >= 500:
                wrong.append(f"{role} {method} {address}: {status}")
    assert wrong == []


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_a_token_with_fewer_scopes_does_no_more_than_they_say(served):
    wrong = []
    for scope in roles_register().rights:
        caller = programme(served, *ROLES, scopes=[scope])
        for method, address, right in calls():
            status = caller.ask(method, address).status_code
            if (status == 403) == may({scope}, right) or status == 401:
                wrong.append(f"{scope} {method} {address}: {status}")
    assert wrong == []


def ended(served, how):
    """Give a token that once held."""
    member = served.member(*ROLES, name="Hala", password="seven quiet herons")
    row, secret = token_of(served.case, member)
    assert Programme(secret).ask("GET", "/me").status_code == 200
    if how == "expired":
        Token.objects.using(served.case.alias).filter(pk=row.pk).update(
            expires_at=served.case.clock() - timedelta(seconds=1)
        )
        return secret
    served.member("administrator")
    with served.case.writing() as pen:
        {
            "revoked": lambda: revoke_token(pen, member, row.pk),
            "other roles": lambda: set_roles(pen, member, ["reader"]),
            "another password": lambda: set_password(pen, member, "eleven loud herons"),
            "first password": lambda: set_password(pen, member, "eleven loud herons", must_change=True),
            "sessions ended": lambda: end_sessions(pen, member),
            "shut out": lambda: set_active(pen, member, active=False),
        }[how]()
    return secret


@pytest.mark.parametrize(
    "how", ["expired", "revoked", "other roles", "another password", "first password", "sessions ended", "shut out"]
)
@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_a_token_that_ended_gets_in_nowhere(served, how):
    caller = Programme(ended(served, how))
    statuses = {caller.ask(method, address).status_code for method, address, _ in calls()}
    assert statuses == {401}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("secret", [None, "onrecord_", "onrecord_nobody", "x" * 4000, "é"])
@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_without_a_token_nothing_is_told_and_a_token_is_asked_for(secret):
    for method, address, _ in calls():
        answer = Programme(secret.encode().decode("latin-1") if secret else None).ask(method, address)
        assert answer.status_code == 401
        assert answer["www-authenticate"].startswith("Bearer")
        assert answer.json().keys() == {"thing", "found", "expected", "do"}


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_a_cookie_is_no_token(served):
    client = served.client(*ROLES, fresh=True)
    assert {client.generic(method, f"/api/v1{address}").status_code for method, address, _ in calls()} == {401}


def test_a_token_made_without_a_second_factor_ends_where_one_is_asked_for(served):
    member = served.member("administrator")
    assert Programme(token_of(served.case, member, proven=False)[1]).ask("GET", "/me").status_code == 401
    assert Programme(token_of(served.case, member, proven=True)[1]).ask("GET", "/me").status_code == 200


def test_the_document_is_for_members_and_programmes(served):
    assert served.stranger().get("/api/v1/openapi.json").status_code == 401
    assert served.client("reader").get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"
    assert programme(served, "reader").get("/openapi.json")["info"]["title"] == "onrecord"
    assert served.client("administrator", proven=False).get("/api/v1/openapi.json").status_code == 401


def test_an_address_that_is_none_is_told_in_json(served):
    caller = programme(served, "reader")
    assert caller.get("/nothing/here", status=404)["thing"] == "the address"
    answer = caller.ask("DELETE", "/reports")
    assert (answer.status_code, answer["allow"]) == (405, "GET, POST")
    assert answer.json()["thing"] == "the method"


def test_no_two_shapes_of_the_document_have_one_name():
    from onrecord.core import coding, report, values

    # The document names shapes by their classes: of two with one name it would tell one.
    shapes, waiting = [], [Schema]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        shapes += [each.__name__ for each in below if each.__module__.startswith("onrecord.web.api")]
    names = [*shapes, *coding.__all__, *report.__all__, *values.__all__]
    assert sorted({each for each in names if names.count(each) > 1}) == []
