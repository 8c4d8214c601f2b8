from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.coding import Relation
from onrecord.core.values import AgeRange, Count, Name, Where
from onrecord.core.vocabulary import AgeGroup, Outcome, PlacePrecision
from onrecord.publish.casualties import (
    Harmed,
    Statement,
    Withdrawal,
    Withheld,
)
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.edition import HeldBack, Total
from tests.disclosed import PUBLIC, confided, edition, given, properties, survivor_file, victims
from tests.published import edition_of, ferry_file, incident_number


def test_a_child_is_counted_and_not_told_apart():
    child = victims(given(ferry_file())[0])["v-child"]
    assert (child.name, child.names, child.age, child.age_group) == (None, (), None, AgeGroup.CHILD)
    assert properties(child) == {"harm.k-shelling"}
    assert Withheld("name", "children") in child.withheld


def test_a_quote_of_another_that_names_a_child_is_marked():
    file = ferry_file()
    mother = file.victims[0]
    quote = Statement("status", "civilian", file.citations[0].id, ("Halima and little ADAM were neighbours",))
    file = replace(file, victims=(replace(mother, statements=(*mother.statements, quote)), *file.victims[1:]))
    left = victims(given(file)[0])["v-mother"].statements[-1]
    assert left.quotes == ("Halima and little [name withheld] were neighbours",)


def test_a_name_is_found_in_another_script_and_marked_in_the_language_of_the_text():
    file = ferry_file()
    child = replace(file.victims[1], name="Zubayda", names=())
    said = Statement("status", "civilian", file.citations[1].id, ("قُتلت زبيدة مع أمها",))
    mother = replace(file.victims[0], statements=(said,))
    left = victims(given(replace(file, victims=(mother, child)))[0])["v-mother"]
    assert left.statements[0].quotes == ("قُتلت [حُجب الاسم] مع أمها",)


def test_a_quote_in_which_the_withheld_words_cannot_be_found_goes_whole():
    file = ferry_file()
    report = file.citations[1].id
    child = replace(file.victims[1], occupation="shepherd", statements=(
        Statement("occupation", "shepherd", report, ("كان راعيا",)),
        Statement("harm.k-shelling", "killed", report, ("قتل وكان راعيا",)),
    ))  # fmt: skip
    left = victims(given(replace(file, victims=(child,)))[0])["v-child"].statements
    assert [(each.property, each.quotes, each.withheld) for each in left] == [("harm.k-shelling", (), "children")]


def test_relations_to_a_child_go_both_ways():
    left = victims(given(ferry_file())[0])["v-mother"]
    assert left.relations == ()
    assert "relations.v-child" not in properties(left)
    assert left.withheld == (Withheld("relations", "to protect people"),)


def test_a_namesake_who_is_given_keeps_her_name():
    first, second = ferry_file(), incident_number(1)
    adult = replace(second.victims[0], name="Adam Salim Bakri", names=(), statements=(
        Statement("name", "Adam Salim Bakri", second.citations[0].id, ("Adam Salim Bakri, 43",)),
    ))  # fmt: skip
    left = given(first, replace(second, victims=(adult,)))[1].victims[0]
    assert left.name == "Adam Salim Bakri"
    assert left.statements[0].quotes == ("Adam Salim Bakri, 43",)


def test_a_kunya_that_names_a_child_is_marked():
    file = ferry_file()
    father = replace(file.victims[0], name="Abu Adam", names=(Name("Idris Adam"),), relations=(), statements=())
    left = victims(given(replace(file, victims=(father, file.victims[1])))[0])["v-mother"]
    assert left.name == "Abu [name withheld]"
    assert left.names[0].text == "Idris Adam"


def test_where_sexual_violence_was_done_day_and_place_are_coarser():
    left = given(survivor_file())[0]
    when, where = left.incident.when, left.incident.where
    assert (when.earliest, when.latest, when.text) == (date(2012, 1, 1), date(2012, 1, 31), None)
    assert (where.text, where.precision, where.coordinates_precision) == (
        None,
        PlacePrecision.PROVINCE,
        PlacePrecision.PROVINCE,
    )
    assert where.name != "Kutum"
    assert left.citations[0].published is None
    assert left.citations[0].title is None
    assert left.victims[0].name is None
    assert left.victims[0].age_group is AgeGroup.ADULT
    assert left.victims[0].harm == (Harmed(Outcome.TORTURED, None),)


def test_statements_follow_what_was_made_coarser():
    statements = {each.property: each for each in given(survivor_file())[0].incident.statements}
    assert statements["when.earliest"].value == "2012-01-01"
    assert statements["acts.k-v.type"].quotes == ("in [place withheld] on [date withheld]",)
    assert set(statements) == {"when.earliest", "where.name", "where.latitude", "acts.k-v.type"}
    assert statements["where.name"].quotes == ()
    assert statements["where.name"].withheld == "to protect people"


def test_a_count_of_one_is_held_back_where_it_is_about_a_survivor():
    incident = given(survivor_file())[0].incident
    assert set(incident.counts) == {"killed"}
    assert Withheld("counts.tortured", "to protect people") in incident.withheld
    assert incident.disagreements == ()


