from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from onrecord.core.coding import Toll
from onrecord.core.values import Count
from onrecord.core.vocabulary import RecordKind
from onrecord.core.wire import record_from_json, record_to_json
from onrecord.tally.records import Judged, Member, make_records, record_id
from tests.codings import make_coding
from tests.factory import a_killing, a_report

GROUNDS = {"k1 type": "shot dead", "p1 acts.k1.outcome": "shot dead", "p1 count.": "Samir Qasem", "k1 stance": "shot"}


def a_member(name, **report):
    coding = make_coding(replace(a_report(), **report), ([a_killing()], ()), GROUNDS)
    return Member(name, coding)


def made(*members, judged=None):
    return {record.id: record for record in make_records(members, judged)}


def value(record, path):
    return next(held.value for held in record.values if held.property == path)


def test_every_subject_is_a_record_with_its_claims():
    records = made(a_member("A"))
    victim = records[record_id("A/p1")]
    assert (victim.kind, victim.members, victim.within) == (RecordKind.VICTIM, ("A/p1",), record_id("A/i1"))
    assert value(victim, "name") == "Samir Qasem"
    assert all(claim.startswith("A/c") for held in victim.values for claim in held.claims)


def test_links_name_the_record_of_the_act():
    victim = made(a_member("A"))[record_id("A/p1")]
    assert value(victim, f"acts.{record_id('A/k1')}.outcome") == "killed"


def test_two_judged_the_same_are_one_record_with_the_claims_of_both():
    judged = Judged(same=((4, "B/p1", "A/p1"),))
    records = made(a_member("A", source="Radio Zawiya"), a_member("B", source="The Gazette"), judged=judged)
    victim = records[record_id("A/p1")]
    assert (victim.members, victim.judgements) == (("A/p1", "B/p1"), (4,))
    assert record_id("B/p1") not in records
    age = next(held for held in victim.values if held.property == "age")
    assert [claim.split("/")[0] for claim in age.claims] == ["A", "B"]


def test_what_is_same_as_the_same_is_the_same():
    judged = Judged(same=((1, "C/p1", "B/p1"), (2, "A/p1", "C/p1")))
    records = made(*map(a_member, "ABC"), judged=judged)
    assert records[record_id("A/p1")].members == ("A/p1", "B/p1", "C/p1")


def test_a_value_that_was_judged_to_stand_names_the_judgement():
    member = a_member("A")
    claim = next(claim.id for claim in member.coding.claims if (claim.subject, claim.property) == ("p1", "age"))
    records = made(member, judged=Judged(stands=((7, f"A/{claim}"),)))
    assert records[record_id("A/p1")].judgements == (7,)


def test_the_order_of_codings_does_not_show():
    judged = Judged(same=((1, "C/p1", "B/p1"),))
    orders = {
        tuple(sorted(record_to_json(record) for record in make_records(order, judged)))
        for order in permutations(map(a_member, "ABC"))
    }
    assert len(orders) == 1


def test_a_toll_is_a_record_of_no_incident():
    toll = Toll("t1", "killing", Count(51, None, None, "51"))
    coding = make_coding(a_report(), ([], [toll]), {"t1 act": "shot dead", "t1 count.": "51"})
    (record,) = make_records([Member("A", coding)])
    assert (record.kind, record.within) == (RecordKind.TOLL, None)


def test_a_record_survives_json():
    for record in made(a_member("A")).values():
        assert record_from_json(record_to_json(record)) == record


def test_reprints_of_one_text_count_as_one_source():
    def told(name, age, outlet, source=None):
        member = a_member(name, source=outlet)
        claims = tuple(
            replace(claim, value=age) if claim.property == "age" else claim for claim in member.coding.claims
        )
        return replace(member, coding=replace(member.coding, claims=claims), source=source)

    same = Judged(same=tuple((number, "A/p1", f"{name}/p1") for number, name in enumerate("BCDE", 1)))

    def age(source):
        prints = [
            told(name, 51, outlet, source) for name, outlet in zip("ABC", ("Post", "Herald", "Mail"), strict=True)
        ]
        others = [told("D", 45, "Radio Zawiya"), told("E", 45, "The Gazette")]
        victim = made(*prints, *others, judged=same)[record_id("A/p1")]
        return next(held.value for held in victim.values if held.property == "age")

    assert age(None) == 51
    assert age("Reuters") == 45
