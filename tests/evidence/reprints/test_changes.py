from __future__ import annotations

from onrecord.evidence.reprints.changes import changed_facts, weight_of
from onrecord.evidence.reprints.passages import shared_passages
from onrecord.evidence.reprints.sketches import runs_of
from onrecord.evidence.reprints.words import words_in

FRAME = "the patrol found on the evening of {} the body of a citizen named {} who was hit by bullets in the old town"


def changed(one, other):
    mine, yours = words_in(one), words_in(other)
    return changed_facts(mine, yours, shared_passages(runs_of(mine), runs_of(yours)))


def test_names_and_numbers_in_the_place_of_others_are_changes():
    found = changed(FRAME.format("3 May", "Nuri Hamid"), FRAME.format("19 June", "Salma Adel"))
    assert found == [("3 May", "19 June"), ("Nuri Hamid", "Salma Adel")]


def test_other_words_for_the_same_are_none():
    assert changed(FRAME.format("3 May", "Nuri"), FRAME.format("3 May", "Nuri").replace("citizen", "civilian")) == []


def test_what_one_adds_is_none():
    one = FRAME.format("3 May", "Nuri")
    assert changed(one, one.replace("patrol", "patrol of the Harbour station 7")) == []


def test_a_long_stretch_told_anew_is_none():
    long = " ".join(f"Word{number}" for number in range(20))
    assert changed(FRAME.format("3 May", "Nuri"), FRAME.format(long, "Nuri")) == []


def test_what_stands_apart_counts_apart_and_what_may_be_other_words_counts_half():
    frame = "عثرت الدورية مساء اليوم على جثة المواطن {} البالغ من العمر {} عاما في شارع قديم قرب السوق"
    found = changed(frame.format("نوري حامد", 27), frame.format("سالم عادل", 54))
    assert found == [("نوري حامد", "سالم عادل"), ("27", "54")]
    assert weight_of(found) == 1.5
