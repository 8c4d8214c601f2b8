"""What was documented by when grows with each report, and ends at what is counted."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import Outcome
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.known import known_by_day
from onrecord.store.recording import record_judgement
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import scheme_named
from tests.saying import incident_of, keep
from tests.tally.tables.incidents import Says

SCHEME = scheme_named("every-casualty")
FIRST = Says(killed=8, source="The Daily Ledger", title="Eight dead", published=date(2016, 3, 14))
LATER = Says(killed=12, source="The Gazette", title="Twelve dead", published=date(2016, 3, 20))


def test_what_is_documented_grows_with_each_report(case):
    keep(case, FIRST, LATER)
    told = known_by_day(case, SCHEME, Outcome.KILLED)
    assert [(str(day), range_) for day, range_ in told] == [
        ("2016-03-14", Range(8, 8, 8)),
        ("2016-03-20", Range(20, 20, 20)),
    ]


def test_a_second_report_of_one_incident_widens_its_range(case):
    reports = keep(case, FIRST, LATER)
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(case, each) for each in reports], "one market")
    told = known_by_day(case, SCHEME, Outcome.KILLED)
    assert [(str(day), str(range_)) for day, range_ in told] == [("2016-03-14", "8"), ("2016-03-20", "8–12")]


def test_of_what_nobody_suffered_nothing_is_known(case):
    keep(case, FIRST)
    assert known_by_day(case, SCHEME, Outcome.DETAINED) == []
