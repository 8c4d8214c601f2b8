"""Edits folded into a coding: undo restores exactly, and edits apart from each other come in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.editing.edits import Accept, Add, Put, Reject, Remove, Together, Undo, Value
from onrecord.coding.editing.sheet import State, alive_edits, sheet_of
from onrecord.core.vocabulary import PartyKind, RecordKind
from tests.coding.editing.drawn import BASES, histories

BASE = BASES[0]


def said(sheet):
    """Give all that a sheet says but how far its history goes."""
    return sheet.things, sheet.claims


def of(*edits, base=BASE):
    return sheet_of(BASE.report, base, edits)


def state(sheet, claim):
    return next(held.state for held in sheet.claims if held.claim.id == claim)


def test_everything_is_a_suggestion_at_first():
    sheet = of()
    assert {held.state for held in sheet.claims} == {State.SUGGESTED}
    assert sheet.open_claims == tuple(claim.id for claim in BASE.claims)
    assert (sheet.undoable, sheet.redoable) == (None, None)


def test_the_last_decision_holds():
    assert state(of(Accept(("c1",)), Reject(("c1",))), "c1") is State.REJECTED
    assert state(of(Reject(("c1",)), Accept(("c1",))), "c1") is State.ACCEPTED


def test_a_value_put_in_place_of_a_claim_rejects_it():
    sheet = of(Put("e1", "p1", (Value("age", 46),), ((0, 5),), replaces=("c1",)))
    assert state(sheet, "c1") is State.REJECTED
    assert state(sheet, "e1.0") is State.OWN
    assert [held.claim.value for held in sheet.of("p1") if held.put == "e1"] == [46]


def test_what_is_removed_leaves_no_suggestions_open():
    sheet = of(Remove("i1"))
    assert sheet.thing("i1") is None
    assert sheet.thing("p1") is None
    assert all(
        held.claim.subject not in ("i1", "p1", "k1") for held in sheet.claims if held.claim.id in sheet.open_claims
    )


@given(histories())
def test_undoing_the_last_edit_restores_what_was_before(history):
    report, base, edits = history
    if edits:
        undone = sheet_of(report, base, [*edits, Undo(len(edits))])
        assert said(undone) == said(sheet_of(report, base, edits[:-1]))


@given(histories())
def test_undoing_an_undo_makes_it_again(history):
    report, base, edits = history
    if edits:
        again = [*edits, Undo(len(edits)), Undo(len(edits) + 1)]
        assert said(sheet_of(report, base, again)) == said(sheet_of(report, base, edits))


@given(histories())
def test_undoing_all_and_redoing_all_goes_there_and_back(history):
    report, base, edits = history
    done = list(edits)
    while (last := sheet_of(report, base, done).undoable) is not None:
        done.append(Undo(last))
    assert said(sheet_of(report, base, done)) == said(sheet_of(report, base, []))
    steps = len(done)
    while (last := sheet_of(report, base, done).redoable) is not None and len(done) < 3 * steps + 3:
        done.append(Undo(last))
    assert said(sheet_of(report, base, done)) == said(sheet_of(report, base, edits)) or any(
        isinstance(edit, Undo) for edit in edits
    )


PUTS = [
    Put(f"e{n}", subject, (Value(property_, value),), ((n, n + 4),))
    for n, (subject, property_, value) in enumerate(
        [("p1", "age", 46), ("p2", "sex", "male"), ("i2", "where.name", "Hajin"), ("k1", "method", "shelling")]
    )
]
APART = [
    *PUTS, Accept(("c1", "c2")), Reject(("c3",)), Remove("p5"),
    Together((
        Add("p60", RecordKind.VICTIM, "i1", PartyKind.PERSON), Put("e9", "p60", (Value("name", "Yusuf"),), ((0, 3),)),
    )),
]  # fmt: skip


@given(st.permutations(APART))
def test_edits_apart_from_each_other_come_in_any_order(edits):
    straight, other = of(*APART), of(*edits)
    assert set(straight.things) == set(other.things)
    assert set(straight.claims) == set(other.claims)


def test_an_edit_on_what_is_gone_waits():
    put = Put("e1", "p60", (Value("name", "Yusuf"),), ((0, 3),))
    edits = [Add("p60", RecordKind.VICTIM, "i1", PartyKind.PERSON), put, Undo(1)]
    assert of(*edits).of("p60") == ()
    assert len(of(*edits, Undo(3)).of("p60")) == 1


def test_only_what_nothing_undoes_holds():
    edits = [Accept(("c1",)), Undo(1), Undo(2), Accept(("c2",))]
    assert alive_edits(edits) == {1, 3, 4}


def test_after_something_new_there_is_nothing_to_redo():
    assert of(Accept(("c1",)), Undo(1)).redoable == 2
    assert of(Accept(("c1",)), Undo(1), Accept(("c2",))).redoable is None
