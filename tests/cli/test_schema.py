"""`onrecord schema`."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from onrecord.core.wire import coding_to_json
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding


def test_the_schema_is_one_and_holds_the_codings_that_are_printed(run):
    schema = json.loads(run("schema", "coding").stdout)
    Draft202012Validator.check_schema(schema)
    for make in (arabic_coding, bread_queue_coding, ferry_coding):
        Draft202012Validator(schema).validate(json.loads(coding_to_json(make())))


def test_nothing_else_has_a_schema(run):
    result = run("schema", "nothing")
    assert result.exit_code == 2
    assert "'nothing' is not one of 'coding', 'casualty-records'" in result.stderr
