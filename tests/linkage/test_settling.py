"""Once people say who one twin is, the other twin can only be the other one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linkage.inference import infer
from onrecord.linkage.judgements import Decision
from onrecord.linkage.settling import settled
from tests.linkage.decided import decided
from tests.linkage.people import told
from tests.linkage.test_linking import linked, pool

# Both names have one sign, and both boys one age.
TWINS = [
    told("حسن عمر علي الطويل", id="list:t1", source="list", sex="m", age=7),
    told("حسين عمر علي الطويل", id="list:t2", source="list", sex="m", age=7),
    told("Hassan Omar al-Tawil", id="report:t1", source="report", sex="m", incident="i0"),
    told("Hussein Omar al-Tawil", id="report:t2", source="report", sex="m", incident="i0"),
]
RECORDS = [*pool(), *TWINS]
IDS = [record.id for record in RECORDS]
SOURCES = [record.source for record in RECORDS]


@pytest.fixture(scope="module")
def found():
    return linked(RECORDS)[0]


def weights(linked_):
    return {(pair.one, pair.other): pair.weight for pair in linked_.scored(IDS)}


def after(found, *said):
    """Give the weights after judgements, each two ids and a decision."""
    rows = [
        replace(decided(number, "a=b"), one=one, other=other, decision=decision)
        for number, (one, other, decision) in enumerate(said, 1)
    ]
    return weights(settled(found, IDS, SOURCES, infer(rows)))


def test_without_judgements_nothing_changes(found):
    assert settled(found, IDS, SOURCES, infer(())) is found
    assert after(found, ("report:t1", "list:t1", Decision.UNSURE)) == weights(found)


def test_who_one_twin_is_settles_who_the_other_is(found):
    before = weights(found)
    assert before["list:t2", "report:t2"] == pytest.approx(0, abs=0.5)
    told_ = after(found, ("report:t1", "list:t1", Decision.SAME))
    assert told_["list:t2", "report:t2"] > 3
    # The pairs that cannot be any more are not raised, nor is the one that was judged.
    for pair in (("list:t1", "report:t1"), ("list:t1", "report:t2"), ("list:t2", "report:t1")):
        assert told_[pair] == before[pair] or pair == ("list:t1", "report:t1")


def test_who_a_twin_is_not_settles_who_he_is(found):
    before = weights(found)
    told_ = after(found, ("report:t1", "list:t2", Decision.DIFFERENT), ("report:t2", "list:t1", Decision.DIFFERENT))
    assert told_["list:t1", "report:t1"] > 3
    assert told_["list:t2", "report:t2"] > 3
    assert told_["list:t1", "report:t2"] == before["list:t1", "report:t2"]


def test_weights_never_fall_and_those_of_others_stay(found):
    before, told_ = weights(found), after(found, ("report:t1", "list:t1", Decision.SAME))
    assert all(told_[pair] >= weight for pair, weight in before.items())
    assert all(
        told_[pair] == weight
        for pair, weight in before.items()
        if not any("0" in end[-2:] or "t" in end[-2:] for end in pair)
    )


def test_judgements_on_records_that_are_not_there_change_nothing(found):
    assert after(found, ("elsewhere:1", "elsewhere:2", Decision.SAME)) == weights(found)
