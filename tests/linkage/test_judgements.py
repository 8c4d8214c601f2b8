from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from onrecord.core.errors import BadOption
from onrecord.linkage.judgements import Decision, Judgement, held_judgements, voices
from tests.linkage.decided import FIRST, decided, withdrawn


def test_a_judgement_taken_back_does_not_hold():
    first, second = decided(1, "a=b"), decided(2, "b=c")
    assert held_judgements([first, second, withdrawn(3, first)]) == [second]


def test_a_withdrawal_taken_back_lets_the_judgement_hold_again():
    first = decided(1, "a=b")
    gone = withdrawn(2, first)
    assert held_judgements([first, gone, withdrawn(3, gone)]) == [first]


def test_what_holds_does_not_depend_on_the_order_of_rows():
    rows = [decided(1, "a=b"), decided(2, "b!c"), withdrawn(3, decided(1, "a=b")), decided(4, "c?d")]
    held = held_judgements(rows)
    for _ in range(10):
        random.Random(5).shuffle(rows)
        assert held_judgements(rows) == held
    assert held_judgements(rows + rows) == held


def test_each_person_has_one_voice_on_a_pair():
    mind_changed = [decided(1, "a=b"), decided(2, "b!a"), decided(3, "a=b", by="Petro Bondar")]
    assert voices(mind_changed) == mind_changed[1:]


def test_newest_is_by_the_time_of_judging_not_by_number():
    typed_in_later = decided(2, "a=b", when=FIRST - timedelta(days=1))
    assert voices([decided(1, "a!b"), typed_in_later]) == [decided(1, "a!b")]


def test_two_records_are_a_pair_whichever_is_named_first():
    assert decided(1, "b=a").pair == decided(1, "a=b").pair == ("a", "b")


def test_a_judgement_needs_two_records():
    with pytest.raises(BadOption, match="two records"):
        decided(1, "a=a")


def test_a_judgement_needs_a_reason():
    with pytest.raises(BadOption, match="others will ask"):
        decided(1, "a=b", why=" ")


def test_a_judgement_needs_a_time_with_its_zone():
    with pytest.raises(BadOption, match="a time with its zone"):
        decided(1, "a=b", when=datetime(2026, 3, 1, 9, 0))


def test_a_withdrawal_names_what_it_takes_back_and_nothing_else_does():
    with pytest.raises(BadOption, match="withdrawing None"):
        Judgement(2, "a", "b", Decision.WITHDRAWN, "Hala Kassem", FIRST, "wrong row")
    with pytest.raises(BadOption, match="same, withdrawing 1"):
        decided(2, "a=b", withdraws=1)


def test_what_is_taken_back_must_have_come_before():
    with pytest.raises(BadOption, match="a withdrawal of 7"):
        held_judgements([decided(1, "a=b"), withdrawn(3, decided(7, "a=b"))])
    with pytest.raises(BadOption, match="an earlier judgement"):
        held_judgements([decided(7, "a=b"), withdrawn(3, decided(7, "a=b"))])


def test_two_judgements_of_one_number_are_refused():
    with pytest.raises(BadOption, match="two judgements"):
        held_judgements([decided(1, "a=b"), decided(1, "a!b")])
