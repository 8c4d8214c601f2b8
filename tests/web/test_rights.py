"""Every address of the workbench against every role: the map of addresses is read, and an address without a row fails.

The rows stand in tests/web/rights/*.yaml, one file a screen: the right each address needs, and the methods it answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from onrecord.store.people.rights import roles_register
from onrecord.web.access.rights import MEMBER, OF_PROGRAMMES, OPEN, right_of

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
FILLED = {"int": 1, "str": "x", "slug": "x", "path": "x", "uuid": "6f1ed002-ab59-4b0c-8b0e-5d6d3f6f3a34"}
ROLES = tuple(roles_register().roles)


def addresses() -> Iterator[tuple[str, URLPattern, dict[str, object]]]:
    """Yield every address of the map with its full name and something for each of its parts."""
    yield from _within(get_resolver(), "", {})


def _within(resolver: URLResolver, before: str, filled: dict) -> Iterator[tuple[str, URLPattern, dict]]:
    for each in resolver.url_patterns:
        parts = filled | {name: _filler(kind) for name, kind in each.pattern.converters.items()}
        if isinstance(each, URLResolver):
            inner = f"{before}{each.namespace}:" if each.namespace else before
            yield from _within(each, inner, parts)
        else:
            yield f"{before}{each.name}", each, parts


def is_operation(name: str) -> bool:
    """True of an operation of the API, which tests/web/api/test_permissions.py holds to the right that it names."""
    return name.startswith("api:") and name != "api:openapi"


def _filler(converter: object) -> object:
    name = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
    return FILLED[name]


def rows() -> dict[str, dict]:
    """Give the rows of the table by the name of the address."""
    told: dict[str, dict] = {}
    for path in sorted((Path(__file__).parent / "rights").glob("*.yaml")):
        some = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert not told.keys() & some.keys(), path.name
        told |= some
    return told


MAP = {name: (pattern, parts) for name, pattern, parts in addresses() if not is_operation(name)}
TABLE = rows()


def test_every_address_has_a_row_and_every_row_an_address():
    assert MAP.keys() == TABLE.keys()


def test_every_name_is_given_once():
    names = [name for name, *_ in addresses()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", MAP)
def test_a_view_needs_what_its_row_says(name):
    assert right_of(MAP[name][0].callback) == TABLE[name]["right"]


def test_every_view_of_the_api_is_of_programmes():
    operations = [pattern.callback for name, pattern, _ in addresses() if is_operation(name)]
    assert {right_of(view) for view in operations} == {OF_PROGRAMMES}


@pytest.fixture
def clients(served):
    return {role: served.client(role) for role in ROLES}


def unchecked() -> list[str]:
    """Give the addresses without a row, the rows without an address, and the views that need something else."""
    found = [f"{name}: no row" for name in MAP if name not in TABLE]
    found += [f"{name}: no address" for name in TABLE if name not in MAP]
    both = MAP.keys() & TABLE.keys()
    return found + [f"{name}: needs other" for name in both if right_of(MAP[name][0].callback) != TABLE[name]["right"]]


def let_in_wrongly(clients) -> list[str]:
    """Give every address, method and role for which a client got in, or was refused, against the table."""
    wrong = []
    for name, (_, parts) in MAP.items():
        row, address = TABLE[name], reverse(name, kwargs=parts)
        if name == "account_logout":
            continue
        for method in METHODS:
            for role, client in clients.items():
                status = client.generic(method, address).status_code
                if (problem := _problem(row, method, role, status)) is not None:
                    wrong.append(f"{name} {method} {role}: {problem}")
    return wrong


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_only_roles_with_the_right_get_in(clients):
    assert let_in_wrongly(clients) == []


def let_in_unknown(served) -> list[str]:
    """Give every address and method for which whoever is not signed in is not sent to sign in."""
    wrong = []
    for name, (_, parts) in MAP.items():
        if TABLE[name]["right"] == OPEN:
            continue
        for method in METHODS:
            answer = served.stranger().generic(method, reverse(name, kwargs=parts))
            to_sign_in = answer.status_code == 302 and answer["location"].startswith("/account/login/")
            if not (to_sign_in or (answer.status_code in (401, 405) and name.startswith("api:"))):
                wrong.append(f"{name} {method}: {answer.status_code}")
    return wrong


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(served):
    assert let_in_unknown(served) == []


def _problem(row: dict, method: str, role: str, status: int) -> str | None:
    may = row["right"] in (OPEN, MEMBER, OF_PROGRAMMES) or row["right"] in roles_register().roles[role]
    if not may:
        return None if status == 403 else f"{status}, where 403 was expected"
    if method not in row["methods"]:
        return None if status in (403, 405) else f"{status}, where 405 was expected"
    refused_itself = status == 403 and row.get("refuses_itself")
    return f"{status}" if status >= 500 or (status == 403 and not refused_itself) else None
