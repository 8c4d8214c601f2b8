"""Lines of records: made with them, found by words and names, and told of where they do not say what records say."""

from __future__ import annotations

from onrecord.jobs.verifying import verify_case
from onrecord.store.gradings import grading_of, sign_grade, take_grade_back
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.lines import record_of
from onrecord.store.models import JoinedSubject, NameSign, Record, RecordLine
from onrecord.store.rebuilding import rebuild
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.tolerant import Break
from onrecord.tally.grading.ladders import Facet
from tests.saying import incident_of, party_of
from tests.told import KHALED, RIM, tell


def as_kept(case):
    names = [field.attname for field in RecordLine._meta.concrete_fields if field.attname != "made_at"]
    signs = NameSign.objects.using(case.alias).order_by("record", "sign").values_list("record", "sign", "within")
    return list(RecordLine.objects.using(case.alias).order_by("pk").values(*names)), list(signs)


def test_every_record_has_one_line_that_says_what_it_does(case):
    report = tell(case, (KHALED[0], RIM[2]))
    rows = RecordLine.objects.using(case.alias)
    assert set(rows.values_list("pk", flat=True)) == set(Record.objects.using(case.alias).values_list("pk", flat=True))
    line = rows.get(pk=record_of(case, incident_of(case, report)))
    assert (line.place, line.day.isoformat(), line.outcomes, line.act) == (
        "Zawiya",
        "2013-05-09",
        "|killed|",
        "killing",
    )
    person = rows.get(pk=record_of(case, party_of(case, report, 2)))
    assert (person.name, person.within, person.kind) == ("ريم يوسف العليوي", line.pk, "victim")


def test_lines_rebuilt_are_the_same_and_follow_what_is_judged_and_taken_back(case):
    one, other = tell(case, (KHALED[0],)), tell(case, (KHALED[1],), "Told again")
    apart = as_kept(case)
    with case.writing() as pen:
        pair = [incident_of(case, one), incident_of(case, other)]
        row = record_judgement(pen, IDENTITY, SAME, pair, "one market")
    assert record_of(case, pair[0]) == record_of(case, pair[1])
    together = as_kept(case)
    list(rebuild(case))
    assert as_kept(case) == together
    with case.writing() as pen:
        record_withdrawal(pen, row.pk, "two markets")
    assert as_kept(case) == apart
    assert not JoinedSubject.objects.using(case.alias).exists()


def test_a_signature_marks_the_line_and_outlives_a_rebuild(case):
    report = tell(case, (KHALED[0],))
    record = record_of(case, incident_of(case, report))
    sign_grade(case, grading_of(case, record, "airwars"), Facet.INCIDENT, None, "seen by two doctors")
    sign_grade(case, grading_of(case, record, "airwars"), Facet.PLACE, None, "seen on a video")
    assert RecordLine.objects.using(case.alias).get(pk=record).signed == "|airwars|"
    list(rebuild(case))
    assert RecordLine.objects.using(case.alias).get(pk=record).signed == "|airwars|"


def test_a_line_that_was_changed_missed_or_added_is_told_of(case):
    report = tell(case, (KHALED[0],))
    record = record_of(case, incident_of(case, report))
    rows = RecordLine.objects.using(case.alias)
    assert not [each for each in verify_case(case) if isinstance(each, Break)]
    rows.filter(pk=record).update(place="Hajin")
    person = rows.get(kind="victim").pk
    rows.filter(pk=person).delete()
    rows.filter(kind="act").update(record="0" * 32)
    found = {each.thing: each.found for each in verify_case(case) if isinstance(each, Break)}
    assert found[f"line of record {record}"] == "other words"
    assert found[f"line of record {person}"] == "none"
    assert f"line of record {'0' * 32}" in found


def test_a_signature_that_was_taken_back_marks_the_line_no_more(case):
    report = tell(case, (KHALED[0],))
    record = record_of(case, incident_of(case, report))
    for scheme in ("airwars", "ohchr"):
        sign_grade(case, grading_of(case, record, scheme), Facet.INCIDENT, None, "seen by two doctors")
    take_grade_back(case, grading_of(case, record, "airwars"), Facet.INCIDENT, "it was another market")
    rows = RecordLine.objects.using(case.alias)
    assert rows.get(pk=record).signed == "|ohchr|"
    list(rebuild(case))
    assert rows.get(pk=record).signed == "|ohchr|"
