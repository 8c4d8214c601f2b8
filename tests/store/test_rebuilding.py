from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connections

from onrecord.jobs.verifying import verify_case
from onrecord.store.codings import Coded
from onrecord.store.judgements import IDENTITY, SAME, STANDS, VALUE, judged, keep_judgement, withdraw_judgement
from onrecord.store.models import Coding, Listing, Reading, Record
from onrecord.store.rebuilding import rebuild, records
from onrecord.store.recording import record_codings, record_judgement, record_withdrawal
from onrecord.store.tolerant import Break
from onrecord.tally.records import record_id
from tests.cases import bring
from tests.codings import make_coding
from tests.factory import TEXT, a_killing

GROUNDS = {"k1 type": "shot dead", "p1 acts.k1.outcome": "shot dead", "p1 count.": "Samir Qasem", "k1 stance": "shot"}


def code(case, report, version="1"):
    coding = make_coding(report, ([a_killing()], ()), GROUNDS)
    coding = replace(coding, coder=replace(coding.coder, version=version))
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, coding)])
    return Coding.objects.using(case.alias).order_by("-seq").first().id


@pytest.fixture
def coded(case):
    """Two reports of one killing, coded; give the case file and the ids of the codings."""
    reports = bring(case, TEXT, TEXT + "\n\nHis school was closed on Tuesday.")
    return case, [code(case, report) for report in reports]


def as_kept(case):
    return list(Record.objects.using(case.alias).order_by("pk").values_list("pk", "kind", "body"))


def make(case):
    return list(rebuild(case))[-1]


def breaks(case):
    return [each for each in verify_case(case) if isinstance(each, Break)]


def test_rebuilt_from_nothing_records_are_the_same_letter_for_letter(coded):
    case, _ = coded
    make(case)
    before = as_kept(case)
    Record.objects.using(case.alias).all().delete()
    Listing.objects.using(case.alias).all().delete()
    assert make(case) == len(before) > 0
    assert as_kept(case) == before


def test_records_of_two_reports_are_two_until_judged_the_same(coded):
    case, (one, other) = coded
    make(case)
    assert len([record for record in records(case) if record.kind == "victim"]) == 2
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [f"{one}/p1", f"{other}/p1"], "one name, one school, one day")
    make(case)
    (victim,) = [record for record in records(case) if record.kind == "victim"]
    assert victim.members == tuple(sorted((f"{one}/p1", f"{other}/p1")))


def test_a_withdrawn_judgement_parts_what_it_joined(coded):
    case, (one, other) = coded
    make(case)
    before = as_kept(case)
    with case.writing() as pen:
        row = record_judgement(pen, IDENTITY, SAME, [f"{one}/p1", f"{other}/p1"], "one name")
    with case.writing() as pen:
        record_withdrawal(pen, row.pk, "two men of one name")
    assert as_kept(case) == before


def test_a_judgement_needs_a_reason_and_is_withdrawn_once(coded):
    case, (one, other) = coded
    with pytest.raises(ValueError, match="reason"), case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [one, other], " ")
    with case.writing() as pen:
        row = keep_judgement(pen, VALUE, STANDS, [f"{one}/c1"], "seen on the certificate")
    assert judged(case).stands == ((row.pk, f"{one}/c1"),)
    with case.writing() as pen:
        withdraw_judgement(pen, row.pk, "another man's certificate")
    assert judged(case).stands == ()
    with pytest.raises(ValueError, match="judgement"), case.writing() as pen:
        withdraw_judgement(pen, row.pk, "again")


def test_the_newest_coding_is_in_force(coded):
    case, (one, _) = coded
    newer = code(case, bring(case, TEXT)[0], version="2")
    make(case)
    leads = {member.split("/")[0] for record in records(case) for member in record.members}
    assert newer in leads
    assert one not in leads


def test_records_are_never_behind_what_they_are_made_of(coded):
    case, (one, other) = coded
    assert breaks(case) == []
    with case.writing() as pen:
        row = record_judgement(pen, IDENTITY, SAME, [f"{one}/p1", f"{other}/p1"], "one name, one school")
    assert breaks(case) == []
    newer = code(case, bring(case, TEXT)[0], version="2")
    assert breaks(case) == []
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [f"{newer}/p1", f"{other}/p1"], "one name, one school")
        record_withdrawal(pen, row.pk, "the coding was replaced")
    assert breaks(case) == []
    assert sum(len(record.members) for record in records(case) if record.kind == "victim") == 2


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE record SET body = 'x' WHERE kind = 'victim'", "record"),
        ("UPDATE record SET kind = 'toll'", "record"),
        ("DELETE FROM record WHERE kind = 'act'", "record"),
        ("INSERT INTO record (id, kind, body) VALUES ('x', 'act', 'x')", "record x"),
        ("UPDATE listing SET title = 'Nobody was shot'", "listing of"),
        ("DELETE FROM listing", "listing of"),
    ],
)
def test_what_is_made_of_facts_is_held_to_them(coded, statement, named):
    case, _ = coded
    make(case)
    with connections[case.alias].cursor() as cursor:
        cursor.execute(statement)
    assert any(each.thing.startswith(named) for each in breaks(case))


def test_records_name_the_incident_they_belong_to(coded):
    case, (one, _) = coded
    make(case)
    victim = next(record for record in records(case) if record.members == (f"{one}/p1",))
    assert victim.within == record_id(f"{one}/i1")
