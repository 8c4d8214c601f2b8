"""What is withdrawn is not given, and what it held back is held back in all that stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.coding import Relation
from onrecord.publish.casualties import Statement, Withdrawal
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.withdrawing import WITHDRAWN
from onrecord.publish.edition import HeldBack
from tests.disclosed import PUBLIC, confided, edition, victims
from tests.published import ferry_file, incident_number, toll_of_rivers

DAY = date(2024, 1, 1)


def withdrawn(files, *ids, audience=PUBLIC, **told):
    notes = tuple(Withdrawal(id_, DAY, "The family asked for it.") for id_ in ids)
    return disclose(edition(*files, withdrawals=notes, **told), audience)


def quoting(words):
    file = incident_number(3)
    said = Statement("acts.type", "killing", file.citations[0].id, (words,))
    return replace(file, incident=replace(file.incident, statements=(*file.incident.statements, said)))


def last_quote(file):
    return file.incident.statements[-1].quotes


def test_a_withdrawn_incident_is_not_given_and_is_counted():
    given = withdrawn([ferry_file(), incident_number(1)], "i-ferry")
    assert [each.incident.id for each in given.incidents()] == ["i0000001"]
    assert given.about.incidents == 1
    assert HeldBack("incident", "withdrawn", 1) in given.about.held_back


def test_the_name_of_a_child_is_looked_for_once_her_incident_is_withdrawn():
    child = ferry_file().victims[1].name
    given = withdrawn([ferry_file(), quoting(f"as {child} had been")], "i-ferry")
    assert last_quote(next(given.incidents())) == ("as [name withheld] had been",)


def test_the_words_of_a_protected_source_are_looked_for_once_its_incident_is_withdrawn():
    file = confided()
    words = next(quote for each in file.incident.statements for quote in each.quotes if len(quote.split()) > 6)
    given = withdrawn([file, quoting(f"somebody said: {words}")], file.incident.id)
    (left,) = given.incidents()
    assert words not in str(last_quote(left))


def test_one_who_is_withdrawn_is_named_in_no_quote_of_the_incident():
    file = ferry_file()
    mother, child, *others = file.victims
    said = Statement("age", 7, file.citations[0].id, (f"with {mother.name} at his side",))
    file = replace(file, victims=(mother, replace(child, statements=(*child.statements, said)), *others))
    (left,) = withdrawn([file], mother.id, audience=audience_named("partner")).incidents()
    assert mother.id not in victims(left)
    assert mother.name not in str(left)


def test_a_name_that_somebody_who_stays_has_is_not_looked_for():
    file = ferry_file()
    mother = file.victims[0]
    again = replace(mother, id="v-mother-again", relations=())
    (left,) = withdrawn([replace(file, victims=(*file.victims, again))], "v-mother-again").incidents()
    assert victims(left)["v-mother"].name == mother.name
    assert WITHDRAWN.shown not in {each.rule for each in left.victims[0].withheld}


def test_nobody_leads_to_one_who_is_withdrawn():
    file = ferry_file()
    mother, child, *others = file.victims
    said = (
        Statement(f"relations.{child.id}", "mother of", file.citations[0].id, ("her son",)),
        Statement("part_of", child.id, file.citations[0].id, ("among them",)),
    )
    told = replace(mother, relations=(Relation("mother of", child.id),), part_of=child.id,
                   statements=(*mother.statements, *said))  # fmt: skip
    partner = audience_named("partner")
    (left,) = withdrawn([replace(file, victims=(told, child, *others))], child.id, audience=partner).incidents()
    left_mother = victims(left)[mother.id]
    assert left_mother.part_of is None
    assert left_mother.relations == ()
    assert not {each.property.partition(".")[0] for each in left_mother.statements} & {"relations", "part_of"}


def test_a_withdrawn_toll_is_not_given():
    toll = toll_of_rivers()
    assert list(withdrawn([ferry_file()], toll.id, tolls=lambda: iter((toll,))).tolls()) == []


def test_a_withdrawal_names_the_incident_that_stays():
    given = withdrawn([ferry_file(), incident_number(1)], "v-mother", "o-ferry")
    assert [(each.id, each.incident) for each in given.withdrawals] == [
        ("v-mother", "i-ferry"), ("o-ferry", "i-ferry"),
    ]  # fmt: skip
    (ferry, _) = given.incidents()
    assert "v-mother" not in victims(ferry)
    assert ferry.objects == ()


def test_a_withdrawal_names_no_incident_that_is_not_given():
    ferry = ferry_file()
    grade = replace(ferry.incident.grade, signed_on=None, is_confirmed=False)
    unsigned = replace(ferry, incident=replace(ferry.incident, grade=grade))
    given = withdrawn([unsigned, incident_number(1)], "v-mother", audience=audience_named("court"))
    assert [each.incident for each in given.withdrawals] == [None]
    assert [each.incident for each in withdrawn([ferry], "v-mother", "i-ferry").withdrawals] == [None, None]


def test_a_withdrawal_names_the_incident_by_the_id_that_it_is_given_by():
    child = ferry_file().victims[1]
    file = ferry_file()
    told = replace(
        file,
        incident=replace(file.incident, id="i-adam"),
        victims=tuple(replace(each, incident="i-adam") for each in file.victims),
    )
    given = withdrawn([told], "v-mother")
    (left,) = given.incidents()
    assert child.name.lower() not in left.incident.id
    assert [each.incident for each in given.withdrawals] == [left.incident.id]


def test_the_name_of_a_withdrawn_object_is_looked_for():
    file = ferry_file()
    partner = audience_named("partner")
    said = Statement("acts.k-shelling.method", "shelling", file.citations[0].id, ("aboard the Hamdan ferry",))
    incident = replace(file.incident, statements=(*file.incident.statements, said))
    file = replace(file, incident=incident, objects=(replace(file.objects[0], name="the Hamdan ferry"),))
    assert "Hamdan" in str(list(withdrawn([file], audience=partner).incidents()))
    (left,) = withdrawn([file], "o-ferry", audience=partner).incidents()
    assert "Hamdan" not in str(left)
