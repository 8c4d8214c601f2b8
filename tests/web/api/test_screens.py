"""The API does what the screens do: beside each address of the map stand operations, by the same right, or a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onrecord.web.access.rights import MEMBER, OF_PROGRAMMES, OPEN
from onrecord.web.api.tokens import ANY, OR
from onrecord.web.api.urls import operations
from tests.web.test_rights import MAP, TABLE

BESIDE = yaml.safe_load((Path(__file__).parent / "screens.yaml").read_text(encoding="utf-8"))
OPERATIONS = {told["operationId"]: (method, told["x-right"]) for method, _, told in operations()}
READ_BY_MORE = ("project", "project:scope", "project:codebook", "project:download", "project:languages")
WIDER = {
    # The views themselves turn away others than these.
    **{name: ("sources or settings",) for name in TABLE if name.startswith("sources")},
    # What may be changed here by few is read by more.
    **dict.fromkeys((*READ_BY_MORE, "coding_report", "coding_original"), ("read",)),
    "intake_source": ("sources or settings",),
    "account": (ANY,),
    "account_tokens": (ANY,),
}


def test_every_address_of_the_screens_has_operations_or_a_reason():
    assert BESIDE.keys() == MAP.keys()
    assert all(each.get("none") if isinstance(each, dict) else each for each in BESIDE.values())


def test_every_operation_that_is_named_is_there():
    named = {each for some in BESIDE.values() if isinstance(some, list) for each in some}
    assert named <= OPERATIONS.keys()


@pytest.mark.parametrize("name", [name for name, some in BESIDE.items() if isinstance(some, list)])
def test_an_operation_needs_the_right_that_its_screen_needs(name):
    right = TABLE[name]["right"]
    assert right not in (OPEN, OF_PROGRAMMES)
    for each in BESIDE[name]:
        needed = OPERATIONS[each][1]
        assert right == MEMBER or right in needed.split(OR) or needed in WIDER.get(name, ()), each


@pytest.mark.parametrize("name", [name for name, some in BESIDE.items() if isinstance(some, list)])
def test_what_a_screen_changes_is_changed_by_an_operation_that_is_sent_to(name):
    if TABLE[name]["methods"] == ["POST"]:
        assert "POST" in {OPERATIONS[each][0] for each in BESIDE[name]}
