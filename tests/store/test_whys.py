"""From the number of an incident to the words under it, what was set aside, and what people judged."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.jobs.counting import counted
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.recording import record_judgement
from onrecord.store.tallies import Question, records_of
from onrecord.store.whys import why_of
from onrecord.tally.rules.schemes import scheme_named
from tests.saying import at_random, incident_of, keep, party_of
from tests.tally.tables.incidents import Party, Says
from tests.told import KHALED, MUSTAFA, tell

SCHEME = scheme_named("every-casualty")
FIRST = Says(killed=8, published=date(2016, 3, 14), chain=("Zawiya Hospital",))
LATER = Says(killed=12, published=date(2016, 3, 20), chain=("Zawiya Hospital",), source="The Gazette", title="Twelve")


def whys(case):
    records = records_of(case, counted(case, SCHEME), SCHEME, Question())
    return [(range_, why_of(case, record, SCHEME, Outcome.KILLED)) for record, range_ in records]


def test_a_number_goes_down_to_its_sentences(case):
    report = tell(case, (KHALED[0], MUSTAFA[0]))
    ((_, why),) = whys(case)
    assert (why.range, why.outcome, why.judgements, why.aside) == ("2", "killed", (), ())
    assert why.title == "2013-05-09, unknown / Zawiya, nobody named as having done it"
    (account,) = why.accounts
    assert (account.report, account.count) == (report, "2")
    assert any("killed [one person] each time" in quote for quote in account.quotes)


def test_what_was_set_aside_stands_with_the_reason_and_the_judgement_with_who_made_it(case):
    reports = keep(case, FIRST, LATER)
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(case, each) for each in reports], "one market, one day")
    ((range_, why),) = whys(case)
    assert (str(range_), why.range) == ("12", "12")
    assert [(each.by, each.decision, each.reason) for each in why.judgements] == [
        ("amal", "same", "one market, one day")
    ]
    ((account, reason),) = why.aside
    assert (account.count, reason) == ("8", "Zawiya Hospital said otherwise on 2016-03-20")
    assert why.accounts[0].according_to == "Zawiya Hospital"
    assert why.accounts[0].published == "2016-03-20"


def test_every_number_of_a_case_file_is_the_one_that_is_explained(case):
    reports = keep(
        case,
        *at_random(15, seed=11),
        Says((Party(1, name="Huda Kadhim"),)),
        Says((Party(1, name="H. Kadhim"), Party(2))),
    )
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [incident_of(case, each) for each in reports[:2]], "one")
        record_judgement(pen, IDENTITY, SAME, [party_of(case, each) for each in reports[-2:]], "one woman")
    explained = whys(case)
    assert len(explained) > 5
    assert all(str(range_) == why.range for range_, why in explained)


def test_a_record_that_is_not_there_is_refused(case):
    keep(case, FIRST)
    with pytest.raises(BadOption):
        why_of(case, "0" * 32, SCHEME, Outcome.KILLED)
