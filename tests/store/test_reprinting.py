from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connections

from onrecord.core.errors import BadOption
from onrecord.evidence.reprints import Verdict
from onrecord.jobs.verifying import verify_case
from onrecord.store import reprinting
from onrecord.store.canonical import canonical_json, unpack
from onrecord.store.codings import Coded
from onrecord.store.families import count_families, families, findings, report_named, reprint_judgements
from onrecord.store.models import FamilyMember, PairFinding, Reading, Record, Sketch, SketchNumber
from onrecord.store.readings import list_readings, reading_row
from onrecord.store.rebuilding import rebuild
from onrecord.store.recording import record_codings, record_reprint, record_withdrawal
from onrecord.store.reprinting import regroup, take_reports
from onrecord.store.standing import standing_of
from onrecord.store.verifying import Break
from tests.cases import bring
from tests.codings import make_coding
from tests.factory import TEXT, a_killing
from tests.reprinted import ARABIC, FIRST, LOCAL, OTHER, SECOND, WIRE, under

GROUNDS = {"k1 type": "shot dead", "p1 acts.k1.outcome": "shot dead", "p1 count.": "Samir Qasem", "k1 stance": "shot"}
COPIES = (under("Bakers shot in Zawiya", WIRE), under("Two killed on the coast road", WIRE), OTHER)


def told(case):
    return [
        list(model.objects.using(case.alias).order_by(*order).values_list(*columns))
        for model, order, columns in (
            (Sketch, ["pk"], ["report", "reading", "size", "words", "agency"]),
            (PairFinding, ["short", "long"], ["short", "long", "verdict", "quoted", "share", "shared", "reasons"]),
            (FamilyMember, ["report"], ["report", "original", "why", "source"]),
            (SketchNumber, ["number", "sketch"], ["number"]),
        )
    ]


def breaks(case):
    return [str(each) for each in verify_case(case) if isinstance(each, Break)]


def judge(case, decision, *reports, reason="read side by side"):
    with case.writing() as pen:
        return record_reprint(pen, decision, [report.id for report in reports], reason).pk


def test_what_comes_in_is_joined_to_what_it_reprints(case):
    (first, *_) = bring(case, COPIES[0], OTHER)
    assert count_families(case) == 0
    (second,) = bring(case, COPIES[1], origin="/later")
    (family,) = families(case)
    assert {row.report for row in family.members} == {first.id, second.id}
    assert family.source == "Reuters"
    assert standing_of(case).families == 1
    assert breaks(case) == []


def test_reports_that_come_in_one_by_one_or_all_at_once_give_the_same(case_maker, tmp_path):
    kept = []
    for name, parts in (("whole", [COPIES]), ("parts", [COPIES[:1], COPIES[1:]])):
        case = case_maker.make(tmp_path / name)
        for number, part in enumerate(parts):
            bring(case, *part, origin=f"/in{number}")
        kept.append(told(case))
        case.close()
    case_maker.clear()
    assert kept[0] == kept[1]


def test_rebuilt_from_nothing_reprints_are_the_same(case, monkeypatch):
    monkeypatch.setattr(reprinting, "CHUNK", 2)
    bring(case, *COPIES, ARABIC, under("الخبازان", ARABIC), FIRST, SECOND)
    bring(case, under("Mourning in Zawiya", f"{LOCAL}\n\n{WIRE}"), origin="/later")
    before = told(case)
    assert breaks(case) == []
    list(rebuild(case))
    assert told(case) == before
    assert count_families(case) == 2


def test_bulletins_of_one_frame_are_kept_apart_and_said_to_be(case):
    first, second = bring(case, FIRST, SECOND)
    (found,) = findings(case, reports=[first.id, second.id])
    assert found.verdict is Verdict.INDEPENDENT
    assert "other names or numbers" in found.reasons[1]
    assert count_families(case) == 0


def test_a_judgement_holds_against_what_was_found_until_withdrawn(case):
    one, other, third = bring(case, *COPIES)
    number = judge(case, "different", one, other)
    assert count_families(case) == 0
    assert breaks(case) == []
    judge(case, "same", one, third, reason="a translation by the same desk")
    (family,) = families(case)
    assert {row.report for row in family.members} == {one.id, third.id}
    with case.writing() as pen:
        record_withdrawal(pen, number, "the wrong pair")
    (family,) = families(case)
    assert len(family.members) == 3
    assert breaks(case) == []
    list(rebuild(case))
    assert breaks(case) == []


