"""Incidents whose place a coder only concluded are told apart."""

from __future__ import annotations

import pytest

from onrecord.jobs.coding import code_new, tasks
from onrecord.jobs.engine import InstalledEngine
from onrecord.store.doubted_places import doubted_places
from onrecord.store.models import RecordLine
from onrecord.store.tools import tools_of
from tests.cases import bring

SAID = {
    "concluded": "A shell killed three people in Maarat al-Numan on Monday.",
    "told": "An air strike in Kafr Nabl killed two men on 3 May 2015.",
    "untold": "Two bakers were killed on 3 May 2015.",
}


@pytest.mark.parametrize("which", SAID)
def test_a_place_that_is_concluded_is_doubted_and_one_that_is_told_is_not(case, which):
    bring(case, SAID[which])
    tools = tools_of(case)
    list(code_new(case, tasks(case, tools), tools, InstalledEngine()))
    records = list(RecordLine.objects.using(case.alias).filter(kind="incident").values_list("pk", flat=True))
    assert records
    assert doubted_places(case, records) == (frozenset(records) if which == "concluded" else frozenset())
