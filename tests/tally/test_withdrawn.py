from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.vocabulary import Outcome
from onrecord.tally.counted import counted_of
from onrecord.tally.happenings import held
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import scheme_named, schemes
from onrecord.tally.tables.documented import documented
from tests.tally.told import Case, state_of

SCHEME = scheme_named("every-casualty")
NAMED = ["Amal Haddad, a woman", "Omar Haddad, a man", "Salim Issa, a man"]


def whole(*reports, gone=(), scheme=SCHEME):
    """Give how many were killed, as these reports tell, without those of these names or counts; None for nobody."""
    told = [{"by": f"Outlet {number}", "day": "10 May 2013", **each} for number, each in enumerate(reports, 1)]
    state = state_of(Case("", "", "", "", {"incidents": [{"told": told}]}))
    (happening,) = state.happenings
    withdrawn = frozenset(each.id for each in happening.victims if gone and called(each) in gone)
    assert bool(withdrawn) is bool(gone)
    found = counted_of(replace(happening, withdrawn=withdrawn), state.facts, scheme)
    return next((each.range for each in found if each.kind is None and each.outcome is Outcome.KILLED), None)


def called(victim):
    return held(victim, "name") or held(victim, "count.low")


def test_of_a_number_that_a_report_tells_the_low_end_alone_falls():
    told = {"killed": "3 people", "people": NAMED}
    assert whole(told) == Range(3, 3, 3)
    assert whole(told, gone=["Salim Issa"]) == Range(2, 3, 3)


def test_of_people_counted_one_by_one_both_ends_fall():
    assert whole({"people": NAMED}, gone=["Salim Issa"]) == Range(2, 2, 2)


def test_where_all_who_were_counted_are_withdrawn_nobody_is_counted():
    assert whole({"people": NAMED[:1]}, gone=["Amal Haddad"]) is None


def test_a_number_that_another_report_tells_is_no_more_certain():
    alone, told = {"people": NAMED[:1]}, {"killed": "3 people"}
    assert whole(told, alone, gone=["Amal Haddad"]) == Range(2, 3, 3)


def test_of_a_group_with_one_of_it_withdrawn_the_number_told_stays_the_most():
    told = {"people": ["12 people, among them Amal Haddad and Omar Haddad"]}
    assert whole(told) == Range(12, 12, 12)
    assert whole(told, gone=["Amal Haddad"]) == Range(11, 12, 12)


def test_a_group_that_is_withdrawn_takes_all_of_it_away_but_those_who_are_named():
    told = {"people": ["12 people, among them Amal Haddad and Omar Haddad"]}
    assert whole(told, gone=[12]) == Range(2, 2, 2)
    assert whole({"killed": "12 people", **told}, gone=[12]) == Range(2, 12, 12)


def test_an_open_number_stays_open():
    told = {"killed": "at least 3 people", "people": NAMED}
    assert whole(told, gone=["Salim Issa"]) == Range(2, 2, 2, 1)


def test_a_vague_number_is_lowered_as_the_scheme_reads_it():
    told = {"killed": "dozens of people", "people": NAMED[:1]}
    before, after = whole(told), whole(told, gone=["Amal Haddad"])
    assert (after.low, after.open_ended) == (before.low - 1, 1)


def test_one_who_is_told_of_twice_under_one_name_is_certain_still():
    first, again = {"killed": "2 people", "people": NAMED[:2]}, {"killed": "2 people", "people": NAMED[:2]}
    told = [{"by": f"Outlet {n}", "day": "10 May 2013", **each} for n, each in enumerate((first, again), 1)]
    apart = [{"told": [each]} for each in told]
    state = state_of(Case("", "", "", "", {"incidents": apart}))
    one, other = state.happenings
    double = replace(other.victims[0], within=one.incident.id)
    happening = replace(one, victims=(*one.victims, double), withdrawn=frozenset({double.id}))
    found = next(each for each in counted_of(happening, state.facts, SCHEME) if each.kind is None)
    assert found.range == Range(2, 2, 2)


def test_the_soldier_who_is_withdrawn_is_not_counted_as_a_civilian():
    told = {"killed": "20 people", "people": ["20 people, among them 8 soldiers"]}
    airwars = scheme_named("airwars")
    before, after = whole(told, scheme=airwars), whole(told, gone=[8], scheme=airwars)
    assert after.high <= before.high
    assert after.low <= before.low


@pytest.mark.parametrize("scheme", sorted(schemes()))
def test_no_scheme_is_more_certain_of_a_number_once_somebody_is_withdrawn(scheme):
    named = scheme_named(scheme)
    told = [{"killed": "3 people", "people": NAMED}, {"killed": "5 people"}, {"people": NAMED[:2]}]
    before, after = whole(*told, scheme=named), whole(*told, gone=["Salim Issa"], scheme=named)
    if before is not None:
        assert after.low <= before.low
        assert after.high == before.high
        assert after.open_ended == before.open_ended


def test_the_kinds_of_those_who_stay_add_up_to_the_whole():
    told = [{"by": "Outlet", "day": "10 May 2013", "killed": "3 people", "people": NAMED}]
    state = state_of(Case("", "", "", "", {"incidents": [{"told": told}]}))
    (happening,) = state.happenings
    gone = frozenset(each.id for each in happening.victims if called(each) == "Amal Haddad")
    counted = documented(replace(happening, withdrawn=gone), state.facts, SCHEME)
    kinds = [range_ for _, range_ in counted.kinds(Outcome.KILLED)]
    assert sum(each.best for each in kinds) == counted.whole(Outcome.KILLED).best == 3
    assert sum(each.low for each in kinds) == counted.whole(Outcome.KILLED).low == 2
