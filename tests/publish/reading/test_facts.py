"""A fact and what it rests on."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.coding import Claim
from onrecord.core.report import Quote
from onrecord.core.vocabulary import Stance
from onrecord.publish.reading.facts import Fact, Line, Row, Section, find_bases, usual_confidence

WORDS, OTHER = Quote(5, 9, "shot"), Quote(0, 2, "He")
SAID = Claim("c1", "p1", "age", 45, quotes=(WORDS,), confidence=0.9)


def test_a_fact_is_inferred_where_a_rule_had_a_part_in_it():
    assert not Fact("45", (SAID,)).inferred
    assert Fact("45", (SAID, replace(SAID, inferred_by="a rule"))).inferred


def test_a_chain_is_never_inferred_though_rules_concluded_what_came_down_it():
    assert not Fact("A ← B", (replace(SAID, inferred_by="a rule"),), chain=("A", "B")).inferred


def test_a_fact_is_as_sure_as_its_least_sure_claim():
    assert Fact("45", (SAID, replace(SAID, confidence=0.4))).confidence == 0.4
    assert Fact("not stated").confidence is None


def test_quotes_stand_once_in_the_order_of_the_text():
    assert Fact("45", (SAID, replace(SAID, quotes=(OTHER, WORDS)))).quotes == (OTHER, WORDS)


def test_claims_with_the_same_words_chain_and_stance_are_one_ground():
    (basis,) = find_bases(Fact("45", (SAID, replace(SAID, property="sex", value="male", inferred_by="a rule"))))
    assert (basis.quotes, basis.rules, basis.values) == ((WORDS,), ("a rule",), ())


def test_accounts_that_differ_are_grounds_of_their_own_with_their_values():
    other = replace(SAID, value=47, quotes=(OTHER,), according_to=("a doctor",), stance=Stance.ALLEGED)
    bases = find_bases(Fact("45", (SAID, other)))
    assert [(basis.values, basis.chain) for basis in bases] == [((45,), ()), ((47,), ("a doctor",))]


def test_values_of_different_subjects_do_not_dispute_each_other():
    assert [basis.values for basis in find_bases(Fact("x", (SAID, replace(SAID, subject="p2", value=7))))] == [()]


def test_what_came_down_a_chain_shows_no_disputed_values():
    fact = Fact("A", (SAID, replace(SAID, value=47)), chain=("A",))
    assert [basis.values for basis in find_bases(fact)] == [()]


def test_a_section_gives_its_facts_in_the_order_shown():
    facts = [Fact(text) for text in "abc"]
    rows = (Row("x", "X", (Line((facts[0], facts[1])),)), Row("y", "Y", (Line((facts[2],)),)))
    assert list(Section("i1", "Incident 1", (), rows).facts) == facts


def test_the_usual_confidence_is_that_of_more_than_half():
    facts = [Fact("45", (replace(SAID, confidence=sure),)) for sure in (0.9, 0.9, 0.7)]
    assert usual_confidence(facts) == 0.9
    assert usual_confidence([*facts, facts[2], Fact("A", (SAID,), chain=("A",))]) is None
    assert usual_confidence([Fact("not stated")]) is None
