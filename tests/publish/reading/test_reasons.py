"""Why a record is as it is: words, rules, the steps of the coder, what was set aside."""

from __future__ import annotations

import unicodedata

import pytest

from onrecord.coding.trace import Decision
from onrecord.core.errors import BadOption
from onrecord.publish.reading.digest import join_lines
from onrecord.publish.reading.reasons import choose_decisions, known_records, reason_lines
from tests.codings import find_quote
from tests.factory import a_coding
from tests.hostile import PAYLOADS, hostile_coding
from tests.lifelike import bread_queue_coding

CODING = bread_queue_coding()
DECISIONS = (
    Decision("i1", "act", find_quote(CODING.report, "shot dead"), "verb of killing", "part of i1", ("victim: her",)),
    Decision("p2", "sex", None, "kinship word", "male"),
    Decision("t1", "toll", find_quote(CODING.report, "has killed"), "sum over time", "kept as a toll"),
    Decision(None, "act", find_quote(CODING.report, "accused"), "verb of threat", "set aside: nobody was harmed"),
)


def reasons(record=None, decisions=DECISIONS):
    return join_lines(reason_lines(CODING, decisions, record))


def test_all_reasons_start_with_the_report_and_end_with_what_became_no_record():
    said = reasons()
    assert said.startswith("Shopkeeper shot dead")
    assert said.endswith(
        "Not made into a record\n  act              set aside: nobody was harmed\n"
        "                     words: “accused”\n                     rule: verb of threat\n"
    )


def test_a_step_says_words_rule_outcome_and_what_was_considered():
    said = reasons("i1")
    assert "  act [i1]         part of i1\n" in said
    for line in ("words: “shot dead”", "rule: verb of killing", "considered: victim: her"):
        assert f"                     {line}\n" in said


def test_one_record_brings_its_parts_and_nothing_else():
    said = reasons("i1")
    assert "Nadia Haddad" in said
    assert "sex [p2]" in said
    assert "Hajin" not in said
    assert "set aside" not in said


def test_one_part_brings_only_what_is_said_of_it():
    said = reasons("p2")
    assert "aged 12" in said
    assert "aged 45" not in said
    assert "sex [p2]" in said
    assert "act [i1]" not in said


def test_a_record_without_steps_has_none():
    assert "Why" not in reasons("i2")


def test_a_step_about_a_subject_of_no_record_is_not_lost():
    stray = Decision("i7", "act", None, "a rule", "merged into i1")
    assert "act [i7]" in reasons(decisions=(stray,))


def test_a_record_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(BadOption, match="expected one of i1, k1, k2"):
        choose_decisions(CODING, DECISIONS, "i9")
    with pytest.raises(BadOption, match="no record was made"):
        choose_decisions(a_coding(), DECISIONS, "i1")


def test_every_record_is_known_with_its_parts():
    known = known_records(CODING)
    assert known["i2"] == {"i2", "k3", "p4", "p5"}
    assert known["t1"] == {"t1"}


@pytest.mark.parametrize("words", PAYLOADS)
def test_nothing_of_a_report_acts_on_the_terminal(words):
    coding = hostile_coding(words)
    quote = coding.claims[0].quotes[0]
    decisions = (Decision("i1", words, quote, words, words, (words,)), Decision(None, words, quote, words, words))
    said = join_lines(reason_lines(coding, decisions)).replace("\n", "")
    assert not [c for c in said if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
