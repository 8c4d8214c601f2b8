from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, RecordKind, Stance
from onrecord.tally.happenings import Happening
from onrecord.tally.victims import Kind, Person, less, people_of, status_of, without_parts
from tests.tally.told_accounts import account, fact, record

ARMY = frozenset({"northern army"})


def victim(*told, id="2"):  # noqa: A002
    return record(RecordKind.VICTIM, *told, within="1", id=id)


def people(victims, facts, perpetrators=frozenset(), outcome=Outcome.KILLED):
    codings = sorted({claim.partition("/")[0] for claim in facts})
    incident = record(RecordKind.INCIDENT, *(("where.country", "LY", f"{coding}/c9") for coding in codings))
    return list(people_of(Happening(incident, (), tuple(victims)), outcome, facts, perpetrators))


def person(count, kind=None, id="A/p1", part_of=None, **more):  # noqa: A002
    return Person(id, "A", kind or Kind(), account(count), part_of, **more)


def status(*told, granted=None, perpetrators=ARMY):
    """Give the status where sources tell some, each with its value and source or fact."""
    facts = {
        f"r{place}/c1": source if not isinstance(source, str) else fact(source)
        for place, (_, source) in enumerate(told)
    }
    values = [("status", value, f"r{place}/c1") for place, (value, _) in enumerate(told)]
    if granted is not None:
        facts["g/c1"] = fact(inferred_by="civilian until shown otherwise (codebook)")
        values.append(("status", granted, "g/c1"))
    return status_of(victim(*values), facts, perpetrators)


def test_a_report_that_tells_of_a_victim_elsewhere_says_nothing_of_how_many_suffered_here():
    told = victim(("acts.k.outcome", "killed", "A/c1"), ("acts.k2.outcome", "killed", "B/c1"))
    facts = {"A/c1": fact(), "B/c1": fact("The Gazette")}
    incident = record(RecordKind.INCIDENT, ("where.country", "LY", "A/c2"))
    (one,) = people_of(Happening(incident, (), (told,)), Outcome.KILLED, facts, frozenset())
    assert one.coding == "A"


def test_two_subjects_of_one_report_that_are_judged_the_same_are_one_person():
    told = replace(victim(("acts.k.outcome", "killed", "A/c1")), members=("A/p1", "A/p4"))
    (one,) = people([told], {"A/c1": fact()})
    assert one.id == "A/p1"


def test_a_victim_of_two_reports_is_there_twice_once_for_each():
    told = victim(
        ("acts.k.outcome", "killed", "A/c1"), ("count.best", 3, "A/c2"), ("sex", "female", "A/c3"),
        ("acts.k.outcome", "killed", "B/c1"), ("name", "Amal Haddad", "B/c2"),
    )  # fmt: skip
    facts = {claim: fact() for claim in ("A/c1", "A/c2", "A/c3", "B/c1", "B/c2")}
    one, other = people([told], facts)
    assert (one.coding, one.account.count, one.is_named) == ("A", Count(None, 3), False)
    assert (other.coding, other.account.count, other.is_named) == ("B", Count.exactly(1), True)
    assert one.kind == other.kind == Kind(sex="female")


def test_who_suffered_something_else_or_nothing_that_stands_is_left_out():
    hurt = victim(("acts.k.outcome", "injured", "A/c1"))
    denied = victim(("acts.k.outcome", "killed", "A/c2"), id="3")
    facts = {"A/c1": fact(), "A/c2": fact(stance=Stance.DENIED)}
    assert people([hurt, denied], facts) == []
    assert len(people([hurt, denied], facts, outcome=Outcome.INJURED)) == 1


def test_people_without_number_or_name_are_one_at_least():
    (found,) = people([victim(("acts.k.outcome", "killed", "A/c1"))], {"A/c1": fact()})
    assert (found.account.count, found.account.claims) == (Count(1), ("A/c1",))


def numbers_of_one_report(*ends):
    """Give the account of a victim of whom one report tells these ends, claim by claim."""
    told = [(f"count.{end}", value, f"A/c{place}") for place, (end, value) in enumerate(ends, 2)]
    facts = {claim: fact() for claim in ("A/c1", *(claim for _, _, claim in told))}
    (found,) = people([victim(("acts.k.outcome", "killed", "A/c1"), *told)], facts)
    return found.account


