from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.coding import Relation
from onrecord.core.scope import Scope
from onrecord.core.values import Absent, AgeRange, Count, Name, Where
from onrecord.core.vocabulary import AgeGroup, Outcome, PlacePrecision
from onrecord.publish.casualties import (
    Citation,
    Disagreement,
    Harmed,
    IncidentFile,
    MayBe,
    Statement,
    Withdrawal,
    Withheld,
)
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.edition import Edition, HeldBack, Total
from tests.published import about_edition, edition_of, ferry_file, incident_number

PUBLIC = audience_named("public")


def edition(*files, **told):
    return Edition(about_edition(len(files), 9, **told.pop("about", {})), lambda: iter(files), **told)


def given(*files, audience=PUBLIC, **told):
    return list(disclose(edition(*files, **told), audience).incidents())


def victims(file):
    return {victim.id: victim for victim in file.victims}


def properties(record):
    return {statement.property for statement in record.statements}


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


def survivor_file():
    file = incident_number(0)
    act = replace(file.incident.acts[0], type="sexual_violence", id="k-v")
    where = Where("at the well of Kutum", "Kutum", "SD", "geonames:371745", 14.2, 24.67, PlacePrecision.SITE,
                  PlacePrecision.TOWN, 5.0)  # fmt: skip
    report = file.citations[0].id
    incident = replace(
        file.incident, acts=(act,), where=where, counts={"tortured": Count.exactly(1), "killed": Count.exactly(5)},
        disagreements=(Disagreement("when.earliest", "2012-01-01", "the first", ("2012-01-02",)),),
        statements=(
            Statement("when.earliest", "2012-01-01", report, ("on Sunday",), ("a nurse",)),
            Statement("when.earliest", "2012-01-02", report, ("on Monday",), stands=False),
            Statement("when.text", "on Sunday", report, ("on Sunday",)),
            Statement("where.name", "Kutum", report, ("at the well of Kutum",)),
            Statement("where.latitude", 14.2, report, ("14.2 north",)),
            Statement("counts.tortured.low", 1, report, ("one woman",)),
            Statement("acts.k-v.type", "sexual_violence", report, ("in Kutum on Sunday 1 January",)),
        ),
    )  # fmt: skip
    person = replace(file.victims[0], age=34, age_group=None, harm=(Harmed(Outcome.TORTURED, "k-v"),))
    return IncidentFile(incident, (person,), file.citations)


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


def confided():
    file = incident_number(1)
    hidden = Citation("letter-7", "Fatima Khalil, nurse", "What the nurse saw at the river that night", None, "en",
                      is_protected=True)  # fmt: skip
    said = (
        Statement(
            "acts.x.type", "killing", "letter-7", ("they came over the bridge before the dawn",), ("Fatima Khalil",)
        ),
        Statement(
            "acts.x.type", "killing", file.citations[0].id, ("Khalil says they came over the bridge before the dawn",)
        ),
    )
    incident = replace(file.incident, reports=(*file.incident.reports, "letter-7"), statements=said)
    return IncidentFile(incident, file.victims, (*file.citations, hidden))


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


def test_two_incidents_that_share_a_report_hold_back_what_each_does():
    first, second = survivor_file(), survivor_file()
    second = replace(second, incident=replace(second.incident, id="i-second", where=Where("in Buram", "Buram", "SD")))
    third = replace(incident_number(1), citations=(replace(first.citations[0], source="Kutum and Buram Post"),))
    assert given(first, second, third)[2].citations[0].source == "[place withheld] and [place withheld] Post"


def test_a_field_that_nobody_has_is_searched_for_in_texts():
    file = incident_number(0)
    act = replace(file.incident.acts[0], grounds=("apostasy",))
    said = Statement("acts.x.type", "killing", file.citations[0].id, ("for apostasy, by the Rapid Support Forces",))
    file = replace(file, incident=replace(file.incident, acts=(act,), statements=(said,)))
    grounds = replace(PUBLIC, give=PUBLIC.give - {"ActDone.grounds", "ActorNamed.actor"})
    left = given(file, audience=grounds)[0].incident
    assert left.statements[0].quotes == ("for [withheld], by [withheld]",)
    assert left.actors[0].actor is None
    acts = given(file, audience=replace(PUBLIC, give=PUBLIC.give - {"IncidentRecord.acts"}))[0].incident
    assert acts.acts == ()
    assert "apostasy" not in str(acts)


