"""Every hostile case against the whole workbench: nothing gets through, on either database."""

from __future__ import annotations

import pytest

from bench.workbench.cases import CASES
from bench.workbench.desk import open_desk
from tests.filled import NOT_LOOKED_AT
from tests.web.test_rights import TABLE

# Each of these sends thousands of requests.
LONG = (
    "fields: ",
    "forms: ",
    "parameters: ",
    "edit of wrong shapes",
    "open redirect",
    "part of an address",
    "bodies of",
    "10,000",
    "looking changes nothing",
    "lines in headers",
    # These wait between requests to one site, or unfold hundreds of megabytes.
    "address: redirects in a ring",
    "address: an answer that unfolds",
    "packed: ",
)


def _marked(case):
    return pytest.param(case, id=case.name, marks=pytest.mark.slow if case.name.startswith(LONG) else ())


@pytest.fixture(scope="module")
def desk(served_maker, tmp_path_factory):
    """Give one desk for every case: what one leaves behind is what the next meets."""
    with open_desk(served_maker, tmp_path_factory.mktemp("hostile") / "case") as opened:
        yield opened


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_nothing_gets_through(desk, case):
    assert case.check(desk) == [], case.tried


def test_every_screen_is_among_those_that_are_tried(desk):
    looked_at = {name for name, row in TABLE.items() if "GET" in row["methods"]} - NOT_LOOKED_AT.keys()
    assert looked_at == desk.filled.pages.keys()
    wrong = {path: answer.status_code for path, answer in desk.crawled.items() if answer.status_code != 200}
    assert wrong == {"/account/again/": 302}


def test_cases_are_many_and_each_has_a_name_of_its_own():
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) >= 60
