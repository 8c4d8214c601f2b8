"""Who has an incident from whom, by its record."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.lineages import sources_of_incident
from onrecord.store.models import Record
from tests.told import tell_all


def test_reports_of_an_incident_are_its_graph_and_named_by_their_titles(case):
    (first, *_) = tell_all(case)
    for row in Record.objects.using(case.alias).filter(kind="incident"):
        found = sources_of_incident(case, row.pk)
        if first in found.titles:
            assert found.titles[first] == "Shells fell, as 0 tells"
            assert found.sources.number == 1
            return
    raise AssertionError("the report tells of no incident")


def test_what_is_no_incident_is_refused(case):
    tell_all(case)
    victim = Record.objects.using(case.alias).filter(kind="victim").first()
    with pytest.raises(BadOption):
        sources_of_incident(case, victim.pk)
