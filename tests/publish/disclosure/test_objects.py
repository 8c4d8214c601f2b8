"""What is given of things that were harmed: what they are and what was done; a name only where a rule lets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.scope import Scope
from onrecord.publish.casualties import Damaged, IncidentFile, ObjectRecord, Statement
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.naming import names_in_texts
from onrecord.publish.disclosure.objects import own_words, people_in
from tests.disclosed import PUBLIC, given, properties, survivor_file
from tests.published import ferry_file, incident_number

HOUSE = "the house of Yusuf N."
PARTNER = audience_named("partner")


def with_house(*quotes, name=HOUSE, file=None, **told):
    """Give an incident with a house in it, and statements of the incident with these quotes."""
    file = file or incident_number(3)
    report = file.citations[0].id
    said = (
        Statement("name", name, report, (f"A shell hit {name} at noon",)),
        Statement("type", "house", report, ("a house",)),
        Statement(f"harm.{file.incident.acts[0].id}", "destroyed", report, ("nothing was left of it",)),
    )
    house = ObjectRecord("o-1", file.incident.id, name, "house", harm=(Damaged("destroyed", file.incident.acts[0].id),),
                         statements=said)  # fmt: skip
    more = tuple(Statement("acts.type", "killing", report, (quote,)) for quote in quotes)
    incident = replace(file.incident, statements=(*file.incident.statements, *more))
    return replace(file, incident=incident, objects=(replace(house, **told),))


def test_the_public_is_told_what_it_is_and_what_was_done_and_not_its_name():
    (left,) = given(with_house())
    (thing,) = left.objects
    assert (thing.name, thing.type, thing.harm[0].damage) == (None, "house", "destroyed")
    assert "name" not in properties(thing)
    assert {"type", "harm"} <= {each.partition(".")[0] for each in properties(thing)}
    assert [each.property for each in thing.withheld if each.property != "texts"] == ["name"]


@pytest.mark.parametrize(
    "quote",
    ["A shell hit the house of Yusuf N. at noon", "Yusuf was not at home", "YUSUF N. lost it", "said Yussef N., owner"],
)
def test_its_name_and_whom_it_names_stand_in_no_quote(quote):
    (left,) = given(with_house(quote))
    assert "yus" not in str(left).lower()
    assert "yuss" not in str(left).lower()


def test_a_name_of_ordinary_words_is_not_given_and_hides_no_quote():
    (left,) = given(with_house("the vegetable markets were hit", name="the vegetable market"))
    assert left.objects[0].name is None
    assert left.incident.statements[-1].quotes == ("the vegetable markets were hit",)
    said = [quote for each in left.objects[0].statements for quote in each.quotes]
    assert "nothing was left of it" in said


def test_whom_it_names_stands_in_no_other_incident_either():
    other = incident_number(1)
    said = Statement("acts.type", "killing", other.citations[0].id, ("as Yusuf Nasser had told before",))
    other = replace(other, incident=replace(other.incident, statements=(*other.incident.statements, said)))
    left = given(other, with_house(name="the house of Yusuf Nasser"))
    assert "Nasser" not in str(left)


def test_a_partner_has_the_name_cleaned_of_whom_it_may_not_know():
    file = survivor_file()
    name = file.victims[0].name
    grade = replace(file.incident.grade, signed_on=date(2013, 1, 1), is_confirmed=True)
    file = replace(file, incident=replace(file.incident, grade=grade))
    school = with_house(name="the mill of Karsa")
    (left,) = given(school, audience=PARTNER)
    assert left.objects[0].name == "the mill of Karsa"
    (left,) = given(with_house(name=f"the shop of {name}", file=file), audience=audience_named("court"))
    assert name not in str(left.objects)
    assert left.objects[0].name.startswith("the shop of")


def test_where_sexual_violence_was_done_a_partner_has_no_name_and_the_public_no_object():
    (left,) = given(with_house(name="the mill of Karsa", file=survivor_file()), audience=PARTNER)
    assert left.objects[0].name is None
    (left,) = given(with_house(name="the mill of Karsa", file=survivor_file()))
    assert left.objects == ()
    assert "objects" in {each.property for each in left.incident.withheld}


def test_an_audience_that_has_no_objects_has_nothing_of_them():
    without = replace(PUBLIC, give=PUBLIC.give - {"IncidentFile.objects"})
    (left,) = given(with_house("nobody was in the house of Yusuf N."), audience=without)
    assert left.objects == ()
    assert "Yusuf" not in str(left)


def test_a_rule_may_hold_objects_back_where_there_was_sexual_violence():
    rule = next(each for each in PARTNER.rules if each.when == "sexual violence")
    holding = replace(rule, hold=rule.hold | {"IncidentFile.objects"})
    partner = replace(PARTNER, rules=tuple(holding if each is rule else each for each in PARTNER.rules))
    file = with_house("by the mill of Karsa", name="the mill of Karsa", file=survivor_file())
    (left,) = given(file, audience=partner)
    assert left.objects == ()
    assert "mill of Karsa" not in str(left)


def test_names_that_a_scope_protects_are_held_back_of_objects_too():
    scope = Scope("River road", ("killing",), "everybody", ("SD",), protected=("name",))
    (left,) = given(with_house(), audience=PARTNER, about={"scope": scope})
    assert left.objects[0].name is None


def test_an_object_of_an_incident_that_is_not_given_is_named_nowhere():
    early = with_house(name="the house of Yusuf Nasser")
    grade = replace(early.incident.grade, signed_on=None)
    early = replace(early, incident=replace(early.incident, grade=grade))
    other = ferry_file()
    said = Statement("acts.k-shelling.method", "shelling", other.citations[0].id, ("like Yusuf Nasser before them",))
    other = replace(other, incident=replace(other.incident, statements=(*other.incident.statements, said)))
    (left,) = given(early, other, audience=audience_named("court"))
    assert left.incident.id == "i-ferry"
    assert "Nasser" not in str(left)


def test_the_check_finds_a_name_that_an_object_is_given_by():
    assert "o-1" in names_in_texts(with_house(name="the house of Yusuf Nasser"))
    assert "o-1" not in names_in_texts(with_house(name="a small house"))


def test_the_words_that_tell_which_object_it_is():
    assert list(people_in("Umm Khaled bakery")) == ["Khaled"]
    assert list(people_in("منزل يوسف ناصر")) == ["يوسف ناصر"]
    assert list(people_in("the house of Yusuf Nasser and of Omar Issa")) == ["Yusuf Nasser", "Omar Issa"]
    assert list(people_in("the bakery")) == []
    assert list(own_words("the old Hamdan bakery")) == ["Hamdan"]
    assert list(own_words("the house of yusuf hamdan")) == ["yusuf", "hamdan"]
    assert list(own_words("an old house")) == []


def test_an_incident_without_objects_is_as_it_was():
    file = incident_number(2)
    (left,) = given(file)
    assert isinstance(left, IncidentFile)
    assert left.objects == ()
