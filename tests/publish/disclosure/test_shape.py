from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from onrecord.publish import casualties, edition
from onrecord.publish.casualties import IncidentRecord, VictimRecord
from onrecord.publish.disclosure.audiences import AUDIENCES, audiences, fields_by_class, load_audience, read_mapping
from onrecord.publish.disclosure.shape import Holds, blank, every_field, fields_of_path, is_structure, plan_of, shapes


def test_every_dataclass_of_what_is_published_is_walked():
    there = {
        name
        for module in (casualties, edition)
        for name, each in vars(module).items()
        if is_dataclass(each) and each.__module__ == module.__name__
    }
    assert there <= set(shapes())
    assert {"When", "Where", "Count", "Name", "Relation", "AgeRange", "Absent", "Scope"} <= set(shapes())


@pytest.mark.parametrize("name", sorted(audiences()))
def test_each_audience_names_every_field_there_is(name):
    """A field that is added to a dataclass fails here until every audience says whether it is given."""
    told = read_mapping(AUDIENCES / f"{name}.yaml")["fields"]
    named = {f"{cls}.{each}" for cls, listed in told["give"].items() for each in listed} | set(told["hold"])
    assert set(every_field()) - named == set()
    assert audiences()[name].held == set(told["hold"])


def test_a_field_that_no_list_names_is_held_back(tmp_path):
    text = (AUDIENCES / "public.yaml").read_text(encoding="utf-8")
    path = tmp_path / "public.yaml"
    path.write_text(text.replace("occupation, nationality,\n", "\n", 1), encoding="utf-8")
    assert {"VictimRecord.occupation", "VictimRecord.nationality"} <= load_audience(path).held


def test_fields_are_told_by_class():
    given = fields_by_class(audiences()["public"].give)
    assert "affiliation" not in given["VictimRecord"]
    assert given["Relation"] == ("type", "to")


def test_a_blank_is_what_the_dataclass_begins_with():
    assert blank("VictimRecord.name") is None
    assert blank("VictimRecord.names") == ()
    assert blank("IncidentRecord.counts") == {}
    assert blank("IncidentRecord.independent") == 0
    assert is_structure("VictimRecord.id")
    assert not is_structure("IncidentRecord.where")


def test_every_string_is_searched_but_for_our_own_words():
    held = {kept.field: kept.holds for cls in shapes().values() for kept in plan_of(cls)}
    assert held["Statement.quotes"] is held["Citation.title"] is held["About.codebook"] is Holds.WORDS
    assert held["Statement.value"] is Holds.WORDS
    assert held["VictimRecord.id"] is Holds.ID
    assert held["Statement.property"] is Holds.PATH
    assert held["IncidentRecord.counts"] is Holds.RECORDS
    assert held["Citation.published"] is Holds.NOTHING
    assert {each.name for each in fields(VictimRecord)} == {kept.name for kept in plan_of(VictimRecord)}


def test_a_property_goes_through_fields():
    assert list(fields_of_path(IncidentRecord, "actors.a1.name")) == ["IncidentRecord.actors", "ActorNamed.name"]
    assert list(fields_of_path(IncidentRecord, "counts.killed.low")) == ["IncidentRecord.counts", "Count.low"]
    assert list(fields_of_path(VictimRecord, "age.low.more")) == ["VictimRecord.age", "AgeRange.low"]
