"""What is new is told from the ledger, since a person said they have seen what was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.store.arrivals import arrived_since, last_seen, mark_seen, since_day
from onrecord.store.filters import Filter, save_filter
from onrecord.store.ledger import head_of, seq_before
from onrecord.store.models import LedgerRow
from tests.cases import bring
from tests.told import TELLINGS, tell, tell_all
from tests.told import head_of as title_of


def as_another(case, name="nour"):
    return replace(case, writer=replace(case.writer, name=name))


def test_to_whoever_never_came_the_last_week_is_new(case):
    tell_all(case)
    since = last_seen(as_another(case))
    assert since.why == "week"
    news = arrived_since(case, since)
    assert (news.reports, news.by_machines, news.by_people) == (3, 3, 0)
    assert news.people == (("amal", head_of(case.alias).seq),)


def test_what_was_seen_is_not_new(case):
    tell(case, TELLINGS[0], title_of(0))
    reader = as_another(case)
    with reader.writing() as pen:
        mark_seen(pen)
    assert arrived_since(case, last_seen(reader)).acts == 0
    tell(case, TELLINGS[1], title_of(1))
    since = last_seen(reader)
    news = arrived_since(case, since)
    assert (since.why, news.reports, news.by_machines) == ("seen", 1, 1)
    assert {act.action for act in news.last} == {"added", "coded"}


def test_what_a_person_keeps_for_themselves_is_news_to_nobody(case):
    since = since_day(case, case.clock() + timedelta(days=1))
    with case.writing() as pen:
        save_filter(pen, Filter("amal", "Zawiya", "search", "q=Zawiya", is_shared=False))
    assert arrived_since(case, since).acts == 0


def test_whoever_worked_here_sees_what_came_after_their_last_act_of_an_earlier_day(case):
    bring(case, "Shells fell.")
    row = head_of(case.alias).seq
    tomorrow = as_another(case, "amal")
    tomorrow = replace(tomorrow, writer=replace(tomorrow.writer, clock=lambda: case.clock() + timedelta(days=1)))
    since = last_seen(tomorrow)
    assert (since.why, since.seq) == ("worked", row)


def test_the_last_row_before_a_moment_is_found_whatever_the_length(case):
    bring(case, *(f"Report {number}." for number in range(7)))
    rows = list(LedgerRow.objects.using(case.alias).order_by("seq").values_list("seq", "at"))
    for _, at in rows:
        assert seq_before(case.alias, at) == max((seq for seq, other in rows if other < at), default=0)
    assert seq_before(case.alias, rows[-1][1] + timedelta(seconds=1)) == rows[-1][0]
