"""What is counted of a case file: kept while nothing changes, made anew when anything did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.vocabulary import Outcome
from onrecord.jobs.counting import counted
from onrecord.jobs.linking import link_people
from onrecord.store import counting
from onrecord.store.counting import POSSIBLE, counted_run, last_counted
from onrecord.store.judgements import DIFFERENT, IDENTITY, SAME, UNSURE, VALUE
from onrecord.store.lines import record_of
from onrecord.store.models import Counted, CountedName, CountedRun
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.sources import Source, add_source, set_source
from onrecord.store.tallies import Question, tally_of, twins_in
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import scheme_named
from tests.saying import at_random, code_again, incident_of, keep, party_of
from tests.tally.tables.incidents import Party, Says

SCHEME, UCDP = scheme_named("every-casualty"), scheme_named("ucdp")
EIGHT = Says((Party(8, name="Huda Kadhim"),), killed=8)
TWELVE = Says((Party(12),), killed=12, source="The Gazette")


def whole(case, scheme=SCHEME):
    return tally_of(case, counted(case, scheme), scheme, Question()).whole.range


def judge(case, decision, *subjects, kind=IDENTITY):
    with case.writing() as pen:
        return record_judgement(pen, kind, decision, subjects, "as the village elder says").pk


def test_nothing_is_counted_anew_while_nothing_changes(case):
    keep(case, EIGHT)
    first = counted(case, SCHEME)
    rows = list(Counted.objects.using(case.alias).values_list("pk", flat=True))
    again = counted(case, SCHEME)
    assert (again.pk, again.inputs, again.made_at) == (first.pk, first.inputs, first.made_at)
    assert list(Counted.objects.using(case.alias).values_list("pk", flat=True)) == rows


def test_what_does_not_bear_on_numbers_leaves_them_and_is_remembered(case):
    keep(case, EIGHT)
    first = counted(case, SCHEME)
    with case.writing() as pen:
        add_source(pen, Source(name="Ministry of Health"))
    again = counted_run(case, SCHEME)
    assert (again.pk, again.inputs) == (first.pk, first.inputs)
    assert again.head == counted_run(case, SCHEME).head != first.head


def test_another_version_of_the_rules_counts_anew_also_where_nothing_was_written(case):
    keep(case, EIGHT)
    counted(case, SCHEME)
    other = replace(SCHEME, high="fewest")
    assert counted_run(case, SCHEME) is not None
    assert counted_run(case, other) is None


def test_each_scheme_is_counted_apart(case):
    keep(case, EIGHT)
    assert counted(case, SCHEME).pk != counted(case, UCDP).pk
    assert counted_run(case, SCHEME) is not None


def test_a_new_report_and_a_new_coding_are_counted(case):
    report, _ = keep(case, EIGHT, TWELVE)
    assert whole(case) == Range(20, 20, 20)
    code_again(case, report, replace(EIGHT, killed=9))
    assert counted_run(case, SCHEME) is None
    assert whole(case) == Range(21, 21, 21)
    keep(case, Says(killed=1, title="A shepherd is killed"))
    assert whole(case) == Range(22, 22, 22)


def test_incidents_judged_the_same_are_one_until_the_judgement_is_withdrawn(case):
    reports = keep(case, EIGHT, TWELVE)
    number = judge(case, SAME, *(incident_of(case, report) for report in reports))
    assert whole(case) == Range(8, 8, 12)
    with case.writing() as pen:
        record_withdrawal(pen, number, "two villages of one name")
    assert whole(case) == Range(20, 20, 20)


def test_incidents_that_may_be_one_count_as_one_for_the_lower_end(case):
    reports = keep(case, EIGHT, TWELVE)
    pair = [incident_of(case, report) for report in reports]
    judge(case, UNSURE, *pair)
    assert whole(case) == Range(12, 20, 20)
    assert len(twins_in(counted(case, SCHEME)).pairs) == 1
    judge(case, DIFFERENT, *pair)
    assert whole(case) == Range(20, 20, 20)


def test_a_value_that_a_person_let_stand_is_counted_by(case):
    (report,) = keep(case, EIGHT)
    before = counted(case, SCHEME).inputs
    coding = incident_of(case, report).partition("/")[0]
    judge(case, "stands", f"{coding}/c1", kind=VALUE)
    assert counted_run(case, SCHEME) is None
    assert counted(case, SCHEME).inputs != before


def test_a_source_that_is_graded_anew_is_counted_anew(case):
    reports = keep(case, EIGHT, TWELVE)
    judge(case, SAME, *(incident_of(case, report) for report in reports))
    assert whole(case, UCDP).best == 8
    with case.writing() as pen:
        kept = add_source(pen, Source(name="Gazette Press", aliases=("The Gazette",), reliability="highly reliable"))
    assert whole(case, UCDP).best == 12
    with case.writing() as pen:
        set_source(pen, replace(kept, reliability="unknown"))
    assert whole(case, UCDP).best == 8


def test_what_linkage_finds_likely_is_counted_as_possibly_one(case):
    keep(case, EIGHT, replace(EIGHT, title="Eight killed in Zawiya", source="The Gazette"))
    assert not counted(case, SCHEME).is_linked
    link_people(case)
    run = counted(case, SCHEME)
    assert run.is_linked
    assert POSSIBLE < 0.5
    assert whole(case).high == 16


def test_a_person_of_another_incident_says_nothing_of_how_many_died_here(case):
    here, there = keep(
        case, replace(EIGHT, killed=None), replace(TWELVE, victims=(Party(1, name="Huda Kadhim"),), killed=None)
    )
    judge(case, SAME, party_of(case, here), party_of(case, there))
    assert whole(case).low in (8, 1)
    assert whole(case).low == whole(case).high


@pytest.mark.parametrize("outcome", [Outcome.KILLED, Outcome.INJURED])
def test_the_same_claims_and_judgements_give_the_same_numbers_in_another_case_file(case, case_maker, tmp_path, outcome):
    keep(case, *at_random(12))
    other = case_maker.make(tmp_path / "other", "other")
    keep(other, *at_random(12))
    question = Question(outcome, ("month", "actor"))
    tallies = [tally_of(each, counted(each, SCHEME), SCHEME, question) for each in (case, other)]
    assert tallies[0] == tallies[1]
    assert counted(case, SCHEME).inputs == counted(other, SCHEME).inputs
    other.close()


def test_whoever_saves_while_it_is_counted_waits_for_nothing_and_is_counted_next(case, monkeypatch):
    monkeypatch.setattr(counting, "CHUNK", 2)
    keep(case, *at_random(9))
    going = counting.count(case, SCHEME)
    next(going)
    # In another's transaction, which would wait for a minute and then fail.
    (added,) = keep(case, Says(killed=1, title="A shepherd is killed"))
    for _ in going:
        pass
    run, is_current = last_counted(case, SCHEME)
    assert (run is not None, is_current, counted_run(case, SCHEME)) == (True, False, None)
    record = record_of(case, incident_of(case, added))
    assert not Counted.objects.using(case.alias).filter(run=run, record=record).exists()
    after = counted(case, SCHEME)
    assert Counted.objects.using(case.alias).filter(run=after, record=record).exists()
    assert after.incidents == run.incidents + 1


def test_what_was_counted_before_stands_until_all_is_there_and_goes_when_it_is_counted_next(case, monkeypatch):
    monkeypatch.setattr(counting, "CHUNK", 2)
    keep(case, *at_random(9))
    first = counted(case, SCHEME)
    keep(case, TWELVE)
    going = counting.count(case, SCHEME)
    next(going)
    assert last_counted(case, SCHEME)[0].pk == first.pk
    for _ in going:
        pass
    second = last_counted(case, SCHEME)[0]
    assert second.pk != first.pk
    # Somebody may be reading it still.
    assert Counted.objects.using(case.alias).filter(run=first.pk).exists()
    keep(case, EIGHT)
    third = counted(case, SCHEME)
    assert set(CountedRun.objects.using(case.alias).values_list("pk", flat=True)) == {second.pk, third.pk}
    assert not Counted.objects.using(case.alias).filter(run=first.pk).exists()


def test_what_was_broken_off_is_never_shown_and_goes_in_the_end(case, monkeypatch):
    monkeypatch.setattr(counting, "CHUNK", 2)
    keep(case, *at_random(9))
    going = counting.count(case, SCHEME)
    next(going)
    going.close()
    assert last_counted(case, SCHEME) == (None, False)
    left = CountedRun.objects.using(case.alias).get()
    assert counted(case, SCHEME).pk != left.pk
    later = replace(case, writer=replace(case.writer, clock=lambda: left.made_at + counting.ABANDONED * 2))
    for _ in counting.count(later, SCHEME):
        pass
    assert not CountedRun.objects.using(case.alias).filter(pk=left.pk).exists()


def test_two_who_count_at_once_give_a_name_one_number(case, monkeypatch):
    monkeypatch.setattr(counting, "CHUNK", 2)
    keep(case, *at_random(9))
    one, other = counting.count(case, SCHEME), counting.count(case, UCDP)
    next(one)
    for _ in other:
        pass
    for _ in one:
        pass
    texts = list(CountedName.objects.using(case.alias).values_list("text", flat=True))
    assert len(texts) == len(set(texts))
    assert whole(case) == tally_of(case, counted_run(case, SCHEME), SCHEME, Question()).whole.range
