"""A coding that a person hands in whole: its claims count, the view is made of them anew, and it is theirs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.coding import Coder, Coding
from onrecord.core.errors import BadOption, CaseFileError, MalformedCoding, QuoteMismatch
from onrecord.core.vocabulary import CoderKind
from onrecord.core.wire import coding_from_json, coding_to_json
from onrecord.store.codings import coding_of
from onrecord.store.handed_in import keep_handed_in
from onrecord.store.models import Coding as Row
from onrecord.store.models import LedgerRow, Listing
from onrecord.store.second_readings import assign
from tests.kept import as_person, keep_coding
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding


@pytest.fixture(params=[bread_queue_coding, arabic_coding, ferry_coding])
def coding(request, case):
    made = request.param()
    keep_coding(case, made)
    return made


def handed(case, coding, name="Salma"):
    person = as_person(case, name)
    return Row.objects.using(case.alias).get(pk=keep_handed_in(person, coding.report.id, coding))


def changed(coding, change):
    told = json.loads(coding_to_json(coding))
    change(told)
    return coding_from_json(json.dumps(told))


def test_what_a_machine_coded_can_be_handed_in_and_is_the_persons(case, coding):
    row = handed(case, coding)
    kept = coding_of(row, coding.report)
    assert kept.coder == Coder(CoderKind.PERSON, "Salma", "1", kept.coder.codebook)
    assert kept.claims == coding.claims
    assert Listing.objects.using(case.alias).get(report=coding.report.id).coding == row.id
    assert handed(case, coding).version == "2"
    told = LedgerRow.objects.using(case.alias).filter(action="handed in").order_by("seq").first()
    assert json.loads(told.detail) == {"coding": row.id}


def test_the_text_may_be_left_out_and_no_other_is_taken(case, coding):
    assert handed(case, replace(coding, report=replace(coding.report, text="")))
    with pytest.raises(MalformedCoding, match="another text"):
        handed(case, replace(coding, report=replace(coding.report, text=coding.report.text + " ")))


def test_the_view_is_made_of_the_claims(case):
    coding = bread_queue_coding()
    keep_coding(case, coding)

    def made_up(told):
        told["incidents"][0]["where"]["name"] = "Elsewhere"

    kept = coding_of(handed(case, changed(coding, made_up)), coding.report)
    assert kept.incidents[0].where.name == coding.incidents[0].where.name


def test_a_quote_that_is_not_at_its_place_is_refused(case, coding):
    def moved(told):
        told["claims"][0]["quotes"][0]["start"] += 1

    with pytest.raises(QuoteMismatch):
        handed(case, changed(coding, moved))
    assert not Row.objects.using(case.alias).filter(kind="person").exists()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda told: told["claims"][0].update(id=told["claims"][1]["id"]), MalformedCoding),
        (lambda told: told["claims"][0].update(id="../c1"), MalformedCoding),
        (lambda told: told["claims"].append({**told["claims"][0], "id": "c900", "subject": "p900"}), MalformedCoding),
        (lambda told: told["claims"].append({**told["claims"][0], "id": "c900", "property": "soul"}), BadOption),
        (lambda told: told["claims"].append({**told["claims"][0], "id": "c900", "value": 10**40}), BadOption),
    ],
)
def test_what_is_no_claim_on_a_thing_in_it_is_refused(case, change, error):
    coding = bread_queue_coding()
    keep_coding(case, coding)
    with pytest.raises(error):
        handed(case, changed(coding, change))


def test_a_coding_without_claims_says_that_nothing_is_told(case):
    coding = bread_queue_coding()
    keep_coding(case, coding)
    kept = coding_of(handed(case, Coding(coding.report, coding.coder)), coding.report)
    assert (kept.incidents, kept.claims) == ((), ())


def test_whoever_is_to_code_it_blind_hands_none_in(case):
    coding = bread_queue_coding()
    reading = keep_coding(case, coding)
    with case.writing() as pen:
        assign(pen, reading.id, "Salma")
    with pytest.raises(CaseFileError, match="blind"):
        handed(case, coding)
    assert handed(case, coding, "Omar")


def test_there_must_be_such_a_report(case):
    with pytest.raises(BadOption):
        handed(case, bread_queue_coding())
