from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples.pairing import pair

NUMBERS = st.lists(st.fixed_dictionaries({"n": st.integers(0, 20), "optional": st.booleans()}), max_size=6)


def _nearness(stated, got):
    return max(0, 5 - abs(stated["n"] - got["n"]))


def test_the_best_pair_is_made_first():
    pairing = pair([{"n": 1}, {"n": 3}], [{"n": 3}, {"n": 2}], _nearness)
    assert pairing.owed == (({"n": 1}, {"n": 2}), ({"n": 3}, {"n": 3}))


def test_what_has_no_agreement_stays_alone():
    pairing = pair([{"n": 1}], [{"n": 9}], _nearness)
    assert pairing.owed == (({"n": 1}, None),)
    assert pairing.unexpected == ({"n": 9},)


def test_an_optional_expectation_takes_only_what_is_left():
    optional = {"n": 1, "optional": True}
    pairing = pair([optional, {"n": 2}], [{"n": 1}], _nearness)
    assert pairing.owed == (({"n": 2}, {"n": 1}),)
    assert pairing.optional == ()
    assert pair([optional], [{"n": 1}], _nearness).unexpected == ()


@given(NUMBERS, NUMBERS)
def test_everything_coded_is_paired_once_or_unexpected(stated, got):
    pairing = pair(stated, got, _nearness)
    used = [item for _, item in (*pairing.owed, *pairing.optional) if item is not None] + list(pairing.unexpected)
    assert sorted(item["n"] for item in used) == sorted(item["n"] for item in got)
    assert len(pairing.owed) == sum(not one["optional"] for one in stated)