def test_two_numbers_of_one_report_are_the_widest_range_they_leave():
    found = numbers_of_one_report(("low", 5), ("low", 12), ("high", 14))
    assert (found.count, found.claims) == (Count(5, 5, None), ("A/c2", "A/c3", "A/c4"))
    assert numbers_of_one_report(("low", 5), ("high", 5), ("low", 9), ("high", 9)).count == Count(5, 5, 9)


def test_a_group_is_known_by_its_coding():
    told = victim(("acts.k.outcome", "killed", "A/c1"), ("part_of", "p1", "A/c2"))
    assert people([told], {"A/c1": fact(), "A/c2": fact()})[0].part_of == "A/p1"


def test_a_group_counts_for_those_it_has_besides_its_parts_and_parts_share_its_kind():
    civilians = person(17, Kind(status="civilian"), "A/g1")
    children = person(6, Kind(age_group="child"), "A/g2", "A/g1")
    girls = person(2, Kind(sex="female"), "A/g3", "A/g2")
    found = {each.id: (each.account.count.best, each.kind) for each in without_parts([civilians, children, girls])}
    assert found == {
        "A/g1": (11, Kind(status="civilian")),
        "A/g2": (4, Kind(age_group="child", status="civilian")),
        "A/g3": (2, Kind("female", "child", "civilian")),
    }


def test_what_is_told_of_a_part_goes_before_what_is_told_of_the_group():
    told = [person(9, Kind("female", "adult"), "A/g1"), person(2, Kind(age_group="child"), "A/g2", "A/g1")]
    assert list(without_parts(told))[1].kind == Kind("female", "child")


def test_a_group_whose_parts_are_all_of_it_is_nobody_besides():
    told = [person(2, id="A/g1"), person(1, id="A/p1", part_of="A/g1"), person(1, id="A/p2", part_of="A/g1")]
    assert [each.id for each in without_parts(told)] == ["A/p1", "A/p2"]


@pytest.mark.parametrize("whole", ["A/p1", "A/p9"])
def test_a_part_of_itself_or_of_nobody_known_is_no_part(whole):
    told = [person(3, part_of=whole)]
    assert list(without_parts(told)) == told


def test_groups_that_are_part_of_each_other_do_not_loop():
    told = [person(3, id="A/g1", part_of="A/g2"), person(5, id="A/g2", part_of="A/g1")]
    assert [each.account.count.best for each in without_parts(told)] == [2]


@pytest.mark.parametrize(
    ("whole", "parts", "left"),
    [
        (Count.exactly(17), [Count.exactly(6)], Count.exactly(11)),
        (Count(12), [Count.exactly(3)], Count(9, 9, None)),
        (Count.exactly(12), [Count(3)], Count(0, 9, 9)),
        (Count.exactly(4), [Count.exactly(6)], Count.exactly(0)),
        (Count(10, None, 20), [Count(None, None, 4)], Count(6, 6, 20)),
    ],
)
def test_what_a_group_has_besides_its_parts(whole, parts, left):
    assert less(account(whole), [account(each) for each in parts]) == left


def test_the_status_that_most_origins_tell_stands():
    assert (
        status(("civilian", "Radio Zawiya"), ("civilian", "The Gazette"), ("directly participating", "The Herald"))
        == "civilian"
    )


def test_sources_that_disagree_leave_the_status_unknown():
    assert status(("civilian", "Radio Zawiya"), ("directly participating", "The Gazette")) == "unknown"


def test_the_word_of_who_did_it_sets_no_status():
    assert status(("directly participating", "Northern Army")) == "unknown"
    assert status(("directly participating", fact("The Gazette", "northern army"))) == "unknown"
    assert status(("directly participating", "Northern Army"), granted="civilian") == "civilian"


def test_what_the_codebook_takes_for_granted_gives_way_to_what_is_told():
    assert status(("directly participating", "Levant Monitor"), granted="civilian") == "directly participating"
    assert status(granted="civilian") == "civilian"


def test_a_status_that_is_denied_or_from_nowhere_is_not_heard():
    denied = replace(fact("The Gazette"), stance=Stance.DENIED)
    assert status(("directly participating", denied), granted="civilian") == "civilian"
    assert status_of(victim(("status", "civilian", "A/c9")), {}, ARMY) == "unknown"
