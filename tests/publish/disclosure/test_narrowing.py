"""A family has the incidents of whom it lost, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

from onrecord.publish.casualties import Statement
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.edition import HeldBack
from tests.disclosed import edition
from tests.published import ferry_file, incident_number, toll_of_rivers

FAMILY = replace(audience_named("family"), rules=())


def narrowed(*files, of):
    return disclose(edition(*files, tolls=lambda: iter((toll_of_rivers(),))), FAMILY, b"", of)


def test_only_the_incidents_of_the_victims_named_are_given():
    given = narrowed(ferry_file(), incident_number(1), incident_number(2), of=["v-mother"])
    assert [each.incident.id for each in given.incidents()] == ["i-ferry"]
    assert (given.about.incidents, given.about.victims) == (1, len(ferry_file().victims))
    assert HeldBack("incident", "other incidents", 2) in given.about.held_back


def test_no_toll_is_given_for_tolls_are_of_everybody():
    assert list(narrowed(ferry_file(), of=["v-mother"]).tolls()) == []
    assert len(list(narrowed(ferry_file(), of=[]).tolls())) == 1


def test_a_text_that_names_somebody_of_another_incident_is_held_back():
    other = ferry_file().victims[0].name
    file = incident_number(1)
    said = Statement("acts.type", "killing", file.citations[0].id, (f"as {other} had been",))
    file = replace(file, incident=replace(file.incident, statements=(said,)))
    (left,) = narrowed(ferry_file(), file, of=[file.victims[0].id]).incidents()
    assert other not in str(left)
