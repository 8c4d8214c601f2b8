"""The whole of a case file is in the edition, in order, with what each value rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.scope import Scope
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, PartyKind
from onrecord.jobs.counting import counted
from onrecord.publish.casualties import Damaged
from onrecord.publish.wire import edition_lines
from onrecord.store.consent import Consent, set_consent
from onrecord.store.gradings import grading_of, sign_grade
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.models import Acquisition, Judgement, Record
from onrecord.store.publishing.assembling import NO_CONSENT, whole_edition
from onrecord.store.publishing.notes import reinstate, withdraw
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.scopes import set_scope
from onrecord.store.sources import find_source
from onrecord.store.tallies import Question, tally_of
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.rules.schemes import scheme_named
from onrecord.tally.twins import twins_of
from tests.published import about_edition
from tests.saying import at_random, incident_of, keep
from tests.threefold import BAKERY, NAMES, tell_of_three, victim_called
from tests.told import TELLINGS, tell
from tests.web.records.told import EIGHT, TWELVE, joined, lifelike, tell_from

SCHEME = scheme_named("every-casualty")
ABOUT = about_edition(0, 0, made_on=date(2026, 3, 2))


@pytest.fixture
def whole(case):
    """Give what makes the whole of the case file: what is said of it, and its incidents."""

    def make(scheme=SCHEME):
        with whole_edition(case, ABOUT, scheme) as edition:
            return edition.about, list(edition.incidents()), list(edition.tolls()), edition.citations

    return make


def test_an_empty_case_file_is_an_empty_edition(whole):
    about, incidents, tolls, citations = whole()
    assert (about.incidents, about.totals, incidents, tolls, citations) == (0, (), [], [], ())


def test_every_incident_and_victim_is_in_it_in_order_of_id(case, whole):
    keep(case, *at_random(12, seed=5))
    about, incidents, _, _ = whole()
    ids = [told.incident.id for told in incidents]
    held = Record.objects.using(case.alias)
    assert ids == sorted(held.filter(kind="incident").values_list("id", flat=True))
    victims = sorted(victim.id for told in incidents for victim in told.victims)
    assert victims == sorted(held.filter(kind="victim").values_list("id", flat=True))
    assert (about.incidents, about.victims) == (len(ids), len(victims))


def test_numbers_are_those_of_the_tally(case, whole):
    keep(case, *at_random(20, seed=8))
    about, _, _, _ = whole()
    told = tally_of(case, counted(case, SCHEME), SCHEME, Question(Outcome.KILLED))
    summed = next(each for each in about.totals if (each.outcome, each.of, each.grades) == ("killed", "everybody", ()))
    cells = [cell.range for cell in told.cells]
    assert (summed.count.low, summed.count.best) == (sum(c.low for c in cells), sum(c.best for c in cells))


def test_a_report_of_a_real_kind_comes_with_the_words_of_its_values(case, whole):
    lifelike(case)
    _, incidents, tolls, citations = whole()
    nadia = next(v for told in incidents for v in told.victims if v.name == "Nadia Haddad")
    said = {each.property: each for each in nadia.statements}
    assert said["age"].value == 45
    assert "45" in said["age"].quotes[0]
    assert said["name"].according_to[0] == "Euphrates Watch"
    assert nadia.kind is PartyKind.PERSON
    assert [harm.outcome for harm in nadia.harm] == [Outcome.KILLED]
    (toll,) = tolls
    assert (toll.act, toll.count.low, toll.reports) == ("killing", 2001, (citations[0].id,))


def test_every_published_value_of_a_victim_has_a_statement(case, whole):
    lifelike(case)
    lifelike(case, "ar")
    _, incidents, _, _ = whole()
    for victim in (victim for told in incidents for victim in told.victims):
        told = {each.property for each in victim.statements if each.stands}
        values = ("name", "description", "age", "age_group", "sex", "status", "occupation", "affiliation")
        assert {each for each in values if getattr(victim, each) is not None} <= told


def test_a_part_of_a_group_names_the_record_of_the_group(case, whole):
    lifelike(case)
    _, incidents, _, _ = whole()
    parts = [(victim, told) for told in incidents for victim in told.victims if victim.part_of is not None]
    assert parts
    assert all(victim.part_of in {each.id for each in told.victims} for victim, told in parts)


def test_two_reports_judged_one_disagree_and_both_are_cited(case, whole):
    incident, person = joined(case)
    _, (told,), _, _ = whole()
    (victim,) = told.victims
    assert (told.incident.id, victim.id) == (incident, person)
    assert len(told.citations) == 2
    assert {name.script for name in victim.names} == {"Latn", "Arab"}
    assert (told.incident.counts["killed"].low, told.incident.counts["killed"].high) == (8, 12)
    disagreed = next(each for each in victim.disagreements if each.property == "age")
    assert {disagreed.stands, *disagreed.others} >= {34, 36}


def test_reports_of_protected_sources_are_marked_and_others_are_not(case, whole):
    hidden = tell_from(case, TELLINGS[0], "A nurse told of shells")
    shown = tell_from(case, TELLINGS[1], "Radio Zawiya", protected=False)
    with case.writing() as pen:
        for name in ("Source 1", "Radio Zawiya"):
            set_consent(pen, find_source(case, name), Consent("publish"))
    _, incidents, _, _ = whole()
    marks = {cite.id: cite.is_protected for told in incidents for cite in told.citations}
    assert marks == {hidden: True, shown: False}


def test_a_reason_names_no_report_by_its_sum(case, whole):
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", confirmation="two-step"))
    tell(case, TELLINGS[0])
    _, (told,), _, _ = whole()
    grade = told.incident.grade
    assert "a report" in grade.why + " ".join(grade.missing)
    assert "sha256:" not in grade.why + " ".join(grade.missing)


def test_a_grade_is_confirmed_only_once_signed_at_the_top(case, whole):
    incident, _ = joined(case)
    _, (before,), _, _ = whole()
    assert before.incident.grade.signed_on is None
    assert not before.incident.grade.is_confirmed
    sign_grade(case, grading_of(case, incident, "airwars"), Facet.INCIDENT, "confirmed", "the army said so")
    about, (after,), _, _ = whole()
    assert after.incident.grade.signed_on == case.clock().date()
    assert after.incident.grade.is_confirmed
    assert [each.count.best for each in about.totals if each.grades and each.of == "everybody"]


def test_a_signature_whose_ground_fell_away_confirms_nothing(case, whole):
    scheme = scheme_named("iraq-body-count")
    incident, _ = joined(case, EIGHT, replace(TWELVE, chain=("Zawiya Council",)))
    grading = grading_of(case, incident, "iraq-body-count")
    assert grading.proposals[0][0].grade == "two independent sources"
    sign_grade(case, grading, Facet.INCIDENT, None, "seen both")
    assert whole(scheme)[1][0].incident.grade.is_confirmed
    for joining in list(Judgement.objects.using(case.alias).order_by("pk")):
        with case.writing() as pen:
            record_withdrawal(pen, joining.pk, "another market")
    grades = [told.incident.grade for told in whole(scheme)[1]]
    assert [grade.is_confirmed for grade in grades] == [False, False]
    assert [grade.grade for grade in grades if grade.signed_on] == ["two independent sources"]


def test_the_whole_is_the_same_twice(case):
    keep(case, *at_random(8, seed=2))
    lines = []
    for _ in range(2):
        with whole_edition(case, ABOUT, SCHEME) as edition:
            lines.append(list(edition_lines(edition)))
    assert lines[0] == lines[1]


def test_incidents_can_be_gone_through_more_than_once(case):
    keep(case, *at_random(4, seed=2))
    with whole_edition(case, ABOUT, SCHEME) as edition:
        assert list(edition.incidents()) == list(edition.incidents())


def test_incidents_that_may_be_one_name_each_other_and_count_once_at_least(case):
    keep(case, *at_random(6, seed=4))
    with whole_edition(case, ABOUT, SCHEME) as edition:
        one, other = (told.incident for told in list(edition.incidents())[:2])
    twins = twins_of([(one.id, other.id)])
    with whole_edition(case, ABOUT, SCHEME, twins) as edition:
        near = {told.incident.id: [each.id for each in told.incident.may_be] for told in edition.incidents()}
    assert near[one.id] == [other.id]
    assert near[other.id] == [one.id]
    assert sum(map(len, near.values())) == 2


def test_what_a_source_did_not_agree_to_is_not_in_the_whole(case):
    agreed = tell_from(case, TELLINGS[0], "Rim the baker", protected=False)
    refused = tell_from(case, TELLINGS[1], "Omar the baker", protected=False)
    with case.writing() as pen:
        set_consent(pen, find_source(case, "Rim the baker"), Consent("publish"))
        set_consent(pen, find_source(case, "Omar the baker"), Consent("share"))
    for audience, cited, held in (("public", {agreed}, 1), ("court", {agreed, refused}, 0), ("whole", {agreed}, 1)):
        with whole_edition(case, replace(ABOUT, audience=audience), SCHEME) as edition:
            files = list(edition.incidents())
            assert {cite.id for told in files for cite in told.citations} == cited
            assert [each.times for each in edition.about.held_back if each.rule == NO_CONSENT] == [1] * held
            assert edition.about.incidents == len(files) == len(cited)


def test_a_record_that_two_told_stays_the_same_record_without_the_one_who_did_not_agree(case):
    reports = [tell_from(case, TELLINGS[0], head, protected=False) for head in ("Rim the baker", "Omar the baker")]
    subjects = [incident_of(case, report) for report in reports]
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, subjects, "one shelling")
        for name in ("Rim the baker", "Omar the baker"):
            set_consent(pen, find_source(case, name), Consent("publish"))
    about = replace(ABOUT, audience="public")
    with whole_edition(case, about, SCHEME) as edition:
        (before,) = (told.incident.id for told in edition.incidents())
    for name, left in (("Rim the baker", reports[1]), ("Omar the baker", None)):
        with case.writing() as pen:
            set_consent(pen, find_source(case, name), Consent("publish", withdrawn=True))
        with whole_edition(case, about, SCHEME) as edition:
            told = [(file.incident.id, [cite.id for cite in file.citations]) for file in edition.incidents()]
        assert told == ([] if left is None else [(before, [left])])


def test_no_incident_leads_to_one_that_stays_behind(case):
    for head, use in (("Rim the baker", "publish"), ("Omar the baker", "internal")):
        tell_from(case, TELLINGS[0], head, protected=False)
        with case.writing() as pen:
            set_consent(pen, find_source(case, head), Consent(use))
    one, other = sorted(Record.objects.using(case.alias).filter(kind="incident").values_list("id", flat=True))
    with whole_edition(case, replace(ABOUT, audience="public"), SCHEME, twins_of([(one, other)])) as edition:
        assert [told.incident.may_be for told in edition.incidents()] == [()]


def test_a_report_is_cited_with_the_address_it_was_fetched_from_and_no_other(case, whole):
    origins = ("https://post.example/1", "https://me:secret@post.example/2", "/in/3.html", "http://[bad")
    shown = {}
    for number, origin in enumerate(origins):
        report = tell(case, TELLINGS[number % 3], f"Report {number}")
        row = Acquisition.objects.using(case.alias).get(original=report.removeprefix("sha256:"))
        again = Brought(row.original_id, 1, origin, "a test", reports=())
        with case.writing() as pen:
            keep_brought(pen, [again])
        shown[report] = origin if number == 0 else None
    hidden = tell_from(case, TELLINGS[0], "A nurse told of shells")
    with case.writing() as pen:
        set_consent(pen, find_source(case, "Source 1"), Consent("publish"))
        keep_brought(pen, [Brought(hidden.removeprefix("sha256:"), 1, "https://post.example/9", "a test", reports=())])
    _, incidents, _, _ = whole()
    assert {cite.id: cite.address for told in incidents for cite in told.citations} == {**shown, hidden: None}


def withdrawn(case, name):
    with case.writing() as pen:
        withdraw(pen, victim_called(case, name), "Told in error.")


def test_of_a_number_that_a_report_tells_a_withdrawn_person_lowers_what_is_certain(case, whole):
    tell_of_three(case)
    withdrawn(case, NAMES[2])
    about, (told,), _, _ = whole()
    assert told.incident.counts["killed"] == Count(2, 3, 3)
    said = next(each for each in told.incident.statements if each.property == "counts.killed.low")
    assert (said.value, said.stands) == (3, True)
    total = next(each for each in about.totals if (each.outcome, each.of) == ("killed", "everybody"))
    assert (total.count.low, total.count.high) == (2, 3)
    assert NAMES[2] in {victim.name for victim in told.victims}


def test_people_who_were_counted_one_by_one_are_counted_without_whom_is_withdrawn(case, whole):
    tell_of_three(case, stated=False)
    withdrawn(case, NAMES[2])
    about, (told,), _, _ = whole()
    assert told.incident.counts["killed"] == Count(2, 2, 2)
    assert max(each.count.high for each in about.totals if each.outcome == "killed") == 2


def test_who_is_reinstated_counts_again(case, whole):
    tell_of_three(case)
    withdrawn(case, NAMES[2])
    with case.writing() as pen:
        reinstate(pen, victim_called(case, NAMES[2]), "It was right.")
    _, (told,), _, _ = whole()
    assert told.incident.counts["killed"] == Count(3, 3, 3)


def test_a_group_with_a_withdrawn_part_is_certain_of_fewer(case, whole):
    lifelike(case)
    _, incidents, _, _ = whole()
    part, group = next(
        (victim, next(each for each in told.victims if each.id == victim.part_of))
        for told in incidents for victim in told.victims if victim.part_of is not None
    )  # fmt: skip
    with case.writing() as pen:
        withdraw(pen, part.id, "Told in error.")
    _, incidents, _, _ = whole()
    now = next(victim for told in incidents for victim in told.victims if victim.id == group.id)
    assert now.count.high == group.count.high
    assert now.count.low == max(0, group.count.low - part.count.high)


def test_what_was_harmed_is_in_it_with_the_words_of_its_values(case, whole):
    tell_of_three(case)
    _, (told,), _, _ = whole()
    (thing,) = told.objects
    (act,) = told.incident.acts
    assert (thing.incident, thing.name, thing.type) == (told.incident.id, BAKERY, "bakery")
    assert thing.harm == (Damaged("destroyed", act.id),)
    said = {each.property: each for each in thing.statements}
    assert said["name"].quotes == (BAKERY,)
    assert said[f"harm.{act.id}"].quotes == (f"Shells destroyed {BAKERY}",)
    assert {each.report for each in thing.statements} == set(told.incident.reports)
