"""What the columns of a list mean is suggested, and a person's word stands above it."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.lists.columns import (
    GivenColumns,
    columns_from_yaml,
    columns_of,
    columns_to_yaml,
    fields,
    parse_meaning,
)
from onrecord.jobs.tables import Wish, read_list
from tests.jobs.lists.some_lists import COMMITTEE, MONITORS, NOTHING_GIVEN, saved


@pytest.fixture
def meanings(tmp_path):
    """Give a function that gives what the columns of a list mean, by heading."""

    def give(text, given=NOTHING_GIVEN):
        (table,) = read_list(saved(tmp_path, some=text)[0], Wish()).tables
        return {column.meaning.heading: column.meaning.to for column in columns_of(table, given)}

    return give


def test_lists_in_two_languages_have_the_same_columns(meanings):
    assert meanings(COMMITTEE) == {
        "م": "id",
        "الاسم الأول": "victim.given",
        "اسم الأب": "victim.father",
        "الكنية": "victim.family",
        "الجنس": "victim.sex",
        "العمر": "victim.age",
        "تاريخ الوفاة": "incident.date",
        "المكان": "incident.place",
        "رقم الحادثة": "incident.id",
    }
    assert meanings(MONITORS)["Father's name"] == "victim.father"


def test_births_grandfathers_and_incidents_are_known_here(meanings):
    told = meanings("Name,Grandfather's name,Date of birth,Incident ID,Weapon\nHuda Ferjani,Ali,3/4/1990,i1,mortar\n")
    assert [*told.values()] == ["victim.name", "victim.grandfather", "victim.born", "incident.id", "text"]


def test_a_part_of_a_name_in_two_scripts_is_two_columns_and_in_one_script_one(meanings):
    told = meanings("First name,First name (Arabic),Family name,Surname\nHuda,هدى,Ferjani,Salem\n")
    assert [*told.values()] == ["victim.given", "victim.given", "victim.family", "text"]


def test_a_list_has_one_id(meanings):
    assert [*meanings("ID,Ref,Name\n1,x,Huda Ferjani\n").values()] == ["id", "text", "victim.name"]


def test_a_persons_word_stands_above_what_is_suggested(meanings):
    said = GivenColumns({"REF": parse_meaning("REF", "id"), "Place": parse_meaning("Place", "text")}, {})
    assert [*meanings("Ref,Who,Place\nx,Huda Ferjani,Sabha\n", said).values()] == ["id", "text", "text"]


@pytest.mark.parametrize(
    ("told", "to", "order"),
    [
        ("victim.age", "victim.age", None), ("age", "victim.age", None), ("id", "id", None),
        ("date, day first", "incident.date", "day first"), ("incident.id", "incident.id", None),
    ],
)  # fmt: skip
def test_fields_are_named_whole_or_by_their_last_word(told, to, order):
    meaning = parse_meaning("some", told)
    assert (meaning.to, meaning.order) == (to, order)


def test_a_field_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(BadOption, match=r"found 'weight'; expected one of: victim\.born, .*victim\.grandfather"):
        parse_meaning("some", "weight")


def test_a_suggestion_as_it_is_written_is_read_back(tmp_path):
    (table,) = read_list(saved(tmp_path, some=MONITORS)[0], Wish()).tables
    said = GivenColumns({"Date of death": parse_meaning("Date of death", "date, month first")}, {})
    columns = columns_of(table, said)
    by_shape = columns_from_yaml(columns_to_yaml([("some.csv", columns)]), "map.yaml")
    again = columns_of(table, GivenColumns({}, by_shape))
    assert [each.meaning for each in again] == [each.meaning for each in columns]
    assert {each.known_by for each in again} == {"given"}
    assert all(name in columns_to_yaml([]) for name in fields())


def test_a_mapping_of_an_import_can_be_given():
    told = columns_from_yaml(
        "tables: [{row: victim, columns: {Name: victim.name, Weapon: incident.method}}]", "map.yaml"
    )
    ((name, weapon),) = told.values()
    assert (name.to, weapon.to) == ("victim.name", "text")


@pytest.mark.parametrize("text", ["tables: [", "names: []", "tables: [1]", "tables: [{row: victim}]"])
def test_what_is_no_mapping_is_told(text):
    with pytest.raises(BadOption, match=r"map\.yaml: found .*; expected a mapping"):
        columns_from_yaml(text, "map.yaml")
