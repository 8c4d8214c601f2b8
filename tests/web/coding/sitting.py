"""A report with suggestions and somebody who codes it over HTTP."""

from __future__ import annotations

import json

import pytest

from tests.kept import keep_coding
from tests.lifelike import bread_queue_coding

__all__ = ["TYPED", "amal", "at", "client", "reading", "send"]

TYPED = {
    "edit": "typed",
    "id": "e7",
    "subject": "p1",
    "field": "age",
    "typed": "46",
    "quotes": [[94, 96]],
    "replaces": [],
}


@pytest.fixture
def reading(served):
    return keep_coding(served.case, bread_queue_coding())


@pytest.fixture
def amal(served):
    return served.member("coder", name="Amal")


@pytest.fixture
def client(served, amal):
    return served.client(member=amal)


def at(reading, end=""):
    return f"/coding/{reading.pk}/{end}"


def send(client, reading, *edits, after=0):
    body = {"after": after, "edits": [{"token": f"t{n}", **each} for n, each in enumerate(edits)]}
    return client.post(at(reading, "edits"), json.dumps(body), content_type="application/json")
