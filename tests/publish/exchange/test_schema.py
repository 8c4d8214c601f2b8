from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from onrecord.publish.exchange.checking.checking import Check
from onrecord.publish.exchange.schema import records_schema
from onrecord.publish.wire import edition_lines
from tests.publish.exchange.checking.broken import BROKEN, example
from tests.publish.exchange.editions import awkward_edition

SHAPE = ("wrong-value", "missing-field", "wrong-format", "wrong-version", "unknown-type")


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(records_schema())
    return Draft202012Validator(records_schema(), format_checker=FormatChecker())


def test_every_line_that_is_written_is_in_the_schema(validator):
    for line in edition_lines(awkward_edition(10)):
        validator.validate(json.loads(line))


@pytest.mark.parametrize("name", ["1-minimal", "2-with-sources", "3-with-statements"])
def test_every_line_of_the_examples_is_in_the_schema(validator, name):
    for line in example(name):
        validator.validate(line)


@pytest.mark.parametrize("broken", [each for each in BROKEN if each.code in SHAPE], ids=lambda each: each.name)
def test_what_the_validator_calls_a_wrong_shape_the_schema_refuses_too(validator, broken):
    line = json.loads(broken.data.decode().splitlines()[broken.line - 1])
    assert not validator.is_valid(line)


def test_every_field_says_what_it_means():
    silent = [
        f"{name}.{field}"
        for name, kind in records_schema()["$defs"].items()
        for field, shape in kind.get("properties", {}).items()
        if "description" not in shape
    ]
    assert silent == []


def test_the_schema_is_the_same_for_the_first_line_alone(validator, tmp_path):
    head = {"type": "dataset", "format": "casualty-records", "format_version": "2026.12"}
    assert not validator.is_valid(head)
    (tmp_path / "records.jsonl").write_text(json.dumps(head) + "\n", encoding="utf-8")
    told = {each.field for each in Check(tmp_path / "records.jsonl").problems()}
    assert told == {"title", "publisher", "version", "made_on", "audience"}
