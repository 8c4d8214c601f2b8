from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.scope import Scope
from onrecord.core.values import Absent, Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.casualties import (
    Citation,
    Disagreement,
    IncidentFile,
    MayBe,
    Statement,
)
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.rules import Rule
from tests.disclosed import PUBLIC, confided, given, survivor_file, victims
from tests.published import edition_of, ferry_file, incident_number


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
