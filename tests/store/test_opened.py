"""A record opened by itself says what it says when all judgements are looked through."""

from __future__ import annotations

from onrecord.store.gradings import grading_in, grading_of
from onrecord.store.lines import record_of
from onrecord.store.models import RecordLine
from onrecord.store.opened import claims_under, open_record, open_records
from onrecord.store.whys import made_of
from onrecord.tally.counted import counted_of
from onrecord.tally.rules.schemes import scheme_named
from tests.saying import at_random, incident_of, keep
from tests.told import KHALED, tell
from tests.web.records.told import joined

SCHEME = scheme_named("every-casualty")


def test_an_incident_is_counted_and_graded_as_it_is_from_all_judgements(case):
    joined(case)
    keep(case, *at_random(12, seed=5))
    incidents = RecordLine.objects.using(case.alias).filter(kind="incident").values_list("pk", flat=True)
    assert len(incidents) == 13
    for record in incidents:
        opened = open_record(case, record)
        happening, facts, _ = made_of(case, opened.record)
        assert opened.happening == happening
        told = [(each.outcome, each.range) for each in counted_of(happening, facts, SCHEME)]
        assert [(each.outcome, each.range) for each in counted_of(opened.happening, opened.facts, SCHEME)] == told
        assert grading_in(case, opened, "airwars") == grading_of(case, record, "airwars")


def test_each_claim_stands_with_its_words_and_those_around_them(case):
    report = tell(case, (KHALED[0],))
    line = RecordLine.objects.using(case.alias).get(kind="incident")
    opened = open_record(case, line.pk)
    claims = claims_under(opened, opened.record.values)
    (place,) = [each for each in claims.values() if each.property == "where.name"]
    assert (place.value, place.report, place.stance) == ("Zawiya", report, "asserted")
    (quote,) = place.quotes
    assert (quote.before, quote.text, quote.after[:11]) == (
        "On 9 May 2013 shells fell on the market of ", "Zawiya", " and killed",
    )  # fmt: skip


def test_there_is_nothing_to_open_where_there_is_no_record(case):
    assert open_record(case, "0" * 32) is None


def test_records_that_are_opened_together_are_as_each_by_itself(case):
    reports = keep(case, *at_random(4))
    incidents = [record_of(case, incident_of(case, report)) for report in reports]
    together = open_records(case, [*incidents, "0" * 32])
    assert together == {each: open_record(case, each) for each in incidents}
    assert open_records(case, []) == {}
