"""Reports that somebody may not see, with all that was coded of them."""

from __future__ import annotations

from onrecord.jobs.linking import link_people
from onrecord.store.models import Draft, Listing, Reading
from onrecord.store.sight import PROTECTED, Reader, hidden_reports, hidden_subjects
from onrecord.store.sources import Source, add_source
from tests.told import KHALED, RIM, TELLINGS, subject_of, tell

ANYBODY = Reader("amal", frozenset({"read", "judge"}))


def test_where_nothing_is_protected_or_blind_nothing_is_hidden(case):
    report = tell(case, TELLINGS[0])
    assert hidden_reports(case, ANYBODY, [report]) == set()


def test_what_a_protected_source_told_is_hidden_but_from_those_who_may_see_it(case):
    report = tell(case, TELLINGS[0])
    other = tell(case, TELLINGS[1], "Another")
    link_people(case)
    with case.writing() as pen:
        source = add_source(pen, Source(kind="person", recipient="age1example"))
    Listing.objects.using(case.alias).filter(report=report).update(source=source.shown)
    assert hidden_reports(case, ANYBODY, [report, other]) == {report}
    assert hidden_reports(case, Reader("amal", frozenset({PROTECTED})), [report, other]) == set()
    hidden, seen = subject_of(case, KHALED[0][0]), subject_of(case, RIM[1][0])
    assert hidden_subjects(case, ANYBODY, [hidden, seen]) == {hidden}


def test_a_report_that_is_coded_blind_is_hidden_from_its_coder_until_they_are_done(case):
    report = tell(case, TELLINGS[0])
    reading, now = Reading.objects.using(case.alias).get(report=report), case.clock()
    Draft.objects.using(case.alias).create(
        reading=reading.id, report=report, coder="amal", is_blind=True, opened_at=now, seen_at=now
    )
    assert hidden_reports(case, ANYBODY, [report]) == {report}
    assert hidden_reports(case, Reader("huda", frozenset()), [report]) == set()
    Draft.objects.using(case.alias).update(coding="done")
    assert hidden_reports(case, ANYBODY, [report]) == set()
