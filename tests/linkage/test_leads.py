"""What is tied has one lead, whatever the order of the ties."""

from __future__ import annotations

from itertools import permutations

from onrecord.linkage.leads import lead_of, tie


def test_what_is_tied_by_others_has_the_first_of_all_for_its_lead():
    for pairs in permutations([("c", "d"), ("b", "c"), ("a", "d"), ("x", "y")]):
        lead: dict[str, str] = {}
        for pair in pairs:
            tie(lead, *pair)
        assert {record: lead_of(lead, record) for record in "abcdxy"} == {
            **dict.fromkeys("abcd", "a"),
            "x": "x",
            "y": "x",
        }


def test_what_nothing_is_tied_to_leads_itself():
    assert lead_of({}, 7) == 7
