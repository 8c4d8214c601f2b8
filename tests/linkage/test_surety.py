from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.surety import summed, weights_of

LIKELY = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=20)


def test_even_odds_stay_even_and_one_in_five_is_told_as_three_in_ten() -> None:
    assert weights_of(np.array([0.5, 0.2])).tolist() == [0.0, -1.22]


@given(LIKELY)
def test_doubt_keeps_the_order_of_pairs_and_even_odds(likely: list[float]) -> None:
    told = np.array(likely)
    weights = weights_of(told)
    assert (np.diff(weights[np.argsort(told)]) >= 0).all()
    assert ((weights > 0) == (told > 0.5)).all()


@given(LIKELY)
def test_no_pair_is_told_surer_than_it_adds_up_to(likely: list[float]) -> None:
    weights = weights_of(np.array(likely))
    assert (np.abs(weights) <= np.abs(summed(weights))).all()
    assert np.allclose(1 / (1 + np.exp2(-summed(weights))), likely, atol=1e-9)
