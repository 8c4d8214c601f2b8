"""The date of an incident that no telling of it gives."""

from __future__ import annotations

import pytest

from tests.coding.told import PUBLISHED, incident

DATED = [
    "A farmer was shot dead at the gate of a mill in Bouar. The incident occurred on 2 June 2023.",
    "On 2 June 2023 the rebels entered Bouar. They shot a farmer dead at the gate of a mill.",
]
UNDATED = [
    "A farmer was shot dead at the gate of a mill in Bouar. The harvest began on 2 June 2023.",
    "On 2 June 2023 the rebels entered Bouar.\n\nA farmer was shot dead at the gate of a mill.",
    "A farmer was shot dead at the gate of a mill in Bouar. The incident occurred on a Friday.",
]


@pytest.mark.parametrize("text", DATED)
def test_a_date_set_over_a_telling_or_on_the_incident_dates_it(code, text):
    when = incident(code(text, PUBLISHED)).when
    assert (when.text, str(when.earliest), str(when.latest)) == ("2 June 2023", "2023-06-02", "2023-06-02")


@pytest.mark.parametrize("text", UNDATED)
def test_a_date_of_something_else_does_not(code, text):
    assert incident(code(text, PUBLISHED)).when.text is None