def test_a_person_who_told_and_is_a_victim_keeps_their_name():
    file = incident_number(1)
    name = file.victims[0].name
    said = Statement(
        "acts.x.type", "killing", file.citations[0].id, ("he said so",), (name, "Rima Haddad, a baker", "residents")
    )
    left = given(replace(file, incident=replace(file.incident, statements=(said,))))[0]
    assert left.incident.statements[0].according_to == (name, "[source withheld]", "residents")
    assert left.victims[0].name == name


def test_a_protected_source_that_is_a_number_holds_back_no_word_of_others():
    file = incident_number(1)
    hidden = Citation("r7", "Source 12", "Statement", is_protected=True)
    bare = Citation("r8", is_protected=True)
    said = (
        Statement("acts.x.type", "killing", "r7", ("shells fell",), ("a neighbour",)),
        Statement("acts.x.type", "killing", file.citations[0].id, ("a statement by Source 12, a source",)),
    )
    left = given(IncidentFile(replace(file.incident, statements=said), file.victims, (*file.citations, hidden, bare)))[
        0
    ]
    assert left.incident.statements[1].quotes == ("a statement by [source withheld], a source",)


def test_a_toll_in_a_town_stays_as_it_is():
    whole = edition_of(0)
    town = Where("in Kutum", "Kutum", "SD", None, 14.2, 24.6, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0)
    some = replace(whole, tolls=lambda: iter((replace(next(whole.tolls()), where=town),)))
    assert next(disclose(some, PUBLIC).tolls()).where == town


def test_an_incident_of_unknown_day_waits_for_its_reports():
    file = incident_number(1)
    unknown = replace(file.incident, when=replace(file.incident.when, earliest=None, latest=None))
    printed = replace(file.citations[0], published=date(2024, 1, 30))
    assert given(replace(file, incident=unknown, citations=(printed,))) == []
    assert len(given(replace(file, incident=unknown, citations=()))) == 1


def test_words_of_a_time_that_is_no_day_are_searched():
    file = survivor_file()
    said = Statement("when.basis", "stated", file.citations[0].id, ("it said so",))
    left = given(
        replace(file, incident=replace(file.incident, statements=(said,), when=replace(file.incident.when, text=None)))
    )
    assert left[0].incident.statements == ()
    plain = incident_number(1)
    said = replace(said, property="when.text", value="in spring")
    assert given(replace(plain, incident=replace(plain.incident, statements=(said,))))[0].incident.statements == (said,)


def test_values_of_no_words_are_looked_for_in_no_text():
    file = ferry_file()
    report = file.citations[0].id
    child = replace(file.victims[1], occupation="-", statements=(
        Statement("name", Absent("unknown"), report, ("unknown",)), Statement("occupation", "-", report, ("- he",)),
    ))  # fmt: skip
    left = victims(given(replace(file, victims=(file.victims[0], child)))[0])
    assert left["v-child"].statements == ()
    assert left["v-mother"].occupation == "teacher"


def test_reports_of_tolls_are_given_but_for_protected_ones():
    whole = edition_of(0)
    hidden = Citation("letter-of-the-ministry", "Fatima Khalil", is_protected=True)
    toll = next(whole.tolls())
    toll = replace(toll, reports=(*toll.reports, hidden.id))
    some = replace(whole, citations=(*whole.citations, hidden), tolls=lambda: iter((toll,)))
    disclosed = disclose(some, PUBLIC)
    assert disclosed.citations == whole.citations
    assert next(disclosed.tolls()).reports == (whole.citations[0].id,)


def test_what_the_scope_protects_reaches_no_audience():
    scope = Scope("River road", ("killing",), protected=("name", "occupation", "telephone", "shoe size"))
    file = ferry_file()
    quote = Statement("status", "civilian", file.citations[0].id, ("Halima Arbab, a teacher, 0944 123 456",))
    mother = replace(file.victims[0], statements=(quote,))
    audience = replace(audience_named("court"), rules=())
    left = given(replace(file, victims=(mother,)), audience=audience, about={"scope": scope})[0].victims[0]
    assert (left.name, left.names, left.occupation) == (None, (), None)
    assert left.statements[0].quotes == ("[name withheld], a [withheld], [number withheld]",)


