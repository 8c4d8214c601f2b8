"""Edits as people make them, drawn at random: each can be made on the sheet as those before it left it."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.coding.codebook import default_codebook
from onrecord.coding.editing.checking import check_edit
from onrecord.coding.editing.edits import Accept, Add, Put, Reject, Remove, Together, Undo, Value
from onrecord.coding.editing.sheet import sheet_of
from onrecord.core.coding import Coder
from onrecord.core.errors import BadOption
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import CoderKind, PartyKind, RecordKind, Stance
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

__all__ = ["AMAL", "BASES", "BOOK", "histories"]

AMAL = Coder(CoderKind.PERSON, "amal", "1", "casualty@2026.1")
BOOK = default_codebook()
BASES = [bread_queue_coding(), arabic_coding(), ferry_coding()]

LEAVES = {
    RecordKind.INCIDENT: [
        ("where.name", st.just("Hajin")), ("where.country", st.just("SY")), ("when.earliest", st.just("2019-03-03")),
        ("when.latest", st.sampled_from(["2019-03-01", "2019-03-05"])), ("when.precision", st.just("day")),
        ("counts.killed.low", st.integers(0, 60)), ("counts.killed.high", st.integers(0, 60)),
        ("counts.killed.best", st.integers(0, 60)),
    ],
    RecordKind.ACT: [
        ("type", st.sampled_from(["killing", "injury"])), ("method", st.just("shelling")),
        ("grounds", st.just("spying")),
        ("circumstances", st.just("public")),
    ],
    RecordKind.VICTIM: [
        ("name", st.one_of(st.just("Yusuf"), st.just(Absent("withheld")))), ("names", st.just("Yousef")),
        ("age", st.one_of(st.integers(0, 99), st.just(AgeRange(6, 9)))), ("sex", st.just("male")),
        ("count.low", st.integers(0, 9)), ("count.high", st.integers(0, 9)), ("status", st.just("civilian")),
        ("part_of", st.sampled_from(["p1", "p2", "p9"])), ("relations.p2", st.just("son of")),
        ("acts.k1.outcome", st.just("killed")), ("acts.k9.outcome", st.just("injured")),
    ],
    RecordKind.PERPETRATOR: [("actor", st.just("Jund al-Wadi")), ("acts.k1.involvement", st.just("ordered"))],
    RecordKind.OBJECT: [("name", st.just("an ambulance")), ("acts.k1.damage", st.just("burnt"))],
    RecordKind.TOLL: [
        ("act", st.just("killing")), ("count.low", st.integers(0, 99)), ("period.earliest", st.just("2019-01-01")),
    ],
}  # fmt: skip


@st.composite
def histories(draw, most=12):
    """Give a coding, or a report alone, with edits that can be made on it one after another."""
    base = draw(st.sampled_from(BASES))
    report, base = base.report, draw(st.sampled_from([base, None]))
    edits = []
    for number in range(draw(st.integers(0, most))):
        sheet = sheet_of(report, base, edits)
        edit = draw(_edit(sheet, number))
        try:
            check_edit(sheet, edit, BOOK)
        except BadOption:
            continue
        edits.append(edit)
    return report, base, edits


@st.composite
def _edit(draw, sheet, number):
    claims = [held.claim.id for held in sheet.claims]
    things = [each for each in sheet.things if not each.is_removed]
    kinds = ["add"] + (["accept", "accept", "reject"] if claims else []) + (["put"] * 4 + ["remove"] if things else [])
    kind = draw(st.sampled_from(kinds + (["undo"] * 2 if sheet.edits else [])))
    if kind == "undo":
        return Undo(draw(st.integers(1, sheet.edits)))
    if kind in ("accept", "reject"):
        some = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=30))
        return (Accept if kind == "accept" else Reject)(tuple(some))
    if kind == "remove":
        return Remove(draw(st.sampled_from(things)).id)
    if kind == "put":
        return draw(_put(draw(st.sampled_from(things)), number, claims))
    return draw(_add(sheet, number))


@st.composite
def _put(draw, thing, number, claims):
    property_, values = draw(st.sampled_from(LEAVES[thing.kind]))
    quotes = draw(st.sampled_from([((0, 5),), ((3, 9), (12, 20)), ()]))
    return Put(
        f"e{number}", thing.id, (Value(property_, draw(values)),), quotes, draw(st.sampled_from(Stance)),
        draw(st.sampled_from([(), ("a doctor",)])), None if quotes else "the coder's reading",
        tuple(draw(st.lists(st.sampled_from(claims), max_size=2))) if claims else (),
    )  # fmt: skip


@st.composite
def _add(draw, sheet, number):
    incidents = [each.id for each in sheet.things if each.kind is RecordKind.INCIDENT and not each.is_removed]
    kind = draw(st.sampled_from(RecordKind if incidents else [RecordKind.INCIDENT, RecordKind.TOLL]))
    if kind in (RecordKind.INCIDENT, RecordKind.TOLL):
        return Add(f"{kind[0]}{number + 50}", kind)
    letter = {"act": "k", "object": "o"}.get(kind, "p")
    party = draw(st.sampled_from(PartyKind)) if letter == "p" else None
    add = Add(f"{letter}{number + 50}", kind, draw(st.sampled_from(incidents)), party)
    return draw(st.sampled_from([add, Together((add, draw(_put(add, number, []))))]))
