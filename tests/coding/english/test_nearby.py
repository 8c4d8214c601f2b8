"""The date of an incident that no telling of it gives."""

from __future__ import annotations

import pytest

from tests.coding.told import PUBLISHED, incident

DATED = [
    "A farmer was shot dead at the gate of a mill in Bouar. The incident occurred on 2 June 2023.",
    "Rebels came back.\n\nMen had fled in the 2 June 2023 raid.\n\nA farmer was shot dead at the gate of a mill.",
    "On 2 June 2023 the rebels entered Bouar. They shot a farmer dead at the gate of a mill.",
]
UNDATED = [
    "A farmer was shot dead at the gate of a mill in Bouar. The harvest began on 2 June 2023.",
    "On 2 June 2023 the rebels entered Bouar.\n\nA farmer was shot dead at the gate of a mill.",
    "A farmer was shot dead at the gate of a mill in Bouar. The incident occurred on a Friday.",
    "A 2 June 2023 report names those who fled. A farmer was shot dead at the gate of a mill.",
    "BOUAR, 2 June 2023 — A census ends.\n\nA farmer was shot dead at the gate of a mill.",
]


@pytest.mark.parametrize("text", DATED)
def test_a_date_set_over_a_telling_or_on_the_incident_dates_it(code, text):
    when = incident(code(text, PUBLISHED)).when
    assert (when.text, str(when.earliest), str(when.latest)) == ("2 June 2023", "2023-06-02", "2023-06-02")


@pytest.mark.parametrize("text", UNDATED)
def test_a_date_of_something_else_does_not(code, text):
    assert incident(code(text, PUBLISHED)).when.text is None


def test_a_month_is_made_finer_by_a_day_of_it_told_nearby(code):
    text = "A farmer was shot dead in June 2023. His mill burnt in the 2 June 2023 raid."
    assert str(incident(code(text, PUBLISHED)).when.latest) == "2023-06-02"
