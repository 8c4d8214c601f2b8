from __future__ import annotations

from onrecord.core.values import Absent
from onrecord.core.vocabulary import Involvement
from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.grading.responsibility import responsibility_of
from tests.tally.grading.reported import happening_of, said


def found(*told, withdrawn=frozenset()):
    return responsibility_of(Evidence(*happening_of(*told), withdrawn))


def test_a_body_of_which_no_part_is_told_is_named_without_one():
    naming = found(said("r1", "Radio Zawiya", actor="Coast Brigade", involvement=None)).namings[0]
    assert (naming.actor, naming.involvement) == ("Coast Brigade", Involvement.UNKNOWN)


def test_a_body_that_is_said_to_be_unknown_is_not_named():
    assert found(said("r1", "Radio Zawiya", actor=Absent("unknown"))).namings == ()


def test_a_suspicion_shows_no_action_nearby():
    assert found(said("r1", "Radio Zawiya", actor="Coast Brigade", involvement="suspected")).near == ()


def test_a_naming_stands_only_with_the_body_and_its_part():
    told = said("r1", "Radio Zawiya", actor="Coast Brigade")
    for claim in found(told).namings[0].claims:
        gone = found(told, withdrawn=frozenset({claim}))
        assert (len(gone.namings), gone.standing) == (1, ())


def test_spellings_of_one_body_do_not_compete():
    told = [said("r1", "Radio Zawiya", actor="لواء الأحرار"), said("r2", "The Gazette", actor="لواء الاحرار")]
    assert (found(*told).competing, len(found(*told).actors)) == ((), 1)
