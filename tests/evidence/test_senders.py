from __future__ import annotations

from onrecord.evidence.parts import Draft
from onrecord.evidence.senders import number_senders, protected


def test_senders_are_numbered_in_order_of_appearance():
    numbers = {}
    drafts = [Draft(source=protected(name)) for name in ("Nadia", "Samir", "nadia ")]
    labels = [number_senders(draft, numbers).source for draft in drafts]
    assert labels == ["protected sender 1", "protected sender 2", "protected sender 1"]


def test_a_source_and_a_byline_are_numbered_alike():
    draft = number_senders(Draft(source=protected("Nadia"), byline=f"{protected('Samir')}, Levant Wire"), {})
    assert (draft.source, draft.byline) == ("protected sender 1", "protected sender 2, Levant Wire")


def test_what_is_public_stays():
    draft = Draft(source="Levant Wire", byline=None)
    assert number_senders(draft, {}) == draft


def test_a_mark_does_not_hold_the_name():
    assert "Nadia" not in protected("Nadia")
