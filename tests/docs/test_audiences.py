from __future__ import annotations

import pytest

from docs.reference_pages import audience_tables
from onrecord.publish.disclosure.audiences import audiences
from onrecord.publish.disclosure.rules import COARSER, CONDITIONS, FINDS
from onrecord.publish.disclosure.shape import every_field
from tests.sources import ROOT

PAGE = "\n".join(audience_tables())
HOW_TO = " ".join((ROOT / "docs" / "how-to" / "publish" / "disclose.md").read_text(encoding="utf-8").split())


def test_the_page_of_audiences_has_every_field_and_says_what_is_held_back():
    columns = list(audiences())
    rows = {
        row.split(" | ")[0].strip("| `"): row.split(" | ")[1:] for row in PAGE.splitlines() if row.startswith("| `")
    }
    assert list(rows) == list(every_field())
    for name, audience in audiences().items():
        held = {field for field, given in rows.items() if "held" in given[columns.index(name)]}
        assert held == set(audience.held)


def test_the_page_of_audiences_has_every_rule_with_its_reason():
    for audience in audiences().values():
        part = PAGE[PAGE.index(f"(`{audience.id}`)") :]
        for rule in audience.rules:
            assert f"| {rule.name} | {rule.when} |" in part
    assert "puts off: days 14, after incident" in PAGE


@pytest.mark.parametrize("word", [*CONDITIONS, *FINDS, *(level for levels in COARSER.values() for level in levels)])
def test_the_how_to_names_every_condition_and_effect(word):
    assert word in HOW_TO