def test_names_that_are_made_initials_are_searched_for_in_every_form():
    rule = Rule("initials", "always", coarsen={"name": "initials"})
    file = ferry_file()
    quote = Statement("status", "civilian", file.citations[1].id, ("قُتلت حليمة",))
    mother = replace(file.victims[0], name="Halima Musa Arbab", statements=(quote,))
    left = given(replace(file, victims=(mother,)), audience=replace(PUBLIC, rules=(rule,)))[0].victims[0]
    assert (left.name, left.names) == ("H. M. A.", ())
    assert left.statements[0].quotes == ("قُتلت [حُجب الاسم]",)


def test_what_was_done_is_linked_to_no_act_where_that_would_tell_a_survivor():
    file = survivor_file()
    said = Statement("harm.k-v", "tortured", file.citations[0].id, ("she was taken",), ("a nurse",))
    person = replace(file.victims[0], statements=(said,))
    left = given(replace(file, victims=(person,)))[0].victims[0].statements
    assert left == (replace(said, property="harm", quotes=(), according_to=(), withheld="to protect people"),)


def test_what_an_incident_may_be_one_with_does_not_lead_to_one_that_is_coarser():
    one, other = incident_number(1), incident_number(3)
    survivor = survivor_file()
    links = tuple(MayBe(each.incident.id) for each in (one, other, survivor))
    files = [replace(each, incident=replace(each.incident, may_be=links)) for each in (one, other, survivor)]
    rules = tuple(rule for rule in PUBLIC.rules if rule.name != "exact places")
    left = [each.incident.may_be for each in given(*files, audience=replace(PUBLIC, rules=rules))]
    assert left == [links[:2], links[:2], ()]


def test_what_is_said_of_no_field_is_not_given():
    file = ferry_file()
    said = Statement("victims.v-child.age", 7, file.citations[0].id, ("he was seven",))
    other = Disagreement("victims.v-child.age", 7, "the first", (8,))
    accused = Statement("actors.a-rsf.age", 31, file.citations[0].id, ("aged 31",))
    deeper = Statement("when.earliest.hour", 7, file.citations[0].id, ("at seven",))
    incident = replace(file.incident, statements=(said, accused, deeper), disagreements=(other,))
    left = given(replace(file, incident=incident))[0].incident
    assert (left.statements, left.disagreements) == ((), ())


def test_a_term_of_a_project_is_sexual_violence_where_its_label_says_so():
    file = incident_number(1)
    act = replace(file.incident.acts[0], type="t9", method=None)
    file = replace(file, incident=replace(file.incident, acts=(act,)))
    told = given(file, about={"codebook": {"act": {"t9": "Rape by fighters"}}})[0]
    assert {victim.name for victim in told.victims} == {None}
    assert {victim.name for victim in given(file)[0].victims} != {None}


def test_a_statement_of_a_protected_report_that_its_incident_does_not_cite_has_no_report():
    other = incident_number(4)
    said = Statement("acts.x.type", "killing", "letter-7", ("shells",))
    other = replace(other, incident=replace(other.incident, statements=(said,)))
    left = given(confided(), other)[1].incident.statements[0]
    assert (left.report, left.quotes, left.withheld) == (None, (), "protected sources")


def test_an_address_that_holds_a_name_is_held_back_whole():
    file = ferry_file()
    cited = replace(file.citations[0], address="https://post.example/2023/little-adam-and-his-mother")
    whole = replace(file.citations[1], address="https://post.example/2023/ferry")
    left = given(replace(file, citations=(cited, whole)))[0].citations
    assert [each.address for each in left] == [None, whole.address]


def test_how_an_actor_took_part_in_an_act_keeps_its_statement():
    file = ferry_file()
    said = Statement("actors.a-rsf.acts.k-shelling.involvement", "suspected", file.citations[0].id, ("are suspected",))
    file = replace(file, incident=replace(file.incident, statements=(said,)))
    assert given(file)[0].incident.statements == (said,)


def test_people_of_a_quarter_are_no_named_teller():
    file = ferry_file()
    said = Statement(
        "acts.x.type", "killing", file.citations[1].id, ("قال سكان الحي",), ("سكان الحي", "الطبيب أحمد سالم")
    )
    left = given(replace(file, incident=replace(file.incident, statements=(said,))))[0].incident.statements[0]
    assert left.according_to[0] == "سكان الحي"
    assert "سالم" not in left.according_to[1]
    assert left.quotes == said.quotes
