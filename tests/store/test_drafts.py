"""Drafts: nothing that was told as kept is lost, nothing kept twice, and what people coded stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.coding.editing.edits import Accept, Add, Put, Reject, Value
from onrecord.coding.editing.sheet import State
from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind, PartyKind, RecordKind
from onrecord.store.asked_blind import is_asked_blind
from onrecord.store.codings import Coded, codings_in_force
from onrecord.store.drafts import (
    HERE,
    Sent,
    abandon_draft,
    add_edits,
    codebook_of,
    draft_of,
    finish_draft,
    note_presence,
    open_draft,
    present,
    reopen_draft,
    sheet_of_draft,
    sheet_unopened,
    undo,
)
from onrecord.store.entries import set_entry
from onrecord.store.ledger import ledger_rows
from onrecord.store.models import Coding, Draft, DraftEdit, Listing, Reading
from onrecord.store.rebuilding import rebuild, records, verify_listings, verify_records
from onrecord.store.recording import record_codings
from onrecord.store.second_readings import SECOND as SECOND_READING
from tests.told import RIM, people_coding, recode, tell

PEOPLE = (("Khaled Hamshou", 58, "m"), RIM[0])
FIRST = Sent(Put("e1", "p1", (Value("age", 59),), ((0, 6),)), "one")
SECOND = Sent(Reject(("c1",)), "two")


@pytest.fixture
def reading(case):
    return Reading.objects.using(case.alias).get(report=tell(case, PEOPLE))


def by(case, name):
    return replace(case, writer=replace(case.writer, name=name), opened={})


def in_force(case, reading):
    return Coding.objects.using(case.alias).get(pk=Listing.objects.using(case.alias).get(reading=reading.id).coding)


def ages(case, draft, reading):
    sheet = sheet_of_draft(case, draft, reading)
    return [held.claim.value for held in sheet.of("p1") if held.state is State.OWN]


def test_a_draft_begins_with_the_coding_in_force(case, reading):
    draft = open_draft(case, reading)
    assert draft.base == in_force(case, reading).id
    assert sheet_of_draft(case, draft, reading) == sheet_unopened(case, reading)
    assert open_draft(case, reading).pk == draft.pk
    assert draft_of(by(case, "bilal"), reading.id) is None


def test_a_draft_in_which_nothing_was_done_begins_with_what_is_in_force_now(case, reading):
    draft = open_draft(case, reading)
    recode(case, PEOPLE, PEOPLE[:1], "Shells fell on the market")
    assert open_draft(case, reading).base == in_force(case, reading).id != draft.base
    add_edits(case, draft, [FIRST], 0)
    recode(case, PEOPLE, PEOPLE, "Shells fell on the market", "3")
    assert open_draft(case, reading).base != in_force(case, reading).id


def test_edits_are_kept_in_their_order(case, reading):
    draft = open_draft(case, reading)
    assert add_edits(case, draft, [FIRST], 0).last == 1
    assert add_edits(case, draft, [SECOND], 1).last == 2
    assert ages(case, draft, reading) == [59]


def test_an_edit_sent_again_is_kept_once(case, reading):
    draft = open_draft(case, reading)
    add_edits(case, draft, [FIRST], 0)
    again = add_edits(case, draft, [FIRST, SECOND], 0)
    assert (again.last, again.new, again.was_ahead) == (2, (SECOND.edit,), False)
    assert ages(case, draft, reading) == [59]


def test_an_edit_that_arrives_again_after_its_draft_was_finished_is_kept_once(case, reading):
    draft = open_draft(case, reading)
    add_edits(case, draft, [FIRST], 0)
    finish_draft(case, draft)
    late = add_edits(case, open_draft(case, reading), [FIRST], 0)
    assert (late.last, late.new, late.refused) == (0, (), None)
    assert DraftEdit.objects.using(case.alias).count() == 1


def test_where_another_tab_was_ahead_it_is_told_and_nothing_is_lost(case, reading):
    draft = open_draft(case, reading)
    add_edits(case, draft, [FIRST], 0)
    kept = add_edits(case, draft, [SECOND], 0)
    assert (kept.last, kept.was_ahead) == (2, True)
    assert ages(case, draft, reading) == [59]


def test_edits_before_one_that_cannot_be_made_are_kept_and_it_is_told(case, reading):
    draft = open_draft(case, reading)
    kept = add_edits(case, draft, [FIRST, Sent(Accept(("c999",)), "x"), SECOND], 0)
    assert (kept.last, kept.new) == (1, (FIRST.edit,))
    assert kept.refused is not None
    assert kept.refused[0] == "x"
    assert "c999" in kept.refused[1].found


def test_undo_and_redo(case, reading):
    draft = open_draft(case, reading)
    assert undo(case, draft).new == ()
    add_edits(case, draft, [FIRST], 0)
    undo(case, draft)
    assert ages(case, draft, reading) == []
    undo(case, draft, redo=True)
    assert ages(case, draft, reading) == [59]
    assert undo(case, draft, redo=True).new == ()


def test_others_at_a_report_are_told_for_two_minutes(case, reading):
    bilal = by(case, "bilal")
    draft = open_draft(bilal, reading)
    open_draft(case, reading)
    assert present(case, [reading.id]) == {reading.id: ["bilal"]}
    later = replace(case, writer=replace(case.writer, clock=lambda: case.writer.clock() + HERE))
    assert present(later, [reading.id]) == {}
    note_presence(replace(bilal, writer=replace(bilal.writer, clock=lambda: case.clock() + HERE)), draft)
    assert present(later, [reading.id]) == {reading.id: ["bilal"]}


def test_a_finished_draft_is_the_coding_in_force(case, reading):
    draft = open_draft(case, reading)
    age = next(h.claim.id for h in sheet_of_draft(case, draft, reading).of("p1") if h.claim.property == "age")
    put = Put("e1", "p1", (Value("age", 59),), ((0, 6),), replaces=(age,))
    add_edits(case, draft, [Sent(put, "a")], 0)
    coding = finish_draft(case, draft, accept_rest=True)
    row = in_force(case, reading)
    assert (row.id, row.kind, row.name, row.version) == (coding, "person", "amal", "1")
    assert Draft.objects.using(case.alias).get().coding == coding
    assert any("59" in str(each) for each in records(case))
    assert "finished" in [each.action for each in ledger_rows(case.alias)]
    assert draft_of(case, reading.id) is None
    assert not [broken for broken in [*verify_listings(case), *verify_records(case)] if broken is not None]


def test_a_finished_draft_takes_no_edits_until_it_is_opened_again(case, reading):
    draft = open_draft(case, reading)
    first = finish_draft(case, draft, accept_rest=True)
    with pytest.raises(BadOption):
        add_edits(case, draft, [FIRST], 1)
    with pytest.raises(BadOption):
        finish_draft(case, draft)
    again = reopen_draft(case, reading.id)
    assert again.pk == draft.pk
    with pytest.raises(BadOption):
        reopen_draft(case, reading.id)
    add_edits(case, again, [FIRST], 1)
    second = finish_draft(case, again)
    assert second != first
    assert in_force(case, reading).version == "2"


def test_a_draft_is_its_coders_alone(case, reading):
    draft = open_draft(case, reading)
    with pytest.raises(BadOption):
        add_edits(by(case, "bilal"), draft, [FIRST], 0)
    with pytest.raises(BadOption):
        reopen_draft(by(case, "bilal"), reading.id)


def test_what_is_thrown_away_leaves_what_was_in_force(case, reading):
    before = in_force(case, reading).id
    draft = open_draft(case, reading)
    add_edits(case, draft, [FIRST], 0)
    abandon_draft(case, draft)
    assert draft_of(case, reading.id) is None
    assert in_force(case, reading).id == before
    assert DraftEdit.objects.using(case.alias).count() == 0
    assert "abandoned" in [each.action for each in ledger_rows(case.alias)]


def test_a_machine_that_codes_again_replaces_no_person(case, reading):
    finish_draft(case, open_draft(case, reading), accept_rest=True)
    mine = in_force(case, reading).id
    recode(case, PEOPLE, PEOPLE[:1], "Shells fell on the market", "9")
    assert in_force(case, reading).id == mine
    assert codings_in_force(case, [reading])[reading.id].id == mine
    assert Coding.objects.using(case.alias).count() == 3
    for _ in rebuild(case):
        pass
    assert in_force(case, reading).id == mine
    assert not [broken for broken in [*verify_listings(case), *verify_records(case)] if broken is not None]


def test_of_a_person_and_a_machine_kept_at_once_the_person_stands(case, reading):
    coding = people_coding(sheet_unopened(case, reading).report, PEOPLE, "7")
    person = replace(coding, coder=replace(coding.coder, kind=CoderKind.PERSON, name="bilal"))
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, person), Coded(reading.id, coding)])
    assert in_force(case, reading).name == "bilal"


def test_a_blind_coding_comes_in_force_by_no_way(case, reading):
    before = in_force(case, reading).id
    draft = open_draft(by(case, "bilal"), reading, blind=True)
    assert sheet_of_draft(case, draft, reading).claims == ()
    victim = Add("p1", RecordKind.VICTIM, "i1", PartyKind.PERSON)
    edits = [Add("i1", RecordKind.INCIDENT), victim, Put("e1", "p1", (Value("name", "Khaled"),), ((0, 6),))]
    add_edits(by(case, "bilal"), draft, [Sent(each, str(n)) for n, each in enumerate(edits)], 0)
    blind = finish_draft(by(case, "bilal"), draft)
    assert in_force(case, reading).id == before
    for _ in rebuild(case):
        pass
    assert in_force(case, reading).id == before
    row = Coding.objects.using(case.alias).get(pk=blind)
    assert (row.name, row.version) == ("bilal", "blind 1")


def ask(case, reading, coder):
    with case.writing() as pen:
        set_entry(pen, SECOND_READING, reading.id, {"coder": coder, "asked_by": "amal", "at": "2026-03-01T12:00:00Z"})


def test_whoever_is_asked_reads_blind_until_they_have(case, reading):
    bilal = by(case, "bilal")
    assert not is_asked_blind(bilal, reading.id)
    ask(case, reading, "bilal")
    assert is_asked_blind(bilal, reading.id)
    assert not is_asked_blind(by(case, "carla"), reading.id)
    finish_draft(bilal, open_draft(bilal, reading, blind=True))
    assert not is_asked_blind(bilal, reading.id)


def test_anybody_but_the_first_coder_may_be_asked(case, reading):
    finish_draft(case, open_draft(case, reading), accept_rest=True)
    ask(case, reading, None)
    assert not is_asked_blind(case, reading.id)
    assert is_asked_blind(by(case, "bilal"), reading.id)
    open_draft(by(case, "bilal"), reading, blind=True)
    assert is_asked_blind(by(case, "bilal"), reading.id)
    assert not is_asked_blind(by(case, "carla"), reading.id)


def test_the_codebook_is_the_shipped_one_unless_another_was_added(case):
    assert codebook_of(case).id == "casualty@2026.1"
