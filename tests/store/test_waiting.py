"""What waits for somebody is counted as it is."""

from __future__ import annotations

from onrecord.jobs.linking import link_people
from onrecord.store.asked import waiting
from onrecord.store.codings import coding_id
from onrecord.store.grades import keep_signed
from onrecord.store.judgements import IDENTITY
from onrecord.store.lost_grounds import unsupported_grades
from onrecord.store.models import Listing
from onrecord.store.recording import record_judgement
from onrecord.store.setbacks import note_setback
from onrecord.store.waiting import signed_records, waiting_of
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.grading.proposals import Proposal
from onrecord.tally.records import record_id
from tests.cases import bring
from tests.told import TELLINGS, head_of, recode, tell, tell_all


def sign(case, coding):
    proposal = Proposal("confirm", "two sources", (), (f"{coding}/c1",), "every-casualty", Facet.INCIDENT)
    with case.writing() as pen:
        keep_signed(pen, f"{coding}/i1", proposal, "confirm", "the hospital confirmed it")


def coding_of(case, report):
    return Listing.objects.using(case.alias).get(report=report).coding


def test_reports_without_a_coding_wait_by_language_and_codings_of_machines_to_be_read(case):
    tell_all(case)
    bring(case, "Nobody has coded this report so far, and it says nothing of harm at all.")
    waits = waiting_of(case)
    assert sum(waits.uncoded.values()) == 1
    assert waits.unread == 3


def test_pairs_wait_until_somebody_says_something_of_them(case):
    tell_all(case)
    link_people(case)
    before = waiting_of(case).pairs
    assert before == {kind: len(waiting(case, kind, 100)) for kind in ("person", "incident")}
    pair = waiting(case, "person", 1)[0]
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, "unsure", [pair.other, pair.one], "one name, other ages")
    assert waiting_of(case).pairs["person"] == before["person"] - 1


def test_a_signed_grade_is_of_the_record_led_by_its_subject(case):
    report = tell(case, TELLINGS[0], head_of(0))
    coding = coding_of(case, report)
    sign(case, coding)
    assert signed_records(case) == {record_id(f"{coding}/i1")}
    assert waiting_of(case).signed == 1


def test_a_signature_is_flagged_once_its_report_was_coded_anew(case):
    report = tell(case, TELLINGS[0], head_of(0))
    coding = coding_of(case, report)
    sign(case, coding)
    assert unsupported_grades(case) == []
    recode(case, TELLINGS[0], TELLINGS[0][:2], head_of(0))
    assert coding_id(f"{coding}/c1") != coding_of(case, report)
    assert unsupported_grades(case) == [f"every-casualty/incident/{coding}/i1"]


def test_setbacks_are_counted_by_step(case):
    note_setback(case, "read", "a", "a.pdf", "encrypted")
    note_setback(case, "read", "b", "b.pdf", "empty")
    note_setback(case, "code", "c", "c.txt", "too long")
    assert waiting_of(case).setbacks == {"read": 2, "code": 1}
