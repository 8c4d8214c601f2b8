"""The pages about the open format and the formats of exchange say what the code does."""

from __future__ import annotations

import json
import re
from dataclasses import fields

from onrecord.publish.exchange.checking.checking import Check
from onrecord.publish.exchange.specification import OBJECTS, field_table, format_table
from onrecord.publish.wire import FORMAT, VERSION
from tests.sources import ROOT

SPECIFICATION = (ROOT / "docs/reference/casualty-records.md").read_text(encoding="utf-8")
HOW_TO = (ROOT / "docs/how-to/publish/exchange.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```json\n(.*?)^```$", SPECIFICATION, re.MULTILINE | re.DOTALL)


def test_the_specification_has_every_field_of_every_object():
    for name in OBJECTS:
        assert f"\n### {name}\n" in SPECIFICATION
        assert field_table(name) in SPECIFICATION, f"write field_table({name!r}) into the page"


def test_every_object_within_an_object_has_a_section():
    linked = set(re.findall(r"\]\(#([a-z-]+)\)", SPECIFICATION))
    assert linked <= {name.replace(" ", "-") for name in OBJECTS}


def test_no_field_is_without_a_meaning():
    assert all(f"| `{each.name}` |" in field_table(name) for name, kind in OBJECTS.items() for each in fields(kind))
    assert "|  |\n" not in "".join(field_table(name) for name in OBJECTS)


def test_the_first_example_is_a_whole_file(tmp_path):
    (tmp_path / "records.jsonl").write_text(BLOCKS[0], encoding="utf-8")
    check = Check(tmp_path / "records.jsonl")
    assert list(check.problems()) == []
    assert check.level == 1


def test_the_last_example_is_at_the_highest_level(tmp_path):
    head = {
        "type": "dataset", "format": FORMAT, "format_version": VERSION, "title": "T", "publisher": "P", "version": "1",
        "made_on": "2024-04-01", "audience": "public", "incidents": 1, "victims": 1, "named": 1,
    }  # fmt: skip
    lines = [json.dumps(each) for each in (head, json.loads(BLOCKS[-1]))]
    (tmp_path / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    check = Check(tmp_path / "records.jsonl")
    assert [str(each) for each in check.problems()] == []
    assert check.level == 3


def test_the_how_to_lists_every_format_with_its_losses():
    assert format_table() in HOW_TO, "write format_table() into the page"
