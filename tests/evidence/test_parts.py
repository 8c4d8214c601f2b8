from __future__ import annotations

from onrecord.evidence.parts import Part, kept


def test_a_part_keeps_its_first_reason():
    assert Part("x").drop("share bar").drop("by-line").dropped == "share bar"


def test_kept_parts_are_those_with_no_reason():
    assert kept([Part("a"), Part("b", dropped="share bar")]) == (Part("a"),)