def test_a_report_is_cited_in_the_same_way_by_every_incident():
    other = replace(incident_number(1), citations=survivor_file().citations)
    left = given(survivor_file(), other)[1].citations[0]
    assert (left.title, left.published) == (None, None)


def test_a_protected_source_leaves_no_trace():
    disclosed = disclose(
        edition(confided(), withdrawals=(Withdrawal("w", date(2024, 1, 1), "Fatima Khalil took it back"),)), PUBLIC
    )
    left = next(disclosed.incidents())
    assert [each.id for each in left.citations] == list(left.incident.reports) == [left.citations[0].id]
    first, second = left.incident.statements
    assert (first.report, first.quotes, first.according_to, first.withheld) == (None, (), (), "protected sources")
    assert second.quotes == ("[source withheld] says [source withheld]",)
    assert disclosed.withdrawals[0].note == "[source withheld] took it back"
    assert HeldBack("reports", "protected sources", 1) in disclosed.about.held_back


def test_a_protected_report_is_not_listed_by_an_incident_that_does_not_hold_it():
    other = incident_number(4)
    other = replace(other, incident=replace(other.incident, reports=(*other.incident.reports, "letter-7")))
    assert given(confided(), other)[1].incident.reports == (other.citations[0].id,)


def test_an_id_that_tells_a_name_is_replaced_wherever_it_stands():
    file = ferry_file()
    child = replace(file.victims[1], id="v-adam")
    mother = replace(file.victims[0], relations=(Relation("mother of", "v-adam"),))
    group = replace(file.victims[2], part_of="v-adam")
    left = given(replace(file, victims=(mother, child, group)))[0]
    new = left.victims[1].id
    assert "adam" not in new
    assert left.victims[2].part_of == new
    again = disclose(edition(replace(file, victims=(mother, child, group))), PUBLIC, b"another key")
    assert next(again.incidents()).victims[1].id != new


def test_texts_are_held_back_whole_where_the_audience_says_so():
    file = ferry_file()
    quote = Statement("status", "civilian", file.citations[0].id, ("Halima and her Adam",))
    mother = replace(file.victims[0], description="mother of Adam", statements=(
        quote, Statement("occupation", "carer of Adam", file.citations[0].id, ("a carer",)),
    ))  # fmt: skip
    left = victims(
        given(replace(file, victims=(mother, file.victims[1])), audience=replace(PUBLIC, texts="withhold"))[0]
    )
    assert left["v-mother"].description is None
    assert [(each.quotes, each.withheld) for each in left["v-mother"].statements] == [((), "words that tell more")]


def test_a_title_of_what_must_have_one_is_marked_all_the_same():
    told = {"title": "For Zubaydah Qurmuzi"}
    file = ferry_file()
    file = replace(file, victims=(file.victims[0], replace(file.victims[1], name="Zubaydah Qurmuzi", names=())))
    withheld = disclose(edition(file, about=told), replace(PUBLIC, texts="withhold"))
    assert withheld.about.title == "[withheld]"
    assert disclose(edition(file, about=told), PUBLIC).about.title == "For [name withheld]"


def test_what_is_too_early_is_left_out_and_its_names_with_it():
    new = incident_number(1)
    day = date(2024, 1, 25)
    new = replace(new, incident=replace(new.incident, when=replace(new.incident.when, earliest=day, latest=day)))
    new = replace(new, victims=(replace(new.victims[0], name="Xantova Beqiri", names=()),))
    old = incident_number(3)
    quote = Statement("acts.x.type", "killing", old.citations[0].id, ("as when Xantova Beqiri died",))
    old = replace(old, incident=replace(old.incident, statements=(quote,)))
    totals = (Total("killed", Count.exactly(40), "s"), Total("killed", Count.exactly(9), "s", "child"))
    disclosed = disclose(edition(new, old, about={"totals": totals}), PUBLIC)
    left = list(disclosed.incidents())
    assert [each.incident.id for each in left] == [old.incident.id]
    assert left[0].incident.statements[0].quotes == ("as when [name withheld] died",)
    assert HeldBack("incident", "two weeks", 1) in disclosed.about.held_back
    assert disclosed.about.incidents == 1
    assert disclosed.about.totals == ()


def test_totals_are_summed_anew_of_the_incidents_that_are_given():
    early = replace(
        incident_number(1).incident, when=replace(incident_number(1).incident.when, latest=date(2024, 1, 31))
    )
    new = replace(incident_number(1), incident=early)
    wide = incident_number(5)
    wide = replace(wide, incident=replace(wide.incident, counts={"killed": Count(3, 4, None)}))
    totals = (Total("killed", Count.exactly(40), "s"), Total("killed", Count.exactly(40), "s", "child"))
    told = disclose(edition(new, wide, ferry_file(), about={"totals": totals}), PUBLIC).about.totals
    assert told[0].count == Count(5, 6, None)


