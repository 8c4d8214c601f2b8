"""Edits are JSON both ways, and what is none is told by name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from onrecord.coding.editing.edits import Add, Put, Together, Value, edit_from_json, edit_from_plain, edit_to_json
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import PartyKind, RecordKind
from tests.coding.editing.drawn import histories


@given(histories())
def test_an_edit_reads_back_equal(history):
    for edit in history[2]:
        assert edit_from_json(edit_to_json(edit)) == edit


def test_each_value_names_its_claim():
    put = Put("e7", "p1", (Value("count.low", 2), Value("count.high", 3)))
    assert [put.claim_id(n) for n in range(2)] == ["e7.0", "e7.1"]


def test_words_that_a_thing_was_begun_with_are_kept_with_it():
    act = Add("k5", RecordKind.ACT, "i1", quotes=((3, 9),))
    assert edit_from_json(edit_to_json(act)) == act
    assert "quotes" not in edit_to_json(Add("k5", RecordKind.ACT, "i1"))


PUT = {"edit": "put", "id": "e1", "subject": "p1", "values": [["age", 4, None]]}
WRONG = [
    (3, "an object"),
    ({}, "one of accept"),
    ({"edit": ["accept"]}, "one of accept"),
    ({"edit": "accept"}, "a list"),
    ({"edit": "accept", "claims": []}, "at least one"),
    ({"edit": "accept", "claims": [1]}, "words"),
    ({"edit": "reject", "claims": ["c\0"]}, "words"),
    ({"edit": "reject", "claims": ["\ud800"]}, "words"),
    (PUT | {"values": []}, "at least one"),
    (PUT | {"values": [["age", 4]]}, "[property, value"),
    (PUT | {"values": [["age", [4], None]]}, "words, a number"),
    (PUT | {"values": [["age", {"absent": "lost"}, None]]}, "unknown or withheld"),
    (PUT | {"values": [["age", {"low": "1", "high": 2}, None]]}, "whole numbers"),
    (PUT | {"id": "p1"}, "e and a number"),
    (PUT | {"quotes": [[1]]}, "[start, end)"),
    (PUT | {"quotes": [[True, 4]]}, "[start, end)"),
    (PUT | {"stance": "sure"}, "one of asserted"),
    (PUT | {"according_to": "him"}, "a list"),
    ({"edit": "add", "id": "p1", "kind": "person"}, "one of incident"),
    ({"edit": "add", "id": "v1", "kind": "victim"}, "p and a number"),
    ({"edit": "add", "id": "p1", "kind": "victim", "party": "crowd"}, "one of person"),
    ({"edit": "undo", "number": 0}, "from 1"),
    ({"edit": "undo", "number": True}, "from 1"),
    ({"edit": "together", "edits": []}, "at least one"),
    ({"edit": "together", "edits": [{"edit": "undo", "number": 1}]}, "none that undoes"),
]


@pytest.mark.parametrize(("told", "expected"), WRONG)
def test_what_is_no_edit_is_told(told, expected):
    with pytest.raises(BadOption) as error:
        edit_from_plain(told)
    assert expected in error.value.expected


def test_what_is_no_json_is_told():
    with pytest.raises(BadOption):
        edit_from_json("{")


def test_edits_made_at_once_are_read_in_their_order():
    add = Add("p5", RecordKind.VICTIM, "i1", PartyKind.PERSON)
    both = Together((add, Put("e1", "p5", (Value("name", "Yusuf"),), ((0, 5),))))
    assert edit_from_plain(json.loads(edit_to_json(both))) == both