def test_of_several_judgements_on_a_pair_the_last_holds(case):
    one, other, _ = bring(case, *COPIES)
    judge(case, "different", one, other)
    last = judge(case, "same", other, one, reason="they are one after all")
    assert [(each.number, each.decision) for each in reprint_judgements(case)] == [(last, "same")]
    assert count_families(case) == 1
    with pytest.raises(BadOption, match="reason"):
        judge(case, "same", one, other, reason=" ")


def test_a_family_counts_as_one_source(case):
    texts = [f"{TEXT}\n\n{WIRE}", f"{TEXT}\n\n{WIRE}\n\nFrom our correspondents."]
    reports = bring(case, *texts)
    for report in reports:
        coding = make_coding(report, ([a_killing()], ()), GROUNDS)
        reading = Reading.objects.using(case.alias).get(report=report.id)
        with case.writing() as pen:
            record_codings(pen, [Coded(reading.id, coding)])
    assert breaks(case) == []
    before = records(case)
    judge(case, "different", *reports)
    judge(case, "same", *reports)
    assert records(case) == before
    assert breaks(case) == []


def records(case):
    rows = Record.objects.using(case.alias).order_by("pk").values_list("pk", "body")
    return [(pk, unpack(body)) for pk, body in rows]


def test_a_report_read_anew_is_compared_anew(case):
    one, other, _ = bring(case, *COPIES)
    assert count_families(case) == 1
    newer = replace(one, text=OTHER + "\n\n" + LOCAL, title=None)
    old = Reading.objects.using(case.alias).get(report=one.id)
    with case.writing() as pen:
        row = reading_row(newer, old.original_id, pen.now)
        pen.note("read", f"report:{one.id}", [row])
        pen.flush()
        list_readings(case, [(row, newer)])
        take_reports(case, [(row, newer)])
    assert other.id not in {row.report for family in families(case) for row in family.members}
    assert breaks(case) == []


def test_a_report_that_nothing_ties_to_another_is_no_family(case):
    (report,) = bring(case, OTHER)
    assert regroup(case, [report.id]) == set()


def test_a_report_is_named_by_the_beginning_of_its_id(case):
    one, other, _ = bring(case, *COPIES)
    assert report_named(case, one.id[:20]) == one.id
    assert report_named(case, other.id.removeprefix("sha256:")[:12]) == other.id
    for name in ("sha256:12", "sha256:", "0" * 64):
        with pytest.raises(BadOption, match="report"):
            report_named(case, name)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE reprint_member SET source = 'nobody'", "family of"),
        ("DELETE FROM reprint_member", "family of"),
        ("INSERT INTO reprint_member (report, original, why, source) VALUES ('a', 'b', '', '')", "family of a"),
        ("UPDATE reprint_finding SET verdict = 'independent'", "reprints of"),
        ("DELETE FROM reprint_finding", "reprints of"),
        ("INSERT INTO reprint_number (number, sketch) VALUES (7, 0)", "numbers of reprints"),
        ("UPDATE reprint_number SET number = number + 1", "reprints of"),
        ("DELETE FROM reprint_sketch", "reprints of"),
        ("UPDATE reprint_sketch SET words = 3", "reprints of"),
        (
            "INSERT INTO reprint_sketch (report, reading, size, words) VALUES ('x', 'y', 1, 1)",
            "sketches of reprints",
        ),
        (
            "INSERT INTO reprint_finding (short, long, verdict, quoted, share, shared, reasons) "
            "SELECT 'x', 'y', 'independent', quoted, share, shared, reasons FROM reprint_finding",
            "findings of reprints",
        ),
    ],
)
def test_what_is_kept_of_reprints_is_held_to_the_reports(case, statement, named):
    bring(case, *COPIES)
    assert breaks(case) == []
    with connections[case.alias].cursor() as cursor:
        cursor.execute(statement)
    assert any(each.startswith(named) for each in breaks(case))
    list(rebuild(case))
    assert breaks(case) == []


def test_reasons_are_kept_as_a_list(case):
    bring(case, *COPIES)
    (row,) = PairFinding.objects.using(case.alias).filter(verdict="reprint")
    (found,) = findings(case, Verdict.REPRINT)
    assert row.reasons.startswith('["')
    assert row.reasons == canonical_json(list(found.reasons))
