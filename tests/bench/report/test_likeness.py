"""When expected words and a coding's words say the same."""

from __future__ import annotations

import pytest

from bench.report.likeness import alike, alike_chains, plain, same_ground, stated


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("taught at the school", "school teacher taught"),
        ("the 18 months since the siege began", "in the 18 months since the siege began around the town"),
        ("an unnamed neighbour (for the time)", "unnamed neighbour"),
    ],
)
def test_words_that_carry_the_meaning_decide(expected, got):
    assert alike(expected, got)


@pytest.mark.parametrize(("expected", "got"), [("a nurse", "a baker"), ("a nurse", None), ("the", "of")])
def test_other_words_and_no_words_are_not_alike(expected, got):
    assert not alike(expected, got)


def test_a_ground_may_be_the_codebooks_term():
    assert same_ground("practising magic", "sorcery")
    assert same_ground("writing about the siege", "for writing about the siege of the town")
    assert not same_ground("practising magic", "apostasy")


def test_chains_must_all_be_there_and_no_others_but_the_outlets_own_word():
    wanted = [["Monitors of Homs", "eyewitnesses"], ["an unnamed neighbour"]]
    told = [[], ["Monitors of Homs", "eyewitnesses"], ["unnamed neighbour"]]
    assert alike_chains(wanted, told)
    assert not alike_chains(wanted, told[:2])
    assert not alike_chains(wanted, [*told, ["the police"]])
    assert not alike_chains([["Monitors of Homs"]], told[:2])
    assert alike_chains([[]], [[]])
    assert alike_chains([[]], [])


def test_notes_for_people_are_left_out():
    assert plain("civilian (inferred)") == "civilian"
    assert not stated("not stated: the week is that of the claim")
    assert not stated(None)
    assert stated("teacher")