def test_a_total_of_few_goes_with_those_it_could_be_told_from():
    totals = (Total("killed", Count.exactly(9), "s"), Total("killed", Count.exactly(1), "s", "child"),
              Total("killed", Count.exactly(8), "s", "adult"), Total("injured", Count.exactly(2), "s"))  # fmt: skip
    told = disclose(edition(ferry_file(), about={"totals": totals}), PUBLIC).about
    assert [(each.outcome, each.of) for each in told.totals] == [("killed", "everybody")]
    assert HeldBack("totals", "small cells", 3) in told.held_back


def test_the_codebook_holds_the_terms_that_occur():
    told = disclose(edition_of(0), PUBLIC).about
    assert told.codebook == {"act": {"killing": "Killing"}}
    assert told.audience == PUBLIC.id


def test_an_audience_without_tolls_has_none_and_no_reports_of_them():
    held = PUBLIC.give - {"Edition.tolls", "Edition.citations", "Edition.withdrawals", "About.held_back"}
    disclosed = disclose(edition_of(1), replace(PUBLIC, give=held))
    assert (list(disclosed.tolls()), disclosed.citations, disclosed.withdrawals) == ([], (), ())
    assert disclosed.about.held_back == ()


def test_a_toll_keeps_an_area_and_loses_a_point():
    whole = edition_of(0)
    toll = next(whole.tolls())
    point = Where("at 7 Nile road", "Nile road", "SD", None, 14.21, 24.6, PlacePrecision.EXACT, PlacePrecision.EXACT)
    some = replace(whole, tolls=lambda: iter((toll, replace(toll, id="t-point", where=point))))
    area, left = disclose(some, PUBLIC).tolls()
    assert area.where == toll.where
    assert (left.where.name, left.where.latitude, left.withheld) == (None, None, (Withheld("where", "exact places"),))


def test_a_rule_that_may_not_be_named_is_counted_and_not_said():
    rules = tuple(replace(rule, say=None) if rule.name == "children" else rule for rule in PUBLIC.rules)
    disclosed = disclose(edition(ferry_file()), replace(PUBLIC, rules=rules))
    assert victims(next(disclosed.incidents()))["v-child"].withheld == ()
    assert "a rule that is not told" in {each.rule for each in disclosed.about.held_back}


def test_an_audience_that_is_told_totals_alone_reads_nothing_on_records():
    left = given(ferry_file(), audience=replace(PUBLIC, says="totals"))[0]
    assert {each.withheld for each in left.victims} == {()}


def test_a_partner_reads_initials_and_a_week():
    file = survivor_file()
    person = replace(file.victims[0], statements=(
        Statement("name", file.victims[0].name, file.citations[0].id, (f"{file.victims[0].name}, 34",)),
        Statement("names", "other", file.citations[0].id, ("other",)),
        Statement("age", AgeRange(30, 34), file.citations[0].id, ("thirty four",)),
    ))  # fmt: skip
    left = given(replace(file, victims=(person,)), audience=audience_named("partner"))[0]
    assert left.victims[0].name == "M. A. A."
    assert [(each.property, each.value, each.quotes) for each in left.victims[0].statements] == [
        ("name", "M. A. A.", ())
    ]
    assert left.incident.when.earliest == date(2011, 12, 26)


@pytest.mark.parametrize("name", ["public", "partner", "court", "family"])
def test_a_disclosed_edition_is_read_the_same_twice(name):
    disclosed = disclose(edition_of(12), audience_named(name))
    assert list(disclosed.incidents()) == list(disclosed.incidents())
    assert disclosed.about.incidents == len(list(disclosed.incidents()))


def test_disclosing_what_was_disclosed_holds_nothing_more_back():
    once = disclose(edition_of(12), PUBLIC)
    assert all(one == other for one, other in zip(disclose(once, PUBLIC).incidents(), once.incidents(), strict=True))


def test_a_rule_that_makes_a_date_coarser_twice_takes_the_coarser():
    years = Rule("years", "always", coarsen={"date": "year", "place": "country"})
    weeks = Rule("weeks", "always", coarsen={"date": "week"})
    left = given(ferry_file(), audience=replace(PUBLIC, rules=(weeks, years, *PUBLIC.rules)))[0].incident
    assert (left.when.earliest, left.when.latest) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (left.where.name, left.where.country) == (None, "SD")


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        ("Halima Musa Arbab, mother of Adam", "Halima Musa Arbab, mother of [name withheld]"),
        ("Umm Adam, a teacher", "Umm [name withheld], a teacher"),
        ("Adam's teacher, Halima Musa Arbab", "[name withheld]'s teacher, Halima Musa Arbab"),
        ("Abu-Adam Khalil was there", "Abu-[name withheld] Khalil was there"),
        ("أم آدم كانت هناك", "أم [حُجب الاسم] كانت هناك"),
    ],
)
def test_a_quote_that_names_a_child_inside_another_name_still_reads(quote, left):
    file = ferry_file()
    mother, *others = file.victims
    said = Statement("status", "civilian", file.citations[0].id, (quote,))
    told = given(replace(file, victims=(replace(mother, statements=(said,)), *others)))
    assert victims(told[0])["v-mother"].statements[0].quotes == (left,)
